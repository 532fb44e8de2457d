"""Writes docs/schema: the JSON schema of what each command prints with `--json`."""

import json
from pathlib import Path
from typing import Any

import msgspec

from einvoice.cli.shapes import SHAPES

TARGET = Path(__file__).parent.parent / "docs" / "schema"
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def main() -> None:
    """Write a file for each command, and remove those of commands that are gone."""
    TARGET.mkdir(exist_ok=True)
    pages = schemas()
    for path in TARGET.glob("*.json"):
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        (TARGET / name).write_text(text, "utf-8")


def schemas() -> dict[str, str]:
    """Return the schemas by file name, such as `audit-verify.json`."""
    return {f"{command.replace(' ', '-')}.json": _schema(command) for command in SHAPES}


def _schema(command: str) -> str:
    shapes, defs = msgspec.json.schema_components(SHAPES[command], ref_template="#/$defs/{name}")
    head = {"$schema": DRAFT, "title": f"einvoice {command} --json"}
    body = shapes[0] if len(shapes) == 1 else {"anyOf": list(shapes)}
    closed = {name: _closed(shape) for name, shape in sorted(defs.items())}
    return json.dumps({**head, **body, "$defs": closed}, indent=1, ensure_ascii=False) + "\n"


def _closed(shape: dict[str, Any]) -> dict[str, Any]:
    """Return the shape of an object that has no other fields."""
    return {**shape, "additionalProperties": False} if "properties" in shape else shape


if __name__ == "__main__":
    main()
