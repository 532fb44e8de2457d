"""How subscriptions and the queue of applications look: tables for people, JSON for programs."""

from typing import TYPE_CHECKING

from einvoice.cli.output import euro, print_line, print_table
from einvoice.core import iban
from einvoice.texts import in_language
from einvoice.texts.applications import CAUSES
from einvoice.texts.screens import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from einvoice.cli.shapes import care
    from jobs.corrections.ownership import InFile
    from jobs.values import Subscriber
    from jobs.views.subscriptions import Subscriptions, Waiting


def print_subscribers(found: "Subscriptions", language: str) -> None:
    """Print who gets e-invoices where; accounts are masked."""
    rows = [
        (
            subscriber.subscription.flat_id,
            subscriber.subscription.bank,
            iban.masked(subscriber.subscription.channel_address),
            str(subscriber.subscription.valid_from),
            str(subscriber.subscription.valid_to or ""),
            _automatic(subscriber, language),
            label("orders.former", language) if subscriber.former else "",
        )
        for subscriber in found.subscribers
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
            str(waiting.record.id),
            waiting.record.bank,
            waiting.record.application.action.value,
            waiting.record.application.service_id,
            iban.masked(waiting.record.application.channel_address),
            str(waiting.record.application.day),
            in_language(CAUSES[waiting.record.cause], language),
            " ".join(waiting.proposals),
        )
        for waiting in found.queue
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


def subscriptions_json(found: "Subscriptions", language: str) -> "care.Subscriptions":
    """Return subscriptions and queue as JSON; accounts are masked."""
    return {
        "subscriptions": [
            {
                "flat_id": row.subscription.flat_id,
                "bank": row.subscription.bank,
                "channel_address": iban.masked(row.subscription.channel_address),
                "valid_from": str(row.subscription.valid_from),
                "valid_to": str(row.subscription.valid_to) if row.subscription.valid_to else None,
                "automatic": row.automatic,
                "month_limit_cents": row.month_limit_cents,
                "former_customer": row.former,
            }
            for row in found.subscribers
        ],
        "queue": [
            {
                "id": row.record.id,
                "bank": row.record.bank,
                "action": row.record.application.action.value,
                "service_id": row.record.application.service_id,
                "channel_address": iban.masked(row.record.application.channel_address),
                "day": str(row.record.application.day),
                "code": str(row.record.cause),
                "reason": in_language(CAUSES[row.record.cause], language),
                "proposals": list(row.proposals),
                "may_be_accepted": row.may_be_accepted,
                "next_command": _queue_command(row),
            }
            for row in found.queue
        ],
        "next_command": next_command(found),
    }


def print_in_file(flat_id: str, written: "Sequence[InFile]", language: str) -> None:
    """Print whom a bank's file will name for a flat: the buyer, and who pays."""
    for row in written:
        payer = row.payer or row.buyer
        facts = {
            "bank": row.order.bank,
            "flat": flat_id,
            "day": row.order.valid_from,
            "account": iban.masked(row.order.channel_address),
            "buyer": f"{row.buyer.name} {row.buyer_code}".strip(),
            "payer": f"{payer.name or row.buyer.name} {payer.code}".strip(),
        }
        print_line(label("orders.in_file", language, **facts))
        for key in ("buyer", "payer"):
            print_line(f"  {label(f'orders.{key}', language, **facts)}")


def in_file_json(written: "Sequence[InFile]") -> "list[care.InFile]":
    """Return whom a bank's file will name; ``payer_name`` is null where nobody else pays."""
    return [
        {
            "bank": row.order.bank,
            "valid_from": str(row.order.valid_from),
            "channel_address": iban.masked(row.order.channel_address),
            "buyer_name": row.buyer.name,
            "buyer_code": row.buyer_code,
            "payer_name": row.payer.name if row.payer else None,
            "payer_code": row.payer.code if row.payer else None,
            "names_another": row.names_another,
        }
        for row in written
    ]
