"""Reads one message of a bank with little memory and says what came of it.

Usage: limited_answer.py FILE. The address space is limited to what the program has when it is
ready to read, and 200 MiB. Prints the outcome's code and by how many MiB the program grew.
"""

import datetime as dt
import resource
import sys
from pathlib import Path

from bank_adapters.messages.reading import read_message
from einvoice.core.findings import Finding

MIB = 1 << 20
BOUND = 200 * MIB
DAY = dt.date(2026, 11, 5)


def main(path: Path) -> None:
    """Read the file as `poll` does, whole, below its cap on the size of a download."""
    read_message("warm.xml", b"<FailedInvoice/>", DAY)
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + BOUND, size + BOUND))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read_message("hostile.xml", path.read_bytes(), DAY)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    print(found.code if isinstance(found, Finding) else type(found).__name__, grown)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
