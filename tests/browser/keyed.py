"""Whether everything on a page that can be used is reached with the Tab key."""

from playwright.sync_api import Page

BY_KEYS = "1280-dark"  # the window in which Tab goes all the way
LISTEN = """() => {
  const used = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const can = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled
    && one.type !== "hidden" && one.tabIndex >= 0;
  const group = (one) => (one.type === "radio" ? one.name : one);  // arrows move within a group
  const left = new Set([...document.querySelectorAll(used)].filter(can).map(group));
  addEventListener("focusin", ({ target }) => left.delete(group(target)));
  document.activeElement.blur();
  window.unreached = () => [...left].map((one) => one.outerHTML?.slice(0, 80) ?? one);
  return left.size;
}"""


def unreached(page: Page) -> list[str]:
    """Return what Tab does not reach within two rounds of a page, as the beginning of its HTML."""
    count: int = page.evaluate(LISTEN)
    found: list[str] = []
    for _ in range(2):
        for _ in range(count + 2):
            page.keyboard.press("Tab")
        found = page.evaluate("unreached()")
        if not found:
            break
    return found
