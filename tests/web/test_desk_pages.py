"""The desk: a text in, its items looked at, a quiz out, and bad texts told from good ones."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from models import Article, Person, Role, db
from tests.ingest.hostile import LOCKED
from tests.ingest.made import MADE, epub_parts, zipped
from tests.ingest.printed_pdf import pdf
from tests.web.world import Visit, World

SHELF = Path(__file__).resolve().parents[2] / "seed_data" / "shelf"
TEXT = """The clock that nobody wound
A small town learns to live by its church bell

The clock in Harrow Square stopped in March. Nobody had wound it, because the man with the key had
moved to the coast. For a week people were late for work, late for school and late for each other.

Then Ines Barton, who sells bread, had an idea. She asked the priest to ring the church bell every
hour. The priest agreed, but only until nine in the evening. By April the town was on time again.

In May the key came back in an envelope. The mayor wound the clock himself, and it told the right
time for eleven days. People still listened for the bell.
"""


@pytest.fixture
def draft(world: World) -> str:
    return f"/desk/articles/{world.draft}"


def upload(browser: FlaskClient, name: str, data: bytes, title: str = "") -> TestResponse:
    form = {"file": (BytesIO(data), name), "text": "", "title": title}
    return browser.post("/desk/new", data=form, content_type="multipart/form-data")


def stored(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(Article.id))) or 0


def test_a_pasted_text_becomes_a_draft_with_its_figures(anna: FlaskClient) -> None:
    page = anna.post("/desk/new", data={"text": TEXT, "title": ""}, follow_redirects=True)
    assert re.fullmatch(r"/desk/articles/\d+", page.request.path)
    assert "The clock that nobody wound" in page.text
    assert "Draft" in page.text
    assert "<b>122</b>" in page.text


def test_an_uploaded_markdown_file_says_what_was_taken_off(anna: FlaskClient) -> None:
    reply = upload(anna, "clock.md", ("# " + TEXT.replace("April", "**April**")).encode())
    page = anna.get(reply.location).text
    assert "Markdown taken off: heading marks “#” (1)." in page
    assert "**" not in page


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "There is no text"),
        ("blank.txt", b" \r\n\t\n ", "There is no text"),
        ("word.txt", b"Perspicacity.", "One word"),
        ("long.txt", b"Words go on. " * 34_000, "too long"),
        ("stop.txt", b"A text that never ends and never stops", "full stop"),
        ("chinese.txt", "今天天气很好。我们去散步.".encode(), "cannot be told apart"),
        ("nul.txt", b"\x00\x01\x02\x03\x04" * 50, "not plain text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a picture"),
        ("paper.txt", b"%PDF-1.7 ...", "is a PDF document"),
        ("paper.docx", b"A text. Of two.", "not a Word document"),
        ("paper.rtf", b"{\\rtf1 A text.}", "none of .txt, .md,"),
        ("locked.pdf", pdf([TEXT], extra=f"{LOCKED} /ID [<41> <41>]"), "password"),
        ("scanned.pdf", pdf([" "]), "pictures of pages"),
    ],
)
def test_an_unfit_file_is_refused_in_one_sentence_and_nothing_is_stored(
    app: Flask, anna: FlaskClient, name: str, data: bytes, said: str
) -> None:
    before = stored(app)
    reply = upload(anna, name, data, title="My own title")
    assert reply.status_code == 422
    problem = re.search(r'<p class="problem" role="alert">(.+?)</p>', reply.text)
    assert problem
    assert said in problem[1]
    assert 'value="My own title"' in reply.text
    assert stored(app) == before


LINES = [line for line in TEXT.replace("\n\n", "\0").replace("\n", " ").split("\0") if line.strip()]


@pytest.mark.parametrize("ending", MADE)
def test_a_file_of_every_format_becomes_the_same_draft(anna: FlaskClient, ending: str) -> None:
    head, *paragraphs = LINES
    title, deck = head.split(" A small ")
    made = MADE[ending]([title, f"A small {deck}", *(p.strip() for p in paragraphs)])
    page = anna.get(upload(anna, f"clock.{ending}", made).location).text
    assert "<b>122</b>" in page
    assert '<h1 lang="en" dir="auto">The clock that nobody wound</h1>' in page


def test_what_a_book_states_of_itself_is_told_and_put_down_as_its_source(
    anna: FlaskClient,
) -> None:
    book = zipped(epub_parts([LINES[1:]]))
    page = anna.get(upload(anna, "clock.epub", book).location).text
    assert "The file states the title “A walk by the sea”, the author Ines Barton" in page
    assert '<h1 lang="en" dir="auto">A walk by the sea</h1>' in page
    assert 'value="Ines Barton, 2024-05-17"' in page


def test_chapters_of_a_book_are_chosen_in_the_form(anna: FlaskClient) -> None:
    book = zipped(epub_parts([["The kite", *LINES[1:]], ["The clock", *LINES[1:]]]))
    form = {"file": (BytesIO(book), "two.epub"), "text": "", "title": "", "chapters": "2"}
    reply = anna.post("/desk/new", data=form, content_type="multipart/form-data")
    page = anna.get(reply.location).text
    assert '<h1 lang="en" dir="auto">The clock</h1>' in page
    assert "Of 2 chapters of the e-book these were taken: 2." in page


def test_chapters_that_are_not_there_are_refused_and_what_was_typed_stays(
    app: Flask, anna: FlaskClient
) -> None:
    before = stored(app)
    book = (BytesIO(zipped(epub_parts([LINES]))), "one.epub")
    form = {"file": book, "text": "", "title": "", "chapters": "7"}
    reply = anna.post("/desk/new", data=form, content_type="multipart/form-data")
    assert reply.status_code == 422
    assert "There is no chapter 7: this e-book has 1." in reply.text
    assert 'name="chapters" value="7"' in reply.text
    assert stored(app) == before


def test_the_form_says_which_formats_it_takes(anna: FlaskClient) -> None:
    page = anna.get("/desk/new").text
    assert ".txt, .md, .html, .docx, .odt, .epub, .pdf or .srt, at most 5 MB" in page
    assert 'accept=".txt,.text,.md,' in page


def test_an_unfit_paste_keeps_what_was_typed(anna: FlaskClient) -> None:
    reply = anna.post("/desk/new", data={"text": "no stop & no <end>", "title": "T"})
    assert reply.status_code == 422
    assert "no stop &amp; no &lt;end&gt;</textarea>" in reply.text


def test_mixed_line_ends_are_mended_and_told(anna: FlaskClient) -> None:
    mixed = TEXT.replace("\n\n", "\r\n\r\n").encode()
    page = anna.get(upload(anna, "mixed.txt", mixed).location).text
    assert "Line ends" in page
    assert "<b>122</b>" in page


def test_a_printed_fact_box_is_taken_off_and_compared(anna: FlaskClient) -> None:
    boxed = "Fact Box\n\nLevel: 5.00\n\nTokens: 122\n\nTypes: 82\n\nTTR: 0.672\n\n" + TEXT
    page = anna.get(upload(anna, "boxed.txt", boxed.encode()).location).text
    assert "Level 5.00 printed, 1.03 ours" in page
    assert "<b>122</b>" in page


def test_a_file_over_five_megabytes_is_too_large(anna: FlaskClient) -> None:
    reply = upload(anna, "huge.txt", b"Too much. " * 550_000)
    assert reply.status_code == 413
    assert "That is too large" in reply.text
    reply.request.environ["wsgi.input"].close()  # the test client keeps a large body in a file


def test_a_text_without_title_gets_the_one_given(anna: FlaskClient) -> None:
    body = TEXT.split("\n\n", 1)[1]
    page = anna.post("/desk/new", data={"text": body, "title": "Ring"}, follow_redirects=True)
    assert '<h1 lang="en" dir="auto">Ring</h1>' in page.text


def test_a_draft_shows_items_with_evidence_spares_and_refusals(
    anna: FlaskClient, draft: str
) -> None:
    page = anna.get(draft).text
    assert "3 questions" in page
    assert "<mark>The wind carried it over the harbour at noon.</mark>" in page
    assert "Spares" in page
    assert "the title has the key" in page
    assert "One blank line was taken out." in page


def form(page: str) -> str:
    """Return the form to publish, as it stands in a page."""
    found = re.search(r'<form class="close" id="publish".*?</form>', page, flags=re.DOTALL)
    assert found
    return found[0]


def items(page: str) -> list[str]:
    return re.findall(r'action="(/desk/articles/\d+/items/\d+/\w+)"', page)


def test_a_dropped_item_leaves_the_quiz_and_can_come_back(anna: FlaskClient, draft: str) -> None:
    drop = next(path for path in items(anna.get(draft).text) if path.endswith("drop"))
    assert "2 questions" in anna.post(drop, follow_redirects=True).text
    restore = drop.replace("drop", "restore")
    assert "3 questions" in anna.post(restore, follow_redirects=True).text


def undo(page: str) -> str:
    """Return the address that takes the last act back."""
    found = re.search(r'id="undo".*?action="(\S+?/undo)"', page, flags=re.DOTALL)
    assert found
    return found[1]


def stems(page: str) -> list[str]:
    """Return the questions of the quiz, in order."""
    quiz = page[: page.index("<summary><h2>Spares")]
    return re.findall(r'<h3 lang="en" dir="auto">(.*?)</h3>', quiz)


def test_a_dropped_item_leaves_an_undo_in_its_place(anna: FlaskClient, draft: str) -> None:
    before = anna.get(draft).text
    first, second = [path for path in items(before) if path.endswith("drop")][:2]
    reply = anna.post(first)
    assert reply.location.endswith("#undo")
    page = anna.get(reply.location).text
    assert items(page[page.index('id="undo"') :])[1] == second
    assert stems(anna.post(undo(page), follow_redirects=True).text) == stems(before)


def test_the_last_item_dropped_leaves_its_undo_at_the_end(anna: FlaskClient, draft: str) -> None:
    last = [path for path in items(anna.get(draft).text) if path.endswith("drop")][2]
    page = anna.post(last, follow_redirects=True).text
    quiz = page[: page.index("Spares")]
    assert not items(quiz[quiz.index('id="undo"') :])


def test_an_undone_drop_is_spoken_of_no_more(anna: FlaskClient, draft: str) -> None:
    drop = next(path for path in items(anna.get(draft).text) if path.endswith("drop"))
    place = anna.post(drop).location
    anna.post(undo(anna.get(place).text))
    assert 'id="undo"' not in anna.get(place).text


def test_a_spare_can_be_added(anna: FlaskClient, draft: str) -> None:
    spare = next(path for path in items(anna.get(draft).text) if path.endswith("restore"))
    assert "4 questions" in anna.post(spare, follow_redirects=True).text


def test_an_item_of_another_text_is_not_there(anna: FlaskClient, world: World, draft: str) -> None:
    other = items(anna.get(f"/desk/articles/{world.open}").text)[0].split("/items/")[1]
    assert anna.post(f"{draft}/items/{other}").status_code == 404


def test_publishing_to_a_class_shows_it_to_the_class_alone(
    visit: Visit, world: World, draft: str
) -> None:
    visit("Anna").post(f"{draft}/publish", data={"classroom": world.classroom})
    assert "The kite of tomorrow" in visit("Ben").get("/library").text
    assert "The kite of tomorrow" not in visit("Chloe").get("/library").text


def test_publishing_to_the_library_shows_it_to_everyone(visit: Visit, draft: str) -> None:
    visit("Anna").post(f"{draft}/publish", data={"library": "on"})
    assert "The kite of tomorrow" in visit("").get("/library").text


def test_publishing_to_nobody_says_what_is_missing(anna: FlaskClient, draft: str) -> None:
    reply = anna.post(f"{draft}/publish")
    assert reply.status_code == 409
    assert '<p class="problem" role="alert">Choose a class, or the library.</p>' in form(reply.text)
    assert "Draft" in reply.text


def test_a_refused_publish_keeps_the_boxes_as_they_were_ticked(
    anna: FlaskClient, world: World, draft: str
) -> None:
    for drop in [path for path in items(anna.get(draft).text) if path.endswith("drop")]:
        anna.post(drop)
    reply = anna.post(f"{draft}/publish", data={"classroom": world.classroom, "library": "on"})
    assert reply.status_code == 409
    assert form(reply.text).count(" checked") == 2


def test_publishing_says_so_in_the_form_that_was_used(anna: FlaskClient, draft: str) -> None:
    page = anna.post(f"{draft}/publish", data={"library": "on"}, follow_redirects=True).text
    assert "Published." in form(page)


def test_publishing_to_a_class_of_others_is_refused(anna: FlaskClient, draft: str) -> None:
    assert anna.post(f"{draft}/publish", data={"classroom": 999}).status_code == 404


def test_theme_and_source_are_shown_to_readers(visit: Visit, world: World) -> None:
    form = {"theme": "weather", "source": "The Harbour News, 2024"}
    visit("Anna").post(f"/desk/articles/{world.open}/describe", data=form)
    page = visit("").get(f"/articles/{world.open}").text
    assert "Weather" in page
    assert "The Harbour News, 2024" in page


def test_a_theme_as_long_as_a_text_is_refused(anna: FlaskClient, draft: str) -> None:
    form = {"theme": "x" * 61, "source": ""}
    assert anna.post(f"{draft}/describe", data=form).status_code == 422


def test_a_text_taken_back_is_gone_for_its_readers(visit: Visit, world: World) -> None:
    visit("Anna").post(f"/desk/articles/{world.open}/withdraw")
    assert visit("Ben").get(f"/articles/{world.open}").status_code == 404


def test_a_text_taken_back_keeps_its_readers_ticked(anna: FlaskClient, world: World) -> None:
    page = anna.post(f"/desk/articles/{world.ours}/withdraw", follow_redirects=True).text
    assert "Nobody reads it now." in form(page)
    assert f'value="{world.classroom}" checked' in form(page)
    assert "Its readers are still ticked" in form(page)


def test_discarding_asks_once_more(anna: FlaskClient, draft: str) -> None:
    page = anna.get(draft).text
    ask = page.index("They cannot be brought back.")
    assert page.rindex("<details", 0, ask) < ask < page.index(f'action="{draft}/discard"')


def test_a_file_and_a_pasted_text_at_once_are_refused(app: Flask, anna: FlaskClient) -> None:
    before = stored(app)
    both = {"file": (BytesIO(TEXT.encode()), "clock.txt"), "text": TEXT, "title": ""}
    reply = anna.post("/desk/new", data=both, content_type="multipart/form-data")
    assert reply.status_code == 422
    assert "There is a file and a pasted text" in reply.text
    assert "The clock that nobody wound" in reply.text
    assert stored(app) == before


def test_the_line_ends_of_a_pasted_text_are_no_news(anna: FlaskClient) -> None:
    pasted = {"text": TEXT.replace("\n", "\r\n"), "title": ""}
    page = anna.post("/desk/new", data=pasted, follow_redirects=True).text
    assert "Line ends" not in page


def test_a_discarded_draft_is_gone(anna: FlaskClient, draft: str) -> None:
    assert "The draft is gone." in anna.post(f"{draft}/discard", follow_redirects=True).text
    assert anna.get(draft).status_code == 404


def test_a_published_text_cannot_be_discarded(anna: FlaskClient, world: World) -> None:
    assert anna.post(f"/desk/articles/{world.open}/discard").status_code == 409


def test_the_report_counts_what_was_chosen(visit: Visit, world: World) -> None:
    ben = visit("Ben")
    attempt = ben.post(f"/articles/{world.open}/quiz").location.rpartition("/")[0]
    ben.post(f"{attempt}/1", data={"given": "bridge"})
    page = visit("Anna").get(f"/desk/articles/{world.open}/report").text
    assert "who answered questions: 1" in page
    assert '<b class="num">1</b> <span>bridge' in page
    assert "opened the text: 1; who said they had read it or began its quiz: 1" in page
    assert "Ben" not in re.sub(r"<nav.*?</nav>", "", page, flags=re.DOTALL)


def test_the_desk_lists_ones_own_texts(anna: FlaskClient) -> None:
    page = anna.get("/desk").text
    assert "The kite of tomorrow" in page
    assert "Draft" in page


def test_an_empty_desk_shows_the_three_steps(app: Flask, visit: Visit, world: World) -> None:
    with app.app_context():
        db.session.get_one(Person, world.chloe).role = Role.TEACHER
        db.session.commit()
    assert "1. Bring a text" in visit("Chloe").get("/desk").text


def test_a_text_says_why_it_has_its_level(anna: FlaskClient) -> None:
    text = (SHELF / "bees-c1.txt").read_text(encoding="utf-8")
    page = anna.post("/desk/new", data={"text": text}, follow_redirects=True).text
    assert "Why this level" in page
    assert re.search(r"<li>(Split|Leave out|Use plainer words)[^<]+: C2 to C1\.</li>", page)
    numbers = re.findall(r'class="heat heat-[1-5]" id="s(\d+)"', page)
    assert numbers == re.findall(r'<a href="#s(\d+)">', page)
    assert '<th scope="row" lang="en">waggling</th><td>C2</td>' in page
    assert "style=" not in page


def test_a_text_too_short_for_a_level_gives_no_reasons(anna: FlaskClient) -> None:
    page = anna.post("/desk/new", data={"text": "The bus left. It was late. Nobody came."})
    assert "Why this level" not in page.text


def test_a_mend_is_switched_in_the_text_and_the_fact_box_follows(anna: FlaskClient) -> None:
    glued = TEXT.replace("envelope. The mayor", "envelope.The mayor")
    place = anna.post("/desk/new", data={"text": glued}).location
    page = anna.get(f"{place}/text").text
    assert 'envelope.The<a href="#m0">' in page
    switch = re.search(r'action="(\S+?/marks/0)"', page)
    assert switch
    page = anna.post(switch[1], follow_redirects=True).text
    assert "Take the space out" in page
    assert "measured anew" in page
    again = anna.post(switch[1], follow_redirects=True).text
    assert "Part them" in again


def test_the_same_text_again_names_the_one_that_is_there(anna: FlaskClient) -> None:
    first = anna.post("/desk/new", data={"text": TEXT}).location
    assert "already" not in anna.get(first).text
    page = anna.get(anna.post("/desk/new", data={"text": TEXT, "title": "Bell"}).location).text
    assert "The same text is on your desk already" in page
    assert f'href="{first}"' in page


def test_running_heads_and_parted_words_of_a_pdf_are_marked_and_can_be_put_back(
    anna: FlaskClient,
) -> None:
    lines = [
        line
        for line in (SHELF / "the-shipping-container.txt").read_text("utf-8").split("\n")
        if line
    ]
    place = upload(anna, "box.pdf", pdf(lines, head="Harrow News")).location
    page = anna.get(f"{place}/text").text
    assert re.search(r'<del id="t\d+">1?\s*Harrow News', page)
    switch = re.findall(r'action="(\S+?/marks/\d+)"', page)
    assert page.count("Put the hyphen back") + page.count("Put it back") == len(switch)
    back = anna.post(switch[0], follow_redirects=True).text
    assert back.count("Put the hyphen back") + back.count("Put it back") == len(switch) - 1


def test_a_quiz_with_nothing_to_ask_promises_no_spares(anna: FlaskClient) -> None:
    said = {"text": "Five words are not enough.", "title": ""}
    page = anna.post("/desk/new", data=said, follow_redirects=True).text
    assert "Add your own question" in page
    assert "spares below" not in page
