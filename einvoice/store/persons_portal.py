"""The portal's rows about a person: codes, rights, accounts and sessions, for an extract."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Row, select

from einvoice.core.residents import Right
from einvoice.store.portal_tables import codes, sessions, user_flats, users
from einvoice.store.transactions import ReadTransaction

_SECRET = {"hash", "password_hash"}
"""A hash of what opens something is nobody's to read."""


def portal_for(
    tx: ReadTransaction, flat_ids: Sequence[str], is_theirs: Callable[[Row[Any]], bool]
) -> dict[str, list[dict[str, Any]]]:
    """Return a person's rows of the portal, by table.

    Of others whom the person invited it has the right alone: their address is theirs.

    Args:
        tx: the transaction.
        flat_ids: the flats the person was a customer of.
        is_theirs: whether a right or a code is of the person's time.
    """
    query = select(user_flats).where(user_flats.c.flat_id.in_(flat_ids))
    rights = [row for row in tx.execute(query) if is_theirs(row)]
    own = [row.user_id for row in rights if row.right is Right.OWNER]
    letters = tx.execute(select(codes).where(codes.c.flat_id.in_(flat_ids)))
    people = tx.execute(select(users).where(users.c.user_id.in_(own)))
    of_person = sessions.c.person_id.in_(own)
    visits = tx.execute(select(sessions).where(of_person).order_by(sessions.c.made_s))
    return {
        "codes": [_record(row) for row in letters if is_theirs(row)],
        "user_flats": [_record(row) for row in rights],
        "users": [_record(row) for row in people],
        "sessions": [_record(row) for row in visits],
    }


def _record(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    values = row._mapping.items()  # noqa: SLF001 - its public name
    return {name: _plain(value) for name, value in values if name not in _SECRET}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, int) else str(value)
