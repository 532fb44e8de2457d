"""What of the portal a copy of the database opens again, although it may have ended since.

Nobody knows what residents and staff did after the copy was made: what can be ended is ended, and
of the rest a person is told.
"""

from dataclasses import dataclass

from einvoice.store import portal_purging
from jobs.context import Context
from jobs.reminding.after_restore import pass_over_due


@dataclass(frozen=True, slots=True)
class Reopened:
    """Open ``codes`` of letters were ended, and the passwords of ``staff`` too: how many.

    So many ``residents`` have an account: what of theirs was ended since is open again.
    """

    codes: int
    staff: int
    residents: int


def end_what_may_be_over(context: Context) -> Reopened:
    """End what of the portal may have been used, mailed or ended since the copy, and count it.

    It happens before the archive's head is renewed: a killed `restore` comes here again.
    """
    with context.store.writing() as tx:
        reopened = Reopened(
            portal_purging.end_codes(tx, context.today),
            portal_purging.end_staff_passwords(tx),
            portal_purging.open_accounts(tx),
        )
    pass_over_due(context)
    return reopened
