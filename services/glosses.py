"""What a word of a text means: its headword, its sound, and its meanings in easy words."""

import re
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models import Article, Mark, Person
from services.errors import Unfit
from services.library import article_for
from services.word_marks import marks_of
from texts import lexicon
from texts.dictionary import entries
from texts.languages import ENGLISH, LANGUAGES
from texts.lexicon import pos_of
from texts.sounds import sounds

PARTS = {"n": "noun", "v": "verb", "a": "adjective", "r": "adverb"}
FROM_WORDNET = 2  # senses shown of a word that our dictionary lacks, the commonest


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of a headword; ``part`` is "noun", "verb", "adjective" or "adverb"."""

    part: str
    means: str
    example: str


@dataclass(frozen=True, slots=True)
class Gloss:
    """A word of an article and what is known of it.

    ``word`` is its form in the text, in lower case, and ``forms`` are all that the text has of
    its headword. ``band`` is "A1" to "C2", or "". The
    meanings are of our dictionary where ``ours`` is true, else of WordNet. ``mark`` is what
    the reader says of it, or None.
    """

    article_id: int
    title: str
    word: str
    headword: str
    forms: tuple[str, ...]
    band: str
    sounds: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    ours: bool
    mark: Mark | None


def gloss(session: Session, person: Person | None, article_id: int, word: str) -> Gloss:
    """Return what is known of a word of an article: 2 queries, 1 for a visitor.

    Raises NotFound for an article that is not for this person, Unfit for a word it lacks and for
    another language than English.
    """
    article = article_for(session, person, article_id)
    if article.language != ENGLISH:
        raise Unfit(
            "There is no dictionary of %(language)s here yet.",
            language=LANGUAGES[article.language].name,
        )
    form = formed(word)
    if not form or not re.search(rf"\b{re.escape(form)}\b", formed(article.text)):
        raise Unfit(
            "“%(word)s” does not stand in this text. Write a word as it stands there.",
            word=word.strip(),
        )
    headword, tag, band = reading_of(article, form)
    part = pos_of(tag) or ""
    own = _own(headword, part) or _own(headword, *PARTS) or _own(form, *PARTS)
    return Gloss(
        article_id=article.id,
        title=article.title,
        word=form,
        headword=headword,
        forms=tuple(row[0] for row in article.words or () if row[1] == headword) or (form,),
        band=band,
        sounds=sounds(headword),
        meanings=tuple(own or _of_wordnet(headword, part)),
        ours=bool(own),
        mark=marks_of(session, person, [headword]).get(headword) if person else None,
    )


def formed(text: str) -> str:
    """Return a text as its words are looked up: in lower case, with plain apostrophes."""
    return text.strip().lower().replace("’", "'")


def reading_of(article: Article, form: str) -> tuple[str, str, str]:
    """Return the headword, Penn tag and band that a form has in an article.

    A form that is no content word of it stands for itself.
    """
    found = (tuple(row[1:]) for row in article.words or () if formed(row[0]) == form)
    headword, tag, band = next(found, (form, "", ""))
    return headword, tag, band


def _own(headword: str, *parts: str) -> list[Meaning]:
    """Return the meanings in our dictionary, of some parts of speech."""
    return [
        Meaning(PARTS[entry.pos], entry.means, entry.example)
        for part in parts
        for entry in entries(headword, part)
    ]


def _of_wordnet(headword: str, part: str) -> list[Meaning]:
    """Return WordNet's commonest meanings; none for a word that is no content word."""
    return [
        Meaning(PARTS[sense.pos], sense.gloss, next(iter(sense.examples), ""))
        for sense in lexicon.senses(headword, part)[:FROM_WORDNET]
    ]
