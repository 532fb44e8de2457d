"""`[portal.provider]` of `config.toml`: who says which personal code somebody has."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_Text = Annotated[str, Field(min_length=1)]


class ProviderTable(BaseModel):
    """A provider of OpenID Connect, by which residents register and sign in.

    ``name`` is what pages call it, ``issuer`` its address as its own description has it,
    ``client_id`` and ``client_secret`` (a reference) are of our contract with it. The personal code
    is the claim ``code_claim``; it counts where the claim ``verified_claim`` is true or, where
    ``verified_values`` are named, one of them: a level of assurance, for example.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: _Text
    issuer: str = Field(
        pattern=r"^(https://[a-z0-9.-]+(:\d{1,5})?|http://(localhost|127\.0\.0\.1):\d{1,5})(/\S*)?$"
    )
    client_id: _Text
    client_secret: str = Field(pattern=r"^(file|env):\S+$")
    scope: str = Field(default="openid", pattern=r"^(\S+ )*openid( \S+)*$")
    code_claim: _Text = "personal_code"
    verified_claim: _Text = "personal_code_verified"
    verified_values: tuple[_Text, ...] = Field(default=(), strict=False)
