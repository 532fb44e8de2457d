"""The account of a flat's customer: what is open, every entry, and how to pay."""

from einvoice.pages.account_page import entry_text
from einvoice.web.answers import Answer, NotThere, Shown
from einvoice.web.pictures import picture
from einvoice.web.visit import Visit
from jobs.views.resident_account_page import account_page_of


def account(visit: Visit) -> Answer:
    """Show the account; where no payments are known it says so, and no sum."""
    shown = account_page_of(visit.context, visit.flat.key, visit.language)
    if shown is None:
        raise NotThere
    return Shown(
        {
            "flat_id": visit.flat.key.flat_id,
            "shown": shown,
            "code": picture(shown.code),
            "entry_name": lambda entry: entry_text(entry, visit.language),
        }
    )
