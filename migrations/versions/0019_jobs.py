"""Keep how far long work is.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    state = sa.Enum(
        "working",
        "done",
        "failed",
        name=op.f("ck_job_state"),
        length=16,
        native_enum=False,
        create_constraint=True,
    )
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("state", state, nullable=False),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("share", sa.Double(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("share >= 0 AND share <= 1", name=op.f("ck_job_share_is_a_share")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_job_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_job_article_id_article"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sqlite_autoincrement=True,
    )
    for column in ("person_id", "article_id"):
        op.create_index(op.f(f"ix_job_{column}"), "job", [column])


def downgrade() -> None:
    op.drop_table("job")
