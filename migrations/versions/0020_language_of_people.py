"""Keep the language that a person is told in.

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

LASTING = {"sqlite_autoincrement": True}  # what a copied table would lose


def upgrade() -> None:
    op.add_column(
        "person", sa.Column("language", sa.String(length=16), server_default="", nullable=False)
    )


def downgrade() -> None:
    with op.batch_alter_table("person", table_kwargs=LASTING) as table:
        table.drop_column("language")
