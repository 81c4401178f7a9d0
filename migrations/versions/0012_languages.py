"""Keep the language of an article; only English has a Fact Box level.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

LASTING = {"sqlite_autoincrement": True}  # what a copied table would lose


def upgrade() -> None:
    language = sa.Column("language", sa.String(length=3), server_default="en", nullable=False)
    with op.batch_alter_table("article", table_kwargs=LASTING) as table:
        table.add_column(language)
        table.alter_column("level", existing_type=sa.Double(), nullable=True)


def downgrade() -> None:
    op.execute("DELETE FROM article WHERE level IS NULL")
    with op.batch_alter_table("article", table_kwargs=LASTING) as table:
        table.alter_column("level", existing_type=sa.Double(), nullable=False)
        table.drop_column("language")
