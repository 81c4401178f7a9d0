"""Make an assignment of each text that a class was given at publishing alone.

What the class answered for it counts from now on for that assignment. A learner of two such
classes answered once for both: it counts for the class that is older.

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

# Without a last day, and with no other text of the series given to each at their level.
GIVE = """
    INSERT INTO assignment
    (classroom_id, article_id, by_level, assigned_at, feedback, counts, tries)
    SELECT c.id, a.id, false, COALESCE(a.published_at, a.created_at), 'at once', 'first', 1
    FROM article_audience AS g
    JOIN article AS a ON a.id = g.article_id
    JOIN classroom AS c ON c.id = g.classroom_id
    WHERE a.status = 'published' AND NOT EXISTS (
        SELECT 1 FROM assignment AS s JOIN article AS o ON o.id = s.article_id
        WHERE s.classroom_id = c.id
        AND (o.id = a.id OR (s.by_level AND a.series <> '' AND o.series = a.series))
    )
    ORDER BY c.id, COALESCE(a.published_at, a.created_at), a.id
"""
COUNT = """
    UPDATE attempt SET assignment_id = (
        SELECT MIN(s.id) FROM assignment AS s
        JOIN quiz AS q ON q.article_id = s.article_id
        JOIN membership AS m ON m.classroom_id = s.classroom_id
        WHERE q.id = attempt.quiz_id AND m.person_id = attempt.person_id AND m.role = 'learner'
        AND s.id > :last
    )
    WHERE graded AND assignment_id IS NULL
"""


def upgrade() -> None:
    bind = op.get_bind()
    last = bind.scalar(sa.text("SELECT MAX(id) FROM assignment")) or 0
    bind.execute(sa.text(GIVE))
    bind.execute(sa.text(COUNT), {"last": last})


def downgrade() -> None:
    """Leave the assignments: nothing tells them from those that a teacher has made."""
