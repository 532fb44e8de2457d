"""How prices to be looked at are shown: after their import, and when a month is calculated."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from einvoice.cli.output import say
from einvoice.core.findings import Finding
from einvoice.texts.findings import line, sentence
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.steps.import_files import Imported
from jobs.views.unusual_prices import prices_to_look_at

if TYPE_CHECKING:
    from einvoice.cli.shapes import common


def prices_after(world: Context, imported: Imported) -> tuple[Finding, ...]:
    """Return the warnings about prices after tariffs were imported: of the month, and the next."""
    kept = [file for file in imported.files if file.kind == "tariffs" and file.new + file.corrected]
    month = world.default_period
    return prices_to_look_at(world, month, month.next) if kept else ()


def say_prices(prices: Iterable[Finding], language: str) -> None:
    """Say which prices should be looked at."""
    for finding in prices:
        say(f"{label(f'level.{finding.level}', language)}: {line(finding, language)}")


def prices_json(prices: Iterable[Finding], language: str) -> "list[common.AboutPrice]":
    """Return the prices to be looked at, for a program."""
    return [{"where": f.where, "code": f.code, "message": sentence(f, language)} for f in prices]
