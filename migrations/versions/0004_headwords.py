"""Take the places out of headwords: "so @58" was the word "so".

Revision ID: 0004
Revises: 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Word states of these are made again from the responses, with the memory of words (0005).
    here = "instr" if op.get_bind().dialect.name == "sqlite" else "strpos"
    op.execute(
        f"UPDATE item SET headword = substr(headword, 1, {here}(headword, ' @') - 1) "  # noqa: S608 - the name of one of two functions
        "WHERE headword LIKE '% @%'"
    )


def downgrade() -> None:
    """Leave the words: nothing ever read the places in them."""
