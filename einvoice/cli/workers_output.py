"""How the work of workers on other machines looks to a person and to a program."""

from typing import Any

from einvoice.cli.output import print_line
from einvoice.texts.screens import label
from jobs.values import PartsAtWork


def print_parts(parts: PartsAtWork | None, language: str) -> None:
    """Print how many parts workers have in hand; nothing while no run hands out any."""
    if parts and parts.handed_out:
        print_line()
        facts = {"count": parts.handed_out, "done": parts.done}
        print_line(label("shards.at_work", language, **facts))


def parts_json(parts: PartsAtWork | None) -> dict[str, Any]:
    """Return the parts for a program; nothing where the engine hands out none."""
    if parts is None:
        return {}
    return {"parts": {"handed_out": parts.handed_out, "done": parts.done}}
