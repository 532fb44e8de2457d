"""A person's word about many invoices without a bank: its options, its list, and its last line."""

from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.output import euro, print_json, say, say_next, told
from einvoice.core.advice import Action, Advice
from einvoice.core.errors import UsageError
from einvoice.spelling import command_line

if TYPE_CHECKING:
    from jobs.direct.mail_words import OfMany

_NAMED = 10

ALL = "all"
"""In place of a number: many invoices of a month, listed first."""

Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="How you know; it is kept.")]

Yes = Annotated[
    bool, typer.Option("--yes", help="Of `all`: keep it; without it they are only listed.")
]

Apply = Annotated[
    str,
    typer.Option("--apply", metavar="PLAN", help="Of `all`: keep it of those that were listed."),
]


def refuse_plan_of_one(plan: str) -> None:
    """Refuse a plan where there is none: a word about a single invoice is kept at once.

    Raises:
        UsageError: a plan is given.
    """
    if plan:
        raise UsageError("option-of-all", option="--apply")


def say_many(made: "OfMany", key: str, action: Action, after: str, as_json: bool) -> None:
    """Print what one word is said of; where it is not kept yet, the command that keeps it.

    That command has the list's id, so that it keeps nothing of another list.
    """
    line = "next_line"
    if made.rows and not made.applied:
        again = Advice.of(action, invoice=ALL, period=made.period, apply=made.plan_id)
        key, after, line = f"{key}.plan", command_line(again), "next_if_so"
    if as_json:
        document = {"period": str(made.period), "invoice_numbers": list(made.numbers)}
        print_json({**document, "applied": made.applied, "next_command": after})
        return
    named = made.numbers[:_NAMED]
    facts = {"numbers": ", ".join(named), "rest": len(made.numbers) - len(named), "invoice": ALL}
    facts["new"] = ""
    total = euro(made.total_cents)
    say(told(key, period=made.period, count=len(made.rows), total=total, **facts))
    say_next(after, line)
