"""Faults that the simulated bank can have, each for as long as the simulator runs.

`refuse-file`     refuses every file as a whole, with code 59
`refuse-some`     refuses every 33rd invoice of a file, and at least one, codes of the address
                  and payment families in turn
`debits-paid`     takes every invoice for paid: its credit invoice gets code 92
`debits-doubled`  finds every invoice twice: its credit invoice gets code 102
`cancelled-partly`  lists accepted credit invoices with codes 103 and 104 in turn
`cancelled-fully`   lists accepted credit invoices with code 105
`unknown-code`    refuses the first invoice of a file with code 999, which nobody knows
`no-answer`       judges nothing; what came in that time is answered when it runs without the fault
`late-answer`     judges what comes in and keeps the answer back until it runs without the fault
`half-answer`     writes only the first half of each answer, under its final name
`double-answer`   gives each answer twice, under two names
`repeat-answers`  gives every answer that it ever gave once more, as banks do when they are asked
`send-applications`     sends one ApplicationBank file: from the invoices it holds, an order to
                  end, another account, a new order of a client number nobody has, and a record
                  without an account
`send-standing-orders`  sends one report: the first invoice it holds is paid automatically
`send-payments`   its customers pay (`payers.py`): it sends a statement of the account they pay to,
                  of the days since its last statement up to the day before
`corrupt-write`   changes one bit of every file it stores, and reports success
`close-fails`     stores the file, then answers the CLOSE with a failure
`drop-mid-write`  stores the first 1000 bytes of a file, then drops the connection
`disk-full`       stores the first 1000 bytes of a file, then refuses every further write
`consumed`        takes a file out of the inbox (into `taken/`) before it answers the rename
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import cycle

from bank_adapters.simulator.rules import Judgement, Verdict
from einvoice.core.errors import UsageError
from einvoice.core.spelling import nearest

STORED_BYTES = 1000
"""How much of a file `drop-mid-write` and `disk-full` store: less than one invoice."""
_EVERY = 33
_CODES = ("3", "6", "20", "9", "33", "54")
_UNKNOWN_CODE = "999"
_PARTLY = ("103", "104")
_FULLY = ("105",)


class Fault(StrEnum):
    """A thing the simulated bank does wrong; the list above says what."""

    REFUSE_FILE = "refuse-file"
    REFUSE_SOME = "refuse-some"
    DEBITS_PAID = "debits-paid"
    DEBITS_DOUBLED = "debits-doubled"
    CANCELLED_PARTLY = "cancelled-partly"
    CANCELLED_FULLY = "cancelled-fully"
    UNKNOWN_CODE = "unknown-code"
    NO_ANSWER = "no-answer"
    LATE_ANSWER = "late-answer"
    HALF_ANSWER = "half-answer"
    DOUBLE_ANSWER = "double-answer"
    REPEAT_ANSWERS = "repeat-answers"
    SEND_APPLICATIONS = "send-applications"
    SEND_STANDING_ORDERS = "send-standing-orders"
    SEND_PAYMENTS = "send-payments"
    CORRUPT_WRITE = "corrupt-write"
    CLOSE_FAILS = "close-fails"
    DROP_MID_WRITE = "drop-mid-write"
    DISK_FULL = "disk-full"
    CONSUMED = "consumed"


def parse_faults(names: Iterable[str]) -> frozenset[Fault]:
    """Return the faults of these names.

    Raises:
        UsageError: a name is not a fault's; the message lists those there are.
    """
    names = tuple(names)
    unknown = [name for name in names if name not in set(Fault)]
    if unknown:
        near = nearest(unknown[0], Fault)
        raise UsageError("no-such-fault", fault=unknown[0], known=tuple(Fault), near=near)
    return frozenset(Fault(name) for name in names)


def distort(judgement: Judgement, faults: frozenset[Fault]) -> Judgement:
    """Return a judgement as a bank with these faults gives it."""
    if Fault.REFUSE_FILE in faults:
        return replace(judgement, fail_code="59", verdicts=())
    verdicts = judgement.verdicts
    if Fault.REFUSE_SOME in faults:
        verdicts = tuple(
            _refuse_some(position, verdict) for position, verdict in enumerate(verdicts)
        )
    if Fault.UNKNOWN_CODE in faults and verdicts:
        verdicts = (replace(verdicts[0], fail_code=_UNKNOWN_CODE), *verdicts[1:])
    return replace(judgement, verdicts=tuple(_remarked(verdicts, faults)))


def _remarked(verdicts: Iterable[Verdict], faults: frozenset[Fault]) -> Iterator[Verdict]:
    """Yield the verdicts with what the bank says of invoices it has cancelled."""
    said = _PARTLY if Fault.CANCELLED_PARTLY in faults else ()
    codes = cycle(_FULLY if Fault.CANCELLED_FULLY in faults else said)
    for verdict in verdicts:
        is_credit = verdict.held is not None and verdict.held.cancels and not verdict.fail_code
        code = next(codes, "") if is_credit else ""
        yield replace(verdict, fail_code=code) if code else verdict


def _refuse_some(position: int, verdict: Verdict) -> Verdict:
    turn, left = divmod(position, _EVERY)
    return verdict if left else replace(verdict, fail_code=_CODES[turn % len(_CODES)])
