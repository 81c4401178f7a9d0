"""Keep what the reading page knows: words, marks, look-ups, places, time and display.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def owned(table: str, *, article: bool) -> list[sa.schema.SchemaItem]:
    """Return the columns and constraints of a table whose rows are a person's."""
    owners = ("person", "article") if article else ("person",)
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *(sa.Column(f"{owner}_id", sa.Integer(), nullable=False) for owner in owners),
        *(
            sa.ForeignKeyConstraint(
                [f"{owner}_id"],
                [f"{owner}.id"],
                name=op.f(f"fk_{table}_{owner}_id_{owner}"),
                ondelete="CASCADE",
            )
            for owner in owners
        ),
    ]


def upgrade() -> None:
    op.add_column("article", sa.Column("words", sa.JSON(none_as_null=True), nullable=True))
    op.add_column(
        "person", sa.Column("display", sa.String(length=120), server_default="", nullable=False)
    )
    with op.batch_alter_table("reading") as reading:
        reading.add_column(sa.Column("place", sa.Integer(), nullable=True))
        reading.add_column(sa.Column("words", sa.Integer(), server_default="0", nullable=False))
        reading.create_check_constraint(op.f("ck_reading_words_not_negative"), "words >= 0")
    op.create_table(
        "reading_day",
        *owned("reading_day", article=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "seconds >= 0 AND words >= 0", name=op.f("ck_reading_day_counts_not_negative")
        ),
        sa.UniqueConstraint(
            "person_id", "article_id", "day", name=op.f("uq_reading_day_person_id_article_id_day")
        ),
    )
    op.create_table(
        "look_up",
        *owned("look_up", article=True),
        sa.Column("headword", sa.String(length=80), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint(
            "person_id",
            "article_id",
            "headword",
            "sentence_start",
            name=op.f("uq_look_up_person_id_article_id_headword_sentence_start"),
        ),
    )
    op.create_table(
        "word_mark",
        *owned("word_mark", article=False),
        sa.Column("headword", sa.String(length=80), nullable=False),
        sa.Column(
            "mark",
            sa.Enum(
                "known",
                "learning",
                name="mark",
                length=16,
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("person_id", "headword", name=op.f("uq_word_mark_person_id_headword")),
    )
    for table in ("look_up", "reading_day"):
        op.create_index(op.f(f"ix_{table}_article_id"), table, ["article_id"])


def downgrade() -> None:
    for table in ("word_mark", "look_up", "reading_day"):
        op.drop_table(table)
    with op.batch_alter_table("reading") as reading:
        reading.drop_constraint(op.f("ck_reading_words_not_negative"), type_="check")
        reading.drop_column("words")
        reading.drop_column("place")
    op.drop_column("person", "display")
    op.drop_column("article", "words")
