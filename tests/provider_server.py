"""A provider of OpenID Connect as a process of its own, which holds us to the flow.

It is oidc-provider-mock, with what that leaves out: the secret of the client, and PKCE. On demand
it answers wrongly: `Tamper` says how.
"""

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import httpx
from portal_people import TODAY
from provider_process import CLIENT, SECRET
from sample_company import Company
from sqlalchemy import update

from einvoice.store.input_tables import customers


@dataclass
class Tamper:
    """How the provider answers: claims of its token (None: left out), its signature, its silence.

    ``signed`` is by the own key, by another that it does not show, by our secret, or not at all.
    ``slow``: seconds that it takes.
    """

    claims: Mapping[str, Any] = field(default_factory=dict)
    signed: str = "own"
    status: int = 200
    slow: float = 0
    content: str = ""


@dataclass(frozen=True)
class ProviderServer:
    """The provider's address; what it was asked."""

    issuer: str

    def knows(self, sub: str, **claims: object) -> None:
        """Let the provider say things of a person."""
        httpx.put(f"{self.issuer}/users/{sub}", json=claims, trust_env=False).raise_for_status()

    def person(self, sub: str, code: str, **claims: object) -> str:
        """Let the provider know a person whose personal code it has verified; return ``sub``."""
        self.knows(sub, **{"personal_code": code, "personal_code_verified": True, **claims})
        return sub

    def answers(self, **tamper: Any) -> None:
        """Let the provider answer so from now on; rightly without a word."""
        told = asdict(Tamper(**tamper))
        httpx.put(f"{self.issuer}/tamper", json=told, trust_env=False).raise_for_status()

    def asked(self) -> list[str]:
        """Return the paths that were asked for since the last question."""
        paths: list[str] = httpx.get(f"{self.issuer}/asked", trust_env=False).json()
        return paths

    def signed_in(self, page: str, sub: str) -> str:
        """Sign a person in at the provider's page; return where it sends the browser."""
        answer = httpx.post(page, data={"sub": sub}, trust_env=False)
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]

    def denied(self, page: str) -> str:
        """Press "No" at the provider's page; return where it sends the browser."""
        answer = httpx.post(page, data={"action": "deny"}, trust_env=False)
        return answer.headers["location"]


def with_provider(company: Company, provider: ProviderServer) -> None:
    """Let a company's portal believe the provider."""
    secret = company.home / "oidc"
    secret.write_text(SECRET, "utf-8")
    secret.chmod(0o600)
    table = (
        f'[portal.provider]\nname = "eParaugs"\nissuer = "{provider.issuer}"\n'
        f'client_id = "{CLIENT}"\nclient_secret = "file:oidc"\n'
    )
    company.edit_config("[scheduler]", f"{table}\n[scheduler]")


def has_code(company: Company, flat_id: str, code: str) -> None:
    """Give the present customer of a flat a personal code."""
    columns, day = customers.c, dt.date.fromisoformat(TODAY)
    present = columns.valid_to.is_(None) | (columns.valid_to >= day)
    which = (columns.flat_id == flat_id) & present
    with company.context(TODAY) as context, context.store.writing() as tx:
        tx.execute(update(customers).where(which).values(code=code, customer_kind="person"))


@contextmanager
def provider_server() -> Iterator[ProviderServer]:
    """Run the provider."""
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("provider_process.py"))],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield ProviderServer(process.stdout.readline().strip())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
