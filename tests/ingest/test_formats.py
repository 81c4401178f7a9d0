"""The same text from every format, and what a file states of itself."""

from pathlib import Path

import pytest

from ingest.files import BY_ENDING, ENDINGS
from ingest.raw import Raw, Upload
from ingest.readers import READERS, read
from tests.ingest import made
from tests.ingest.made import MADE
from tests.ingest.printed_pdf import pdf
from texts.errors import Unfit
from texts.factbox import FactBox, fact_box
from texts.intake import clean

ROOT = Path(__file__).resolve().parents[2]
PRINTED = ROOT.parent / "shared" / "texts" / "prime-movers.txt"
BODY = [
    "The clock in Harrow Square stopped in March, and nobody had wound it for a week or more.",
    "Then Ines Barton, who sells bread at the café, had an idea. She asked the priest to ring "
    "the church bell every hour. The priest agreed, but only until nine in the evening.",
    "In May the key came back in an envelope. The mayor wound the clock himself, and it told the "
    "right time for eleven days. People still listened for the bell.",
]
STORY = ["The clock that nobody wound", *BODY]


@pytest.fixture(scope="module")
def printed() -> list[str]:
    """Return the lines of the printed text, its Fact Box taken off."""
    if not PRINTED.is_file():
        pytest.skip("../shared/texts is absent")
    text = clean(PRINTED.read_text(encoding="utf-8")).text
    return [line for line in text.split("\n") if line]


def facts(raw: Raw) -> FactBox:
    """Return the Fact Box of a text as it would be stored."""
    return fact_box(clean(f"{raw.title}\n\n{raw.text}" if raw.title else raw.text).text)


def read_as(ending: str, data: bytes, chapters: str = "") -> Raw:
    return read(Upload(f"file.{ending}", data, chapters))


def test_every_ending_has_a_reader_and_a_file_to_try() -> None:
    assert set(READERS) == set(BY_ENDING)
    assert {f".{ending}" for ending in MADE} == set(ENDINGS)


@pytest.mark.parametrize("ending", MADE)
def test_the_printed_fact_box_comes_from_every_format(ending: str, printed: list[str]) -> None:
    box = facts(read_as(ending, MADE[ending](printed)))
    assert (box.tokens, box.types, box.level, box.ttr) == (740, 353, 16.54, 0.477)


@pytest.mark.parametrize("columns", [1, 2])
def test_the_printed_fact_box_comes_from_columns_under_running_heads(
    columns: int, printed: list[str]
) -> None:
    raw = read_as("pdf", pdf(printed, columns=columns, head="China Watch"))
    box = facts(raw)
    assert (box.tokens, box.types, box.level) == (740, 353, 16.54)
    assert any("“China Watch”; “Page 1”" in mend for mend in raw.mends)
    assert any(mend.startswith("Words parted at the ends of lines") for mend in raw.mends)


@pytest.mark.parametrize("ending", MADE)
def test_paragraphs_are_the_same_from_every_format(ending: str) -> None:
    raw = read_as(ending, MADE[ending](STORY))
    assert [line for line in raw.text.split("\n") if line] == STORY


@pytest.mark.parametrize("ending", ["docx", "odt", "epub"])
def test_title_and_author_of_a_file_are_told(ending: str) -> None:
    raw = read_as(ending, MADE[ending](STORY))
    assert f"the title “{made.TITLE}”" in raw.mends[0]
    assert made.AUTHOR in raw.mends[0]


@pytest.mark.parametrize("ending", ["docx", "odt", "epub"])
def test_a_stated_title_stands_above_a_text_that_has_none(ending: str) -> None:
    assert read_as(ending, MADE[ending](BODY)).title == made.TITLE
    assert read_as(ending, MADE[ending](STORY)).title == ""


@pytest.mark.parametrize(
    ("ending", "source"),
    [
        ("html", "Ines Barton, 2024-05-17"),
        ("epub", "Ines Barton, 2024-05-17"),
        ("docx", ""),
        ("odt", ""),
        ("pdf", ""),
    ],
)
def test_the_source_is_taken_where_the_file_speaks_of_its_text(ending: str, source: str) -> None:
    assert read_as(ending, MADE[ending](STORY)).source == source


def test_what_stands_around_an_article_is_left_out_and_said() -> None:
    raw = read_as("html", made.html(STORY))
    assert "cookies" not in raw.text
    assert any("stands around" in mend for mend in raw.mends)


@pytest.mark.parametrize("code", ["cp1252", "utf-8", "iso-8859-15"])
def test_a_page_is_read_by_its_own_word_for_its_code(code: str) -> None:
    assert "café" in read_as("html", made.html(STORY, code)).text


def test_a_title_that_the_article_lost_is_put_above_it() -> None:
    page = "<html><head><title>A day out</title></head><body><h1>A day out</h1>"
    raw = read_as("html", (page + "".join(f"<p>{p}</p>" for p in BODY)).encode())
    assert (raw.title or raw.text.split("\n")[0]) == "A day out"


def test_all_chapters_of_a_book_are_taken_unless_some_are_named() -> None:
    book = made.zipped(made.epub_parts([["One", *BODY], ["Two", *BODY], ["Three", *BODY]]))
    whole = read_as("epub", book)
    assert [t for t in whole.text.split("\n") if len(t) < 6 and t] == ["One", "Two", "Three"]
    assert "All 3 chapters of the e-book were taken." in whole.mends
    some = read_as("epub", book, "2-3")
    assert some.text.startswith("Two\n")
    assert "Of 3 chapters of the e-book these were taken: 2, 3." in some.mends


@pytest.mark.parametrize(
    ("chapters", "said"),
    [("first", "as numbers"), ("4", "no chapter 4"), ("3-2", "no chapter 3-2"), ("0", "chapter 0")],
)
def test_chapters_that_are_not_there_are_refused(chapters: str, said: str) -> None:
    book = made.zipped(made.epub_parts([["One", *BODY], ["Two", *BODY]]))
    with pytest.raises(Unfit, match=said):
        read_as("epub", book, chapters)


def test_a_book_too_long_to_take_whole_names_its_chapters() -> None:
    chapter = ["The storm", *BODY * 350]
    book = made.zipped(made.epub_parts([chapter, chapter]))
    with pytest.raises(Unfit, match=r"its 2 chapters you want: 1 “The storm”, 2 “The storm”\."):
        read_as("epub", book)
    assert read_as("epub", book, "2").text


def test_title_pages_of_a_book_are_left_out_and_said() -> None:
    raw = read_as("epub", made.zipped(made.epub_parts([["For my mother"], ["One", *BODY]])))
    assert "mother" not in raw.text
    assert "Pages of the e-book with fewer than 30 words were left out (1)." in raw.mends


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_marks_within_subtitles_are_taken_off(end: str) -> None:
    cues = made.subtitles(BODY, end).decode().replace("Ines Barton", "<i>Ines</i> {\\an8}Barton")
    text = read_as("srt", cues.encode()).text
    assert text.split("\n") == BODY


def test_cells_of_a_word_table_are_read_once() -> None:
    from io import BytesIO

    from docx import Document

    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Both sides agree."
    out = BytesIO()
    document.save(out)
    assert read_as("docx", out.getvalue()).text == "Both sides agree."
