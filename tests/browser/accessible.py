"""What axe-core finds wrong with a page: WCAG 2.2 A and AA, and best practice."""

from functools import cache

from playwright.sync_api import Page

from tests.npm import package

VERSION = "4.14.1"
RUN = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  const told = (node) => node.target + " " + node.failureSummary;
  return found.violations.map((rule) => rule.id + ": " + rule.nodes.map(told).join(" | "));
}"""


@cache
def axe() -> str:
    """Return the source of axe-core; skips the test where npm cannot fetch it."""
    return (package("axe-core", VERSION) / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on a page as it stands, a line for each broken rule."""
    page.evaluate(axe())
    found: list[str] = page.evaluate(RUN)
    return found
