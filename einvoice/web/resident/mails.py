"""E-mails that a resident wishes to get, and whether the address still takes any."""

import datetime as dt

from einvoice.web.answers import Answer, Moved, NotThere, Shown
from einvoice.web.visit import Visit
from jobs.residents.accounts import account_of
from jobs.residents.push import phones_of, public_key_of, set_mail_too, turn_off
from jobs.residents.wishes import mail_stop_of, set_wishes, start_mail, wishes_of


def mails(visit: Visit) -> Answer:
    """Show each kind of mail with the wish."""
    account = account_of(visit.context, visit.person_id)
    if account is None:
        raise NotThere
    key = public_key_of(visit.context)
    phones = phones_of(visit.context, visit.person_id) if key else []
    return Shown(
        {
            "push_key": key,
            "phones": [(phone, dt.date.fromisoformat(phone.made_at[:10])) for phone in phones],
            "mail_too": any(phone.mail_too for phone in phones),
            "email": account.email,
            "wishes": wishes_of(visit.context, visit.person_id),
            "is_stopped": mail_stop_of(visit.context, visit.person_id) is not None,
            "done": visit.query.get("done") == "1",
        }
    )


def keep_mails(visit: Visit) -> Answer:
    """Keep what is wished: what has no mark is not."""
    known = wishes_of(visit.context, visit.person_id)
    wanted = [kind for kind in known if visit.form.get(str(kind)) == "1"]
    set_wishes(visit.context, visit.person_id, wanted)
    _keep_phones(visit)
    if visit.form.get("start") == "1":
        start_mail(visit.context, visit.person_id)
    return Moved("profile-mails", query={"done": "1"})


def _keep_phones(visit: Visit) -> None:
    """End the phones whose marks were taken away; a form that shows none changes none."""
    shown = visit.form.get("phones", "").split()
    for phone in phones_of(visit.context, visit.person_id):
        key = phone.subscription_id
        if key in shown and visit.form.get(f"phone-{key}") != "1":
            turn_off(visit.context, visit.person_id, key)
    if shown:
        set_mail_too(visit.context, visit.person_id, mail_too=visit.form.get("mail_too") == "1")
