"""Tell practice and retries from graded attempts, and weigh each answer.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # All attempts until now were seen by teachers, and all answers counted in full.
    with op.batch_alter_table("attempt", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(
            sa.Column("graded", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        table.add_column(sa.Column("retry_of", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_attempt_retry_of_attempt"),
            "attempt",
            ["retry_of"],
            ["id"],
            ondelete="CASCADE",
        )
    op.create_index(op.f("ix_attempt_retry_of"), "attempt", ["retry_of"])
    for name, kind, all_until_now in (("hints", sa.Integer, "0"), ("weight", sa.Double, "1")):
        column = sa.Column(name, kind(), nullable=False, server_default=sa.text(all_until_now))
        op.add_column("response", column)


def downgrade() -> None:
    op.drop_column("response", "weight")
    op.drop_column("response", "hints")
    op.execute("DELETE FROM attempt WHERE retry_of IS NOT NULL")
    op.drop_index(op.f("ix_attempt_retry_of"), "attempt")
    with op.batch_alter_table("attempt", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f("fk_attempt_retry_of_attempt"), type_="foreignkey")
        table.drop_column("retry_of")
        table.drop_column("graded")
