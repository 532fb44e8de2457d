"""Reads one import file with little memory and says how much it took.

Usage: limited_import.py FILE KIND. The address space is limited to what the program has when it
is ready to read, and 256 MiB. Prints the number of rows, of findings, and the growth in MiB.
"""

import resource
import sys
from pathlib import Path

from einvoice.intake import read_rows
from einvoice.texts.findings import line

MIB = 1 << 20
BOUND = 256 * MIB


def main(path: Path, kind: str) -> None:
    """Read the file as an import does: chunk by chunk, keeping only a few findings."""
    import openpyxl  # noqa: F401 - so that it does not count

    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + BOUND, size + BOUND))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows, findings, shown = 0, 0, ""
    for chunk in read_rows(path, kind):
        rows += len(chunk.rows)
        findings += len(chunk.findings)
        shown = shown or next((line(finding, "en") for finding in chunk.findings), "")
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    print(rows, findings, grown, shown)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
