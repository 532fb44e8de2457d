"""The command that lists what banks sent and nobody could apply, and settles it."""

from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import BankOption, JsonOption, app, opened, writing
from einvoice.cli.output import (
    print_json,
    print_line,
    print_table,
    say,
    say_next,
    say_wrong,
    staff_language,
    told,
)
from einvoice.core.advice import Action, Advice
from einvoice.core.errors import UsageError
from einvoice.spelling import command_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from einvoice.core.findings import Finding
    from jobs.context import Context
    from jobs.values import AnswerRecord


@app.command()
def answers(
    context: typer.Context,
    bank: BankOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also those that were applied or settled.")
    ] = False,
    settle: Annotated[
        str | None,
        typer.Option(
            "--settle", metavar="ID", help="You have dealt with this message; needs --reason."
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="What was done about it; kept.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the messages of banks that could not be applied, until a person settles them."""
    from einvoice.cli.month_json import answer_json
    from jobs.answers import open_answers
    from jobs.answers.at_odds import at_odds

    if (settle is None) != (reason is None):
        raise UsageError("settle-with-reason")
    if settle is not None:
        _settle(context, settle, reason or "", as_json=as_json)
        return
    with opened(context.obj) as world:
        messages = open_answers.messages(world, bank, everything=everything)
        waiting = [message for message in messages if not message.settled_at]
        by_word = [at_odds(world, message) for message in waiting]
        by_word += [open_answers.accepted_by_word(world, message) for message in waiting]
        first = next(iter(waiting), None) if not everything else None
        command, key = _settling(world, first)
    if as_json:
        print_json({"answers": [answer_json(message) for message in messages]})
        return
    _print(messages)
    _say_findings(by_word)
    say_next(command, key, file=first.file_id if first else "")


def _settling(world: "Context", waits: "AnswerRecord | None") -> tuple[str, str]:
    """Return the command that settles a message, and the key of its line; of none the month's."""
    from jobs.answers.at_odds import has_after_all, is_recalled_first, refused_after_all
    from jobs.views.made_again import first_step_now

    if waits is None:
        return _STATUS, "next_line"
    if waits.is_of_unsent:
        return command_line(first_step_now(world) or Advice(Action.RESTORE)), "next_line"
    if is_recalled_first(world, waits):
        settle = f'einvoice answers --settle {waits.short_id} --reason "FILE: TEXT"'
        return settle, "next_once_recalled"
    if refused := refused_after_all(world, waits):
        return f"einvoice mark-refused {' '.join(refused)} --evidence TEXT", "next_line"
    return _after(waits, has=has_after_all(world, waits)), "next_line"


def _settle(context: typer.Context, short_id: str, reason: str, *, as_json: bool) -> None:
    from jobs.answers import open_answers as jobs

    with writing(context.obj) as world:
        settled = jobs.settle(world, short_id, reason)
        by_word = jobs.accepted_by_word(world, settled)
    if as_json:
        numbers = dict(by_word.facts)["numbers"].split(", ") if by_word else []
        row = {"id": settled.short_id, "bank": settled.bank, "state": "settled"}
        print_json({**row, "accepted_by_word": numbers})
        return
    say(told("done.answer_settled", id=settled.short_id))
    _say_findings([by_word])
    say_next(_STATUS)


def _after(waits: "AnswerRecord", *, has: bool) -> str:
    """Return what settles a message: of a file that its bank may have otherwise, the proof.

    ``has``: its bank has after all what a person said it has not.
    """
    if has:
        return f"einvoice mark-accepted {waits.file_id} --evidence TEXT"
    if waits.is_in_doubt:
        return f"einvoice mark-sent {waits.file_id} --hash HASH --evidence TEXT"
    return f'einvoice answers --settle {waits.short_id} --reason "..."'


_STATUS = "einvoice status"


def _print(found: "Sequence[AnswerRecord]") -> None:
    if not found:
        print_line(told("done.answers_settled"))
        return
    rows = [
        (message.short_id, message.bank, message.received_at[:10], message.name, message.outcome)
        for message in found
    ]
    titles = (told(key) for key in ("bank", "title.came", "title.name", "title.outcome"))
    print_table(("id", *titles), rows)
    print_line()
    print_line(told("done.answer_bytes"))


def _say_findings(findings: "Iterable[Finding | None]") -> None:
    from einvoice.texts.findings import hint, sentence

    for finding in filter(None, findings):
        text = sentence(finding, staff_language())
        say_wrong(f"{finding.where}: {text}", hint(finding, staff_language()))
