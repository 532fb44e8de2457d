"""Rules on when and in which words: dates, the period, the payment description, elements."""

import re
from functools import cache, lru_cache

from einvoice.core import deadlines
from einvoice.core.channels import ChannelProfile
from einvoice.core.findings import Level
from einvoice.core.period import Period
from einvoice.documents.rule import Rule, Terms, date_of
from einvoice.documents.written_invoice import WrittenInvoice


def _invoice_date(written: WrittenInvoice, terms: Terms) -> bool:
    order = terms.order
    shown = written.texts["InvoiceDate"]
    return shown != order.issue_date.isoformat() or order.issue_date > order.today


def _due_date(written: WrittenInvoice, terms: Terms) -> bool:
    """Both due dates are the same, not before the invoice, and leave the bank its lead days.

    A credit invoice has none.
    """
    shown = {"PayDueDate": written.payment.get("PayDueDate", "")}
    shown["DueDate"] = written.texts.get("DueDate", "")
    if written.is_credit:
        return any(shown.values())
    dates = {date for name, date in shown.items() if name not in terms.left_out}
    if len(dates) != 1:
        return bool(dates)
    (text,) = dates
    if text not in terms.dates:
        terms.dates[text] = _is_far_enough(text, terms)
    return not terms.dates[text] or text < written.texts["InvoiceDate"]


def _is_far_enough(text: str, terms: Terms) -> bool:
    due, order = date_of(text), terms.order
    if due is None:
        return False
    lead_days = order.sender.profile.lead_days
    return order.today <= deadlines.last_sending_day(due, lead_days, order.closed)


def _period(written: WrittenInvoice, terms: Terms) -> bool:
    """It is the whole month consumed, named, and over before the invoice."""
    shown = written.texts
    if "Period" in terms.left_out:
        return False
    first, last = _days(written.invoice.period)
    return (
        shown.get("StartDate") != first
        or shown.get("EndDate") != last
        or shown["EndDate"] >= written.texts["InvoiceDate"]
        or not shown.get("PeriodName", "").strip()
    )


@lru_cache(16)
def _days(period: Period) -> tuple[str, str]:
    return period.first_day.isoformat(), period.last_day.isoformat()


def _payment_description(written: WrittenInvoice, terms: Terms) -> bool:
    text = written.payment_description()
    return not text.strip() or not _description(terms.order.sender.profile).fullmatch(text)


@cache
def _pattern(characters: str, length: int) -> re.Pattern[str]:
    return re.compile(f"[{characters}]{{1,{length}}}")


def _description(profile: ChannelProfile) -> re.Pattern[str]:
    return _pattern(profile.payment_characters, profile.payment_length)


def _required(written: WrittenInvoice, terms: Terms) -> bool:
    paths = terms.order.sender.profile.required_elements
    return bool(paths) and any(not (_found(written, path) or "").strip() for path in paths)


def _forbidden(written: WrittenInvoice, terms: Terms) -> bool:
    paths = terms.order.sender.profile.forbidden_elements
    return bool(paths) and any(_found(written, path) is not None for path in paths)


def _found(written: WrittenInvoice, path: str) -> str | None:
    """Return the text at a path below the invoice, None where there is nothing."""
    way, _, name = path.rpartition("/")
    if not name.startswith("@"):
        return written.tree().findtext(path)
    root = written.tree()
    owner = next(root.iterfind(way), None) if way else root
    return None if owner is None else owner.get(name[1:])


DATE_RULES = (
    Rule("invoice-date", Level.ERROR, "fail codes 98 and 49", _invoice_date),
    Rule("due-date", Level.ERROR, "fail code 49; lead days", _due_date),
    Rule("period", Level.ERROR, "field use: the month consumed", _period),
    Rule("payment-description", Level.ERROR, "fail code 50; its characters", _payment_description),
    Rule("required-element", Level.ERROR, "channel profile", _required),
    Rule("forbidden-element", Level.ERROR, "channel profile", _forbidden),
)
