"""How subscriptions and the queue of applications look: tables for people, JSON for programs."""

from typing import TYPE_CHECKING

from einvoice.cli.output import euro, print_line, print_table
from einvoice.core import iban
from einvoice.texts import in_language
from einvoice.texts.applications import CAUSES

if TYPE_CHECKING:
    from einvoice.store.subscribers import Subscriber
    from jobs.views.subscriptions import Subscriptions, Waiting


def print_subscribers(found: "Subscriptions") -> None:
    """Print who gets e-invoices where; accounts are masked."""
    rows = [
        (
            one.subscription.flat_id,
            one.subscription.bank,
            iban.masked(one.subscription.channel_address),
            str(one.subscription.valid_from),
            str(one.subscription.valid_to or ""),
            _automatic(one),
            "a former customer's" if one.former else "",
        )
        for one in found.subscribers
    ]
    print_table(("flat", "bank", "account", "since", "until", "paid automatically", "note"), rows)
    print_line(f"{len(rows)} subscriptions")


def _automatic(one: "Subscriber") -> str:
    if not one.automatic:
        return ""
    if one.month_limit_cents is None:
        return "yes"
    return f"up to {euro(one.month_limit_cents)} EUR a month"


def print_queue(found: "Subscriptions", language: str) -> None:
    """Print the applications that wait, why, and the flats each may mean."""
    print_line()
    print_line(f"{len(found.queue)} applications wait for a person")
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
    titles = ("id", "bank", "wants", "client number", "account", "day", "why it waits", "may mean")
    print_table(titles, rows)


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
