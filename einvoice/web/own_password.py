"""Another password for who is signed in, of residents and staff: what is wrong with it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from einvoice.passwords import password_fault
from einvoice.web.resident.confirming import FIELD, confirmation_fault
from einvoice.web.visit import Visit
from jobs.residents.accounts import account_of

_FAULTY, _TOO_MANY = 422, 429


@dataclass(frozen=True, slots=True)
class Wished:
    """A password that is wished for, and its faults by field.

    ``sent_before``: the form was sent twice, and the password is theirs by now.
    """

    faults: Mapping[str, str] = field(default_factory=dict)
    sent_before: bool = False

    @property
    def status(self) -> int:
        """The status of the page with the faults."""
        return _TOO_MANY if self.faults.get(FIELD) == "wait" else _FAULTY


def wished_password(visit: Visit, email: str) -> Wished:
    """Judge a password for the account of an address, which the present password confirms.

    Raises:
        Busy: too many passwords wait.
    """
    fault = password_fault(visit.form.get("password", ""), email)
    if fault is not None:
        return Wished({"password": str(fault)})
    wrong = confirmation_fault(visit)
    if not wrong:
        is_same = visit.form["password"] == visit.form[FIELD]
        return Wished({"password": "same"} if is_same else {})
    is_another = wrong == "wrong" and visit.form.get("was", "") != password_mark(visit)
    if is_another and not confirmation_fault(visit, "password"):
        return Wished(sent_before=True)
    return Wished({FIELD: wrong})


def password_mark(visit: Visit) -> str:
    """Return a mark of the present password: another password, another mark."""
    account = visit.staff or account_of(visit.context, visit.person_id)
    kept = account.password_hash if account else ""
    return hashlib.sha256(f"{visit.session} {kept}".encode()).hexdigest()[:16]
