"""docs/schema holds the shape of every JSON document, made from the code."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from json_shapes import assert_shaped
from scripts_of_pages import script
from typer.main import get_command

from einvoice.cli.app import app
from einvoice.cli.shapes import SHAPES

FOLDER = Path(__file__).parent.parent.parent / "docs" / "schema"
SENT: dict[str, Any] = {"period": "2026-10", "sent": [], "problems": []}


def test_the_schemas_are_current() -> None:
    """One file for each command, and none of a command that is gone."""
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*")}
    assert script("json_schemas").schemas() == kept, "run: make commands"


def test_every_command_with_json_has_a_schema() -> None:
    """By the program's own options, commands under a command too."""
    assert set(_with_json(get_command(app), "")) == set(SHAPES)


def _with_json(command: Any, path: str) -> Iterator[str]:
    if any("--json" in parameter.opts for parameter in command.params):
        yield path
    for name, under in getattr(command, "commands", {}).items():
        yield from _with_json(under, f"{path} {name}".strip())


@pytest.mark.parametrize(
    "wrong",
    [
        {key: SENT[key] for key in ("period", "sent")},
        {**SENT, "more": 1},
        {**SENT, "sent": [1]},
        {**SENT, "period": None},
    ],
)
def test_another_document_has_not_the_shape(wrong: dict[str, object]) -> None:
    """Neither a field less, nor a field more, nor another type."""
    assert_shaped("deliver", json.dumps(SENT))
    with pytest.raises(AssertionError, match="einvoice deliver --json: Delivered"):
        assert_shaped("deliver", json.dumps(wrong))


def test_objects_of_a_schema_have_no_other_fields() -> None:
    """At every depth; what is not always there is not required."""
    status = json.loads((FOLDER / "status.json").read_text("utf-8"))
    objects = [shape for shape in status["$defs"].values() if "properties" in shape]
    assert objects
    assert all(shape["additionalProperties"] is False for shape in objects)
    whole = status["$defs"]["Status"]
    assert set(whole["properties"]) - set(whole["required"]) == {"parts"}
