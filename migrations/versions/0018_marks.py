"""Keep what was mended in a text in its place, and what texts are found alike by.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

NAMES = ("marks", "sketch")


def upgrade() -> None:
    for name in NAMES:
        op.add_column("article", sa.Column(name, sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    for name in reversed(NAMES):
        op.drop_column("article", name)
