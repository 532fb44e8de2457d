"""A person's word on the mail of a reminder: the customer has it, it came back, or once more."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from einvoice.core.direct_deliveries import Handed, HandedState
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.store.debt_reminders import DebtReminder, keep_reminder, reminders_of
from einvoice.store.registration_codes import client_number
from jobs.context import Context
from jobs.corrections.withdraw import digest_of

_UNKNOWN, _SENT, _REFUSED = HandedState.UNKNOWN, HandedState.SENT, HandedState.REFUSED
_MAY_BE: Mapping[HandedState, tuple[HandedState, ...]] = MappingProxyType(
    {
        _SENT: (_UNKNOWN,),
        _REFUSED: (_SENT, _UNKNOWN),
        HandedState.INTENDED: (_UNKNOWN, _REFUSED),
    }
)
"""By what a person says: what the mail may be. What was taken is not sent again before it came
back."""


def settle_reminder(context: Context, flat_id: str, said: HandedState, reason: str) -> DebtReminder:
    """Keep what a person says of a flat's last reminder by e-mail; an unknown one comes first.

    Args:
        context: of the command, which holds the run lock.
        flat_id: whose customer was reminded.
        said: `sent` (the customer has it), `refused` (it came back), `intended` (once more).
        reason: how they know; the journal has its digest.

    Raises:
        UsageError: there is no reason.
        RefusedByCheckError: nothing is to be said of a reminder of this flat.
    """
    if not reason.strip():
        raise UsageError("reason-missing")
    with context.store.writing() as tx:
        flat_id = client_number(tx, flat_id)
        rows = [r for r in reminders_of(tx, [flat_id]) if r.mail.state in _MAY_BE[said]]
        if not rows:
            raise RefusedByCheckError("debt-mail-not-so", flat=flat_id)
        row = max(rows, key=lambda r: (r.mail.state is _UNKNOWN, r.day))
        at = context.clock.timestamp()
        if said is HandedState.INTENDED:
            mail = Handed(said, row.mail.message_id, row.mail.attempt + 1, at=at, reason=reason)
        else:
            mail = replace(row.mail, state=said, code=0, answer="", at=at, reason=reason)
        settled = replace(row, mail=mail)
        keep_reminder(tx, settled)
        facts = {"said": said, "reason_sha256": digest_of(reason)}
        subject = f"{row.key}@{row.day}"
        tx.journal(Event.REMINDER_SETTLED, Period.of(row.day), subject, **facts)
        return settled
