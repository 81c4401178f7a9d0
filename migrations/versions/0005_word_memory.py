"""Keep the memory of words, and the answers given when words are met again.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MEMORY = {
    "stability": sa.Double,
    "difficulty": sa.Double,
    "asked_at": lambda: sa.DateTime(timezone=True),
    "due_at": lambda: sa.DateTime(timezone=True),
    "right_at": lambda: sa.DateTime(timezone=True),
    "right_in": lambda: sa.String(length=16),
    "learned_at": lambda: sa.DateTime(timezone=True),
}


def upgrade() -> None:
    for name, kind in MEMORY.items():
        op.add_column("word_state", sa.Column(name, kind(), nullable=True))
    op.create_index(op.f("ix_word_state_person_id_due_at"), "word_state", ["person_id", "due_at"])
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("headword", sa.String(length=80), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("sentence", sa.String(length=16), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("right", sa.Boolean(), nullable=False),
        sa.Column("credit", sa.Double(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("credit >= 0 AND credit <= 1", name=op.f("ck_review_credit_is_a_share")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_review_number_from_one")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_review_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_review_article_id_article"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_review_item_id_item"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("person_id", "number", name=op.f("uq_review_person_id_number")),
    )
    op.create_index(op.f("ix_review_article_id"), "review", ["article_id"])
    op.create_index(op.f("ix_review_item_id"), "review", ["item_id"])


def downgrade() -> None:
    op.drop_table("review")
    op.drop_index(op.f("ix_word_state_person_id_due_at"), "word_state")
    for name in reversed(MEMORY):
        op.drop_column("word_state", name)
