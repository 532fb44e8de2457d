"""Delivers and polls under the run lock, as the commands do, on the day of the tests.

Usage: locked_tick.py HOME PORT KEY_FILE HOST_KEY. The commands themselves refuse a set clock where
a bank is real. Exits with the code of what went wrong.
"""

import sys
from pathlib import Path

from one_tick import open_context, tick

from bank_adapters.transport.settings import SftpSettings
from einvoice.core.errors import EInvoiceError


def main(home: Path, port: str, key_file: str, host_key: str) -> int:
    """Take the lock and tick."""
    settings = SftpSettings("127.0.0.1", int(port), "user", Path(key_file), (host_key,))
    context = open_context(home)
    try:
        with context.store.run_lock():
            return max(tick(home, settings), default=0)
    except EInvoiceError as error:
        print(error, file=sys.stderr)
        return int(error.exit_code)
    finally:
        context.close()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
