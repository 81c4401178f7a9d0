"""The same Fact Box at the desk from a file of every format; test_journeys goes on with a .txt."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from tests.browser.conftest import ROOT, SHARED, Place, Walker
from tests.ingest.made import MADE
from texts.factbox import fact_box
from texts.intake import clean

SOURCE = SHARED if SHARED.exists() else ROOT / "seed_data" / "shelf" / "night-trains.txt"


@pytest.fixture(scope="module")
def text() -> str:
    """A text as it is measured, its printed Fact Box taken off."""
    return clean(SOURCE.read_text(encoding="utf-8")).text


@pytest.fixture(scope="module")
def figures(text: str) -> list[str]:
    """Level, tokens, types and TTR; of the printed text they are the printed ones."""
    box = fact_box(text)
    found = [f"{box.level:.2f}", str(box.tokens), str(box.types), f"{box.ttr:.3f}"]
    assert SOURCE != SHARED or found == ["16.54", "740", "353", "0.477"]
    return found


@pytest.fixture(scope="module")
def desk(chromium: Browser, place: Place) -> Iterator[Page]:
    """Anna's desk in a window."""
    anna = Walker(chromium.new_page(), place)
    anna.sign_in("Anna")
    yield anna.page
    anna.page.close()


@pytest.mark.parametrize("ending", [ending for ending in MADE if ending != "txt"])
def test_a_file_of_each_format_comes_to_the_desk_with_the_same_fact_box(
    desk: Page, place: Place, text: str, figures: list[str], ending: str
) -> None:
    data = MADE[ending]([line for line in text.split("\n") if line])
    desk.goto(f"{place.address}/desk/new")
    upload = FilePayload(name=f"walk.{ending}", mimeType="application/octet-stream", buffer=data)
    desk.locator("#file").set_input_files(upload)
    desk.get_by_role("button", name="Measure it").click()
    desk.wait_for_url(re.compile(r"/desk/articles/\d+$"), timeout=60_000)  # the limit of a text
    *shown, _band = desk.locator(".facts summary b").all_inner_texts()
    assert shown == figures
