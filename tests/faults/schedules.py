"""Random schedules of faults, and what must hold after each of them.

A schedule is some ticks under faults and then ticks without, over one installation with files to
deliver. It follows from its seed alone; the order of threads does not, so a seed is not a proof.
"""

import random
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from disturbed_case import ANSWERED, NETWORKS, Disturbed, Keys, case_of
from server_faults import ANYWHERE, KINDS, PARTICULAR, Strike

_CALLS = {"open": 4, "write": 8, "read": 8, "end": 4, "stat": 14, "list": 4}
"""About so many requests of a kind come in a tick; of the others two."""
_MOST_BYTES = 120_000
_MOMENTS = 90


@dataclass(frozen=True)
class Schedule:
    """Ticks under faults; ``consumes`` = the bank takes files at once, ``several`` = two files."""

    seed: int
    ticks: tuple[Disturbed, ...]
    verdict: str
    consumes: bool
    several: bool


def draw_schedule(seed: int) -> Schedule:
    """Return the schedule of a seed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
    return Schedule(
        seed,
        tuple(_disturbed(chance) for _ in range(chance.choice((1, 1, 2, 3)))),
        chance.choice(tuple(ANSWERED)),
        consumes=chance.random() < 0.3,
        several=chance.random() < 0.2,
    )


def _disturbed(chance: random.Random) -> Disturbed:
    what = chance.choices(("network", "strikes", "kill", "both"), (30, 40, 20, 10))[0]
    found = Disturbed(answer=chance.choice(("", "", "", *ANSWERED)), consume=chance.random() < 0.2)
    if what == "network":
        network = chance.choice(NETWORKS)
        found = replace(found, network=network, at=chance.randrange(_MOST_BYTES))
    if what in {"strikes", "both"}:
        strikes = tuple(_strike(chance) for _ in range(chance.choice((1, 1, 2, 3))))
        found = replace(found, strikes=strikes)
    if what in {"kill", "both"}:
        found = replace(found, kill_at=1 + chance.randrange(_MOMENTS))
    return found


def _strike(chance: random.Random) -> Strike:
    kind = chance.choice(KINDS)
    fault = chance.choice(ANYWHERE + 2 * PARTICULAR.get(kind, ()))
    count = _CALLS.get(kind, 2)
    nth = min(chance.randrange(count), chance.randrange(count))  # early ones come more often
    return Strike(kind, nth, fault)


def run_schedule(schedule: Schedule, rendered: dict[bool, Path], keys: Keys) -> Counter[str]:
    """Run a schedule to its end, check it, and return the faults that struck.

    Raises:
        AssertionError: something that must hold does not; says what, and under which schedule.
    """
    with case_of(rendered[schedule.several], keys, consumes=schedule.consumes) as case:
        try:
            for plan in schedule.ticks:
                case.tick_under(plan)
                case.check_bank()
                case.check_ledger()
            case.quiet_ticks(schedule.verdict)
        except Exception as error:
            ways = [(one.name, case.journal(one.file_id)) for one in case.records()]
            raise AssertionError(f"{error!r}\nin {schedule}\nways: {ways}") from error
        return case.bank.struck
