"""Registration codes by their hashes: open, used, or ended by wrong tries."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update

from einvoice.core.account_keys import AccountKey
from einvoice.core.reminders import ReminderState
from einvoice.store.batches import in_batches
from einvoice.store.input_tables import flats
from einvoice.store.portal_tables import codes
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class KeptCode:
    """A code as it is kept: for whom, until when, and how often it was tried wrongly."""

    hash: str
    key: AccountKey
    expires_on: dt.date
    used: bool
    wrong_tries: int


def keep_codes(tx: WriteTransaction, kept: Iterable[KeptCode], at: str) -> None:
    """Keep new codes; older codes of the same flats that nobody used are worth nothing any more."""
    rows = list(kept)
    for part in in_batches([row.key.flat_id for row in rows]):
        unused = codes.c.used_by.is_(None)
        tx.execute(delete(codes).where(codes.c.flat_id.in_(part), unused))
    for batch in in_batches(rows):
        values = [
            {
                "hash": row.hash,
                "flat_id": row.key.flat_id,
                "customer_from": row.key.since,
                "made_at": at,
                "expires_on": row.expires_on,
                "wrong_tries": row.wrong_tries,
            }
            for row in batch
        ]
        tx.execute(insert(codes), values)


def client_number(tx: ReadTransaction, typed: str) -> str:
    """Return the client number that a person typed, trimmed, as the flats have it.

    Capital and small letters are alike, unless numbers of two flats differ by them alone.
    """
    number, flat_id = typed.strip(), flats.c.flat_id
    for is_meant in (flat_id == number, func.lower(flat_id) == number.lower()):
        numbers = list(tx.scalars(select(flat_id).distinct().where(is_meant).limit(2)))
        if len(numbers) == 1:
            return str(numbers[0])
    return number


def code_of(tx: ReadTransaction, code_hash: str) -> KeptCode | None:
    """Return a code by its hash; None where it was never made or was replaced."""
    columns = codes.c
    query = select(
        columns.flat_id,
        columns.customer_from,
        columns.expires_on,
        columns.used_by,
        columns.wrong_tries,
    ).where(columns.hash == code_hash)
    row = tx.execute(query).first()
    if row is None:
        return None
    key = AccountKey.of(row.flat_id, row.customer_from)
    return KeptCode(code_hash, key, row.expires_on, row.used_by is not None, row.wrong_tries)


def open_codes(tx: ReadTransaction, flat_ids: Iterable[str], today: dt.date) -> list[str]:
    """Return of each code that was made for some flats and may still be used whose it is."""
    flats_with_code: list[str] = []
    is_open = codes.c.used_by.is_(None) & (codes.c.expires_on >= today)
    for part in in_batches(list(flat_ids)):
        flats_with_code += tx.scalars(
            select(codes.c.flat_id).where(is_open, codes.c.flat_id.in_(part))
        )
    return flats_with_code


def count_wrong_try(tx: WriteTransaction, flat_id: str) -> None:
    """Count a wrong try against the unused codes of a client number."""
    own = (codes.c.flat_id == flat_id) & codes.c.used_by.is_(None)
    tx.execute(update(codes).where(own).values(wrong_tries=codes.c.wrong_tries + 1))


def claim_mail(tx: WriteTransaction, code_hash: str) -> bool:
    """Note that a code is mailed now, and nobody knows how it ends; return whether it may be.

    It may not where it was mailed before, used, or replaced by a newer code.
    """
    unsent = codes.c.mail_state.is_(None) & codes.c.used_by.is_(None)
    which = (codes.c.hash == code_hash) & unsent
    mailed = update(codes).where(which).values(mail_state=ReminderState.UNKNOWN)
    return tx.execute(mailed).rowcount == 1


def keep_mail_answer(
    tx: WriteTransaction, code_hash: str, state: ReminderState, answer_code: int | None
) -> None:
    """Keep what the mail server answered; ``intended``: it surely has nothing of the mail."""
    values = {"mail_state": state, "mail_code": answer_code}
    tx.execute(update(codes).where(codes.c.hash == code_hash).values(values))


def use_code(tx: WriteTransaction, code_hash: str, user_id: str) -> None:
    """Keep who used a code."""
    tx.execute(update(codes).where(codes.c.hash == code_hash).values(used_by=user_id))
