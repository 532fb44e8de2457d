"""Odd readings that a member of the staff has looked at: an act in the journal says so."""

from einvoice.core.staff_acts import ActKind
from einvoice.store import submitted_readings
from einvoice.store.readings_received import seen_keys
from jobs.context import Context
from jobs.residents.staff_acts import note_act


def see_reading(context: Context, staff_id: str, key: str) -> bool:
    """Write down that a member has looked at an odd reading, once; return whether there is one."""
    with context.store.writing_soon() as tx:
        if submitted_readings.of_key(tx, key) is None:
            return False
        if not seen_keys(tx, [key]):
            note_act(context, tx, staff_id, ActKind.READING_SEEN, key)
    return True
