"""A text that somebody brings becomes a draft: read, cleaned, measured, asked about, stored."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from ingest import plain
from ingest.raw import Raw, Upload
from models import Job, Person
from quizzes.kinds import MEASURED
from services import created_once, desk, jobs, versions
from services.jobs import Wanted
from services.manuscript import Manuscript
from services.press import MADE

Tell = Callable[[str, float], None]
READ = 0.1  # of the bar, when the text is read
MEASURING = "Measuring sentences and words"


@dataclass(frozen=True, slots=True)
class Ready:
    """A manuscript to be stored, and where its text comes from."""

    manuscript: Manuscript
    source: str


def made(wanted: Wanted, tell: Tell) -> Ready:
    """Return what is made of a text; touches no database. Raises Unfit."""
    tell("Reading the text", 0.02)
    raw = _raw(wanted)
    tell(MEASURING, READ)
    manuscript = desk.preview(
        raw.text,
        wanted.title.strip() or raw.title,
        raw.marks,
        lambda share: tell(
            MEASURING if share < MADE * MEASURED else "Making questions", READ + (1 - READ) * share
        ),
    )
    return Ready(replace(manuscript, mends=(*raw.mends, *manuscript.mends)), raw.source)


def store(session: Session, job_id: int, wanted: Wanted, ready: Ready, now: datetime) -> None:
    """Store what was made as a draft, and end its job: both or neither.

    Raises Over, and as the request would have: Denied, Conflict, Unfit, NotFound.
    """
    person = session.get_one(Person, session.get_one(Job, job_id).person_id)
    asked = asked_for(wanted)
    article_id = created_once.before(session, person, asked)
    if article_id is None:
        article_id = _draft(session, person, wanted, ready, now)
        if not created_once.remember(session, person, asked, article_id, now):
            raise jobs.Over  # taken up anew, it leads to the article of the faster one
    jobs.done(session, job_id, article_id, now)


def asked_for(wanted: Wanted) -> created_once.Asked:
    """Return what a program's key stands for."""
    text = "" if wanted.name else wanted.data.decode()
    return created_once.Asked(wanted.key, text, wanted.title, wanted.theme, wanted.source)


def _raw(wanted: Wanted) -> Raw:
    if wanted.name:
        return desk.read(Upload(wanted.name, wanted.data, wanted.chapters))
    return plain.pasted(wanted.data.decode())


def _draft(session: Session, person: Person, wanted: Wanted, ready: Ready, now: datetime) -> int:
    article = desk.add_article(session, person, ready.manuscript, now, ready.source)
    if wanted.theme or wanted.source:
        desk.describe(session, person, article.id, wanted.theme, wanted.source)
    if wanted.of:
        versions.link(session, person, article.id, wanted.of)
    return article.id
