"""`[portal]` of `config.toml`: where the client portal listens, and whom it believes."""

import ipaddress
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from einvoice.config_provider import ProviderTable

_Sha256 = Annotated[str, Field(pattern=r"^([0-9A-F]{2}:){31}[0-9A-F]{2}$")]

_Service = Annotated[
    str,
    Field(pattern=r"^(https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+|http://127\.0\.0\.1:[0-9]{1,5})$"),
]
PUSH_SERVICES = (
    "https://fcm.googleapis.com",
    "https://updates.push.services.mozilla.com",
    "https://*.push.apple.com",
    "https://*.notify.windows.com",
)
"""The services of Chrome, Firefox, Safari and Edge."""


class PortalTable(BaseModel):
    """How the portal is reached.

    ``address`` is what people type (`https://portal.example.lv`), as links in mails have it.
    ``trusted_proxies`` are networks of our own proxies: a visitor's address from such a proxy
    is believed, from nobody else. With ``mail_folder`` mails are files there, and not sent.
    ``late`` is whether a reading counts that arrives after its window and before issue; a reading
    of a day in the window counts for ``offline_grace_hours`` after it. ``android_package`` with
    ``android_sha256`` (its signing certificates) and ``apple_app`` (team and bundle) are apps in
    the stores that may open the portal's addresses.
    ``staff_totp`` is whether staff may, or must, type the code of an app after their password.
    ``push_key`` is a reference to the key of messages to phones (`einvoice push-keys`), and
    ``push_services`` are the only addresses that are called for them: scheme and host.
    ``provider`` says which personal code a resident has; without it nobody signs in by one.
    From the day ``readings_from`` of a month its readings are taken before their window (0: never).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8443, ge=0, le=65535)
    address: str = Field(default="", pattern=r"^(https?://[a-z0-9.:\[\]-]+)?$")
    trusted_proxies: tuple[str, ...] = Field(default=(), strict=False)
    mail_folder: Path | None = Field(default=None, strict=False)
    late: Literal["keep", "use_until_issue"] = "keep"
    offline_grace_hours: int = Field(default=24, ge=0, le=72)
    android_package: str = Field(default="", pattern=r"^([A-Za-z]\w*(\.[A-Za-z]\w*)+)?$")
    android_sha256: tuple[_Sha256, ...] = Field(default=(), strict=False)
    apple_app: str = Field(default="", pattern=r"^([A-Z0-9]{10}\.[A-Za-z0-9.-]+)?$")
    readings_from: int = Field(default=0, ge=0, le=28)
    staff_totp: Literal["optional", "required"] = "optional"
    push_key: str = Field(default="", pattern=r"^((file|env):\S+)?$")
    push_services: tuple[_Service, ...] = Field(default=PUSH_SERVICES, strict=False)
    provider: ProviderTable | None = None

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            try:
                ipaddress.ip_network(name)
            except ValueError:
                raise PydanticCustomError("proxy-network", "trusted_proxies") from None
        return names
