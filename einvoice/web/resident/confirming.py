"""Confirmation by the own password, where the session alone is not enough."""

from einvoice.web.visit import Visit
from jobs.residents.accounts import account_of
from jobs.residents.throttle import failed, succeeded, wait_seconds

FIELD = "current"
"""The field of the own password."""


def confirmation_fault(visit: Visit, field: str = FIELD) -> str:
    """Return why the own password does not confirm: ``wait`` or ``wrong``; empty where it does.

    Whoever has the session of somebody else may try as rarely as at the sign-in: each password that
    is tried counts.

    Raises:
        Busy: too many passwords wait.
    """
    subject = f"own password {visit.person_id}"
    if wait_seconds(visit.context, subject, visit.address):
        return "wait"
    if not _is_own_password(visit, visit.form.get(field, "")):
        failed(visit.context, subject, visit.address)
        return "wrong"
    succeeded(visit.context, subject)
    return ""


def _is_own_password(visit: Visit, password: str) -> bool:
    """Return whether a password is that of who is signed in."""
    account = visit.staff or account_of(visit.context, visit.person_id)
    return visit.passwords.known.is_right(account.password_hash if account else None, password)
