"""Keep what long work needs, so that no restart loses a text.

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

LASTING = {"sqlite_autoincrement": True}  # what a copied table would lose
LOST = "The server was started anew in the middle of this. Send the text again."
STATE = "ck_job_state"
OLD, NEW = ("working", "done", "failed"), ("waiting", "working", "done", "failed")


def known(states: tuple[str, ...]) -> str:
    return f"state IN ({', '.join(repr(state) for state in states)})"


def upgrade() -> None:
    # What was in work is not kept anywhere.
    job = sa.table("job", sa.column("state"), sa.column("said"))
    op.execute(job.update().where(job.c.state == "working").values(state="failed", said=LOST))
    with op.batch_alter_table("job", table_kwargs=LASTING) as table:
        table.drop_constraint(op.f(STATE), type_="check")
        table.create_check_constraint(op.f(STATE), known(NEW))
        table.add_column(sa.Column("said_values", sa.JSON(), server_default="{}", nullable=False))
        table.add_column(sa.Column("asked_hash", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("tries", sa.Integer(), server_default="0", nullable=False))
        table.create_unique_constraint(
            op.f("uq_job_person_id_asked_hash"), ["person_id", "asked_hash"]
        )
    op.create_table(
        "job_input",
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("chapters", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("of_id", sa.Integer(), nullable=True),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["job_id"], ["job.id"], name=op.f("fk_job_input_job_id_job"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", name=op.f("pk_job_input")),
    )


def downgrade() -> None:
    op.drop_table("job_input")
    op.execute("DELETE FROM job WHERE state = 'waiting'")
    with op.batch_alter_table("job", table_kwargs=LASTING) as table:
        table.drop_constraint(op.f("uq_job_person_id_asked_hash"), type_="unique")
        for column in ("said_values", "asked_hash", "tries"):
            table.drop_column(column)
        table.drop_constraint(op.f(STATE), type_="check")
        table.create_check_constraint(op.f(STATE), known(OLD))
