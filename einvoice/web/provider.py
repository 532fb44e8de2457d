"""The provider that says which personal code somebody has: what is asked of it, and believed.

The code flow with PKCE: its page sends a code back, for which we ask here who it was. Of the answer
counts what its keys signed, for us, now, and for this very question. Sources: OpenID Connect Core
1.0, sections 3.1.2 and 3.1.3; RFC 7636 (PKCE); RFC 9207 (the issuer in an answer).
"""

import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from einvoice.clock import Clock
from einvoice.config_provider import ProviderTable
from einvoice.core import personal_code
from einvoice.web.provider_rounds import ProviderFault, Question

_DESCRIPTION = "/.well-known/openid-configuration"
_ALGORITHMS = ["RS256", "PS256", "ES256", "ES384", "EdDSA"]
"""A signature that only the provider can make; never none, and none by our own secret."""
_SECONDS, _WHOLE_SECONDS, _LEEWAY = 5, 8, 60
_KEPT_SECONDS, _ANEW_SECONDS, _AWAY_SECONDS = 3600, 60, 20
"""How old description and keys may be, before an unknown key, and how long nobody asks again."""
_AT_ONCE = 4
"""How many questions a provider has at a time: where it hangs, pages of others go on."""
_MOST_BYTES = 256 * 1024
_PREFIX = "PNOLV-"
"""Before a personal code, where it is written as in certificates (ETSI EN 319 412-1)."""


class Provider:
    """One provider; its description and keys are kept for an hour.

    ``secret`` returns ours with it, and may raise an `EInvoiceError`.
    """

    def __init__(self, table: ProviderTable, secret: Callable[[], str], clock: Clock) -> None:
        self._table, self._secret, self._clock = table, secret, clock
        self._kept: tuple[float, Mapping[str, Any], KeySet] | None = None
        self._lock, self._asking = threading.Lock(), threading.BoundedSemaphore(_AT_ONCE)
        self._away_until = 0.0

    @property
    def table(self) -> ProviderTable:
        """The configuration of the provider."""
        return self._table

    def page(self, question: Question, language: str) -> str:
        """Return the address of the provider's page.

        Raises:
            ProviderFault: the provider does not answer.
        """
        with self._room():
            place = str(self._known()[0]["authorization_endpoint"])
        query = {
            "response_type": "code",
            "client_id": self._table.client_id,
            "redirect_uri": question.back,
            "scope": self._table.scope,
            "state": question.state,
            "nonce": question.nonce,
            "code_challenge": create_s256_code_challenge(question.verifier),
            "code_challenge_method": "S256",
            "ui_locales": language,
        }
        return f"{place}{'&' if '?' in place else '?'}{urlencode(query)}"

    def verified_code(self, question: Question, code: str) -> str:
        """Return the eleven digits of the personal code that the provider says is verified.

        Raises:
            ProviderFault: why it is not known.
            EInvoiceError: our secret cannot be read.
        """
        with self._room():
            return self._code_in(self._claims(question, code))

    @contextmanager
    def _room(self) -> Iterator[None]:
        if not self._asking.acquire(blocking=False):
            raise ProviderFault("away")
        try:
            yield
        finally:
            self._asking.release()

    def _claims(self, question: Question, code: str) -> Mapping[str, Any]:
        description, keys = self._known()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": question.back,
            "code_verifier": question.verifier,
        }
        ours = httpx.BasicAuth(self._table.client_id, self._secret())
        said = _asked(str(description["token_endpoint"]), form, ours)
        claims = self._believed(str(said.get("id_token", "")), keys, question.nonce)
        place = description.get("userinfo_endpoint")
        wanted = {self._table.code_claim, self._table.verified_claim}
        if place and not wanted <= claims.keys():
            more = _asked(str(place), token=str(said.get("access_token", "")))
            if more.get("sub") != claims["sub"]:
                raise ProviderFault("wrong")
            claims = {**more, **claims}
        return claims

    def _believed(self, token: str, keys: KeySet, nonce: str) -> dict[str, Any]:
        try:
            try:
                signed = jwt.decode(token, keys, algorithms=_ALGORITHMS)
            except (JoseError, ValueError):  # it may have signed with a key that is new
                signed = jwt.decode(token, self._known(anew=True)[1], algorithms=_ALGORITHMS)
            options = {
                "iss": {"essential": True, "value": self._table.issuer},
                "aud": {"essential": True, "value": self._table.client_id},
            }
            wanted = {"client_id": self._table.client_id, "nonce": nonce}
            token_said = CodeIDToken(signed.claims, signed.header, options, wanted)
            token_said.validate(now=self._clock.seconds(), leeway=_LEEWAY)
        except ProviderFault:
            raise
        except Exception:  # noqa: BLE001 - whatever the libraries find wrong, it is not believed
            raise ProviderFault("wrong") from None
        return dict(signed.claims)

    def _code_in(self, claims: Mapping[str, Any]) -> str:
        table = self._table
        word = claims.get(table.verified_claim)
        is_verified = word in table.verified_values if table.verified_values else word is True
        code = str(claims.get(table.code_claim, "")).removeprefix(_PREFIX)
        if not is_verified or not personal_code.is_valid(code):
            raise ProviderFault("unverified")
        return personal_code.compact(code)

    def _known(self, *, anew: bool = False) -> tuple[Mapping[str, Any], KeySet]:
        """Return description and keys; ``anew``: those of now, at most once a minute."""
        with self._lock:
            now, most = time.monotonic(), _ANEW_SECONDS if anew else _KEPT_SECONDS
            if self._kept is None or now - self._kept[0] > most:
                if now < self._away_until:
                    raise ProviderFault("away")
                self._away_until = now + _AWAY_SECONDS
                self._kept = (now, *self._read())
                self._away_until = 0.0
            return self._kept[1:]

    def _read(self) -> tuple[Mapping[str, Any], KeySet]:
        issuer = self._table.issuer
        description = _asked(issuer.removesuffix("/") + _DESCRIPTION)
        if description.get("issuer") != issuer:
            raise ProviderFault("away")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"):
            place = description.get(name, issuer if name == "userinfo_endpoint" else "")
            if urlsplit(str(place)).scheme not in {"https", urlsplit(issuer).scheme}:
                raise ProviderFault("away")
        try:
            return description, KeySet.import_key_set(_asked(description["jwks_uri"]))  # type: ignore[arg-type]
        except (JoseError, ValueError, KeyError, TypeError):
            raise ProviderFault("away") from None


def _asked(
    place: str,
    form: Mapping[str, str] | None = None,
    auth: httpx.BasicAuth | None = None,
    token: str = "",
) -> dict[str, Any]:
    """Return what the provider answers, as JSON; where it leads elsewhere, nobody follows.

    Raises:
        ProviderFault: it does not answer, or refuses.
    """
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    context, until = ssl.create_default_context(), time.monotonic() + _WHOLE_SECONDS
    try:
        with (
            httpx.Client(verify=context, timeout=_SECONDS, trust_env=False) as client,
            client.stream(
                "POST" if form else "GET", place, data=form, auth=auth, headers=headers
            ) as answer,
        ):
            content = b""
            for piece in answer.iter_bytes():
                content += piece
                if len(content) > _MOST_BYTES or time.monotonic() > until:
                    raise ProviderFault("away")
            status = answer.status_code
        said = httpx.Response(status, content=content).json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        raise ProviderFault("away") from None
    if status in {400, 401, 403}:
        raise ProviderFault("wrong")
    if status != httpx.codes.OK or not isinstance(said, dict):
        raise ProviderFault("away")
    return said
