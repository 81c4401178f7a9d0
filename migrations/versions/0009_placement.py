"""Keep what is answered in the placement.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "placement_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("headword", sa.String(length=80), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "right",
                "wrong",
                "unsure",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_placement_answer_number_from_one")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_placement_answer_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_answer")),
        sa.UniqueConstraint(
            "person_id", "headword", name=op.f("uq_placement_answer_person_id_headword")
        ),
        sa.UniqueConstraint(
            "person_id", "number", name=op.f("uq_placement_answer_person_id_number")
        ),
    )


def downgrade() -> None:
    op.drop_table("placement_answer")
