"""Rights in the time of a customer that began earlier than was known when they were given."""

import datetime as dt

from resident_world import FLAT, KEY, Resident
from sqlalchemy import update

from einvoice.core.account_keys import AccountKey
from einvoice.core.residents import Right
from einvoice.store.input_tables import customers
from jobs.context import Context
from jobs.residents import rights
from jobs.residents.register import Account

BEGAN = dt.date(2022, 5, 1)


def let_in(context: Context, owner: str, key: AccountKey, email: str) -> str:
    """Invite somebody to a flat, who accepts; return the user's id."""
    token = rights.invite(context, owner, key, email, Right.READ)
    return rights.accept(context, token, Account(email, "h", "lv")).user_id


def test_the_end_of_a_right_ends_what_was_given_before_and_after(resident: Resident) -> None:
    """Under whichever first day of the customer's time each was kept."""
    with resident.at() as context:
        before = let_in(context, resident.user_id, KEY, "before@example.lv")
        with context.store.writing() as tx:
            own = update(customers).where(customers.c.flat_id == FLAT)
            tx.execute(own.values(valid_from=BEGAN))
        now = AccountKey(FLAT, BEGAN)
        after = let_in(context, resident.user_id, now, "after@example.lv")
        everybody = (resident.user_id, before, after)
        assert [len(rights.rights_of(context, user_id)) for user_id in everybody] == [1, 1, 1]
        with context.store.writing() as tx:
            assert rights.end_right(context, tx, resident.user_id, now)
        assert [rights.rights_of(context, user_id) for user_id in everybody] == [(), (), ()]
