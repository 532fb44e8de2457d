"""Rounds by the provider's page: what is signed for one session, and good for a quarter of an hour.

What the provider must not learn, and what it has to repeat, are made of the state with our own
secret: nothing of a round is kept.
"""

import datetime as dt
import hashlib
import hmac
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from itsdangerous import BadSignature, URLSafeTimedSerializer

from einvoice.core.account_keys import AccountKey
from einvoice.web.cookies import portal_secret
from jobs.context import Context
from jobs.residents.providers import provider_secret

if TYPE_CHECKING:
    from einvoice.web.provider import Provider

SECONDS = 900


class ProviderFault(Exception):  # noqa: N818 - becomes an answer
    """Who somebody is was not learnt; ``kind`` is part of the keys of texts.

    ``away``: it does not answer; ``wrong``: what it said cannot be believed; ``unverified``: it
    does not say that the personal code is verified, or says none.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Question:
    """The texts that go along to the provider's page; with its answer they are asked for again."""

    state: str
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    back: str


class Round(NamedTuple):
    """Where somebody wants to be afterwards, and the user to be linked (empty: a sign-in)."""

    to: str = ""
    user_id: str = ""


@dataclass(frozen=True, slots=True)
class ProviderRounds:
    """The rounds by one provider; ``back`` is the whole address of our page for its answers."""

    provider: "Provider"
    secret: str
    back: str

    @property
    def name(self) -> str:
        """The provider's name for pages."""
        return self.provider.table.name

    def begun(self, session: str, round_: Round) -> Question:
        """Return the question of a new round."""
        return self._question(session, self._signed("round", session, *round_, secrets.token_hex()))

    def returned(self, session: str, state: str) -> tuple[Round, Question] | None:
        """Return the round of a state; None for another session's, an old or a made-up state."""
        parts = self._read("round", session, state)
        if parts is None:
            return None
        return Round(parts[0], parts[1]), self._question(session, state)

    def link_of(self, session: str, user_id: str) -> str:
        """Return the proof that the own password of a user was right in a session."""
        return self._signed("link", session, user_id)

    def linked(self, session: str, link: str) -> str:
        """Return the user of such a proof; empty where it is none of this session."""
        return (self._read("link", session, link) or [""])[0]

    def proof_of(self, session: str, key: AccountKey, mark: str) -> str:
        """Return the proof that a session's visitor is the customer of a flat."""
        return self._signed("customer", session, key.flat_id, key.since.isoformat(), mark)

    def proved(self, session: str, proof: str) -> tuple[AccountKey, str] | None:
        """Return the customer and the mark of such a proof."""
        parts = self._read("customer", session, proof)
        if parts is None:
            return None
        return AccountKey(parts[0], dt.date.fromisoformat(parts[1])), parts[2]

    def mark(self, code: str) -> str:
        """Return the mark by which somebody with a personal code is known."""
        return self._keyed("mark", self.provider.table.issuer, code)

    def _question(self, session: str, state: str) -> Question:
        nonce, verifier = (self._keyed(name, session, state) for name in ("nonce", "verifier"))
        return Question(state, nonce, verifier, self.back)

    def _keyed(self, *parts: str) -> str:
        text = "\0".join(("provider", *parts)).encode()
        return hmac.new(self.secret.encode(), text, hashlib.sha256).hexdigest()

    def _signed(self, purpose: str, session: str, *parts: str) -> str:
        text = self._signer(purpose).dumps([self._keyed("session", session), *parts])
        return text if isinstance(text, str) else text.decode()

    def _read(self, purpose: str, session: str, text: str) -> list[str] | None:
        with suppress(BadSignature, TypeError, ValueError):
            bound, *parts = self._signer(purpose).loads(text, max_age=SECONDS)
            if session and hmac.compare_digest(bound, self._keyed("session", session)):
                return [str(part) for part in parts]
        return None

    def _signer(self, purpose: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt=f"provider {purpose}")


class RoundsBy:
    """The provider of an installation, and rounds by it; none where none is configured."""

    def __init__(self, context: Context) -> None:
        self._folder, self._provider = context.config.data_path, _provider_of(context)

    def at(self, back: str) -> ProviderRounds | None:
        """Return the rounds that end at a page of ours; ``back`` is its whole address."""
        if self._provider is None:
            return None
        return ProviderRounds(self._provider, portal_secret(self._folder), back)


def _provider_of(context: Context) -> "Provider | None":
    """Return the provider that the configuration names.

    Its libraries are loaded here alone: a portal without a provider starts sooner.
    """
    table = context.config.portal.provider
    if table is None:
        return None
    from einvoice.web.provider import Provider

    return Provider(table, partial(provider_secret, context), context.clock)
