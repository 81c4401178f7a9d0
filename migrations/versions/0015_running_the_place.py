"""Close accounts, and keep who did what.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ACTS = (
    "publish",
    "take back",
    "discard",
    "take out",
    "make token",
    "end token",
    "add person",
    "change role",
    "close account",
    "open account",
    "reset",
    "back up",
    "fetch backup",
    "delete backup",
)


def upgrade() -> None:
    op.add_column("person", sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(length=40), nullable=False),
        sa.Column(
            "act",
            sa.Enum(*ACTS, name="act", native_enum=False, create_constraint=True, length=16),
            nullable=False,
        ),
        sa.Column("about", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_audit_entry_person_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_audit_entry_at"), "audit_entry", ["at"])
    op.create_index(op.f("ix_audit_entry_person_id"), "audit_entry", ["person_id"])


def downgrade() -> None:
    op.drop_table("audit_entry")
    op.drop_column("person", "disabled_at")
