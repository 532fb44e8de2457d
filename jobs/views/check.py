"""Looks at a calculated month: control totals, residues, movers, flagged flats. Changes nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from einvoice.core.controls import ControlTotal, Residue
from einvoice.core.findings import Finding, Level
from einvoice.core.period import Period
from einvoice.core.prices import PriceOfMonth, prices_of, unusual_prices
from einvoice.core.services import Service
from einvoice.store import controls, findings, months
from einvoice.store.controls import ServiceFigures
from einvoice.store.frozen import Changed
from einvoice.store.months import HeldFlat
from einvoice.store.rows import all_services
from einvoice.store.transactions import ReadTransaction
from jobs.ceilings import files_over_ceiling
from jobs.changed import changed_in_month
from jobs.company import company_of
from jobs.context import Context
from jobs.cut_off import carries_accounts, faults_of_statements, unequal_accounts
from jobs.views.late_readings import told_since, unanswered
from jobs.views.remembered_month import changes_of_month, sums_of_month
from jobs.views.status import MonthStatus, month_status

MOVERS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Mover:
    """A building's sum for a service now and last month, in cents net."""

    building_id: str
    service: str
    before_cents: int
    now_cents: int

    @property
    def change_cents(self) -> int:
        """By how much it moved."""
        return self.now_cents - self.before_cents


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything a person should look at before issuing.

    ``movers`` are empty where there is no last month. ``findings`` are warnings, and what
    stops a bank's file; ``held`` are the flats that are held and why; ``changed`` are rows that
    are not as they were frozen. ``figures`` are the sums of each service and ``prices`` the
    tariffs of the month. ``opened`` counts what else waits for a person, by kind: refused invoices,
    rows of import files, files without an answer, messages of banks, invoices that are too late.
    ``stale`` says that rows were imported since the drafts were calculated. ``services`` are those
    of the company by their ids, for their names. ``flats`` are those that findings are about.
    """

    period: Period
    totals: tuple[tuple[str, ControlTotal], ...]
    residues: tuple[tuple[str, Residue], ...]
    movers: tuple[Mover, ...]
    findings: tuple[Finding, ...]
    held: tuple[HeldFlat, ...]
    changed: tuple[Changed, ...]
    figures: tuple[ServiceFigures, ...]
    prices: tuple[PriceOfMonth, ...]
    opened: Mapping[str, int]
    services: Mapping[str, Service]
    stale: bool = False
    flats: frozenset[str] = frozenset()

    def name_of(self, service: str, language: str) -> str:
        """Return what a service is called; what is none stays as it is."""
        known = self.services.get(service)
        return known.label(language) if known else service

    @property
    def needs_a_person(self) -> bool:
        """Whether anything is held or open, does not balance, or stops a bank's file."""
        stops = any(finding.level is Level.ERROR for finding in self.findings)
        waits = bool(self.held) or any(self.opened.values())
        return waits or stops or any(total.missing for _, total in self.totals)


def check(
    context: Context, period: Period, status: MonthStatus | None = None, *, whole: bool = True
) -> Checked:
    """Read the checks of a period, in one consistent view.

    ``status`` is the month's where it was read already. Not the ``whole``: without residues, movers
    and figures, and of the frozen rows a part is compared, as before a run.
    """
    status = status or month_status(context, period)
    opened, drafted = _opened(status), status.counts.drafts + status.counts.held
    with context.store.reading() as tx:
        company = company_of(context, tx)
        prices = tuple(prices_of(company.tariffs, period))
        priced = unusual_prices(prices, context.config.limits.usual_prices())
        kept = findings.kept_findings(tx, period)
        warned = [row for row in kept if row.finding.level is Level.WARNING]
        told_late = told_since(tx, period)
        late = tuple(finding for _, finding in told_late)
        facts = [fact for fact, _ in told_late]
        warnings = tuple(unanswered((row.finding for row in warned), facts))
        return Checked(
            period=period,
            totals=tuple(controls.kept_totals(tx, period)),
            residues=tuple(controls.kept_residues(tx, period)) if whole else (),
            movers=_movers(context, tx, period) if whole else (),
            findings=(
                *files_over_ceiling(context, tx, period),
                *_of_accounts(context, tx, period, issuing=drafted > 0),
                *priced,
                *warnings,
                *late,
            ),
            held=tuple(months.held_flats(tx, period)),
            changed=changed_in_month(context, period)
            if whole
            else changes_of_month(context, tx, period),
            figures=tuple(controls.service_figures(tx, period)) if whole else (),
            prices=prices,
            opened=opened,
            services=all_services(tx, context.builtin_services),
            stale=status.facts.stale,
            flats=frozenset([row.flat_id for row in warned] + [fact.flat_id for fact in facts]),
        )


def _of_accounts(
    context: Context, tx: ReadTransaction, period: Period, *, issuing: bool
) -> Iterator[Finding]:
    """Yield what is wrong with the accounts that invoices carry, and with their statements."""
    if carries_accounts(context, period):
        yield from faults_of_statements(context, tx, issuing=issuing)
        yield from unequal_accounts(context, tx)


def _opened(status: MonthStatus) -> dict[str, int]:
    """Return how many of each kind wait for a person beside held flats."""
    return {
        "refused_invoices": len(status.refused),
        "unsettled_rows": status.unsettled_count,
        "unanswered_files": len(status.overdue),
        "unapplied_messages": len(status.open_answers),
        "too_late": status.too_late,
        "not_billed": len(status.not_billed),
    }


def movers(context: Context, period: Period) -> tuple[Mover, ...]:
    """Return what moved most since last month: by building and service, largest first."""
    with context.store.reading() as tx:
        return _movers(context, tx, period)


def _movers(context: Context, tx: ReadTransaction, period: Period) -> tuple[Mover, ...]:
    """Return what moved; ties by building and service. Nothing where there is no last month."""
    now, before = (
        {(row.building_id, row.service): row for row in sums_of_month(context, tx, month)}
        for month in (period, period.previous)
    )
    if not before:
        return ()
    movers = [
        Mover(
            building_id=key[0],
            service=key[1],
            before_cents=before[key].net_cents if key in before else 0,
            now_cents=now[key].net_cents if key in now else 0,
        )
        for key in {*now, *before}
    ]
    moved = [mover for mover in movers if mover.change_cents]
    moved.sort(key=lambda mover: (-abs(mover.change_cents), mover.building_id, mover.service))
    return tuple(moved)
