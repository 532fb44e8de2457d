"""Ends of the portal that a copy of the database does not know: of codes, accounts and passwords.

Nobody knows what residents and staff did after the copy was made: what can be ended is ended, and
the screen says what is left to people.
"""

from dataclasses import dataclass

from einvoice.store import portal_purging
from jobs.context import Context
from jobs.reminding.after_restore import pass_over_due


@dataclass(frozen=True, slots=True)
class Reopened:
    """How many open ``codes`` of letters and passwords of ``staff`` were ended.

    ``residents`` are those with an account: what of theirs was ended since is open again.
    """

    codes: int
    staff: int
    residents: int


def end_what_may_be_over(context: Context) -> Reopened:
    """End what of the portal may have been used, mailed or ended since the copy, and count it.

    It happens before the archive's head is renewed: a killed `restore` comes here again.
    """
    with context.store.writing() as tx:
        portal_purging.withdraw_decisions(tx, context.clock.timestamp())
        reopened = Reopened(
            portal_purging.end_codes(tx, context.today),
            portal_purging.end_staff_passwords(tx),
            portal_purging.open_accounts(tx),
        )
    pass_over_due(context)
    return reopened
