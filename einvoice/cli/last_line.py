"""The last line of a screen about a month: the next command, and what it waits for."""

from einvoice.cli.output import say_next
from jobs.views.status import MonthStatus


def say_next_of(status: MonthStatus, command: str) -> None:
    """Print the last line of a screen about a month, with what the command waits for."""
    if status.is_early and command == f"einvoice calculate --period {status.period}":
        say_next(command, "next_from_day", day=status.times.first_day)
    elif status.overdue and command.startswith("einvoice poll"):
        say_next(command, "next_once_asked")
    elif command.startswith("einvoice release "):
        say_next(command, "next_once_right")
    else:
        say_next(command)
