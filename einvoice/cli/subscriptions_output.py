"""How subscriptions and the queue of applications look: tables for people, JSON for programs."""

from typing import TYPE_CHECKING

from einvoice.cli.output import euro, print_line, print_table
from einvoice.core import iban
from einvoice.texts import in_language
from einvoice.texts.applications import CAUSES
from einvoice.texts.screens import label

if TYPE_CHECKING:
    from jobs.values import Subscriber
    from jobs.views.subscriptions import Subscriptions, Waiting


def print_subscribers(found: "Subscriptions", language: str) -> None:
    """Print who gets e-invoices where; accounts are masked."""
    rows = [
        (
            one.subscription.flat_id,
            one.subscription.bank,
            iban.masked(one.subscription.channel_address),
            str(one.subscription.valid_from),
            str(one.subscription.valid_to or ""),
            _automatic(one, language),
            label("orders.former", language) if one.former else "",
        )
        for one in found.subscribers
    ]
    keys = ("account", "since", "until", "automatic", "note")
    titles = [label("flat", language), label("bank", language)]
    print_table([*titles, *(label(f"orders.{key}", language) for key in keys)], rows)
    print_line(label("orders.count", language, count=len(rows)))


def _automatic(one: "Subscriber", language: str) -> str:
    if not one.automatic:
        return ""
    if one.month_limit_cents is None:
        return label("orders.yes", language)
    return label("orders.up_to", language, sum=euro(one.month_limit_cents))


def print_queue(found: "Subscriptions", language: str) -> None:
    """Print the applications that wait, why, and the flats each may mean."""
    print_line()
    print_line(label("orders.waiting", language, count=len(found.queue)))
    if not found.queue:
        return
    rows = [
        (
            str(one.record.id),
            one.record.bank,
            one.record.application.action.value,
            one.record.application.service_id,
            iban.masked(one.record.application.channel_address),
            str(one.record.application.day),
            in_language(CAUSES[one.record.cause], language),
            " ".join(one.proposals),
        )
        for one in found.queue
    ]
    keys = ("id", "bank", "wants", "client", "account", "day", "cause", "may_mean")
    print_table([label(f"orders.{key}", language) for key in keys], rows)


def next_command(found: "Subscriptions") -> str:
    """Return the next useful command: to settle the first that waits."""
    if not found.queue:
        return "einvoice status"
    return _queue_command(found.queue[0])


def _queue_command(one: "Waiting") -> str:
    number = one.record.id
    if one.may_be_accepted and one.proposals:
        return f"einvoice subscriptions --accept {number} --flat {one.proposals[0]}"
    return f"einvoice subscriptions --refuse {number} --reason TEXT"


def subscriptions_json(found: "Subscriptions", language: str) -> dict[str, object]:
    """Return subscriptions and queue as JSON; accounts are masked."""
    return {
        "subscriptions": [
            {
                "flat_id": one.subscription.flat_id,
                "bank": one.subscription.bank,
                "channel_address": iban.masked(one.subscription.channel_address),
                "valid_from": str(one.subscription.valid_from),
                "valid_to": str(one.subscription.valid_to) if one.subscription.valid_to else None,
                "automatic": one.automatic,
                "month_limit_cents": one.month_limit_cents,
                "former_customer": one.former,
            }
            for one in found.subscribers
        ],
        "queue": [
            {
                "id": one.record.id,
                "bank": one.record.bank,
                "action": one.record.application.action.value,
                "service_id": one.record.application.service_id,
                "channel_address": iban.masked(one.record.application.channel_address),
                "day": str(one.record.application.day),
                "code": str(one.record.cause),
                "reason": in_language(CAUSES[one.record.cause], language),
                "proposals": list(one.proposals),
                "may_be_accepted": one.may_be_accepted,
                "next_command": _queue_command(one),
            }
            for one in found.queue
        ],
        "next_command": next_command(found),
    }
