"""How long a person really read, how much, and where they stopped.

The page counts seconds in which it was on the screen and its reader moved, scrolled or
pressed a key within the last minute, and tells them every minute. Nothing told is believed
beyond what the clock on the wall allows.
"""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Article, ArticleStatus, Person, Reading, ReadingDay
from progress.weeks import zone
from services.errors import NotFound
from services.library import article_for, open_reading
from services.pages import body_spans
from texts.tokens import tokens

LONGEST = 90  # seconds that one message may add: the page sends one every 60
# Words a second; in 190 studies nobody read with understanding above 400 words a minute
# (Brysbaert 2019). Faster, the eye has skipped, and the words do not count as read.
FASTEST = 400 / 60


def told(
    session: Session, person: Person, article_id: int, seconds: int, place: int, now: datetime
) -> None:
    """Add what a page tells of the time since its last message.

    ``place`` is the paragraph now being read, from 1: the words of those before it, and its
    own, count as read once, as far as the time allows. Time is bounded by LONGEST and by the
    wall time since this person's last message about any article. A draft is read to be
    checked, so nothing is kept of it. Raises NotFound.
    """
    article = article_for(session, person, article_id)
    if not 1 <= place <= len(body_spans(article)):
        raise NotFound
    if article.status is not ArticleStatus.PUBLISHED:
        return
    # On PostgreSQL two tabs wait here for one another, or both would count the same minute.
    session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    open_reading(session, person, article.id, now)
    mine = (Reading.person_id == person.id, Reading.article_id == article.id)
    reading = session.scalars(select(Reading).where(*mine)).one()
    added = max(0, min(seconds, _most(session, person, now)))
    gained = max(0, min(_words(article, place) - reading.words, int(added * FASTEST)))
    reading.place = place
    reading.words += gained
    _add(session, person, article, added, gained, now)
    session.flush()


def _most(session: Session, person: Person, now: datetime) -> int:
    """Return the seconds that a message may add now."""
    query = select(func.max(ReadingDay.told_at)).where(ReadingDay.person_id == person.id)
    last = session.scalar(query)
    return LONGEST if last is None else min(LONGEST, int((now - last).total_seconds()))


def _words(article: Article, place: int) -> int:
    """Return the running words of the paragraphs up to a place."""
    return sum(len(tokens(article.text[s:e])) for s, e in body_spans(article)[:place])


def _add(
    session: Session, person: Person, article: Article, seconds: int, words: int, now: datetime
) -> None:
    """Add to the row of today, by the person's calendar."""
    today = now.astimezone(zone(person.time_zone)).date()
    row = session.scalar(
        select(ReadingDay).where(
            ReadingDay.person_id == person.id,
            ReadingDay.article_id == article.id,
            ReadingDay.day == today,
        )
    )
    if row is None:
        row = ReadingDay(
            person_id=person.id, article_id=article.id, day=today, seconds=0, words=0, told_at=now
        )
        session.add(row)
    row.seconds += seconds
    row.words += words
    row.told_at = now
