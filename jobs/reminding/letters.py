"""The mail of a reminder: flat, window or month, and where to turn it off; no sum and no name."""

from collections.abc import Mapping
from email.message import EmailMessage

from einvoice.core.period import Period
from einvoice.core.reminders import ReminderKind, WishKind
from einvoice.store.customer_spans import place_of, span_of
from einvoice.store.due_reminders import Waiting, verified_in
from einvoice.store.present_customers import key_now
from einvoice.store.span_invoices import live_in
from einvoice.store.transactions import ReadTransaction
from einvoice.texts import in_language
from einvoice.texts.documents import period_name
from einvoice.texts.meter_explanations import METER_SERVICES
from einvoice.texts.portal import portal_text
from einvoice.texts.writing import written
from jobs.context import Context
from jobs.mail_server import mail_of
from jobs.reminding.due import window_in

_PROFILE = "/profile"


def reminder_mail(context: Context, tx: ReadTransaction, waiting: Waiting) -> EmailMessage:
    """Return the mail of a reminder in its user's language."""
    reminder, language = waiting.reminder, waiting.language
    facts = {**_facts(context, tx, waiting), "flat": _flat(tx, reminder.key.flat_id)}
    kind = f"reminders.mail.{reminder.kind.wish}"
    if reminder.kind is ReminderKind.VERIFICATION_OVER:
        kind += "_over"
    subject = portal_text(f"{kind}.subject", language, **facts)
    lines = [
        portal_text("reminders.mail.hello", language),
        portal_text(f"{kind}.text", language, **facts),
        *_links(context, language),
        context.config.seller.name,
    ]
    return mail_of(context, waiting.email, subject, "\n\n".join(filter(None, lines)) + "\n")


def _links(context: Context, language: str) -> tuple[str, str]:
    """Return the lines that lead to the portal and to its profile."""
    address = context.config.portal.address
    if not address:
        return "", portal_text("reminders.mail.turn_off_no_link", language)
    return (
        portal_text("reminders.mail.portal", language, link=address),
        portal_text("reminders.mail.turn_off", language, link=f"{address}{_PROFILE}"),
    )


def _flat(tx: ReadTransaction, flat_id: str) -> str:
    place = place_of(tx, flat_id)
    return flat_id if place is None else f"{place.address}-{place.number}"


def _facts(context: Context, tx: ReadTransaction, waiting: Waiting) -> Mapping[str, str]:
    reminder, language = waiting.reminder, waiting.language
    if reminder.kind is ReminderKind.ANSWERED:
        return {}
    if reminder.kind.wish is WishKind.VERIFICATION:
        return {"meters": _meters(context, tx, waiting)}
    period = Period.parse(reminder.period)
    month = {"month": period_name(period, language)}
    if reminder.kind in {ReminderKind.WINDOW_OPENS, ReminderKind.WINDOW_ENDS}:
        window = window_in(tx, period)
        first, last = (written(str(day), language) for day in (window.first_day, window.last_day))
        return {**month, "first": first, "last": last}
    return {**month, "due": _due_day(tx, waiting, period)}


def _due_day(tx: ReadTransaction, waiting: Waiting, period: Period) -> str:
    key = key_now(tx, waiting.reminder.key)
    span = None if key is None else span_of(tx, key)
    invoice = None if span is None else live_in(tx, span, period)
    return "" if invoice is None else written(str(invoice.due_date), waiting.language)


def _meters(context: Context, tx: ReadTransaction, waiting: Waiting) -> str:
    """Return the lines of the meters whose verification ends in the month, or has ended."""
    language = waiting.language
    ends = verified_in(tx, waiting.reminder, context.today)
    return "\n".join(
        portal_text(
            "reminders.mail.meter",
            language,
            service=in_language(METER_SERVICES[meter.service], language),
            serial=meter.serial,
            until=written(str(meter.verified_until), language),
        )
        for meter in ends
    )
