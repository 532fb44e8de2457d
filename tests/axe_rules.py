"""What axe-core finds wrong with a page; what is as it should be is not described."""

from typing import Any

from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
"""The tags of the rules of WCAG 2.2 AA."""
CONTRAST = ["color-contrast"]

_RUN = """async (runOnly) => {
  const options = {runOnly, resultTypes: ["violations"], selectors: false};
  const report = await axe.run(document, options);
  return report.violations.map(({id, nodes}) => [id, nodes[0].html]);
}"""
"""A whole report describes each place that is right, too: more than half of the time."""


def violations(page: Page, axe: str, *, rules: list[str] | None = None) -> Any:
    """Return the rules that a page breaks, with the first place of each.

    ``axe`` is the script of axe-core; ``rules`` are named ones, without them all of WCAG 2.2 AA.
    """
    if not page.evaluate("'axe' in self"):
        page.evaluate(axe)
    chosen = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
    return page.evaluate(_RUN, chosen)
