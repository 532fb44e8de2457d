"""How a checked month looks to a person: what is wrong or unusual first, what balances folded."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from einvoice.cli.month_json import held_json, mover_rows
from einvoice.cli.month_output import print_movers
from einvoice.cli.output import euro, print_line, print_table
from einvoice.core.controls import ControlTotal
from einvoice.core.money import format_scaled
from einvoice.texts.findings import line, reason, sentence
from einvoice.texts.screens import label, service_label
from jobs.views.check import MOVERS_SHOWN, Checked

_EUR = "EUR"
Row = TypeVar("Row")


def print_check(found: Checked, language: str, *, everything: bool) -> None:
    """Print what does not balance, what is held or unusual, what moved, and what balances."""
    for one in found.changed:
        print_line(label("check.changed", language, where=one.where))
    wrong = [row for row in found.totals if row[1].missing]
    if wrong:
        print_line(label("check.wrong", language, period=found.period))
        _print_totals(wrong, language)
        print_line()
    _print_unusual(found, language)
    print_movers(found.movers, found.period, MOVERS_SHOWN, language)
    print_line()
    if everything:
        print_line(label("check.totals", language, period=found.period))
        _print_totals(found.totals, language)
        _print_residues(found, language)
        return
    for text in _folded(found, language):
        print_line(text)
    print_line(label("check.all", language, period=found.period))


def _print_unusual(found: Checked, language: str) -> None:
    count = len(found.held) + len(found.findings)
    key = "check.unusual" if count else "check.usual"
    print_line(label(key, language, period=found.period, count=count))
    for flat in found.held:
        why = reason(flat.finding, language)
        print_line(f"{label('held_flat', language)}: {flat.flat_id}: {flat.code}: {why}")
    for finding in found.findings:
        level = label(f"level.{finding.level}", language)
        print_line(f"{level}: {finding.code}: {line(finding, language)}")


def _folded(found: Checked, language: str) -> Iterator[str]:
    """Yield a line for each building all of whose totals balance."""
    residues = {at: sum(r.residue_cents for _, r in rows) for at, rows in _by_place(found.residues)}
    for building_id, rows in _by_place(found.totals):
        totals = [total for _, total in rows]
        if any(total.missing for total in totals):
            continue
        cents = sum(total.whole for total in totals if total.unit == _EUR)
        yield label(
            "check.balanced",
            language,
            building=building_id,
            totals=len(totals),
            cents=euro(cents),
            residue=euro(residues.get(building_id, 0)),
        )


def _by_place(rows: Iterable[tuple[str, Row]]) -> Iterator[tuple[str, list[tuple[str, Row]]]]:
    for place, own in groupby(rows, key=lambda row: row[0]):
        yield place, list(own)


def _print_totals(totals: Iterable[tuple[str, ControlTotal]], language: str) -> None:
    rows = [
        (
            building_id,
            _control(total.control, language),
            _amount(total.whole, total.unit),
            total.unit,
            " + ".join(
                f"{service_label(name, language)} {_amount(part, total.unit)}"
                for name, part in total.parts
            ),
            _amount(total.missing, total.unit),
        )
        for building_id, total in totals
    ]
    keys = ("building", "total", "whole", "unit", "parts", "missing")
    titles = [label(key, language) for key in keys]
    print_table(titles, rows, right=[titles[2], titles[5]])


def _control(control: str, language: str) -> str:
    """Return what a control total is about: `cost.lift`, `m3.cold_water`, `heat`."""
    kind, _, service = control.partition(".")
    return label(f"control.{kind}", language, service=service_label(service, language))


def _amount(value: int, unit: str) -> str:
    return euro(value) if unit == _EUR else format_scaled(value, 3)


def _print_residues(found: Checked, language: str) -> None:
    print_line()
    print_line(label("check.rounding", language))
    rows = [
        (
            at,
            service_label(one.service, language),
            *map(euro, (one.whole_cents, one.lines_cents, one.residue_cents)),
        )
        for at, one in found.residues
    ]
    keys = ("building", "service", "amount_eur", "lines_eur", "residue_eur")
    titles = [label(key, language) for key in keys]
    print_table(titles, rows, right=titles[2:])


def check_json(found: Checked, language: str) -> dict[str, object]:
    """Return a checked month for a program."""
    return {
        "period": str(found.period),
        "totals": [
            {
                "building_id": building_id,
                "control": total.control,
                "unit": total.unit,
                "whole": total.whole,
                "parts": dict(total.parts),
                "missing": total.missing,
            }
            for building_id, total in found.totals
        ],
        "residues": [
            {
                "building_id": building_id,
                "service": residue.service,
                "whole_cents": residue.whole_cents,
                "lines_cents": residue.lines_cents,
                "residue_cents": residue.residue_cents,
            }
            for building_id, residue in found.residues
        ],
        "movers": mover_rows(found.movers),
        "findings": [
            {"level": f.level, "code": f.code, "where": f.where, "message": sentence(f, language)}
            for f in found.findings
        ],
        "held": held_json(found.held, language),
        "changed": [{"where": one.where, "what": one.what} for one in found.changed],
    }
