"""E-mails that a resident wishes to get, and whether the address still takes any."""

from einvoice.web.answers import Answer, Moved, NotThere, Shown
from einvoice.web.visit import Visit
from jobs.residents.accounts import account_of
from jobs.residents.wishes import mail_stop_of, set_wishes, start_mail, wishes_of


def mails(visit: Visit) -> Answer:
    """Show each kind of mail with the wish."""
    account = account_of(visit.context, visit.person_id)
    if account is None:
        raise NotThere
    return Shown(
        {
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
    if visit.form.get("start") == "1":
        start_mail(visit.context, visit.person_id)
    return Moved("profile-mails", query={"done": "1"})
