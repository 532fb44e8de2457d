"""What mutation testing of the core came to; exits with 1 below 90 % killed.

Counted are all mutants of the functions of `einvoice/core`. One that no test reaches, and one
whose tests were cut off by their time limit, count as survived.
"""

import json
import sys
from collections import Counter
from pathlib import Path

MUTANTS = Path("mutants/einvoice/core")
LEAST_PERCENT = 90
KILLED = frozenset({1, 3})
"""Exit codes of a test run that failed, or could not even start with the mutant."""


def outcomes() -> dict[str, int | None]:
    """Return the exit code of the tests by mutant; None where it was not run yet."""
    found: dict[str, int | None] = {}
    for path in sorted(MUTANTS.glob("*.meta")):
        found |= json.loads(path.read_text("utf-8"))["exit_code_by_key"]
    return found


def main() -> None:
    """Print the figures, or with ``--survivors`` the names of those that were not killed."""
    found = outcomes()
    alive = [name for name, code in found.items() if code is not None and code not in KILLED]
    if "--survivors" in sys.argv:
        print("\n".join(alive))
        return
    by_module = Counter(name.split(".")[2] for name in alive)
    for module, count in by_module.most_common():
        print(f"{module:<24}{count:>5} survived")
    waiting = sum(code is None for code in found.values())
    run = len(found) - waiting
    killed = run - len(alive)
    percent = 100 * killed / max(1, run)
    print(f"{killed} of {run} mutants killed, {percent:.1f} %; {waiting} not run")
    if waiting or percent < LEAST_PERCENT:
        sys.exit(1)


if __name__ == "__main__":
    main()
