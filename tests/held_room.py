"""The words of the staff's pages in tests, and what is held in their month."""

import re
from html import unescape

HELD, WHY = "B0001-3", "the area is being measured"


def plain(html: str) -> str:
    """Return the text of a page's main part, without tags, in one line."""
    main = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).replace("\u00a0", " ").split())


def menu_counts(page: str) -> dict[str, int]:
    """Return what waits by the menu, by the addresses of its links."""
    menu = page.partition('<nav class="menu"')[2].partition("</nav>")[0]
    links = re.findall(r'<a href="([^"]+)"[^>]*>[^<]*<span class="waits">.*?</span>([0-9]+)', menu)
    return {unescape(address): int(count) for address, count in links}
