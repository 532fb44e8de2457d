"""Signing in with a passkey: the device has recognised its owner and signed our challenge."""

from einvoice.web.answers import Answer, Moved, Shown
from einvoice.web.passkeys import credential_of
from einvoice.web.visit import Visit
from einvoice.web.visitor.signing import form_values, signed_in
from jobs.residents.passkeys import passkey_owner, use_passkey
from jobs.residents.throttle import failed, succeeded, wait_seconds

_FAULTY, _TOO_MANY = 422, 429


def sign_in(visit: Visit) -> Answer:
    """Let in whose device signed; else say that the password works, whatever is wrong."""
    answer, challenge = visit.form.get("credential", ""), visit.form.get("challenge", "")
    credential_id = credential_of(answer)
    subject = f"passkey {credential_id}"
    if wait_seconds(visit.context, subject, visit.address):
        return Shown(form_values(visit, "", "wait"), _TOO_MANY)
    owner = passkey_owner(visit.context, credential_id)
    if owner is not None:
        passkey, user = owner
        count = visit.passkeys.new_count(challenge, answer, passkey)
        if count is not None and use_passkey(visit.context, passkey, count, challenge):
            succeeded(visit.context, subject)
            return signed_in(visit, user.user_id, user.email)
    failed(visit.context, subject, visit.address)
    return Shown(form_values(visit, "", "passkey"), _FAULTY)


def away(_visit: Visit) -> Answer:
    """Go on to the sign-in: an answer of a device is not kept in an address."""
    return Moved("sign-in")
