"""The equations that a month must satisfy: they account for every flat, cent and file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from einvoice.reports.month_tables import Equation
from einvoice.store.conservation import booked_entries, conservation
from einvoice.store.months import StateCount
from einvoice.store.reconciling import FileSums
from einvoice.store.transactions import ReadTransaction
from einvoice.texts.report import word
from jobs.context import Context
from jobs.cut_off import opening_of
from jobs.views.status import MonthStatus

_Words = Callable[[str], str]


def equations_of(
    context: Context,
    status: MonthStatus,
    counts: Sequence[StateCount],
    sums: Mapping[str, FileSums],
    language: str,
) -> list[Equation]:
    """Return the equations of a month, named in a language.

    Args:
        context: the banks' profiles.
        status: of the month.
        counts: its issued invoices by bank and state.
        sums: what the invoices in each file sum to.
        language: of the names.
    """
    words = partial(word, language=language)
    return [
        *_counted(status, words),
        *_summed(status, counts, words),
        *_footers(context, status, sums, words),
    ]


def account_equations(context: Context, tx: ReadTransaction, language: str) -> Iterator[Equation]:
    """Yield the equations of accounts and statements; none where balances are imported.

    All accounts = opening debts + documents - payments; entries = what became of them.
    """
    opening, words = opening_of(context), partial(word, language=language)
    if opening is None:
        return
    sums, booked = conservation(tx, *opening), booked_entries(tx)
    parts = {
        "opening": sums.opening_cents,
        "invoiced": sums.invoiced_cents,
        "refunded": sums.refunded_cents,
        "credited": -sums.credited_cents,
        "paid": -sums.paid_cents,
    }
    named = tuple((words(name), cents) for name, cents in parts.items())
    yield Equation(words("accounts"), sums.closing_cents, named, money=True)
    parts = {
        "applied": booked.applied_cents,
        "queued": booked.queued_cents,
        "excluded": booked.excluded_cents,
    }
    named = tuple((words(name), cents) for name, cents in parts.items())
    yield Equation(words("entries"), booked.booked_cents, named, money=True)


def _counted(status: MonthStatus, words: _Words) -> Iterator[Equation]:
    c = status.counts
    for what, whole, parts in (
        (
            "flats",
            c.flats,
            {
                "calculated": c.calculated,
                "taken_back": c.taken_back,
                "not_calculated": c.not_calculated,
                **({"gone": -c.gone} if c.gone else {}),
            },
        ),
        (
            "calculated",
            c.calculated,
            {"held_count": c.held, "drafts": c.drafts, "issued": c.issued},
        ),
        (
            "issued",
            c.issued,
            {"no_bank": c.no_bank, "rendered": c.rendered, "to_render": c.to_render},
        ),
        *((name, whole, dict(parts)) for name, whole, parts in status.without_bank.equations),
        ("rendered", c.rendered, {"sent": c.sent, "waiting": c.to_send}),
        ("sent", c.sent, {"accepted": c.accepted, "refused": c.refused, "awaited": c.awaited}),
    ):
        named = tuple((words(name), count) for name, count in parts.items())
        yield Equation(words(what), whole, named)


def _summed(status: MonthStatus, counts: Sequence[StateCount], words: _Words) -> Iterator[Equation]:
    """All that was issued = what each bank has or waits for + what has no bank."""
    parts = [(bank.bank, bank.total_cents) for bank in status.banks]
    parts.append((words("no_bank"), status.without_bank.total_cents))
    whole = sum(row.to_pay_cents for row in counts)
    yield Equation(f"{words('issued')}: {words('to_pay')}", whole, tuple(parts), money=True)


def _footers(
    context: Context, status: MonthStatus, sums: Mapping[str, FileSums], words: _Words
) -> Iterator[Equation]:
    """A file's footer = the sum of its invoices, and their number."""
    for bank in status.banks:
        profile = context.adapters[bank.bank].profile if bank.bank in context.adapters else None
        for file in bank.files:
            footer = sums.get(file.file_id, FileSums(0, 0, 0))
            by_total = profile is not None and profile.footer_sum == "total"
            cents = footer.total_cents if by_total else footer.to_pay_cents
            inside = words("in_file")
            yield Equation(file.file_id, file.invoices, ((inside, footer.invoices),))
            yield Equation(file.file_id, file.total_cents, ((inside, cents),), money=True)
