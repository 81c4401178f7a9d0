"""Load the words that go to Anki: those of a learner, and those of an article."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Article, KeyWord, Person
from quizzes.item import Skill
from services import word_list
from services.binding import chosen_items
from services.desk_pages import own_article
from services.errors import Conflict
from services.sentences import sentence_at
from services.takeaway.anki import Deck, Note
from services.word_cards import meaning
from texts.sounds import sounds


def of_person(session: Session, person: Person, now: datetime) -> Deck:
    """Return the words of a person with their sentences, those due first, then by name.

    A word of which neither meaning nor sentence is known would be an empty card, and is left
    out. Raises Conflict where none is left.
    """
    rows = word_list.everything(session, person, now)
    rows.sort(key=lambda row: (row[0].due_at is None, row[0].due_at or now))
    notes = tuple(
        Note(
            headword=word.headword,
            ipa=_ipa(word.headword),
            means=word.means,
            sentence=place.sentence if place else "",
            title=place.title if place else "",
        )
        for word, place in rows
        if word.means or place
    )
    if not notes:
        raise Conflict("You have no words yet. Read a text first.")
    return Deck("words", "My words", notes)


def of_article(session: Session, teacher: Person, article_id: int) -> Deck:
    """Return the words that the quiz of an article asks for, then its other key words.

    Raises NotFound for all but its owner and admins, Conflict for a text without such words.
    """
    article = own_article(session, teacher, article_id)
    notes: dict[str, Note] = {}
    for note in _notes(session, article):
        notes.setdefault(note.headword, note)
    if not notes:
        raise Conflict("This text has no words to learn.")
    return Deck(article.text_hash, article.title, tuple(notes.values()))


def _notes(session: Session, article: Article) -> Iterator[Note]:
    """Yield a note for each word of an article, some twice."""
    query = select(KeyWord).where(KeyWord.article_id == article.id).order_by(KeyWord.start)
    key_words = {word.headword: word for word in session.scalars(query)}
    for item in chosen_items(session, article.id):
        if item.skill == Skill.VOCABULARY and item.headword:
            yield _note(article, item.headword, item.evidence_start, key_words.get(item.headword))
    for word in key_words.values():
        yield _note(article, word.headword, word.start, word)


def _note(article: Article, headword: str, place: int, known: KeyWord | None) -> Note:
    return Note(
        headword=headword,
        ipa=_ipa(headword),
        means=(known.gloss or meaning(headword, known.tag)) if known else meaning(headword),
        sentence=sentence_at(article, place),
        title=article.title,
    )


def _ipa(headword: str) -> str:
    """Return how a word sounds, "" where we do not know."""
    return " or ".join(f"/{sound}/" for sound in sounds(headword))
