"""Files of every page: what others made is unchanged, names follow contents."""

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
