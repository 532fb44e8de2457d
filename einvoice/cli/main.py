"""The entry point: runs the program and maps exceptions to the contract's exit codes."""

import os
import sys
from collections.abc import Sequence

from einvoice.cli import (  # noqa: F401 - register
    commands_audit,
    commands_care,
    commands_check,
    commands_data,
    commands_month,
    commands_person,
    commands_report,
    commands_service,
    commands_setup,
    commands_subscriptions,
    commands_unknown,
    commands_withdraw,
)
from einvoice.cli.app import app
from einvoice.cli.output import say_error
from einvoice.core.errors import EInvoiceError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; never returns."""
    os.umask(0o077)
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what is unexpected comes out as it is."""
    try:
        app(args=arguments)
    except EInvoiceError as error:
        say_error(error)
        return error.exit_code
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else 1
    return 0


if __name__ == "__main__":
    main()
