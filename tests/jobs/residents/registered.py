"""An account made with a code from a letter, as tests of accounts begin."""

import datetime as dt

from einvoice.core.account_keys import AccountKey
from jobs.context import Context
from jobs.residents.register import (
    Account,
    RegisterState,
    make_codes,
    printed_code,
    register,
)

FLAT, OTHER_FLAT = "B0001-2", "B0001-3"
SINCE = dt.date(2023, 5, 1)
KEY = AccountKey(FLAT, SINCE)
ANNA = Account(" Anna@Example.LV ", "hash", "lv")
BERTA = Account("berta@example.lv", "hash of Berta", "ru")


def code_for(context: Context, flat_id: str) -> str:
    """Return a new code as the letter has it."""
    (made,) = make_codes(context, [flat_id])
    return printed_code(made)


def registered(context: Context, flat_id: str = FLAT, account: Account = ANNA) -> str:
    """Register somebody and return the user's id."""
    outcome = register(context, flat_id, code_for(context, flat_id), account)
    assert outcome.state is RegisterState.OK
    return outcome.user_id
