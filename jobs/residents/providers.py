"""Residents whom a provider knows: registered by their verified personal code, signed in, linked.

A code opens a flat where exactly one customer of today has it. Whose code it is the caller has from
the provider; a user is linked by a ``mark`` that the caller makes of both. Source: decision 91.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from einvoice.core.account_keys import AccountKey
from einvoice.core.ownership import digits
from einvoice.core.registration_codes import initials
from einvoice.core.residents import Right
from einvoice.notify.secrets import secret
from einvoice.store import provider_links, user_flats, users
from einvoice.store.customer_spans import place_of
from einvoice.store.customers_by_code import people_with_code
from einvoice.store.present_customers import key_now, present_customers
from einvoice.store.transactions import ReadTransaction
from einvoice.store.user_flats import Grant
from einvoice.store.users import User
from jobs.context import Context
from jobs.residents.register import Account, Registered, RegisterState, opened, plain_email


class Customers(StrEnum):
    """How many customers of today have a personal code; a code of a letter is needed but for ONE.

    The value is part of the keys of texts.
    """

    NONE = "none"
    ONE = "one"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class FoundFlat:
    """The flat of a customer, to be confirmed by the person."""

    street: str = field(repr=False)
    flat_number: str = field(repr=False)
    initials: str = field(repr=False)


def provider_secret(context: Context) -> str:
    """Return our secret with the provider; empty where none is configured.

    Raises:
        NotToldError: its file or variable is not there, or others may read the file.
    """
    table = context.config.portal.provider
    return secret(table.client_secret, context.config.home) if table else ""


def user_of_mark(context: Context, mark: str) -> User | None:
    """Return the user who is linked with a mark; None where there is none, or it has ended."""
    with context.store.reading() as tx:
        user_id = provider_links.linked_user(tx, mark)
        user = users.user_of(tx, user_id) if user_id else None
    return None if user is None or user.ended else user


def customer_of_code(context: Context, code: str) -> tuple[Customers, AccountKey | None]:
    """Return how many customers of today have a personal code, and the key of the only one."""
    with context.store.reading() as tx:
        people = people_with_code(tx, code, context.today)
    if len(people) == 1:
        return Customers.ONE, people[0].key
    return (Customers.MORE if people else Customers.NONE), None


def flat_of(context: Context, key: AccountKey) -> FoundFlat | None:
    """Return the flat of a customer's time; None where the flat has another customer by now."""
    with context.store.reading() as tx:
        present = present_customers(tx, [key.flat_id], context.today).get(key.flat_id)
        place = place_of(tx, key.flat_id)
    if present is None or present[0] != key:
        return None
    address, number = (place.address, place.number) if place else ("", "")
    return FoundFlat(address, number, initials(present[1].name))


def register_known(context: Context, key: AccountKey, mark: str, account: Account) -> Registered:
    """Open an account for a customer whom the provider knows, linked with the mark.

    ``OVER``: the flat has another customer by now. ``USED``: somebody has the mark already.
    """
    with context.store.writing_soon() as tx:
        present = present_customers(tx, [key.flat_id], context.today).get(key.flat_id)
        if present is None or present[0] != key:
            return Registered(RegisterState.OVER)
        if provider_links.linked_user(tx, mark) is not None:
            return Registered(RegisterState.USED)
        if users.user_by_email(tx, plain_email(account.email)) is not None:
            return Registered(RegisterState.EMAIL_TAKEN)
        made = opened(context, tx, account)
        user_flats.keep_grant(tx, Grant(made.user_id, key, Right.OWNER, "", context.today))
        provider_links.add_link(tx, made.user_id, mark, context.clock.timestamp())
    return made


def link(context: Context, user_id: str, code: str, mark: str) -> bool:
    """Link a user with a mark; return whether the code is of the customer of a flat of theirs.

    A flat counts where they are an owner today; a mark that another user has links nobody else.
    """
    with context.store.writing_soon() as tx:
        if provider_links.linked_user(tx, mark) not in {None, user_id}:
            return False
        if not any(_is_of(context, tx, key, code) for key in _owned(context, tx, user_id)):
            return False
        provider_links.add_link(tx, user_id, mark, context.clock.timestamp())
    return True


def unlink(context: Context, user_id: str) -> None:
    """Remove the link of a user."""
    with context.store.writing_soon() as tx:
        provider_links.remove_link(tx, user_id)


def is_linked(context: Context, user_id: str) -> bool:
    """Return whether a user signs in by the provider."""
    with context.store.reading() as tx:
        return provider_links.is_linked(tx, user_id)


def _owned(context: Context, tx: ReadTransaction, user_id: str) -> list[AccountKey]:
    """Return the keys of the flats of which a user is an owner today."""
    grants = user_flats.grants_of(tx, user_id, context.today)
    return [key_now(tx, row.key) or row.key for row in grants if row.right is Right.OWNER]


def _is_of(context: Context, tx: ReadTransaction, key: AccountKey, code: str) -> bool:
    """Return whether a personal code is of the present customer of an account."""
    present = present_customers(tx, [key.flat_id], context.today).get(key.flat_id)
    return present is not None and present[0] == key and digits(present[1].code) == digits(code)
