"""The pages of those who run the place, and of programs: they fit, and anybody can use them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.accessible import violations
from tests.browser.conftest import PASSPHRASE, Place, Walker
from tests.browser.keyed import BY_KEYS, unreached
from tests.browser.test_pages import faults

PAGES = {
    "admin": "/admin",
    "admin-people": "/admin/people",
    "admin-account": "/admin/people/2",
    "admin-backups": "/admin/backups",
    "admin-log": "/admin/log",
    "tokens": "/account/tokens",
    "api": "/api",
    "bring-back": "/desk/bring-back",
}
GIFT = "What is salt? {=white ~black}\n\nWrite about salt. {}\n\n::n::How many? {#3}\n"


@pytest.fixture(scope="module")
def dora(chromium: Browser, place: Place) -> Place:
    """Let Dora run the place, make a backup, and let a program in, so that no page is empty."""
    place.command("user", "add", "Dora", "--role", "admin", "--passphrase-stdin", said=PASSPHRASE)
    walker = Walker(chromium.new_page(), place)
    walker.sign_in("Dora")
    walker.to("/admin/backups")
    walker.page.get_by_role("button", name="Back up now").click()
    walker.page.get_by_role("status").wait_for()
    walker.to("/account/tokens")
    walker.page.get_by_label("A new token for").fill("Gradebook of the school")
    walker.page.get_by_role("button", name="Make a token").click()
    walker.page.get_by_role("status").wait_for()
    walker.page.close()
    return place


@pytest.fixture(params=[(w, s) for s in ("light", "dark") for w in (320, 1280)], ids=str)
def look(
    request: pytest.FixtureRequest, chromium: Browser, dora: Place
) -> Iterator[tuple[Walker, str]]:
    """Dora's browser window of a width and a colour scheme, and the end of its pictures' names."""
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 860}, color_scheme=scheme, reduced_motion="reduce"
    )
    walker = Walker(context.new_page(), dora)
    walker.sign_in("Dora")
    yield walker, f"{width}-{scheme}"
    context.close()


def wrong(walker: Walker, name: str) -> list[str]:
    """Take the picture of a page as it stands, and return what is wrong with it."""
    over = walker.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    walker.picture(name, whole=True)
    found = [*([f"{name} is {over} px too wide"] if over > 0 else []), *violations(walker.page)]
    lost = unreached(walker.page) if name.endswith(BY_KEYS) else []
    return [*found, *(f"{name}: no key leads to {one}" for one in lost)]


def test_pages_for_running_the_place_fit_and_are_accessible(look: tuple[Walker, str]) -> None:
    walker, end = look
    seen = faults(walker.page)
    for name, path in PAGES.items():
        walker.to(path)
        seen += wrong(walker, f"{name}-{end}")
    assert seen == []


def test_what_cannot_be_taken_is_shown_in_a_page_that_fits(
    look: tuple[Walker, str], tmp_path: Path
) -> None:
    walker, end = look
    file = tmp_path / "salt.gift"
    file.write_text(GIFT)
    walker.to("/desk/bring-back")
    walker.page.locator("#file").set_input_files(file)
    walker.page.locator("#article").select_option(index=1)
    walker.page.get_by_role("button", name="Bring it").click()
    walker.page.get_by_text("Line 3").wait_for()
    assert wrong(walker, f"bring-back-refused-{end}") == []


def test_a_backup_is_made_and_deleted_by_keyboard_alone(look: tuple[Walker, str]) -> None:
    walker, _ = look
    walker.to("/admin/backups")
    keys = walker.page.keyboard
    walker.page.get_by_role("button", name="Back up now").focus()
    keys.press("Enter")
    walker.page.get_by_role("status").wait_for()
    made = walker.page.locator("tbody tr").count()
    walker.page.get_by_text("Delete", exact=True).first.focus()
    keys.press("Enter")
    keys.press("Tab")
    keys.press("Enter")
    walker.page.get_by_text("is deleted.").wait_for()
    assert walker.page.locator("tbody tr").count() == made - 1
