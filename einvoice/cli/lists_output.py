"""The lists of a month's status that grow: what was taken back, recalled, refused."""

from collections.abc import Iterable, Sequence

from einvoice.cli.output import on_its_day, print_line, print_table, say
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.texts.outcomes import kept_words
from einvoice.texts.screens import label, state_label
from jobs.values import RefusedInvoice, code_name
from jobs.views.refusals import explain_refusal
from jobs.views.status import MonthStatus

SHOWN = 20
_ONE_BY_ONE = 3
"""Refused invoices of one cause that are still listed each by itself."""


def print_credit_notes(status: MonthStatus, language: str) -> None:
    """Print which invoices are taken back, and how far that came."""
    if not status.credit_notes:
        return
    print_line()
    rows = [
        (
            note.flat_id,
            invoice_number(note.number),
            invoice_number(note.cancels),
            note.bank,
            state_label(note.state, language),
        )
        for note in status.credit_notes[:SHOWN]
    ]
    print_table(titles_of(("flat", "credit_note", "cancels", "bank", "state"), language), rows)
    command = f"einvoice export credit_notes --period {status.period} --to credit_notes.csv"
    print_more(len(status.credit_notes), command, language)


def print_recalled(status: MonthStatus, language: str) -> None:
    """Print which void invoices went to no bank, and the numbers in their place."""
    if not status.recalled:
        return
    print_line()
    rows = []
    for invoice in status.recalled[:SHOWN]:
        new = invoice.replaced_by
        number = label("none", language) if new is None else invoice_number(new)
        rows.append((invoice.flat_id, invoice_number(invoice.number), number))
    print_table(titles_of(("flat", "void_number", "replaced_by"), language), rows)
    command = f"einvoice status --json --period {status.period}"
    print_more(len(status.recalled), command, language)
    numbers = " ".join(invoice_number(invoice.number) for invoice in status.recalled[:SHOWN])
    print_line(on_its_day(label("recall", language, invoices=numbers)))


def say_printed(count: int, period: Period, language: str) -> None:
    """Say that invoices which become void went to no bank: people have them on paper."""
    if count:
        say(label("recall_printed", language, count=count, period=period))


def print_refused(status: MonthStatus, language: str, *, everything: bool = False) -> None:
    """Print which invoices the banks refused, why, and what comes next for each.

    More than a few of one cause are one line, with their count, unless all are asked for.
    """
    if not status.refused:
        return
    print_line()
    rows = []
    for group in _by_cause(status.refused):
        if everything or len(group) <= _ONE_BY_ONE:
            rows += [_refused_row(invoice, status.period, language) for invoice in group]
        else:
            rows.append(_folded_row(group, status.period, language))
    shown = rows if everything else rows[:SHOWN]
    print_table(titles_of(("refused_title", "invoice", "bank", "reason", "next"), language), shown)
    if not everything:
        print_more(len(rows), export_findings(status.period), language)


def _by_cause(refused: Iterable[RefusedInvoice]) -> Iterable[Sequence[RefusedInvoice]]:
    """Yield the refused invoices of each cause, in the order of their first."""
    groups: dict[tuple[object, ...], list[RefusedInvoice]] = {}
    for invoice in refused:
        groups.setdefault(
            (
                invoice.bank,
                invoice.fail_code,
                invoice.credit_note,
                invoice.said,
                invoice.by_word,
            ),
            [],
        ).append(invoice)
    return groups.values()


def _refused_row(one: RefusedInvoice, period: Period, language: str) -> tuple[str, ...]:
    refusal = explain_refusal(one, period, language)
    code = "" if one.by_word else f"{kept_words(code_name(one.fail_code), language)}: "
    why = f"{code}{refusal.reason}"
    return one.flat_id, one.invoice_number, one.bank, why, refusal.steps(language)


def _folded_row(found: Sequence[RefusedInvoice], period: Period, language: str) -> tuple[str, ...]:
    """Return one line for many of the same cause; a command about one names INVOICE."""
    first = found[0]
    _, number, bank, why, steps = _refused_row(first, period, language)
    count = label("count_flats", language, count=len(found))
    command = f"einvoice status --all --period {period}"
    many = label("more", language, count=len(found) - 1, command=command)
    return count, f"{number} {many}", bank, why, steps.replace(number, "INVOICE")


def print_more(count: int, command: str, language: str) -> None:
    """Print how many more there are, and the command that shows them."""
    if count > SHOWN:
        print_line(label("more", language, count=count - SHOWN, command=command))


def export_findings(period: Period) -> str:
    """Return the command that writes all that is held, unusual or refused."""
    return f"einvoice export findings --period {period} --to findings.csv"


def titles_of(keys: Sequence[str], language: str) -> list[str]:
    """Return the titles of a table's columns."""
    return [label(key, language) for key in keys]
