"""`[mail]` of `config.toml`: the mail server that takes invoices for customers without a bank."""

import ipaddress
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError


def _reference(text: str) -> str:
    if text and not re.fullmatch(r"(file|env):.+", text):
        raise PydanticCustomError("secret-reference", "reference")
    return text


def _address(text: str) -> str:
    if text and not re.fullmatch(r"[^@\s<>,]+@[^@\s<>,]+", text):
        raise PydanticCustomError("mail-address", "address")
    return text


def _host(text: str) -> str:
    """Refuse what is no host: an address with a scheme, a port or a user in it."""
    if re.search(r"[\s/@]", text) or re.fullmatch(r"[^:]+:[0-9]*", text):
        raise PydanticCustomError("mail-host", "host")
    return text


Reference = Annotated[str, AfterValidator(_reference)]
"""Where a secret is: ``file:PATH`` or ``env:NAME``."""
_Address = Annotated[str, Field(max_length=100), AfterValidator(_address)]


class MailTable(BaseModel):
    """How invoices are mailed; without ``host`` no invoice is mailed and all goes on paper.

    ``per_minute`` is how many mails the server is handed in a minute. With ``automatic`` a run
    mails as well. Without encryption only a server on this machine is used.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    host: Annotated[str, AfterValidator(_host)] = ""
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: Reference = ""
    sender: _Address = Field(default="", alias="from")
    reply_to: _Address = ""
    per_minute: int = Field(default=60, ge=1, le=60_000)
    automatic: bool = False

    @property
    def is_on(self) -> bool:
        """Whether invoices are mailed."""
        return bool(self.host)

    @model_validator(mode="after")
    def _check(self) -> "MailTable":
        if self.host and not self.sender:
            raise PydanticCustomError("mail-from", "from")
        if bool(self.user) != bool(self.password):
            raise PydanticCustomError("mail-user", "user")
        if self.host and self.security == "none" and not _is_here(self.host):
            raise PydanticCustomError("mail-in-the-clear", "security")
        return self


def _is_here(host: str) -> bool:
    """Return whether a server is on this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
