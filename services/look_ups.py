"""Which words were looked up, and in which sentence: what a teacher's report counts."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import LookUp, Person
from services.errors import NotFound
from services.glosses import formed, reading_of
from services.library import article_for
from services.pages import body_spans, sentence_span
from services.store import stored


def note(
    session: Session,
    person: Person,
    article_id: int,
    word: str,
    place: tuple[int, int],
    now: datetime,
) -> None:
    """Note that a person looked a word up; once for a word and a sentence.

    ``place`` is the number of the paragraph, from 1, and the word's first character in it,
    from 0. Raises NotFound where that word does not stand there.
    """
    article = article_for(session, person, article_id)
    number, offset = place
    spans = body_spans(article)
    if not 1 <= number <= len(spans) or offset < 0:
        raise NotFound
    at, form = spans[number - 1][0] + offset, formed(word)
    if not form or formed(article.text[at : at + len(form)]) != form:
        raise NotFound
    stored(
        session,
        LookUp(
            person_id=person.id,
            article_id=article.id,
            headword=reading_of(article, form)[0],
            sentence_start=sentence_span(article, at)[0],
            looked_at=now,
        ),
    )
