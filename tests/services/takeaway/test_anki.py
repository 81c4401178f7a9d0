"""Decks, read back by Anki itself."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.import_export_pb2 import ImportResponse
from sqlalchemy.orm import Session

from models import Article
from services import desk, library, practice
from services.errors import Conflict, NotFound
from services.manuscript import Manuscript
from services.takeaway import decks
from services.takeaway.anki import Deck, Note, apkg, fields, marked
from tests.people import NOW, Cast
from tests.services.sample import GAP
from tests.services.takeaway.samples import HOSTILE

BOATS = Deck(
    "words",
    "My words",
    (
        Note("boat", "/bəʊt/", "a thing to cross water in", "Two boats came.", "The harbour"),
        Note("sail", "", "a sheet that catches the wind", "The sail was red.", ""),
    ),
)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection of Anki's."""
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def imported(collection: Collection, file: bytes, folder: Path) -> ImportResponse.Log:
    path = folder / "deck.apkg"
    path.write_bytes(file)
    asked = ImportAnkiPackageRequest(
        package_path=str(path), options=ImportAnkiPackageOptions(with_scheduling=False)
    )
    return collection.import_anki_package(asked).log


def test_a_deck_is_imported_with_a_card_for_each_word(
    collection: Collection, tmp_path: Path
) -> None:
    log = imported(collection, apkg(BOATS, NOW), tmp_path)
    assert len(log.new) == 2
    assert collection.card_count() == 2
    assert [d.name for d in collection.decks.all_names_and_ids()] == [
        "Default",
        "Gradus",
        "Gradus::My words",
    ]


def test_a_deck_imported_twice_adds_nothing_the_second_time(
    collection: Collection, tmp_path: Path
) -> None:
    imported(collection, apkg(BOATS, NOW), tmp_path)
    before = set(collection.find_notes("")), set(collection.find_cards(""))
    log = imported(collection, apkg(BOATS, NOW + timedelta(days=1)), tmp_path)
    assert (len(log.new), len(log.conflicting)) == (0, 0)
    assert (set(collection.find_notes("")), set(collection.find_cards(""))) == before
    assert len(collection.models.all_names_and_ids()) == len(
        {m.name for m in collection.models.all_names_and_ids()}
    )


def test_a_newer_deck_brings_what_is_new_in_it(collection: Collection, tmp_path: Path) -> None:
    imported(collection, apkg(BOATS, NOW), tmp_path)
    kite = Note("kite", "", "a toy that flies", "", "")
    known = replace(BOATS.notes[1], sentence="A sail is sewn.")
    later = replace(BOATS, notes=(BOATS.notes[0], known, kite))
    log = imported(collection, apkg(later, NOW + timedelta(days=1)), tmp_path)
    assert len(log.new) == 1
    [sail] = collection.find_notes("Word:sail")
    assert collection.get_note(sail)["Sentence"] == "A <b>sail</b> is sewn."


def test_a_word_of_two_texts_is_two_notes(collection: Collection, tmp_path: Path) -> None:
    imported(collection, apkg(BOATS, NOW), tmp_path)
    other = Deck("0123456789abcdef", "The sea: part two", BOATS.notes[:1])
    assert len(imported(collection, apkg(other, NOW), tmp_path).new) == 1


def test_a_card_asks_for_the_word_and_answers_with_all_that_is_known(
    collection: Collection, tmp_path: Path
) -> None:
    imported(collection, apkg(BOATS, NOW), tmp_path)
    [boat], [sail] = (collection.find_cards(f"Word:{word}") for word in ("boat", "sail"))
    card = collection.get_card(boat)
    assert ">boat<" in card.question()
    assert "/bəʊt/" in card.question()
    assert "cross water" not in card.question()
    for said in ("a thing to cross water in", "Two <b>boats</b> came.", "The harbour"):
        assert said in card.answer()
    assert "quiet" not in collection.get_card(sail).answer().partition("</style>")[2]


@pytest.mark.parametrize("said", [*HOSTILE, "[sound:x.mp3]", "[latex]x[/latex]", "{{Word}}"])
def test_nothing_that_a_text_says_becomes_more_than_text(
    collection: Collection, tmp_path: Path, said: str
) -> None:
    deck = Deck("x", said, (Note(said, said, said, said, said),))
    imported(collection, apkg(deck, NOW), tmp_path)
    [note] = collection.find_notes("")
    card = collection.get_note(note).cards()[0]
    shown = card.answer().partition("</style>")[2]
    assert "<script" not in shown
    assert "[latex]" not in shown
    assert card.answer_av_tags() == []
    assert len(collection.get_note(note).fields) == 5


def test_the_same_words_make_the_same_bytes() -> None:
    assert apkg(BOATS, NOW) == apkg(BOATS, NOW)
    assert zipfile.ZipFile(BytesIO(apkg(BOATS, NOW))).namelist() == ["collection.anki2", "media"]


def test_making_a_deck_leaves_no_file_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    apkg(BOATS, NOW)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("sentence", "headword", "html"),
    [
        ("He carried it.", "carry", "He <b>carried</b> it."),
        ("A boathouse, a boat.", "boat", "A boathouse, a <b>boat</b>."),
        ("He went.", "go", "He went."),
        ("1 < 2 & so on", "so", "1 &lt; 2 &amp; <b>so</b> on"),
    ],
)
def test_the_word_is_marked_in_its_sentence(sentence: str, headword: str, html: str) -> None:
    assert marked(sentence, headword) == html


def test_a_field_is_html_made_from_plain_text() -> None:
    note = Note("a<b", "", "x & y", "", "[t]")
    assert fields(note) == ["a&lt;b", "", "x &amp; y", "", "&#91;t]"]


def test_a_learners_deck_has_the_words_due_first_with_their_sentences(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    library.finish_reading(session, cast.ben, published.id, now)
    attempt = practice.start(session, cast.ben, published.id, now)
    for position, given in enumerate((GAP.key.text, "happy"), start=1):
        practice.answer(session, cast.ben, attempt, position, given, now)
    deck = decks.of_person(session, cast.ben, now)
    assert [note.headword for note in deck.notes] == ["tired", "square", "mirror"]
    assert deck.notes[1] == Note(
        "square", "/skwer/", "a place", "The bus left the square at nine.", "The last bus"
    )


def test_who_has_no_words_is_told(session: Session, cast: Cast, now: datetime) -> None:
    with pytest.raises(Conflict, match="no words yet"):
        decks.of_person(session, cast.chloe, now)


def test_a_texts_deck_has_the_words_of_its_quiz_then_its_key_words(
    session: Session, cast: Cast, published: Article
) -> None:
    deck = decks.of_article(session, cast.anna, published.id)
    assert [note.headword for note in deck.notes] == ["square", "tired", "mirror"]
    assert deck.notes[0].means == "a place"
    assert deck.notes[1].sentence == "It carried twelve tired people home."


def test_a_texts_words_are_its_owners_to_take(
    session: Session, cast: Cast, published: Article
) -> None:
    for someone in (cast.ben, cast.chloe):
        with pytest.raises(NotFound):
            decks.of_article(session, someone, published.id)


def test_the_same_text_brought_again_makes_the_same_notes(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript, now: datetime
) -> None:
    again = desk.add_article(session, cast.anna, manuscript, now)
    first, second = (decks.of_article(session, cast.anna, a.id) for a in (published, again))
    assert first == second
