"""Where the program starts: the page of `--help` is printed as it was written when it was built.

To make it anew every command is imported, which takes ten times as long as Python itself.
"""

import os
import sys

# No pathlib here: its import alone takes half as long as an interpreter that does nothing.
HELP = os.path.join(os.path.dirname(__file__), "help.txt")  # noqa: PTH118, PTH120
"""The page as `make commands` wrote it, for 80 columns."""
_COLUMNS = 80


def main() -> None:
    """Run the command line; never returns."""
    if sys.argv[1:] in (["--help"], ["-h"]) and _is_wide():
        _print(HELP)
        sys.exit(0)
    from einvoice.cli.main import main as run

    run()


def _is_wide() -> bool:
    """Return whether the page is written for 80 columns; ``COLUMNS`` may say otherwise."""
    if "COLUMNS" in os.environ or sys.stdout is None:
        return False
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns >= _COLUMNS
    except OSError:
        return True  # no terminal


def _print(path: str) -> None:
    with open(path, "rb") as page:  # noqa: PTH123
        content = page.read()
    try:  # noqa: SIM105 - contextlib takes longer than the page
        os.write(1, content)
    except BrokenPipeError:
        pass  # `| head` read enough


if __name__ == "__main__":
    main()
