"""Keep the counts and ranks of an article's words, for coverage.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("article", sa.Column("running", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("article", "running")
