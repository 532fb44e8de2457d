"""The profile: language, password, sessions, the own data, and leaving; one page for each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from einvoice.clock import RIGA
from einvoice.core.residents import Right
from einvoice.texts import LANGUAGES
from einvoice.web.answers import Answer, Attachment, Moved, NotThere, Shown
from einvoice.web.own_password import password_mark, wished_password
from einvoice.web.resident.confirming import confirmation_fault
from einvoice.web.telling import telling, telling_closed
from einvoice.web.visit import Visit
from jobs.care.person import extract_for, json_of, page_of
from jobs.residents.account_mails import AccountEvent
from jobs.residents.accounts import account_of, change_language, change_password
from jobs.residents.rights import leave as end_account
from jobs.residents.sessions import end_all, end_own, key_of, sessions_of
from jobs.views.resident_places import places_of

_FAULTY, _TOO_MANY = 422, 429
_FILE, _PAGE = "data.json", "data.html"


@dataclass(frozen=True, slots=True)
class ShownSession:
    """A session; ``key`` ends it, and opens nothing. Moments are of Riga."""

    key: str
    agent: str
    since: dt.datetime
    seen: dt.datetime
    is_this: bool


def profile(visit: Visit) -> Answer:
    """Show the account, and what can be done with it."""
    account = account_of(visit.context, visit.person_id)
    if account is None:
        raise NotThere
    kept = visit.query.get("done", "")
    return Shown(
        {
            "email": account.email,
            "places": places_of(visit.context, visit.rights),
            "owner": Right.OWNER,
            "count": len(sessions_of(visit.context, visit.person_id)),
            "done": kept if kept in {"language", "password"} else "",
            "provider": visit.rounds.name if visit.rounds else "",
        }
    )


def keep_language(visit: Visit) -> Answer:
    """Keep the language of pages and mails; another word changes nothing."""
    language = visit.form.get("language", "")
    if language not in LANGUAGES:
        return Moved("profile")
    change_language(visit.context, visit.person_id, language)
    return Moved("profile", query={"lang": language, "done": "language"})


def again(_visit: Visit) -> Answer:
    """Go on to the profile: an address typed by hand changes nothing."""
    return Moved("profile")


def password_page(visit: Visit) -> Answer:
    """Show the form for another password."""
    return _password_form(visit, {}, 200)


def keep_password(visit: Visit) -> Answer:
    """Keep another password and end the other sessions.

    Sent a second time it changes nothing: the new password is theirs by then.
    """
    account = account_of(visit.context, visit.person_id)
    wished = wished_password(visit, account.email if account else "")
    if wished.faults:
        return _password_form(visit, wished.faults, wished.status)
    if wished.sent_before:
        return _PASSWORD_KEPT
    own = visit.passwords.known.hashed(visit.form["password"])
    change_password(visit.context, visit.person_id, own, token=visit.session)
    return replace(_PASSWORD_KEPT, after=telling(visit, visit.person_id, AccountEvent.PASSWORD))


def _password_form(visit: Visit, faults: Mapping[str, str], status: int) -> Shown:
    return Shown({"faults": faults, "was": password_mark(visit)}, status)


_PASSWORD_KEPT = Moved("profile", query={"done": "password"})


def sessions(visit: Visit) -> Answer:
    """Show where the account is signed in."""
    listed = sessions_of(visit.context, visit.person_id)
    own = key_of(visit.session)
    shown = [
        ShownSession(
            key=session.key,
            agent=session.agent,
            since=_in_riga(session.made_s),
            seen=_in_riga(session.seen_s),
            is_this=session.key == own,
        )
        for session in listed
    ]
    return Shown({"sessions": sorted(shown, key=lambda session: not session.is_this)})


def end_sessions(visit: Visit) -> Answer:
    """End one of the other sessions, or all of them; what has ended already stays so."""
    key = visit.form.get("session", "")
    if key:
        end_own(visit.context, visit.person_id, key)
    else:
        end_all(visit.context, visit.person_id, but=visit.session)
    return Moved("profile-sessions")


def data_page(_visit: Visit) -> Answer:
    """Show the form for the own data."""
    return Shown({"fault": ""})


def own_data(visit: Visit) -> Answer:
    """Answer with everything that is kept about the person: a page to read, or for a machine."""
    if fault := confirmation_fault(visit):
        return Shown({"fault": fault}, _status(fault))
    extract = extract_for(visit.context, visit.person_id)
    if visit.form.get("form") == "json":
        return Attachment(json_of(extract), _FILE)
    return Attachment(page_of(visit.context, extract, visit.language), _PAGE)


def leave_page(_visit: Visit) -> Answer:
    """Say what ends at once and what stays."""
    return Shown({"fault": ""})


def leave(visit: Visit) -> Answer:
    """End the account at once."""
    if fault := confirmation_fault(visit):
        return Shown({"fault": fault}, _status(fault))
    after = telling_closed(visit)
    end_account(visit.context, visit.person_id)
    return Moved("left", session="", after=after)


def _status(fault: str) -> int:
    return _TOO_MANY if fault == "wait" else _FAULTY


def _in_riga(seconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, RIGA)
