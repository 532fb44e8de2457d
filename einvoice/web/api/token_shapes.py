"""Shapes of native clients' tokens in the interface's JSON."""

from typing import Annotated

import msgspec
from msgspec import Meta


class Credentials(msgspec.Struct, frozen=True, kw_only=True):
    """The address and password of an account."""

    email: Annotated[str, Meta(pattern="^[^\u0000-\u001f]*$", max_length=254)]
    password: Annotated[str, Meta(max_length=1024)]


class RefreshToken(msgspec.Struct, frozen=True, kw_only=True):
    """A token that is used once, for the next pair."""

    refresh_token: Annotated[str, Meta(max_length=128)]


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of tokens; ``expires_in`` is the access token's, in seconds."""

    token_type: str
    access_token: str
    expires_in: int
    refresh_token: str
