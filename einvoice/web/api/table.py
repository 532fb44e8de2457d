"""The routes of the interface: lines of the table of routes, each with the JSON it is about."""

from collections.abc import Callable

from einvoice.web.answers import Answer, Data
from einvoice.web.api import (
    account,
    house,
    house_shapes,
    invoices,
    messages,
    meters,
    photos,
    push,
    readings,
    shapes,
    token_shapes,
    tokens,
)
from einvoice.web.api.description import openapi_of
from einvoice.web.operation import Operation
from einvoice.web.route import Role, Route, Sees
from einvoice.web.visit import Visit

_Page = Callable[[Visit], Answer]
_OF_TOKENS = (401, 429)
PATH = "/api/v1"


def description(_visit: Visit) -> Answer:
    """Return this description."""
    return Data(openapi_of(API_ROUTES))


def _own(name: str, path: str, page: _Page, answer: type, *, pages: bool = False) -> Route:
    """Return a route that answers with what is the user's own."""
    operation = Operation(answer, pages=pages)
    whole = (Role.RESIDENT, Sees.OWN_FLATS, "", page)
    return Route(f"api.{name}", "GET", f"{PATH}{path}", *whole, operation=operation)


def _posted(body: type) -> Operation:
    return Operation(
        house_shapes.SentPost, body, statuses=(201,), problems=(400, 409), needs_key=True
    )


def _write(
    name: str, path: str, page: _Page, operation: Operation, role: Role = Role.RESIDENT
) -> Route:
    sees = Sees.NOTHING if role is Role.VISITOR else Sees.OWN_FLATS
    return Route(f"api.{name}", "POST", f"{PATH}{path}", role, sees, "", page, operation=operation)


API_ROUTES: tuple[Route, ...] = (
    _own("me", "/me", account.me, shapes.Me),
    _own("overview", "/overview", account.overview, shapes.Overview),
    _own("invoices", "/invoices", invoices.invoices, shapes.Invoices, pages=True),
    _own("invoice", "/invoices/{number}", invoices.invoice, shapes.InvoiceDetail),
    _own("invoice.pdf", "/invoices/{number}/pdf", invoices.invoice_pdf, bytes),
    _own("meters", "/meters", meters.meters, shapes.Meters, pages=True),
    _own("readings", "/readings", readings.sent, shapes.SentReadings, pages=True),
    _write(
        "readings.send",
        "/readings",
        readings.send,
        Operation(
            shapes.KeptReading,
            shapes.NewReading,
            statuses=(200, 201),
            problems=(400, 409),
            needs_key=True,
        ),
    ),
    _write(
        "readings.photo",
        "/readings/{key}/photo",
        photos.send,
        Operation(shapes.KeptPhoto, bytes, statuses=(200, 201)),
    ),
    _own("documents", "/documents", house.documents, house_shapes.Documents, pages=True),
    _own("document.file", "/documents/{document_id}/file", house.file, bytes),
    _own("messages", "/messages", messages.messages, house_shapes.Threads, pages=True),
    _own("message", "/messages/{thread_id}", messages.message, house_shapes.ThreadDetail),
    _write("messages.new.send", "/messages", messages.send_new, _posted(house_shapes.NewThread)),
    _write("message.send", "/messages/{thread_id}", messages.send, _posted(house_shapes.NewPost)),
    _own("push", "/push-subscriptions", push.subscriptions, push.PushSubscriptions),
    _write(
        "push.on",
        "/push-subscriptions",
        push.subscribe,
        Operation(push.PushSubscriptions, push.NewPushSubscription, statuses=(200, 201)),
    ),
    _write(
        "push.off",
        "/push-subscriptions/end",
        push.end,
        Operation(None, push.EndedPushSubscription, statuses=(204,)),
    ),
    _write(
        "tokens",
        "/tokens",
        tokens.sign_in,
        Operation(token_shapes.Tokens, token_shapes.Credentials, problems=_OF_TOKENS),
        Role.VISITOR,
    ),
    _write(
        "tokens.refresh",
        "/tokens/refresh",
        tokens.refresh,
        Operation(token_shapes.Tokens, token_shapes.RefreshToken, problems=_OF_TOKENS),
        Role.VISITOR,
    ),
    _write(
        "tokens.revoke",
        "/tokens/revoke",
        tokens.revoke,
        Operation(None, token_shapes.RefreshToken, statuses=(204,)),
        Role.VISITOR,
    ),
    Route(
        "api.description",
        "GET",
        f"{PATH}/openapi.json",
        Role.VISITOR,
        Sees.NOTHING,
        "",
        description,
        operation=Operation(dict),
    ),
)
"""In the order in which they are tried."""
