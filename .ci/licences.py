"""Writes docs/LICENCES.md: what is installed with the program, its versions and licences."""

import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TARGET = Path(__file__).parent.parent / "docs" / "LICENCES.md"
OPTIONAL = ("workers", "portal")
HEAD = """\
# Licences

What is installed with the program, in the versions of `requirements.lock`; each package carries
the text of its licence. Made by `python .ci/licences.py`, and checked by a test. The program itself
is under the MIT licence. paramiko and psycopg (LGPL) are used unchanged and can be replaced;
psycopg is installed with `einvoice[postgresql]` alone, procrastinate with `einvoice[workers]`,
starlette, uvicorn, argon2-cffi, Pillow and what they need with `einvoice[portal]`. Pico CSS (MIT)
is shipped unchanged in `einvoice/web/static`, with its licence beside it.
The font Inter (`templates/page`, SIL Open Font License 1.1, beside it; no name is reserved) is
shipped reduced, by `.ci/fonts.py`.

| package | version | licence |
|---|---|---|
"""


def packages() -> dict[str, metadata.Distribution]:
    """Return everything that the program needs to run, PostgreSQL and workers included, by name."""
    found: dict[str, metadata.Distribution] = {}
    wanted = [("einvoice", extra) for extra in OPTIONAL]
    while wanted:
        name, extra = wanted.pop()
        if name in found and not extra:
            continue
        distribution = metadata.distribution(name)
        found[name] = distribution
        for text in distribution.requires or ():
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                extras = sorted(requirement.extras) or [""]
                wanted += [(canonicalize_name(requirement.name), one) for one in extras]
    del found["einvoice"]
    return found


def licence(distribution: metadata.Distribution) -> str:
    """Return a package's licence in a few words."""
    about = distribution.metadata
    short = about.get("License-Expression") or about.get("License") or ""
    if not short or "\n" in short:
        prefix = "License :: "
        marks = [c for c in about.get_all("Classifier") or () if c.startswith(prefix)]
        short = ", ".join(mark.rpartition(" :: ")[2] for mark in marks)
    return short or "see the package"


def text() -> str:
    """Return the whole page."""
    rows = [
        f"| {name} | {distribution.version} | {licence(distribution)} |\n"
        for name, distribution in sorted(packages().items())
    ]
    return HEAD + "".join(rows)


if __name__ == "__main__":
    TARGET.write_text(text(), "utf-8")
    sys.stdout.write(f"wrote {TARGET.name}\n")
