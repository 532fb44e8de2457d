"""How people pay, drawn: whom each payment is for, and whether it carries a right number.

Most pay what is asked for, by standing order, reference, typed number or client number; some less,
more, twice, for two flats, for a void invoice, without a number or never. One typed number in a
hundred has a wrong digit. Relatives and neighbours pay, and texts have personal codes, registration
numbers, telephones, dates and sums in them. Sums are integer cents.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import replace

from einvoice.core import iban
from einvoice.core.payments import EntryPart, Payer, StatementEntry
from einvoice.core.references import reference
from einvoice.store.payable_invoices import PayableInvoice
from jobs.setup.sample.draw import Draw
from jobs.setup.sample.paying_cases import (
    CHANCES,
    DECIDED_BY_NUMBER,
    Case,
    DrawnPayment,
    Owed,
    Paying,
)
from jobs.setup.sample.people import person

_WITH_CODE = 70  # percent of payers whose bank names their code
_MISTYPED = 1  # percent of typed numbers with a wrong digit
_OWN, _RELATIVE = 87, 10  # percent of payers; the others are customers of other flats
_CODE_IS_A_NUMBER = 3  # of a thousand texts have a code that is also a neighbour's invoice number


def drawn_payments(draw: Draw, paying: Paying) -> Iterator[DrawnPayment]:
    """Yield the payments of some invoices, in no order."""
    return _Payers(draw, paying).payments()


class _Payers:
    """Those who pay a month's invoices."""

    def __init__(self, draw: Draw, paying: Paying) -> None:
        self._draw = draw
        self._paying = paying
        self._of_customer = {invoice.key: invoice for invoice in paying.invoices}
        self._cases = [case for case, chance in CHANCES.items() for _ in range(chance)]
        self._count = 0

    def payments(self) -> Iterator[DrawnPayment]:
        """Yield the payments of each invoice."""
        queue = iter(self._paying.invoices)
        for invoice in queue:
            case = self._case(invoice)
            if case is Case.NEVER:
                continue
            if case in {Case.TWO_FLATS, Case.TWO_FLATS_OTHER_SUM}:
                other = next((i for i in queue if i.to_pay_cents > 0), None)
                if other is not None and other.key.flat_id != invoice.key.flat_id:
                    yield self._of_two_flats(case, invoice, other)
                    continue
                case = Case.EXACT
            yield from self._of_one(case, invoice)

    def _case(self, invoice: PayableInvoice) -> Case:
        """Draw how an invoice is paid; some cases follow from what it is."""
        if invoice.to_pay_cents <= 0:
            return Case.BEFOREHAND if self._draw.percent(10) else Case.NEVER
        if invoice.key in self._paying.void_numbers and self._draw.percent(50):
            return Case.VOID_NUMBER
        if invoice.present not in {None, invoice.key} and self._draw.percent(30):
            return Case.PAID_BY_PRESENT
        case = self._draw.pick(self._cases)
        if case is Case.SEVERAL_NUMBERS and invoice.key not in self._paying.earlier:
            return Case.EXACT
        return case

    def _of_one(self, case: Case, invoice: PayableInvoice) -> Iterator[DrawnPayment]:
        """Yield the payments of one invoice: twice the same, or with its return."""
        payer = self._payer(invoice)
        cents, text, end_to_end_id, is_right = self._said(case, invoice)
        if case is Case.PAID_BY_PRESENT:
            payer = self._present(invoice)
        bank = invoice.bank or self._draw.pick(self._paying.banks)
        text = self._cut(text) if bank in self._paying.cutting else text
        part = EntryPart(cents, text, payer, end_to_end_id, structured_ref=self._structured(text))
        owed = (Owed(invoice.key, cents, (invoice.number,)),)
        first = DrawnPayment(case, bank, self._entry(part, invoice.issued_on), owed, is_right)
        yield first
        if case is Case.DOUBLE:
            yield replace(first, entry=self._soon(part, first.entry.booked_on))
        if case in {Case.RETURNED, Case.RETURNED_UNNAMED}:
            named = end_to_end_id if case is Case.RETURNED else ""
            back = EntryPart(-cents, "Atgriezts maksājums", payer, named)
            returned = tuple(Owed(o.key, -o.cents, o.invoices) for o in owed)
            entry = replace(self._soon(back, first.entry.booked_on), is_return=True)
            yield DrawnPayment(case, bank, entry, returned if named else ())

    def _said(self, case: Case, invoice: PayableInvoice) -> tuple[int, str, str, bool]:
        """Draw the sum and what a payer writes, and whether its number is right."""
        cents = self._sum(case, invoice.to_pay_cents)
        match case:
            case Case.NO_NUMBER:
                return cents, self._noise(), "", False
            case Case.BEFOREHAND:
                return cents, f"Avanss {invoice.key.flat_id}", "", True
            case Case.VOID_NUMBER:
                number = self._paying.void_numbers[invoice.key]
                return cents, f"Rēķins {number} {self._noise()}", "", False
            case Case.SEVERAL_NUMBERS:
                text = f"Rēķini {self._paying.earlier[invoice.key]}, {invoice.number}"
                return cents, text, "", True
            case _:
                text, end_to_end_id, is_right = self._named(case, invoice)
                return cents, text, end_to_end_id, is_right and case in DECIDED_BY_NUMBER

    def _sum(self, case: Case, to_pay: int) -> int:
        match case:
            case Case.LESS:
                return max(1, to_pay * self._draw.between(20, 95) // 100)
            case Case.MORE:
                return to_pay + self._draw.between(1, 5_000)
            case Case.TOO_LARGE:
                return 1_000_001 + self._draw.below(100_000)
            case Case.TOO_OFTEN:
                return to_pay * 10 + self._draw.between(1, 100)
            case Case.BEFOREHAND:
                return 100 * self._draw.between(5, 60)
            case _:
                return to_pay

    def _named(self, case: Case, invoice: PayableInvoice) -> tuple[str, str, bool]:
        """Draw how the invoice is named: text, end-to-end id, and whether it is right."""
        draw, number = self._draw, invoice.number
        way = draw.below(100)
        text = f"{draw.pick(('Rēķins', 'rek.', 'Apmaksa par', 'Счёт', 'Nr.'))} "
        if case is Case.RETURNED:
            return f"{text}{number}", invoice.global_id or f"E2E{number}", True
        if invoice.global_id and way < 45:  # noqa: PLR2004 - percent
            return f"Rek. {number}, klients {invoice.key.flat_id}", invoice.global_id, True
        if way < 55:  # noqa: PLR2004 - percent
            return reference(number), "", True
        if way < 68:  # noqa: PLR2004 - percent
            return f"dz. {invoice.key.flat_id} {self._noise()}", "", True
        if draw.percent(_MISTYPED):
            return f"{text}{self._mistyped(number)} {self._noise()}", "", False
        return f"{text}{number} {self._noise()}", "", True

    def _mistyped(self, number: str) -> str:
        place = self._draw.below(len(number))
        digit = (int(number[place]) + self._draw.between(1, 9)) % 10
        return f"{number[:place]}{digit}{number[place + 1 :]}"

    def _structured(self, text: str) -> str:
        return text if text.startswith("RF") and self._draw.percent(50) else ""

    def _of_two_flats(self, case: Case, one: PayableInvoice, other: PayableInvoice) -> DrawnPayment:
        less = 500 if case is Case.TWO_FLATS_OTHER_SUM and other.to_pay_cents > 500 else 0  # noqa: PLR2004
        case = Case.TWO_FLATS_OTHER_SUM if less else Case.TWO_FLATS
        owed = (
            Owed(one.key, one.to_pay_cents, (one.number,)),
            Owed(other.key, other.to_pay_cents - less, (other.number,)),
        )
        text = f"Par rēķiniem {one.number} un {other.number}"
        part = EntryPart(sum(o.cents for o in owed), text, self._payer(one))
        bank = one.bank or self._draw.pick(self._paying.banks)
        is_right = case in DECIDED_BY_NUMBER
        return DrawnPayment(case, bank, self._entry(part, other.issued_on), owed, is_right)

    def _cut(self, text: str) -> str:
        """Cut one text in fifty into two lines, wherever it happens to be."""
        place = self._draw.below(len(text) + 1)
        return f"{text[:place]}\n{text[place:]}" if self._draw.percent(2) else text

    def _payer(self, invoice: PayableInvoice) -> Payer:
        drawn = self._draw.below(100)
        if drawn < _OWN:
            code = invoice.code if self._draw.percent(_WITH_CODE) else ""
            account = invoice.account or _account(str(invoice.key))
            return Payer(invoice.name, account, code, "HABALV22")
        if drawn < _OWN + _RELATIVE:
            relative = person(Draw(_hash(f"relative {invoice.key}")))
            return Payer(relative.name, _account(f"relative {invoice.key}"), relative.code)
        other = self._draw.pick(self._paying.invoices)
        return Payer(other.name, other.account or _account(str(other.key)), other.code)

    def _present(self, invoice: PayableInvoice) -> Payer:
        """Return who lives there now, paying the invoice of who lived there before."""
        now = self._of_customer.get(invoice.present) if invoice.present else None
        if now is None:
            return Payer("Jauns Iemītnieks", _account(str(invoice.present)))
        return Payer(now.name, now.account or _account(str(now.key)), now.code)

    def _noise(self) -> str:
        """Draw what else people write: codes, dates, telephones, sums."""
        draw = self._draw
        other = draw.pick(self._paying.invoices)
        if draw.below(1_000) < _CODE_IS_A_NUMBER:
            return f"p.k. {other.number}"
        code = other.code
        texts = (
            "", "", "", "paldies", "īre", "par dzīvokli", f"p.k. {code}", code.replace("-", ""),
            "reģ. 40003000005", "LV-5001", "+371 26110000", "01.11.2026", "45.10 EUR",
        )  # fmt: skip
        return draw.pick(texts)

    def _entry(self, part: EntryPart, issued_on: dt.date) -> StatementEntry:
        """Return an entry of a day since an invoice was issued."""
        first = max(self._paying.first, issued_on)
        days = max(0, (self._paying.last - first).days)
        return self._booked(part, first + dt.timedelta(self._draw.below(days + 1)))

    def _soon(self, part: EntryPart, day: dt.date) -> StatementEntry:
        """Return an entry soon after a day."""
        return self._booked(part, day + dt.timedelta(1 + self._draw.below(3)))

    def _booked(self, part: EntryPart, day: dt.date) -> StatementEntry:
        """Return an entry with a reference of its own, on the last day if it is later."""
        self._count += 1
        day, ref = min(self._paying.last, day), f"{self._paying.last:%y%m%d}P{self._count:07d}"
        return StatementEntry(day, part.cents, (replace(part, bank_ref=ref),), day, ref)


def _account(of: str) -> str:
    """Return the account that somebody always pays from."""
    return iban.with_check_digits("LV", f"UNLA{_hash(of) % 10**13:013d}")


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6])
