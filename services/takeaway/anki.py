"""Words as a deck of cards for Anki (.apkg), which can be imported again and adds nothing twice.

Anki knows a note by its guid, and a deck and a note type by their ids: all three come from
names that stay, never from chance or the clock. Its fields are HTML, made here from plain text.
"""

import itertools
import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from html import escape

from quizzes.marking import folded, same_word
from services.takeaway.archives import zipped

NOTE_TYPE = 1_527_406_811  # chosen once: another id would be another note type to Anki
FIELDS = ("Word", "IPA", "Meaning", "Sentence", "Text")
FRONT = '<p class="word">{{Word}}</p>{{#IPA}}<p class="quiet">{{IPA}}</p>{{/IPA}}'
BACK = (
    "{{FrontSide}}<hr id=answer>"
    '{{#Meaning}}<p class="means">{{Meaning}}</p>{{/Meaning}}'
    '{{#Sentence}}<p class="sentence">{{Sentence}}</p>{{/Sentence}}'
    '{{#Text}}<p class="quiet">{{Text}}</p>{{/Text}}'
)
CSS = """
.card { --paper: #fdfbf7; --ink: #1c1a17; --quiet: #625b50; --line: #ddd5c6; --green: #0b5c4b;
  background: var(--paper); color: var(--ink); font: 20px/1.5 "Iowan Old Style", Palatino, Charter,
  Georgia, serif; max-width: 32em; margin: 2em auto; padding: 0 1em; text-align: center }
.card.nightMode, .night_mode.card { --paper: #181714; --ink: #e9e4da; --quiet: #a9a194;
  --line: #3b372f; --green: #82cbb5 }
p { margin: .5em 0; text-wrap: pretty }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.25em 0 }
.word { font-size: 2em; line-height: 1.2 }
.sentence { font-style: italic }
.sentence b { font-style: normal; font-weight: 600; color: var(--green) }
.quiet { font: .8em/1.5 "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--quiet) }
"""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Note:
    """A word with what a card says of it; "" stands for what is not known.

    ``sentence`` is one with the word in it, ``title`` the text that it comes from.
    """

    headword: str
    ipa: str
    means: str
    sentence: str
    title: str


@dataclass(frozen=True, slots=True)
class Deck:
    """Notes to learn in this order, each headword once.

    ``scope`` is a lasting name of what the words are of: a word of two scopes is two notes.
    """

    scope: str
    name: str
    notes: tuple[Note, ...]


def apkg(deck: Deck, now: datetime) -> bytes:
    """Return a deck as the file that Anki imports; ``now`` tells it which of two files is newer."""
    import genanki  # few pages need it

    model = genanki.Model(
        NOTE_TYPE,
        "Gradus word",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Word", "qfmt": FRONT, "afmt": BACK}],
        css=CSS,
    )
    made = genanki.Deck(lasting_id(deck.scope), f"Gradus::{deck.name.replace('::', ': ')}")
    for place, note in enumerate(deck.notes, start=1):
        guid = genanki.guid_for("gradus", deck.scope, note.headword)
        made.add_note(genanki.Note(model, fields(note), guid=guid, tags=["gradus"], due=place))
    collection = _collection(genanki.Package(made), now.timestamp())
    return zipped({"collection.anki2": collection, "media": b"{}"})


def lasting_id(scope: str) -> int:
    """Return a number that is always the same for a scope: 41 bits, as Anki's own have."""
    return (1 << 40) + int.from_bytes(sha256(scope.encode()).digest()[:5], "big")


def fields(note: Note) -> list[str]:
    """Return the fields of a note as HTML, in the order of FIELDS."""
    plain = (note.headword, note.ipa, note.means)
    return [*map(_html, plain), marked(note.sentence, note.headword), _html(note.title)]


def marked(sentence: str, headword: str) -> str:
    """Return a sentence as HTML, the word in it in bold where it looks like its headword.

    >>> marked("Two small boats & a sail.", "boat")
    'Two small <b>boats</b> &amp; a sail.'
    """
    for found in WORD.finditer(sentence):
        if folded(found.group()) == folded(headword) or same_word(folded(found.group()), headword):
            before, after = sentence[: found.start()], sentence[found.end() :]
            return f"{_html(before)}<b>{_html(found.group())}</b>{_html(after)}"
    return _html(sentence)


def _html(text: str) -> str:
    """Return plain text as HTML in which Anki finds no sound, picture or formula."""
    return escape(text, quote=False).replace("[", "&#91;").replace("\\", "&#92;")


def _collection(package: object, timestamp: float) -> bytes:
    """Return Anki's database; genanki's own way leaves a copy of it in the temporary folder."""
    connection = sqlite3.connect(":memory:")
    try:
        ids = itertools.count(int(timestamp * 1000))
        package.write_to_db(connection.cursor(), timestamp, ids)  # type: ignore[attr-defined]  # genanki has no types
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()
