"""Name each answer by a key of its sender, so that the same one sent again is known.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("response", sa.Column("key", sa.String(length=36), nullable=True))
    op.create_index(
        op.f("ix_response_attempt_id_key"), "response", ["attempt_id", "key"], unique=True
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_response_attempt_id_key"), "response")
    op.drop_column("response", "key")
