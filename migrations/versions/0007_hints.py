"""Keep the hints that were taken before an answer.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KIND = sa.Enum(
    "paragraph", "letter", name="kind", native_enum=False, create_constraint=True, length=16
)


def upgrade() -> None:
    op.create_table(
        "hint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("kind", KIND, nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempt.id"],
            name=op.f("fk_hint_attempt_id_attempt"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_hint_item_id_item"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hint")),
        sa.UniqueConstraint(
            "attempt_id", "item_id", "kind", name=op.f("uq_hint_attempt_id_item_id_kind")
        ),
    )
    op.create_index(op.f("ix_hint_item_id"), "hint", ["item_id"])


def downgrade() -> None:
    op.drop_table("hint")
