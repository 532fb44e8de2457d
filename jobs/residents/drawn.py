"""Ids and secrets drawn at random; of a secret only the hash is kept."""

import hashlib
import secrets

from einvoice.core.registration_codes import ALPHABET, LENGTH


def new_id() -> str:
    """Return a new id of 128 bits."""
    return secrets.token_hex(16)


def new_token() -> str:
    """Return a new token of 256 bits, as it is in a link or a cookie."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Return a new registration code, ungrouped."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def hash_of(token: str) -> str:
    """Return what is kept of a token, or of what is counted without being kept."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
