"""Customers of the sample's flats, their e-invoice subscriptions, balances and single charges."""

import datetime as dt
from dataclasses import dataclass

from einvoice.core.money import format_cents
from einvoice.core.premises import FlatKind
from jobs.setup.sample.calendar import SampleMonths
from jobs.setup.sample.draw import Draw
from jobs.setup.sample.files import SampleFiles
from jobs.setup.sample.houses import SampleFlat
from jobs.setup.sample.people import Party, account, company, person

_LANGUAGES = ("lv",) * 14 + ("ru",) * 5 + ("en",)
_BANKS = ("swedbank",) * 9 + ("seb",) * 8 + (None,) * 3  # 45 %, 40 % and 15 % without
_SOLD, _WITH_EMAIL = 2, 70  # percent of flats
_PENALTIES, _FEES, _CORRECTIONS = range(2), range(2, 3), range(3, 4)  # of a hundred flats
_PENALTY = ("Nokavējuma nauda", "Пеня", "Late payment interest", "kavēts maksājums")
_FEE = ("Skaitītāja pārbaude", "Поверка счётчика", "Meter verification", "pasūtīts darbs")
_CORRECTION = ("Pārrēķins", "Перерасчёт", "Correction", "kļūdains rādījums")
_PAYS, _OWES = 75, 17  # percent of flats; the others have paid too much


@dataclass(frozen=True, slots=True)
class Owner:
    """The customer at the end, since when, and whether the flat was ``sold`` to them."""

    party: Party
    since: dt.date
    sold: bool


def add_customer(files: SampleFiles, draw: Draw, flat: SampleFlat, months: SampleMonths) -> Owner:
    """Write who gets the flat's invoice, and where the e-invoice was ordered; return the last."""
    since = months.first.plus(-36).first_day
    if draw.percent(_SOLD):
        sold = months.first.plus(draw.below(months.months)).first_day
        before = sold - dt.timedelta(days=1)
        _customer(files, draw, flat, _party(draw, flat), (since, before))
        since = sold
    party = _party(draw, flat)
    _customer(files, draw, flat, party, (since, None))
    bank = draw.pick(_BANKS)
    if bank is not None:
        ordered = max(since, months.last.plus(-draw.between(1, 24)).first_day)
        cells = (flat.flat_id, bank, account(draw, bank), party.name, party.code, "", ordered, "")
        files.add("subscriptions", *cells)
    return Owner(party, since, sold=since != months.first.plus(-36).first_day)


def add_balance(
    files: SampleFiles, draw: Draw, flat: SampleFlat, months: SampleMonths, owner: Owner
) -> None:
    """Write what the customer carries into the period: settled, debt or overpayment.

    Of a flat that was sold it names whose balance it is.
    """
    sums = map(format_cents, draw_balance(draw))
    files.add("balances", flat.flat_id, months.last, *sums, owner.party.code if owner.sold else "")


def draw_balance(draw: Draw) -> tuple[int, int]:
    """Return what a customer owed at the begin of a month and paid in it, in cents."""
    begin = paid = draw.between(3_000, 15_000)
    drawn = draw.below(100)
    if drawn >= _PAYS + _OWES:
        paid += draw.pick((500, 2_000, 40_000))
    elif drawn >= _PAYS:
        paid = draw.pick((0, paid // 2))
    return begin, paid


def add_charges(
    files: SampleFiles, draw: Draw, flat: SampleFlat, months: SampleMonths, owner: Owner
) -> None:
    """Write the single charges of a few flats: a penalty, a fee, a correction of last month.

    A customer who came since corrects nothing.
    """
    drawn = draw.below(100)
    period = months.last
    start = (f"{flat.flat_id}-{period}", flat.flat_id, period)
    if drawn in _PENALTIES:
        net = format_cents(draw.between(50, 1_500))
        files.add("charges", *start, "penalty", net, "0", "NOTTAX", "", *_PENALTY)
    elif drawn in _FEES:
        files.add("charges", *start, "other", "12.40", "21", "TAX", "", *_FEE)
    elif drawn in _CORRECTIONS:
        net = format_cents(-draw.between(100, 900))
        earlier = period.previous if owner.since <= period.previous.last_day else ""
        files.add("charges", *start, "correction", net, "21", "TAX", earlier, *_CORRECTION)


def _party(draw: Draw, flat: SampleFlat) -> Party:
    return company(draw) if flat.kind is FlatKind.NON_RESIDENTIAL else person(draw)


def _customer(
    files: SampleFiles,
    draw: Draw,
    flat: SampleFlat,
    party: Party,
    valid: tuple[dt.date, dt.date | None],
) -> None:
    email = f"{flat.flat_id.lower()}@example.com" if draw.percent(_WITH_EMAIL) else ""
    language = draw.pick(_LANGUAGES)
    cells = (flat.flat_id, party.name, party.kind, party.code, email, language)
    files.add("customers", *cells, *valid)
