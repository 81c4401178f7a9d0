"""Let the log say that an account was erased.

Revision ID: 0021
Revises: 0020
"""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

LASTING = {"sqlite_autoincrement": True}  # what a copied table would lose
NAME = "ck_audit_entry_act"
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
    _allow((*ACTS, "erase account"))


def downgrade() -> None:
    op.execute("DELETE FROM audit_entry WHERE act = 'erase account'")
    _allow(ACTS)


def _allow(acts: tuple[str, ...]) -> None:
    with op.batch_alter_table("audit_entry", table_kwargs=LASTING) as table:
        table.drop_constraint(op.f(NAME), type_="check")
        table.create_check_constraint(
            op.f(NAME), f"act IN ({', '.join(repr(act) for act in acts)})"
        )
