"""Documents that look at a month: `check`, `report`, `watch` and `answers`."""

from typing import TypedDict

from einvoice.cli.shapes.common import (
    AboutAccount,
    AboutFlat,
    Answer,
    Changed,
    CreditNote,
    Finding,
    Mover,
    RefusedInvoice,
)
from einvoice.cli.shapes.month import BankSums


class ControlTotal(TypedDict):
    """An equation of a building: whole = parts + missing; thousandths, or cents of EUR."""

    building_id: str
    control: str
    unit: str
    whole: int
    parts: dict[str, int]
    missing: int


class Residue(TypedDict):
    """The rest that rounding leaves of a building's cost, in cents."""

    building_id: str
    service: str
    whole_cents: int
    lines_cents: int
    residue_cents: int


class ServiceFigures(TypedDict):
    """A service of the month in figures: cents net."""

    service: str
    net_cents: int
    flats: int
    area_m2: str
    highest_cents: int


class Price(TypedDict):
    """A price of the month, and the price before it."""

    service: str
    building_id: str
    unit: str
    price: str
    since: str
    before: str | None


class Checked(TypedDict):
    """The checks of a month: what balances, what moved and what is unusual."""

    period: str
    totals: list[ControlTotal]
    residues: list[Residue]
    movers: list[Mover]
    figures: list[ServiceFigures]
    prices: list[Price]
    open: dict[str, int]
    stale: bool
    findings: list[Finding]
    held: list[AboutFlat]
    changed: list[Changed]


class Equation(TypedDict):
    """An equation of the month: whole = parts + missing, in invoices or cents."""

    what: str
    unit: str
    whole: int
    parts: dict[str, int]
    missing: int


class Report(TypedDict):
    """The month on one page."""

    period: str
    balances: bool
    equations: list[Equation]
    banks: list[BankSums]
    credit_notes: list[CreditNote]
    refused: list[RefusedInvoice]
    remarks: list[RefusedInvoice]
    held: list[AboutFlat]
    accounts: list[AboutAccount]
    next_command: str


class Watched(TypedDict):
    """The files that the watch misses at the banks."""

    period: str
    missing: list[str]
    unanswered: list[str]
    alarm: bool


class Answers(TypedDict):
    """Messages of banks that wait for a person."""

    answers: list[Answer]


class SettledAnswer(TypedDict):
    """A message that was settled, and the invoices that a word had accepted."""

    id: str
    bank: str
    state: str
    accepted_by_word: list[str]
