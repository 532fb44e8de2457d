"""Commands for a person who asks what is kept about them."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from einvoice.cli.app import JsonOption, app, opened, parse_day
from einvoice.cli.help_page import GroupedHelp
from einvoice.cli.output import print_json, print_table, say, say_next, told

person = typer.Typer(
    cls=GroupedHelp, no_args_is_help=True, help="Show what is kept about a person, and until when."
)
app.add_typer(person, name="person")

FlatArgument = Annotated[str, typer.Argument(metavar="FLAT", help="The person's flat.")]
OnOption = Annotated[
    dt.date | None,
    typer.Option(
        "--on", parser=parse_day, metavar="YYYY-MM-DD", help="Its customer then. [default: today]"
    ),
]


@person.callback()
def group() -> None:
    """Show what is kept about a person, and until when."""


@person.command()
def extract(
    context: typer.Context,
    flat: FlatArgument,
    target: Annotated[
        Path,
        typer.Option(
            "--to", metavar="FILE", help="Where it goes: a page (.html), or for a machine (.json)."
        ),
    ],
    on: OnOption = None,
) -> None:
    """Write everything that is kept about the customer of a flat."""
    from jobs.care import person as job

    with opened(context.obj) as world:
        extracted = job.extract(world, flat, on)
        job.write_extract(world, extracted, target)
    kept = [(told(f"kept.{name}"), len(rows)) for name, rows in extracted.records.items()]
    counts = ", ".join(f"{name}: {count}" for name, count in kept)
    say(told("done.extracted", file=target, customers=len(extracted.customers), counts=counts))
    say_next(f"einvoice person erasure {flat}")


@person.command()
def erasure(
    context: typer.Context, flat: FlatArgument, on: OnOption = None, as_json: JsonOption = False
) -> None:
    """Say what of it may be erased from when, and why not earlier; erases nothing."""
    from jobs.care import person as job
    from jobs.care.purge import LEAST_YEARS

    with opened(context.obj) as world:
        kinds = job.erasures(world, job.extract(world, flat, on))
        today = world.today
    rows = [
        {
            "what": kind.what,
            "rows": kind.rows,
            "erasable_from": None if kind.erasable_from == dt.date.max else str(kind.erasable_from),
            "may_be_erased": kind.erasable_from <= today,
            "why": told(f"erasure.{kind.why}", years=LEAST_YEARS),
        }
        for kind in kinds
    ]
    if as_json:
        print_json({"flat_id": flat, "kept": rows})
        return
    table = [
        (
            _kinds(r["what"]),
            str(r["rows"]),
            str(r["erasable_from"] or told("not_yet")),
            str(r["why"]),
        )
        for r in rows
    ]
    titles = ("title.what", "title.rows", "title.erasable", "title.why")
    what, count, since, why = (told(title) for title in titles)
    print_table((what, count, since, why), table, right=[count])
    say(told("done.purge_erases"))
    say_next("einvoice purge")


def _kinds(names: object) -> str:
    return ", ".join(told(f"kept.{name}") for name in str(names).split(", "))
