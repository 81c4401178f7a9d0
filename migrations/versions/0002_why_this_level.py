"""Keep why an article has its level.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("grade_why", sa.JSON(none_as_null=True), nullable=True)
    op.add_column("article", column)


def downgrade() -> None:
    op.drop_column("article", "grade_why")
