"""Users: found by flat or address, a letter with a code for a flat, the end of an access."""

import uuid
from typing import Any

from einvoice.clock import local_time
from einvoice.core.errors import UsageError
from einvoice.web.answers import Answer, Attachment, Moved, NotThere, Shown
from einvoice.web.visit import Visit
from jobs.residents.code_letters import letter_for
from jobs.residents.staff_users import SHOWN, end_access, end_user, find_users, user_seen

_MOST_LETTERS = 254


def users(visit: Visit) -> Answer:
    """Show the newest users, or those that were looked for, and the flat with its code."""
    return _found(visit, visit.query.get("q", ""))


def make_letter(visit: Visit) -> Answer:
    """Answer with the letter of a new code for a flat; its earlier code ends."""
    flat_id = visit.form.get("flat", "").strip()
    try:
        form = visit.form.get("form", "")
        letter = letter_for(visit.context, visit.staff_member.staff_id, flat_id, form)
    except UsageError as error:
        return _found(visit, flat_id, fault=error.code)
    if letter is None:
        return _found(visit, flat_id, fault="twice")
    made_at = local_time(visit.context.clock.timestamp())
    return Attachment(letter, f"{flat_id}-{made_at:%Y-%m-%d-%H%M%S}.pdf")


def user(visit: Visit) -> Answer:
    """Show a user with all rights."""
    return _seen(visit)


def end(visit: Visit) -> Answer:
    """End a right of a user, or the whole account."""
    user_id, staff_id = visit.path["user_id"], visit.staff_member.staff_id
    if account := visit.form.get("account", ""):
        is_ended = visit.form.get("sure") == "yes" and end_access(
            visit.context, staff_id, user_id, account
        )
    else:
        is_ended = visit.form.get("all") == "yes" and end_user(visit.context, staff_id, user_id)
    if not is_ended:
        return _seen(visit, 422, fault=True)
    return Moved("staff-user", {"user_id": user_id}, {"ended": "1"})


def _found(visit: Visit, text: str, fault: str = "") -> Answer:
    asked = text.strip()[:_MOST_LETTERS]
    found_users = find_users(visit.context, asked)
    form = str(uuid.uuid4())
    values: dict[str, Any] = {
        "form": form,
        "asked": asked,
        "found": found_users,
        "fault": fault,
        "shown": SHOWN,
    }
    values["today"] = visit.context.today
    return Shown(values, 422 if fault else 200)


def _seen(visit: Visit, status: int = 200, *, fault: bool = False) -> Answer:
    seen = user_seen(visit.context, visit.path["user_id"])
    if seen is None:
        raise NotThere
    values = {"seen": seen, "ended": "ended" in visit.query, "fault": fault}
    return Shown(values | {"today": visit.context.today}, status)
