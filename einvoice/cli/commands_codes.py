"""The command that makes letters with registration codes for the client portal."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, app, exit_with, opened, writing
from einvoice.cli.output import print_json, say, say_next, say_problems, told
from einvoice.core.exit_codes import worst

if TYPE_CHECKING:
    from jobs.residents.code_letters import WrittenLetters
    from jobs.residents.code_mails import MailedCodes


_AFTER = "einvoice status"


@app.command()
def codes(
    context: typer.Context,
    target: Annotated[Path, typer.Option("--to", metavar="FILE.pdf", help="Where it goes.")],
    flat: Annotated[
        list[str] | None,
        typer.Option("--flat", metavar="FLAT", help="For the customer of this flat; repeatable."),
    ] = None,
    building: Annotated[
        str, typer.Option("--building", metavar="BUILDING", help="For all flats of this house.")
    ] = "",
    by_mail: Annotated[
        bool, typer.Option("--mail", help="Also to the e-mail address that the register has.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Make letters with codes by which customers open their account in the client portal.

    A page each, in the customer's language. A new code ends an earlier code that nobody used, and
    the screen says how many; a file that is there already is not written over.
    With --mail each is mailed at most once; what was not taken goes by post.
    """
    from jobs.residents.code_letters import write_letters
    from jobs.residents.code_mails import mail_codes
    from jobs.residents.mailing import require_mail

    with writing(context.obj) as world:
        if by_mail:
            require_mail(world)  # before a code is made
        written = write_letters(world, tuple(flat or ()), building, target)
    mailed = None
    if by_mail:
        with opened(context.obj) as world:  # not under the lock: no run waits for a mail server
            mailed = mail_codes(world, written.made)
    problems = mailed.problems if mailed else []
    say_problems(problems)
    if as_json:
        print_json(_document(written, mailed))
    else:
        _say_written(written, mailed, target)
        say_next(_AFTER)
    exit_with(worst(problem.code for problem in problems))


def _document(written: "WrittenLetters", mailed: "MailedCodes | None") -> dict[str, object]:
    made = [{"flat_id": row.flat_id, "expires_on": str(row.expires_on)} for row in written.made]
    return {
        "file": str(written.path),
        "codes": made,
        "without_customer": written.left_out,
        "ended": written.ended,
        "mailed": mailed.sent if mailed else [],
        "to_post": mailed.to_post if mailed else [row.flat_id for row in written.made],
        "next_command": _AFTER,
    }


def _say_written(written: "WrittenLetters", mailed: "MailedCodes | None", target: Path) -> None:
    """Say how many letters there are, until when their codes are good, and who gets none."""
    until = written.made[0].expires_on
    say(told("done.codes", file=target, letters=len(written.made), until=until))
    if written.ended:
        say(told("codes.ended", count=written.ended))
    if mailed:
        _say_mailed(mailed, target)
    if written.left_out:
        say(told("codes.left_out", flats=", ".join(written.left_out)))


def _say_mailed(mailed: "MailedCodes", target: Path) -> None:
    """Say how many letters were mailed, and whose are to be posted."""
    refused, unknown = len(mailed.refused), len(mailed.unknown)
    say(told("codes.mailed", sent=len(mailed.sent), refused=refused, unknown=unknown))
    if mailed.to_post:
        say(told("codes.to_post", file=target, flats=", ".join(mailed.to_post)))
