"""What the simulated bank can be told to do wrong, each for as long as the simulator runs.

`refuse-file`     refuses every file as a whole, with code 59
`refuse-some`     refuses every 33rd invoice of a file, codes of the address and payment families
                  in turn
`no-answer`       judges nothing; what came in that time is answered when it runs without the fault
`corrupt-write`   changes one bit of every file it stores, and reports success
`close-fails`     stores the file, then answers the CLOSE with a failure
`drop-mid-write`  stores the first 1000 bytes of a file, then drops the connection
`disk-full`       stores the first 1000 bytes of a file, then refuses every further write
`consumed`        takes a file out of the inbox (into `taken/`) before it answers the rename
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from bank_adapters.simulator.rules import Judgement, Verdict
from einvoice.core.errors import UsageError

STORED_BYTES = 1000
"""How much of a file `drop-mid-write` and `disk-full` store: less than one invoice."""
_EVERY = 33
_CODES = ("3", "6", "20", "9", "33", "54")


class Fault(StrEnum):
    """A thing the simulated bank does wrong; the list above says what."""

    REFUSE_FILE = "refuse-file"
    REFUSE_SOME = "refuse-some"
    NO_ANSWER = "no-answer"
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
        raise UsageError(f"fault {unknown[0]}: not known, expected one of {', '.join(Fault)}")
    return frozenset(Fault(name) for name in names)


def distort(judgement: Judgement, faults: frozenset[Fault]) -> Judgement:
    """Return a judgement as a bank with these faults gives it."""
    if Fault.REFUSE_FILE in faults:
        return replace(judgement, fail_code="59", verdicts=())
    if Fault.REFUSE_SOME in faults:
        return replace(
            judgement,
            verdicts=tuple(
                _refuse_some(position, verdict)
                for position, verdict in enumerate(judgement.verdicts, start=1)
            ),
        )
    return judgement


def _refuse_some(position: int, verdict: Verdict) -> Verdict:
    turn, left = divmod(position, _EVERY)
    return verdict if left else replace(verdict, fail_code=_CODES[(turn - 1) % len(_CODES)])
