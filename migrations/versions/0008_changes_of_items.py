"""Keep who changed which item, and the whole of a refused one.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ACTS = ("keep", "drop", "add", "edit", "write", "rescue", "make", "retire", "undo")
STATUSES = ("chosen", "kept", "dropped")


def words(values: tuple[str, ...], name: str) -> sa.Enum:
    """Return the type of a column for a closed set of words."""
    return sa.Enum(*values, name=name, length=16, native_enum=False, create_constraint=True)


def upgrade() -> None:
    op.add_column("refused_item", sa.Column("made", sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        "item_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("refused_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("act", words(ACTS, op.f("ck_item_change_act")), nullable=False),
        sa.Column("was", words(STATUSES, op.f("ck_item_change_was")), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{table}.id"],
                name=op.f(f"fk_item_change_{column}_{table}"),
                ondelete=ondelete,
            )
            for column, table, ondelete in (
                ("article_id", "article", "CASCADE"),
                ("item_id", "item", "CASCADE"),
                ("other_id", "item", "CASCADE"),
                ("refused_id", "refused_item", "SET NULL"),
                ("person_id", "person", "SET NULL"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_change")),
    )
    for column in ("article_id", "item_id", "other_id", "refused_id", "person_id"):
        op.create_index(op.f(f"ix_item_change_{column}"), "item_change", [column])


def downgrade() -> None:
    op.drop_table("item_change")
    op.drop_column("refused_item", "made")
