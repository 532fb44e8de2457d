"""Credits invoices that banks have taken: by a credit note to the bank, or on the next invoice."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from einvoice.core import vat
from einvoice.core.credit_notes import Correction, CreditNote, charge_id, correcting
from einvoice.core.errors import Cause, RefusedByCheckError, cause
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.core.methods import SingleCharge
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.core.validity import valid_on
from einvoice.store import (
    credit_notes,
    exports,
    frozen,
    hold_decisions,
    months,
    person,
    rows,
    withdrawals,
)
from einvoice.store.frozen import Kind
from einvoice.store.kept_lines import lines_of
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.store.withdrawals import IssuedNow, Selection
from einvoice.texts.documents import TAKEN_BACK
from jobs.context import Context
from jobs.corrections.look_first import refuse_contradicted
from jobs.corrections.withdraw import by_number, digest_of, require_reason
from jobs.steps.calculate import recalculate


def credit(context: Context, numbers: Sequence[str], reason: str) -> list[CreditNote]:
    """Issue credit notes for invoices, all or none, and hold their flats for that month.

    A further `run` sends them. Once the bank has taken one, its invoice is credited and the flat
    may be issued anew; it stays held until a person has corrected what was wrong and releases it.

    Raises:
        UsageError: there is no such invoice, or no reason.
        RefusedByCheckError: a bank has not accepted an invoice, or it has a credit note already; an
            open answer of a bank contradicts its word.
    """
    require_reason(reason)
    _refuse_contradicted(context, numbers)
    with context.store.writing() as tx:
        invoices = [by_number(tx, number) for number in sorted(set(numbers))]
        return issue_notes(context, tx, invoices, reason)


def _refuse_contradicted(context: Context, numbers: Sequence[str]) -> None:
    with context.store.reading() as tx:
        banks = {by_number(tx, number).bank for number in numbers}
    refuse_contradicted(context, banks)


def issue_notes(
    context: Context, tx: WriteTransaction, found: Sequence[IssuedNow], reason: str
) -> list[CreditNote]:
    """Issue credit notes within a transaction, as `credit`.

    Raises:
        RefusedByCheckError: a bank has not accepted an invoice, or it is taken back already.
    """
    _refuse_unless_accepted(tx, found)
    made = credit_notes.issue_credit_notes(tx, found, context.today, reason)
    sha256 = digest_of(reason)
    for note in made:
        number, cancels = invoice_number(note.number), invoice_number(note.cancels)
        hold_decisions.hold_taken_back(tx, note.flat_id, note.period, f"credit note {number}")
        tx.journal(Event.CREDITED, note.period, number, cancels=cancels, reason_sha256=sha256)
    _freeze(tx, made)
    return made


def _freeze(tx: WriteTransaction, made: Sequence[CreditNote]) -> None:
    """Keep digests of credit notes that were issued together, by period."""
    for period in sorted({note.period for note in made}):
        numbers = [note.number for note in made if note.period == period]
        first, last = min(numbers), max(numbers)
        wanted = frozen.shards(Kind.CREDIT_NOTES, period, first, last - first + 1)
        frozen.freeze(tx, wanted, "issued")


def correct(context: Context, numbers: Sequence[str], reason: str) -> list[SingleCharge]:
    """Take invoices back by lines on the flats' next invoices, all or none; banks hear nothing.

    Raises:
        UsageError: there is no such invoice, or no reason.
        RefusedByCheckError: an invoice can still be withdrawn, or is taken back already; an open
            answer of a bank contradicts its word.
    """
    require_reason(reason)
    _refuse_contradicted(context, numbers)
    with context.store.writing() as tx:
        invoices = [by_number(tx, number) for number in sorted(set(numbers))]
        return take_lines(context, tx, invoices, reason)


def take_lines(
    context: Context, tx: WriteTransaction, found: Sequence[IssuedNow], reason: str
) -> list[SingleCharge]:
    """Take invoices back by lines within a transaction, as `correct`.

    Raises:
        RefusedByCheckError: an invoice can still be withdrawn, or is taken back already.
    """
    _refuse_unless_accepted(tx, found)
    made: list[SingleCharge] = []
    for invoice in found:
        charges = _charges(tx, invoice, reason)
        rows.insert_rows(tx, charges)
        made += charges
        (later,) = {str(charge.period) for charge in charges}
        number, sha256 = invoice_number(invoice.number), digest_of(reason)
        tx.journal(Event.CORRECTED, invoice.period, number, on=later, reason_sha256=sha256)
    _draft_again(context, tx, found, made)
    return made


def _charges(tx: ReadTransaction, one: IssuedNow, reason: str) -> list[SingleCharge]:
    number = invoice_number(one.number)
    later, of_flat = one.period.plus(1), Selection(flat_ids=(one.flat_id,))
    while withdrawals.issued_now(tx, later, of_flat):
        later = later.plus(1)
    if not _takes_lines(tx, one, later):
        raise RefusedByCheckError(
            "other-customer-later", invoice=number, flat=one.flat_id, later=later
        )
    totals = vat.totals(lines_of(tx, [one.id])[one.id])
    lv, ru, en = (TAKEN_BACK[language].format(number=number) for language in ("lv", "ru", "en"))
    taken_back = Correction(number, one.flat_id, one.period, later, lv, ru, en, reason)
    return correcting(taken_back, totals)


def _takes_lines(tx: ReadTransaction, one: IssuedNow, later: Period) -> bool:
    """Return whether the flat exists then, with the invoiced customer: by code, else name."""
    if not months.needs_invoice(tx, one.flat_id, later):
        return False
    buyer = exports.buyer_of(tx, one.id)
    now = valid_on(person.customer_rows(tx, one.flat_id), later.last_day)
    if now is None:
        return False
    return now.code == buyer.code if now.code and buyer.code else now.name == buyer.name


def _draft_again(
    context: Context, tx: WriteTransaction, found: Sequence[IssuedNow], made: Iterable[SingleCharge]
) -> None:
    """Let drafts that exist already take the new lines."""
    homes = {invoice.flat_id: invoice.building_id for invoice in found}
    for period in sorted({charge.period for charge in made}):
        if not months.month_facts(tx, period).live:
            continue
        ids = {homes[charge.flat_id] for charge in made if charge.period == period}
        open_ids = ids & set(months.unfinished_buildings(tx, period))
        recalculate(context, tx, period, sorted(open_ids))


def _refuse_unless_accepted(tx: ReadTransaction, found: Sequence[IssuedNow]) -> None:
    """Refuse all when one is in another state or taken back already, naming each that is wrong."""
    notes = credit_notes.live_credit_notes(tx, [invoice.id for invoice in found])
    noted = {note.cancels: note for note in notes}
    numbers = [invoice_number(invoice.number) for invoice in found]
    lines = set(credit_notes.known_charges(tx, [charge_id(number, 1) for number in numbers]))
    wrong: dict[str, list[Cause]] = {}
    for invoice in found:
        number = invoice_number(invoice.number)
        line = charge_id(number, 1)
        causes = list(_of_state(number, invoice.state))
        if invoice.number in noted:
            causes.append(_of_note(number, noted[invoice.number]))
        if not exports.buyer_of(tx, invoice.id).name:
            causes.append(cause("credit-purged", invoice=number))
        if line in lines:
            causes.append(cause("credit-taken-back", invoice=number, charge=line))
        if causes:
            wrong[number] = causes
    if wrong:
        named = tuple(chain.from_iterable(wrong.values()))
        raise RefusedByCheckError("not-accepted", wrong=named, invoice=next(iter(wrong)))


def _of_state(number: str, state: InvoiceState) -> Iterator[Cause]:
    if state is InvoiceState.SENT:
        yield cause("credit-awaited", invoice=number)
    elif state is InvoiceState.REJECTED:
        yield cause("credit-refused", invoice=number)
    elif state is not InvoiceState.ACCEPTED:
        yield cause("credit-no-bank", invoice=number, state=state)


def _of_note(number: str, note: CreditNote) -> Cause:
    own = invoice_number(note.number)
    if note.state is InvoiceState.REJECTED:
        return cause("credit-has-refused-note", invoice=number, note=own)
    return cause("credit-has-note", invoice=number, note=own)
