"""How a checked month looks to a person: what is wrong or unusual first, what balances folded."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from einvoice.cli.month_json import held_json, mover_rows
from einvoice.cli.movers_output import print_movers
from einvoice.cli.output import columns, euro, print_line, print_table
from einvoice.core.controls import TOLD_SINCE, ControlTotal
from einvoice.core.money import PRICE_DECIMALS, format_scaled, round_half
from einvoice.core.prices import PriceOfMonth
from einvoice.texts import errors
from einvoice.texts.documents import unit_label
from einvoice.texts.findings import line, reason, sentence
from einvoice.texts.places import place
from einvoice.texts.screens import label
from jobs.values import ServiceFigures
from jobs.views.check import MOVERS_SHOWN, Checked

if TYPE_CHECKING:
    from einvoice.cli.shapes import looking

_EUR = "EUR"
Row = TypeVar("Row")


def print_check(found: Checked, language: str, *, everything: bool) -> None:
    """Print what does not balance, what is held or unusual, what moved, and what balances."""
    for changed in found.changed:
        print_line(label("check.changed", language, where=place(changed.where, language)))
    wrong = [row for row in found.totals if row[1].missing]
    if wrong:
        print_line(label("check.wrong", language, period=found.period))
        _print_totals(found, wrong, language)
        print_line()
    _print_unusual(found, language)
    if found.figures:  # beside a month without drafts everything would have moved
        print_movers(found.movers, found.period, MOVERS_SHOWN, language, found.name_of)
    _print_figures(found, language)
    print_line()
    print_line(textwrap.fill(label("check.explain", language), columns()))
    if everything:
        print_line(label("check.totals", language, period=found.period))
        _print_totals(found, found.totals, language)
        _print_residues(found, language)
        return
    for text in _folded(found, language):
        print_line(text)
    print_line(label("check.all", language, period=found.period))


def _print_unusual(found: Checked, language: str) -> None:
    count = len(found.held) + len(found.findings)
    waits = any(found.opened.values()) or found.stale
    if found.stale:
        print_line(label("check.stale", language, period=found.period))
    if count:
        print_line(f"{found.period}: {'; '.join(_counted(found, language))}")
    elif not waits:
        key = "check.usual" if found.figures else "check.not_calculated"
        print_line(label(key, language, period=found.period))
    for kind, number in found.opened.items():
        if number:
            print_line(label(f"check.{kind}", language, count=number, period=found.period))
    for flat in found.held:
        why = reason(flat.finding, language)
        print_line(f"{label('held_flat', language)}: {flat.flat_id}: {flat.code}: {why}")
    for finding in found.findings:
        level = label(f"level.{finding.level}", language)
        print_line(f"{level}: {finding.code}: {line(finding, language)}")


def _counted(found: Checked, language: str) -> Iterator[str]:
    """Yield how many flats are held, of how many others something is to be looked at, the rest."""
    places = [finding.where for finding in found.findings]
    of_flats = [where for where in places if where in found.flats]
    if found.held:
        yield label("check.held", language, count=len(found.held))
    if of_flats:
        flats = len(set(of_flats))
        yield label("check.unusual_flats", language, count=len(of_flats), flats=flats)
    if others := len(places) - len(of_flats):
        yield label("check.unusual_others", language, count=others)


def _print_figures(found: Checked, language: str) -> None:
    """Print the cost of each service by flat and m2, beside its price and the price before."""
    if not found.figures:
        return
    print_line()
    print_line(label("check.figures", language, period=found.period))
    general = {p.tariff.service: p for p in found.prices if not p.tariff.building_id}
    rows = []
    for figure in found.figures:
        by_area = (
            round_half(figure.net_cents * 100, figure.area_m2_e2) if figure.area_m2_e2 else None
        )
        rows.append(
            (
                found.name_of(figure.service, language),
                euro(figure.net_cents),
                str(figure.flats),
                euro(round_half(figure.net_cents, figure.flats)),
                "" if by_area is None else euro(by_area),
                *_price(general.get(figure.service), language),
            )
        )
    shown = {figure.service for figure in found.figures}
    for service, price in general.items():
        if service not in shown:  # heat by the MWh: its cost is divided between other services
            name = found.name_of(service, language)
            rows.append((name, "", "", "", "", *_price(price, language)))
    keys = ("service", "net_eur", "flats", "by_flat", "by_m2", "price_now", "price_before")
    titles = [label(key, language) for key in keys]
    print_table(titles, rows, right=titles[1:])


def _price(price: PriceOfMonth | None, language: str) -> tuple[str, str]:
    """Return a price with its unit, and the price before; empty where there are several."""
    if price is None:
        return "", ""
    now, before = price.tariff, price.before
    shown = f"{format_scaled(now.price_e4, PRICE_DECIMALS)}/{unit_label(now.unit, language)}"
    return shown, "-" if before is None else format_scaled(before.price_e4, PRICE_DECIMALS)


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
    for where, own in groupby(rows, key=lambda row: row[0]):
        yield where, list(own)


def _print_totals(
    found: Checked, totals: Iterable[tuple[str, ControlTotal]], language: str
) -> None:
    rows = [
        (
            building_id,
            _control(found, total.control, language),
            _amount(total.whole, total.unit),
            total.unit,
            " + ".join(
                f"{_part(found, name, language)} {_amount(part, total.unit)}"
                for name, part in total.parts
            ),
            _amount(total.missing, total.unit),
        )
        for building_id, total in totals
    ]
    keys = ("building", "total", "whole", "unit", "parts", "missing")
    titles = [label(key, language) for key in keys]
    print_table(titles, rows, right=[titles[2], titles[5]])


def _part(found: Checked, name: str, language: str) -> str:
    told_since = label("control.told_since", language)
    return told_since if name == TOLD_SINCE else found.name_of(name, language)


def _control(found: Checked, control: str, language: str) -> str:
    """Return what a control total is about: `cost.lift`, `m3.cold_water`, `heat`."""
    kind, _, service = control.partition(".")
    return label(f"control.{kind}", language, service=found.name_of(service, language))


def _amount(value: int, unit: str) -> str:
    return euro(value) if unit == _EUR else format_scaled(value, 3)


def _print_residues(found: Checked, language: str) -> None:
    print_line()
    print_line(label("check.rounding", language))
    rows = [
        (
            at,
            found.name_of(residue.service, language),
            *map(euro, (residue.whole_cents, residue.lines_cents, residue.residue_cents)),
        )
        for at, residue in found.residues
    ]
    keys = ("building", "service", "amount_eur", "lines_eur", "residue_eur")
    titles = [label(key, language) for key in keys]
    print_table(titles, rows, right=titles[2:])


def check_json(found: Checked, language: str) -> "looking.Checked":
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
        "figures": [_figures_json(row) for row in found.figures],
        "prices": [_price_json(row) for row in found.prices],
        "open": dict(found.opened),
        "stale": found.stale,
        "findings": [
            {"level": f.level, "code": f.code, "where": f.where, "message": sentence(f, language)}
            for f in found.findings
        ],
        "held": held_json(found.held, language),
        "changed": [
            {"where": row.where, "code": row.why.code, "what": errors.reason(row.why, language)}
            for row in found.changed
        ],
    }


def _price_json(one: PriceOfMonth) -> "looking.Price":
    before = one.before
    return {
        "service": one.tariff.service,
        "building_id": one.tariff.building_id,
        "unit": str(one.tariff.unit),
        "price": format_scaled(one.tariff.price_e4, PRICE_DECIMALS),
        "since": str(one.tariff.valid_from),
        "before": None if before is None else format_scaled(before.price_e4, PRICE_DECIMALS),
    }


def _figures_json(one: ServiceFigures) -> "looking.ServiceFigures":
    return {
        "service": one.service,
        "net_cents": one.net_cents,
        "flats": one.flats,
        "area_m2": format_scaled(one.area_m2_e2, 2),
        "highest_cents": one.highest_cents,
    }
