"""Commands for the accounts of staff in the client portal."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from einvoice.cli.app import JsonOption, app, exit_with, opened, writing
from einvoice.cli.help_page import GroupedHelp
from einvoice.cli.output import (
    print_json,
    print_table,
    say,
    say_next,
    staff_language,
    told,
)
from einvoice.core.errors import UsageError
from einvoice.core.exit_codes import worst
from einvoice.core.residents import StaffRole
from einvoice.core.staff_decisions import DecisionKind

staff = typer.Typer(
    cls=GroupedHelp,
    no_args_is_help=True,
    help="Open and end accounts of staff in the client portal.",
)
app.add_typer(staff, name="staff")

EmailArgument = Annotated[str, typer.Argument(metavar="EMAIL", help="The account's address.")]
FileOption = Annotated[
    Path | None,
    typer.Option(
        "--password-file",
        metavar="FILE",
        help="Its first line is the password. [default: asked on the terminal]",
    ),
]
_AFTER = "einvoice staff list"
_QUEUES = {
    DecisionKind.PAYMENT: "einvoice payments",
    DecisionKind.APPLICATION: "einvoice subscriptions",
}


@staff.callback()
def group() -> None:
    """Open and end accounts of staff in the client portal."""


@staff.command()
def add(
    context: typer.Context,
    email: EmailArgument,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Who it is.")],
    role: Annotated[
        StaffRole, typer.Option("--role", help="A manager sees and decides more.")
    ] = StaffRole.CLERK,
    password_file: FileOption = None,
) -> None:
    """Open an account of staff in the client portal, or an ended account again."""
    from jobs.residents.staff_accounts import add_staff

    with opened(context.obj):  # not under the lock: no run waits for who types
        kept = _hash_of_new(email, password_file)
    with writing(context.obj) as world:
        member = add_staff(world, email, name, role, kept)
        portal = world.config.portal
        place = f"{portal.address or f'http://localhost:{portal.port}'}/staff"
    say(told("done.staff_added", email=member.email, role=told(f"staff.{role}"), address=place))
    say_next(_AFTER)


@staff.command()
def end(context: typer.Context, email: EmailArgument) -> None:
    """End an account of staff at once, with all that is signed in."""
    from jobs.residents.staff_accounts import end_staff

    with writing(context.obj) as world:
        member = end_staff(world, email)
    say(told("done.staff_ended", email=member.email))
    say_next(_AFTER)


@staff.command()
def password(
    context: typer.Context, email: EmailArgument, password_file: FileOption = None
) -> None:
    """Give an account of staff another password; whoever is signed in with it is signed out."""
    from jobs.residents.staff_accounts import require_staff, set_staff_password

    with opened(context.obj) as world:
        require_staff(world, email)
        kept = _hash_of_new(email, password_file)
    with writing(context.obj) as world:
        member = set_staff_password(world, email, kept)
    say(told("done.staff_password", email=member.email))
    say_next(_AFTER)


@staff.command()
def apply(context: typer.Context, as_json: JsonOption = False) -> None:
    """Carry out what managers decided in the portal about payments and applications.

    Each once; `einvoice run` does the same at its beginning.
    """
    from jobs.running.decided import carried_line, carry_out

    with writing(context.obj) as world:
        carried = carry_out(world)
    failed = [row for row in carried if row.why is not None]
    after = _QUEUES[failed[0].decision.kind] if failed else "einvoice status"
    if as_json:
        rows = [
            {
                "kind": row.decision.kind,
                "id": row.decision.subject,
                "flat_id": row.decision.flat_id or None,
                "accepted": row.decision.accepts,
                "code": row.why.code if row.why else None,
            }
            for row in carried
        ]
        print_json({"decisions": rows, "next_command": after})
    else:
        for row in carried:
            say(carried_line(row, staff_language()))
        if not carried:
            say(told("decided.none"))
        say_next(after)
    if failed:
        exit_with(worst(row.code for row in failed))


@staff.command("list")
def list_(context: typer.Context, as_json: JsonOption = False) -> None:
    """List the accounts of staff; ended accounts last."""
    from jobs.residents.staff_accounts import staff_members

    with opened(context.obj) as world:
        members = sorted(staff_members(world), key=lambda member: member.ended)
    if as_json:
        rows = [
            {"email": m.email, "name": m.name, "role": m.role, "ended": m.ended} for m in members
        ]
        print_json({"staff": rows})
        return
    table = [
        (m.email, m.name, told(f"staff.{m.role}"), told("staff.ended") if m.ended else "")
        for m in members
    ]
    if table:
        titles = ("title.email", "title.person", "title.role", "title.ended")
        print_table([told(title) for title in titles], table)
    else:
        say(told("staff.none"))
    say_next("einvoice portal" if table else "einvoice staff add EMAIL --name NAME")


def _hash_of_new(email: str, file: Path | None) -> str:
    """Return what is kept of a new password, from a file or the terminal; never an argument.

    Raises:
        UsageError: the portal's packages are not installed, nobody can be asked, the file
            cannot be read, or the password is easily guessed.
    """
    if find_spec("argon2") is None:
        raise UsageError("no-portal-packages")
    from einvoice.passwords import LONGEST, SHORTEST, PasswordFault, hashed, password_fault

    given = _asked() if file is None else _first_line(file)
    fault = password_fault(given, email)
    if fault in {PasswordFault.SHORT, PasswordFault.LONG}:
        raise UsageError("password-length", fewest=SHORTEST, most=LONGEST)
    if fault is not None:
        raise UsageError("password-easy")
    return hashed(given)


def _asked() -> str:
    if not sys.stdin.isatty():
        raise UsageError("password-no-terminal")
    question = told("staff.password")
    again = told("staff.password_again")
    given: str = typer.prompt(question, hide_input=True, confirmation_prompt=again, err=True)
    return given


def _first_line(file: Path) -> str:
    try:
        return file.read_text("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise UsageError("password-file", path=file) from None
