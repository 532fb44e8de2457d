"""A visitor asks for a registration code: a message to the staff, who answer by letter to the flat.

Nothing is ever sent to whoever asks, and the answer is the same whether a flat is known or not.
Source: docs/decisions/ 0077.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from einvoice.core.account_keys import AccountKey
from einvoice.core.messages import REQUESTS_AN_HOUR, ThreadState, Topic, plain_text
from einvoice.core.residents import PersonKind
from einvoice.core.throttle import network_of
from einvoice.store import attempts, threads
from einvoice.store.flat_places import places_of
from einvoice.store.flat_search import search_flats
from einvoice.store.present_customers import present_customers
from einvoice.store.registration_codes import client_number
from einvoice.store.threads import Thread
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.residents.correspondence import Draft, keep_post
from jobs.residents.drawn import hash_of, new_id

_HOUR = 3600
_MOST_LETTERS = 200


class RequestState(StrEnum):
    """The outcome of a request for a code."""

    KEPT = "kept"
    EMPTY = "empty"
    LONG = "long"
    WAIT = "wait"  # too many from this network


@dataclass(frozen=True, slots=True)
class CodeRequest:
    """A request as it was typed: the client number of an invoice, or where the flat is."""

    client_number: str = field(repr=False)
    place: str = field(repr=False)
    language: str

    @property
    def text(self) -> str:
        """The text that the staff read."""
        return plain_text(f"{self.client_number.strip()}\n{self.place.strip()}")


def request_code(context: Context, address: str, request: CodeRequest) -> RequestState:
    """Keep a request for the staff; of a flat whose request waits already none is added.

    ``address`` is the visitor's; five an hour are taken from its network.
    """
    if not request.text:
        return RequestState.EMPTY
    if max(len(request.client_number), len(request.place)) > _MOST_LETTERS:
        return RequestState.LONG
    subject, now = hash_of(f"code request {network_of(address)}"), context.clock.seconds()
    with context.store.writing_soon() as tx:
        before = attempts.attempts_of(tx, subject, now - _HOUR, REQUESTS_AN_HOUR)
        if len(before) >= REQUESTS_AN_HOUR:
            return RequestState.WAIT
        attempts.keep_attempt(tx, [subject], now)
        key = _key(context, tx, _flat_meant(tx, request))
        if key.flat_id and threads.open_request(tx, key.flat_id) is not None:
            return RequestState.KEPT
        thread = _thread(context, key, request.language)
        threads.add_thread(tx, thread)
        draft = Draft(new_id(), request.text)
        keep_post(tx, thread.thread_id, draft, (PersonKind.USER, ""), thread.opened_at)
    return RequestState.KEPT


def _flat_meant(tx: ReadTransaction, request: CodeRequest) -> str:
    """Return the flat of a client number, or of an address that one flat alone has.

    Whoever asks is told nothing of it; the staff see which flat it is.
    """
    number = client_number(tx, request.client_number)
    if places_of(tx, {number}):
        return number
    named = search_flats(tx, request.place, 2)
    return named[0].flat_id if len(named) == 1 else ""


def _key(context: Context, tx: ReadTransaction, flat_id: str) -> AccountKey:
    """Return the flat's customer of today; an empty flat where the number is none of ours."""
    present = present_customers(tx, [flat_id], context.today)
    return present[flat_id][0] if flat_id in present else AccountKey("", dt.date.min)


def _thread(context: Context, key: AccountKey, language: str) -> Thread:
    now = context.clock.timestamp()
    return Thread(
        thread_id=new_id(),
        key=key,
        user_id="",
        by_customer=False,
        topic=Topic.CODE,
        state=ThreadState.NEW,
        staff_id=None,
        version=1,
        language=language,
        opened_at=now,
        changed_at=now,
        waiting_since=now,
    )
