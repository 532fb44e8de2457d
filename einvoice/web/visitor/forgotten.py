"""A forgotten password: a link by mail, good for 15 minutes and once."""

import logging
from typing import Any

from einvoice.core.errors import EInvoiceError
from einvoice.passwords import password_fault
from einvoice.web.answers import Answer, Moved, Shown
from einvoice.web.telling import telling
from einvoice.web.visit import Visit
from einvoice.web.visitor.signing import typed_email
from jobs.residents.account_mails import AccountEvent
from jobs.residents.accounts import is_reset_open, set_password
from jobs.residents.forgotten import mail_link
from jobs.residents.mailing import is_mail_on
from jobs.residents.throttle import failed, wait_seconds

_log = logging.getLogger("einvoice.portal")


def forgotten_page(visit: Visit) -> Answer:
    """Show the form with the address that is typed; without a mail server, whom to call."""
    return Shown(_values(visit, typed_email(visit)))


def send_link(visit: Visit) -> Answer:
    """Say the same for every address; the mail goes when the answer is on its way.

    From the sign-in it shows the form, with the address that was typed there.
    """
    email = typed_email(visit)
    if "ask" in visit.form:  # the button of the sign-in: nothing is sent before it is asked for
        return Shown(_values(visit, email))
    subject = f"forgotten {email}"
    if wait_seconds(visit.context, subject, visit.address):
        return Shown(_values(visit, email, fault="wait"), 429)
    failed(visit.context, subject, visit.address)

    def mail() -> None:
        try:
            mail_link(
                visit.context, email, lambda token: visit.link("new-password", {"token": token})
            )
        except EInvoiceError as error:
            _log.error("mail with a link: %s", error.code)

    return Shown(_values(visit, email, sent=True), after=mail)


def _values(visit: Visit, email: str, *, fault: str = "", sent: bool = False) -> dict[str, Any]:
    is_on = is_mail_on(visit.context)
    return {"email": email, "fault": fault, "sent": sent, "is_mail_on": is_on}


def new_password_page(visit: Visit) -> Answer:
    """Show the form for a new password; the link is not used by looking."""
    token = visit.path["token"]
    fault = "" if is_reset_open(visit.context, token) else "link"
    return Shown({"token": token, "fault": fault})


def new_password(visit: Visit) -> Answer:
    """Set the password of a link's account and end all its sessions."""
    token, password = visit.path["token"], visit.form.get("password", "")
    if fault := password_fault(password, ""):
        return Shown({"token": token, "fault": str(fault)}, 422)
    passwords = visit.passwords.of(known=is_reset_open(visit.context, token))
    user_id = set_password(visit.context, token, passwords.hashed(password))
    if not user_id:
        return Shown({"token": token, "fault": "link"}, 422)
    after = telling(visit, user_id, AccountEvent.PASSWORD)
    return Moved("sign-in", query={"new": "1"}, session="", after=after)
