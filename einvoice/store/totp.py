"""Second steps of staff: the secret of each one's app, and the last code that was used."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import delete, insert, select, update

from einvoice.store.portal_tables import totp
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class SecondStep:
    """The second step of a member: a secret in base32, and when it was set up (UTC).

    ``last_step`` is the half minute since 1970 whose code was used last: it opens nothing again.
    """

    staff_id: str
    secret: str = field(repr=False)
    made_at: str
    last_step: int


def second_step_of(tx: ReadTransaction, staff_id: str) -> SecondStep | None:
    """Return the second step of a member; None where the password alone lets in."""
    row = tx.execute(select(totp).where(totp.c.staff_id == staff_id)).first()
    return None if row is None else SecondStep(*row)


def keep_second_step(tx: WriteTransaction, step: SecondStep) -> None:
    """Keep a member's second step in place of the second step before it."""
    end_second_step(tx, step.staff_id)
    values = {name: getattr(step, name) for name in SecondStep.__slots__}
    tx.execute(insert(totp).values(values))


def use_code(tx: WriteTransaction, staff_id: str, step: int) -> bool:
    """Use the code of a half minute; return whether neither it nor a later code was used before."""
    is_new = (totp.c.staff_id == staff_id) & (totp.c.last_step < step)
    return tx.execute(update(totp).where(is_new).values(last_step=step)).rowcount == 1


def end_second_step(tx: WriteTransaction, staff_id: str) -> bool:
    """Delete a member's second step; return whether there was one."""
    return tx.execute(delete(totp).where(totp.c.staff_id == staff_id)).rowcount == 1


def set_up_at(tx: ReadTransaction) -> Mapping[str, str]:
    """Return when second steps were set up, by member."""
    return {
        row.staff_id: row.made_at for row in tx.execute(select(totp.c.staff_id, totp.c.made_at))
    }
