"""Files of every page: what others made is unchanged, names follow contents."""

import gzip
import hashlib
import re
from importlib.resources import files

import pytest
from portal_server import Browser

from einvoice.web.static_files import static_files, static_path

STATIC = files("einvoice.web") / "static"
VENDORED = [
    line.split(" | ")
    for line in (STATIC / "VENDORED").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("row", VENDORED, ids=lambda row: row[0])
def test_vendored_files_are_unchanged(row: list[str]) -> None:
    """Each has its licence beside it and the digest that was written down."""
    name, project, _source, licence, digest = row
    content = (STATIC / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == digest
    version = project.split()[-1]
    assert version.encode() in content
    assert (STATIC / licence.rpartition(", ")[2]).read_text("utf-8")


def test_every_foreign_file_is_written_down() -> None:
    """Minified files are others' work."""
    foreign = {path.name for path in STATIC.iterdir() if ".min." in path.name}
    assert foreign == {row[0] for row in VENDORED}


def test_a_file_is_kept_for_a_year_under_the_name_of_its_content(visitor: Browser) -> None:
    """A page names it; what was another content is another name, and an old name is not there."""
    path = static_path("portal.css")
    answer = visitor.get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.content == static_files()["portal.css"].content
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert path in visitor.get("/").text
    assert (
        visitor.get(path.replace(re.findall(r"[0-9a-f]{12}", path)[0], "0" * 12)).status_code == 404
    )


def test_the_first_page_is_at_most_60_kb_and_a_later_one_20(visitor: Browser) -> None:
    """As sent over the wire: the page, its style sheets and scripts, compressed."""
    page = visitor.get("/")
    named = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    assert len(named) == 10
    wire = [gzip.compress(visitor.get(path).content, 9) for path in named]
    assert len(page.content) <= 20_000
    assert len(page.content) + sum(map(len, wire)) <= 60_000
