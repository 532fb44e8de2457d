"""Readings that a member of the staff refuses before they are taken; who sent one is told."""

from enum import StrEnum

from einvoice.core.messages import Topic
from einvoice.core.residents import SubmittedState
from einvoice.core.staff_acts import ActKind
from einvoice.core.submitted_readings import REFUSABLE, Refusal
from einvoice.store import submitted_readings
from jobs.context import Context
from jobs.residents.correspondence import Draft, SendState
from jobs.residents.drawn import new_id
from jobs.residents.staff_acts import note_act
from jobs.residents.staff_begins import begin_thread_in


class RefusedState(StrEnum):
    """The outcome of a refusal."""

    TOLD = "told"  # refused, and the resident has a message
    REFUSED = "refused"  # refused; the resident has no right to the flat any longer
    ENDED = "ended"  # it is among the readings already, or does not count anyway


def refuse_reading(
    context: Context, staff_id: str, key: str, reason: Refusal, text: str
) -> RefusedState | None:
    """Refuse a reading that is not taken yet, and send its sender a message, in one transaction.

    None where there is no such reading. Again by the same key it changes nothing.
    """
    with context.store.writing_soon() as tx:
        row = submitted_readings.of_key(tx, key)
        if row is None:
            return None
        if row.state not in REFUSABLE:
            return RefusedState.ENDED
        submitted_readings.set_state(tx, [key], SubmittedState.REFUSED, reason)
        note_act(context, tx, staff_id, ActKind.READING_REFUSED, key)
        flat_id = submitted_readings.flats_of_meters(tx, [row.meter_id]).get(row.meter_id, "")
        draft = Draft(new_id(), text)
        sent = begin_thread_in(context, tx, staff_id, row.user_id, flat_id, Topic.READING, draft)
    return RefusedState.TOLD if sent.state is SendState.SENT else RefusedState.REFUSED
