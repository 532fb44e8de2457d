"""Tokens of native clients: a pair for the password, the next pair for the last, and the end."""

from einvoice.web.agents import agent_family
from einvoice.web.answers import Answer, Data
from einvoice.web.api import token_shapes as shapes
from einvoice.web.api.problems import problem
from einvoice.web.visit import Visit
from jobs.residents.accounts import account_by_email
from jobs.residents.api_tokens import ACCESS_SECONDS, Pair, end_family, first_pair, next_pair
from jobs.residents.throttle import failed, succeeded, wait_seconds

_NO_CONTENT = 204


def sign_in(visit: Visit) -> Answer:
    """Give the first pair for the address and password of an account.

    The way is the same, and takes as long, whether the address is known or not; wrong passwords
    count as at the sign-in of pages.
    """
    given = visit.call.body
    if not isinstance(given, shapes.Credentials):
        raise TypeError("a password is sent as its shape")
    email = given.email.strip().casefold()
    if wait := wait_seconds(visit.context, email, visit.address):
        raise problem("TOO_MANY", wait=wait, seconds=str(wait))
    account = account_by_email(visit.context, email)
    kept = None if account is None or account.ended else account.password_hash
    if not visit.passwords.strangers.is_right(kept, given.password) or account is None:
        failed(visit.context, email, visit.address)
        raise problem("WRONG_PASSWORD")
    succeeded(visit.context, email)
    return _given(first_pair(visit.context, account.user_id, agent_family(visit.agent)))


def refresh(visit: Visit) -> Answer:
    """Give the next pair for a refresh token, once: a second use ends everything it gave."""
    pair = next_pair(visit.context, _token(visit))
    if pair is None:
        raise problem("SESSION_OVER")
    return _given(pair)


def revoke(visit: Visit) -> Answer:
    """End the session of a refresh token; of an unknown token the answer is the same."""
    end_family(visit.context, _token(visit))
    return Data(None, _NO_CONTENT)


def _token(visit: Visit) -> str:
    given = visit.call.body
    if not isinstance(given, shapes.RefreshToken):
        raise TypeError("a token is sent as its shape")
    return given.refresh_token


def _given(pair: Pair) -> Answer:
    return Data(
        shapes.Tokens(
            token_type="Bearer",  # noqa: S106 - a word of OAuth, not a secret
            access_token=pair.access,
            expires_in=ACCESS_SECONDS,
            refresh_token=pair.refresh,
        )
    )
