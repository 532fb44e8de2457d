"""What a resident sees: all that is theirs, and nothing of others before, after or beside them."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from databases import Server
from sample_company import Company
from sold_flat import (
    CREDITED_CENTS,
    FORMER_SUMS,
    NEIGHBOUR_CENTS,
    OWN_SUMS,
    SOLD_ON,
    TODAY,
    VOID_CENTS,
    SoldFlat,
    sold,
)
from sqlalchemy import delete, insert, update
from statements_of_views import asked, read_whole

from einvoice.core.account_keys import AccountKey
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.pages.figures import sum_text
from einvoice.store.tables import invoices
from jobs.context import Context
from jobs.views.resident_account import account_of
from jobs.views.resident_house import house_of
from jobs.views.resident_invoice import BankStep, invoice_of, pdf_of
from jobs.views.resident_invoices import invoices_of
from jobs.views.resident_meters import meters_of
from jobs.views.resident_overview import overview_of
from jobs.views.resident_windows import windows_of

View = Callable[[Context, AccountKey], Any]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def flat(
    request: pytest.FixtureRequest, imported_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SoldFlat]:
    """The sold flat on each database; only read."""
    company = Company(tmp_path_factory.mktemp("residents") / "home")
    shutil.copytree(imported_home, company.home)
    server: Server | None = None
    if request.param == "postgresql":
        server = request.getfixturevalue("server")
        url = server.database()
        company.edit_config('url = ""', f'url = "{url}"')
        company.import_anew()
    assert company.cli("run", today="2026-11-05").code == 0
    yield sold(company)
    if server is not None:
        server.drop(url)


@pytest.fixture
def context(flat: SoldFlat) -> Iterator[Context]:
    """The company on the day of looking."""
    with flat.company.context(TODAY) as context:
        yield context


def number_of(context: Context, key: AccountKey, period: str) -> str:
    """Return the number of the invoice of a month that is not cancelled."""
    listed = invoices_of(context, key)
    assert listed is not None
    return next(i.number for i in listed.invoices if str(i.period) == period and not i.is_cancelled)


def test_each_owner_sees_the_own_invoices(flat: SoldFlat, context: Context) -> None:
    """The month of the change is its buyer's; void invoices are nobody's, credited ones are."""
    present, former = invoices_of(context, flat.present), invoices_of(context, flat.former)
    assert present is not None
    assert former is not None
    assert [i.total_cents for i in former.invoices] == sorted(FORMER_SUMS.values(), reverse=True)
    sums = [i.total_cents for i in present.invoices]
    assert sorted(sums[1:]) == sorted([*OWN_SUMS.values(), CREDITED_CENTS])
    assert [str(i.period) for i in present.invoices] == ["2026-10", "2026-09", "2026-09", "2026-08"]
    assert VOID_CENTS not in sums


def test_a_cancelled_invoice_names_its_credit_note_and_what_replaces_it(
    flat: SoldFlat, context: Context
) -> None:
    """By their numbers; the others name none."""
    listed = invoices_of(context, flat.present)
    assert listed is not None
    cancelled = [i for i in listed.invoices if i.is_cancelled]
    assert [(i.total_cents, i.credited_on) for i in cancelled] == [
        (CREDITED_CENTS, dt.date(2026, 10, 12))
    ]
    instead = number_of(context, flat.present, "2026-09")
    assert cancelled[0].replaced_by == instead
    assert {i.replaced_by for i in listed.invoices if not i.is_cancelled} == {""}


def test_nobody_opens_an_invoice_of_another(flat: SoldFlat, context: Context) -> None:
    """Not the former owner's, the later owner's, the neighbour's, a void one, or none at all."""
    keys = {
        flat.former: number_of(context, flat.former, "2026-07"),
        flat.present: number_of(context, flat.present, "2026-08"),
        flat.neighbours(context): number_of(context, flat.neighbours(context), "2026-09"),
    }
    for key, number in keys.items():
        assert invoice_of(context, key, number, "lv") is not None
        others = [other for other in keys if other != key]
        assert [invoice_of(context, other, number, "lv") for other in others] == [None, None]
        assert [pdf_of(context, other, number, "lv") for other in others] == [None, None]
    strange = ("260900003", "0", "", "-1", "٣", "9" * 30, "26' OR '1'='1", flat.flat_id)
    assert [n for n in strange if invoice_of(context, flat.present, n, "lv")] == []
    stranger = AccountKey(flat.flat_id, dt.date(2026, 9, 1))
    views: tuple[View, ...] = (invoices_of, meters_of, house_of, overview_of)
    assert [view(context, stranger) for view in views] == [None] * len(views)


def test_no_sum_of_another_is_in_anything(flat: SoldFlat, context: Context) -> None:
    """Not in the chart, not in the comparison with last year, not in the PDF's own value."""
    seen = []
    for language in ("lv", "ru", "en"):
        page = invoice_of(
            context, flat.present, number_of(context, flat.present, "2026-10"), language
        )
        assert page is not None
        assert page.last_year is None, "October 2025 was the former owner's"
        assert [month.sum for month in page.page.history if month.sum] != []
        seen.append(repr(page))
    views: tuple[View, ...] = (invoices_of, meters_of, house_of, overview_of)
    seen += [repr(view(context, flat.present)) for view in views]
    hidden = (*FORMER_SUMS.values(), VOID_CENTS, NEIGHBOUR_CENTS)
    for shown in seen:
        assert [c for c in hidden if str(c) in shown or sum_text(c, "en") in shown] == []
        assert "Bijušais" not in shown


def test_readings_are_those_of_the_own_time(flat: SoldFlat, context: Context) -> None:
    """Of both owners; the first of each has no use, for the value before is the other's."""
    present, former = meters_of(context, flat.present), meters_of(context, flat.former)
    assert present is not None
    assert former is not None
    days = [[r.read_on for r in m.readings] for m in present.meters]
    assert all(day >= SOLD_ON for own in days for day in own)
    assert all(len(own) >= 2 for own in days)
    assert {m.readings[-1].use_e3 for m in present.meters} == {None}
    assert all(r.use_e3 is not None for m in present.meters for r in m.readings[:-1])
    old = [r.read_on for m in former.meters for r in m.readings]
    assert old != []
    assert max(old) < SOLD_ON
    assert former.windows == ()
    assert len(present.windows) == 6


def test_use_is_the_difference_of_readings_by_month(flat: SoldFlat, context: Context) -> None:
    """Each reading closes the month of its window."""
    present = meters_of(context, flat.present)
    assert present is not None
    meter = present.meters[0]
    newest, before = meter.readings[:2]
    assert newest.use_e3 == newest.value_e3 - before.value_e3
    assert (str(newest.period), newest.months) == ("2026-10", 1)
    assert meter.last is newest


def test_no_payments_are_known_where_balances_are_imported(
    flat: SoldFlat, context: Context
) -> None:
    """Nothing is guessed: neither a state nor a day."""
    listed, shown = invoices_of(context, flat.present), overview_of(context, flat.present)
    assert listed is not None
    assert shown is not None
    assert (listed.has_payments, listed.as_of) == (False, None)
    assert {invoice.payment for invoice in listed.invoices} == {None}
    assert account_of(context, flat.present) is None
    assert shown.latest is not None
    assert shown.to_pay_cents == shown.latest.to_pay_cents > 0


def test_the_overview_says_what_is_to_be_done(flat: SoldFlat, context: Context) -> None:
    """The window that is open, the meters without a reading in it, and the first verification."""
    shown = overview_of(context, flat.present)
    assert shown is not None
    assert shown.window is not None
    assert (str(shown.window.period), shown.window.is_open(shown.today)) == ("2026-11", True)
    assert shown.without_reading == shown.meters.there(shown.today) != ()
    ends = [m.meter.verified_until for m in shown.meters.meters if m.meter.verified_until]
    assert shown.next_verification is not None
    assert shown.next_verification.meter.verified_until == min(ends)
    left = overview_of(context, flat.former)
    assert left is not None
    assert (left.until, left.window, left.without_reading) == (dt.date(2026, 8, 15), None, ())


def test_a_house_shows_sums_of_all_its_flats(flat: SoldFlat, context: Context) -> None:
    """As invoiced, by month and service, and never before the own time."""
    house = house_of(context, flat.present)
    assert house is not None
    assert (house.too_small, str(house.months[0].period)) == (False, "2026-10")
    assert min(month.period for month in house.months) >= Period.of(SOLD_ON)
    month = house.months[0]
    lines = [
        row
        for row in flat.company.table("lines")
        if row["flat_id"].startswith(house.place.building_id)
    ]
    sums: dict[str, int] = {}
    flats: dict[str, set[str]] = {}
    for row in lines:
        sums[row["service"]] = sums.get(row["service"], 0) + int(row["net_cents"])
        flats.setdefault(row["service"], set()).add(row["flat_id"])
    expected = {name: cents for name, cents in sums.items() if len(flats[name]) >= 3}
    assert {row.service: row.net_cents for row in month.services} == expected != {}
    assert month.total_cents == sum(expected.values())
    assert month.left_out == (len(expected) < len(sums))
    assert month.heating_wh_m2 is not None
    assert month.water_ml_m2 is not None


def test_a_house_counts_anew_when_an_invoice_is_credited(flat: SoldFlat) -> None:
    """What is remembered is of the invoices that are live now."""
    live = (invoices.c.flat_id == flat.new_flat) & (invoices.c.period == Period(2026, 10))
    thawed = invoices.metadata.tables["thawed"]

    def become(context: Context, state: InvoiceState) -> int:
        with context.store.writing() as tx:
            tx.execute(insert(thawed).values(why="a test"))
            tx.execute(update(invoices).where(live).values(state=state))
            tx.execute(delete(thawed))
        house = house_of(context, flat.present)
        assert house is not None
        return house.months[0].total_cents

    with flat.company.context(TODAY) as context:
        house = house_of(context, flat.present)
        assert house is not None
        less = become(context, InvoiceState.CREDITED)
        again = become(context, InvoiceState.ACCEPTED)
    assert less < house.months[0].total_cents == again


def test_a_house_of_few_flats_shows_nothing(flat: SoldFlat, context: Context) -> None:
    """September has invoices of two flats: whoever knows one would know the other."""
    house = house_of(context, flat.present)
    assert house is not None
    assert "2026-09" not in [str(month.period) for month in house.months]


def test_a_house_shows_no_month_before_the_own_time(flat: SoldFlat, context: Context) -> None:
    """Who came in November sees nothing of October, who left in August nothing after it."""
    newcomer, former = house_of(context, flat.newcomer), house_of(context, flat.former)
    assert newcomer is not None
    assert former is not None
    assert (newcomer.months, former.months) == ((), ())


def test_what_the_bank_does_is_what_it_was_told(flat: SoldFlat, context: Context) -> None:
    """An invoice at the bank, a cancelled one, and one that goes to no bank."""
    listed = invoices_of(context, flat.present)
    assert listed is not None
    steps = {}
    for invoice in listed.invoices:
        page = invoice_of(context, flat.present, invoice.number, "lv")
        assert page is not None
        steps[invoice.total_cents] = page.bank.step
    assert steps[CREDITED_CENTS] is BankStep.NOTHING
    newest = listed.invoices[0].total_cents
    assert steps[newest] in {BankStep.IN_BANK, BankStep.PAYS, BankStep.LIMIT}


BIG = frozenset(
    "invoices invoice_lines e_invoices credit_notes customers flats meters readings files "
    "standing_orders control_totals".split()
)
MOST = {"invoices": 2, "invoice": 13, "meters": 4, "house": 7, "overview": 7, "windows": 1}


def test_each_view_asks_little_and_reads_no_table_whole(flat: SoldFlat, context: Context) -> None:
    """Whatever the company's size: all is looked up by keys."""
    number = number_of(context, flat.present, "2026-10")
    views: dict[str, Callable[[], Any]] = {
        "invoices": lambda: invoices_of(context, flat.present),
        "invoice": lambda: invoice_of(context, flat.present, number, "lv"),
        "meters": lambda: meters_of(context, flat.present),
        "house": lambda: house_of(context, flat.present),
        "overview": lambda: overview_of(context, flat.present),
        "windows": lambda: windows_of(context),
    }
    for name, view in views.items():
        with asked() as statements:
            assert view() is not None
        assert len(statements) <= MOST[name], (name, [s[0] for s in statements])
        assert BIG.isdisjoint(read_whole(context.config, statements)), name
