"""The last line of a screen about a month: the next command, and what it waits for."""

from einvoice.cli.output import say, say_next
from jobs.views.status import MonthStatus
from jobs.views.waiting import awaited_lines, overdue_lines


def say_wait(status: MonthStatus, language: str, command: str) -> None:
    """Say what is overdue, until when the banks have time to answer, and the last line."""
    for text in (*overdue_lines(status, language), *awaited_lines(status, language)):
        say(text)
    say_next_of(status, command)


def say_next_of(status: MonthStatus, command: str, *, down: bool = False) -> None:
    """Print the last line of a screen about a month, with what the command waits for.

    ``down`` says that the last run did not reach a bank: another before the bank is back changes
    nothing.
    """
    if down and command.startswith(("einvoice run", "einvoice poll", "einvoice deliver")):
        say_next(command, "next_once_reached")
    elif status.is_early and command == f"einvoice calculate --period {status.period}":
        say_next(command, "next_from_day", day=status.times.first_day)
    elif status.overdue and command.startswith("einvoice poll"):
        say_next(command, "next_once_asked")
    elif status.awaited and command.startswith("einvoice poll"):
        say_next(command, "next_while_silent", day=min(day for _, day in status.awaited))
    elif command.startswith("einvoice release "):
        say_next(command, "next_once_right")
    else:
        say_next(command)
