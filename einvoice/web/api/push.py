"""Phones that take messages: those of the user, a phone more, and a phone less."""

from typing import Annotated

import msgspec
from msgspec import Meta

from einvoice.web.answers import Answer, Data, NotThere
from einvoice.web.api.problems import problem
from einvoice.web.api.shapes import Moment
from einvoice.web.visit import Visit
from jobs.residents.push import (
    LONGEST_ADDRESS,
    NewPhone,
    is_taken,
    phones_of,
    public_key_of,
    turn_off,
    turn_on,
)

_CREATED, _THERE, _NO_CONTENT = 201, 200, 204


class PushSubscription(msgspec.Struct, frozen=True, kw_only=True):
    """A browser that takes messages; ``agent`` is its family."""

    subscription_id: str
    agent: str
    made_at: Moment


class PushSubscriptions(msgspec.Struct, frozen=True, kw_only=True):
    """The phones of the user; ``key`` is for the browser (base64url), empty = none are sent."""

    key: str
    items: list[PushSubscription]


class NewPushSubscription(msgspec.Struct, frozen=True, kw_only=True):
    """A subscription as the browser gives it (Push API): its address and keys in base64url."""

    endpoint: Annotated[str, Meta(max_length=LONGEST_ADDRESS)]
    p256dh: Annotated[str, Meta(max_length=128)]
    auth: Annotated[str, Meta(max_length=64)]


class EndedPushSubscription(msgspec.Struct, frozen=True, kw_only=True):
    """The phone that is to take messages no longer."""

    subscription_id: Annotated[str, Meta(max_length=32)]


def subscriptions(visit: Visit) -> Answer:
    """Return the phones that take messages, and the key that a browser asks for."""
    return Data(_phones(visit))


def subscribe(visit: Visit) -> Answer:
    """Keep a phone of a browser that is signed in, once for its address."""
    new = visit.call.body
    if not isinstance(new, NewPushSubscription):
        raise TypeError("a subscription is sent as its shape")
    if not public_key_of(visit.context) or not visit.session:
        raise NotThere
    own = (visit.person_id, visit.session, visit.agent)
    phone = NewPhone(*own, new.endpoint, new.p256dh, new.auth)
    if not is_taken(visit.context, phone):
        raise problem("PUSH_SERVICE")
    is_new = turn_on(visit.context, phone)
    return Data(_phones(visit), _CREATED if is_new else _THERE)


def end(visit: Visit) -> Answer:
    """End a phone of the user."""
    ended = visit.call.body
    if not isinstance(ended, EndedPushSubscription):
        raise TypeError("a phone is ended by its shape")
    if not turn_off(visit.context, visit.person_id, ended.subscription_id):
        raise NotThere
    return Data(None, _NO_CONTENT)


def _phones(visit: Visit) -> PushSubscriptions:
    items = [
        PushSubscription(
            subscription_id=phone.subscription_id, agent=phone.agent, made_at=phone.made_at
        )
        for phone in phones_of(visit.context, visit.person_id)
    ]
    return PushSubscriptions(key=public_key_of(visit.context), items=items)
