"""Keep a teacher's own level of an article beside the estimate.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("article", sa.Column("own_band", sa.String(length=4), nullable=True))


def downgrade() -> None:
    op.drop_column("article", "own_band")
