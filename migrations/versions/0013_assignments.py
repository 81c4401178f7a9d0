"""Keep what a class is to read, with its due date and rules, and the time zone of a class.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)


def reference(column: str, table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_assignment_{column}_{table}")
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    zone = sa.Column("time_zone", sa.String(length=64), server_default="UTC", nullable=False)
    op.add_column("classroom", zone)
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("classroom_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("by_level", sa.Boolean(), nullable=False),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("feedback", words("feedback", "at once", "at end", "after due"), nullable=False),
        sa.Column("counts", words("counts", "first", "best", "last"), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=True),
        sa.Column("drawn", sa.Integer(), nullable=True),
        sa.CheckConstraint("tries >= 1", name=op.f("ck_assignment_tries_from_one")),
        sa.CheckConstraint("drawn >= 1", name=op.f("ck_assignment_drawn_from_one")),
        sa.CheckConstraint(
            "feedback <> 'after due' OR due_at IS NOT NULL",
            name=op.f("ck_assignment_after_due_has_due"),
        ),
        reference("classroom_id", "classroom"),
        reference("article_id", "article"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sqlite_autoincrement=True,
    )
    for column in ("classroom_id", "article_id"):
        op.create_index(op.f(f"ix_assignment_{column}"), "assignment", [column])
    with op.batch_alter_table("attempt", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("assignment_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("drawn", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_attempt_assignment_id_assignment"),
            "assignment",
            ["assignment_id"],
            ["id"],
            ondelete="SET NULL",
        )
    op.create_index(op.f("ix_attempt_assignment_id"), "attempt", ["assignment_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_attempt_assignment_id"), "attempt")
    with op.batch_alter_table("attempt", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f("fk_attempt_assignment_id_assignment"), type_="foreignkey")
        table.drop_column("drawn")
        table.drop_column("assignment_id")
    op.drop_table("assignment")
    op.drop_column("classroom", "time_zone")
