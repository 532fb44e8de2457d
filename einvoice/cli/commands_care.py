"""Commands that look after what is kept."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import app, configured, exit_with, opened
from einvoice.cli.output import say, say_next, say_problems, staff_language, told
from einvoice.core.advice import Action, Advice
from einvoice.spelling import command_line

if TYPE_CHECKING:
    from einvoice.core.exit_codes import ExitCode
    from jobs.care.reopened import Reopened
    from jobs.care.restore import Restored
    from jobs.context import Context


Copy = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", help="A backup; none = it was put back by other means."),
]

PassOver = Annotated[
    str,
    typer.Option(
        metavar="FILE",
        help="A file id of which the bank said that it has nothing and will not answer it: it "
        "never had it, or has discarded or recalled all of it. Its invoices go in another file.",
    ),
]

Sent = Annotated[
    str, typer.Option(metavar="FILE", help="A file id that the bank has and nobody here knows.")
]

Evidence = Annotated[str, typer.Option(metavar="TEXT", help="Who at the bank said so, when.")]

Hash = Annotated[
    str, typer.Option("--hash", metavar="SHA256", help="With --sent: of the bank's file.")
]

ImportsDone = Annotated[
    bool,
    typer.Option(
        "--imports-done",
        help="Everything that was imported since the copy is imported again.",
    ),
]

NothingImported = Annotated[
    bool,
    typer.Option(
        "--nothing-imported",
        help="Nothing was imported since the copy, or it was imported again before `restore`.",
    ),
]

ImportsMissing = Annotated[
    bool,
    typer.Option(
        "--imports-missing",
        help="Take back --nothing-imported or --imports-done: something is missing after all.",
    ),
]

Reason = Annotated[
    str,
    typer.Option(
        "--reason",
        metavar="TEXT",
        help="With --nothing-imported or --imports-done: why invoices that were taken over have "
        "other sums all the same; it is kept.",
    ),
]

NothingSent = Annotated[
    bool,
    typer.Option(
        "--nothing-sent",
        help="The banks, asked, received nothing since the copy but what --sent named.",
    ),
]

NewWitness = Annotated[
    bool,
    typer.Option(
        "--new-witness", help="The witness that was begun is lost for good: begin another."
    ),
]


@app.command()
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
) -> None:
    """Copy the database into a file, while a run goes on or not."""
    with opened(context.obj) as world:
        world.store.backup(file)
    say(told("done.backed_up", file=file))
    say_next("einvoice status")


@app.command()
def restore(
    context: typer.Context,
    file: Copy = None,
    pass_over: PassOver = "",
    sent: Sent = "",
    evidence: Evidence = "",
    sha256: Hash = "",
    imports_done: ImportsDone = False,
    nothing_imported: NothingImported = False,
    imports_missing: ImportsMissing = False,
    reason: Reason = "",
    nothing_sent: NothingSent = False,
    new_witness: NewWitness = False,
) -> None:
    """Put a backup back, and adopt what archive, banks and witness know was done since."""
    from jobs.care import declared
    from jobs.care.restore import restore as job
    from jobs.care.unasked import with_questions

    whole, of_imports = file is None, imports_done or nothing_imported or imports_missing
    with configured(context.obj) as world, world.store.run_lock():
        if file and (sent or pass_over):  # the copy first: it replaces what would be declared
            _say_restored(job(world, file, new_witness=new_witness))
            file = None
        if sent:
            declared.declare_sent(world, sent, evidence, sha256)
        if pass_over:
            declared.pass_over(world, pass_over, evidence)
            say(told("done.passed_over", file=pass_over))
        restored = job(world, file, new_witness=new_witness)
        if nothing_sent:
            declared.say_banks_asked(world)
        contradicted = of_imports and _say_of_imports(
            world, reason, nothing=nothing_imported, missing=imports_missing
        )
        words = sent or pass_over or nothing_sent or of_imports
        restored = with_questions(world, restored, whole_folder=whole, new=not words)
        making, flats = _making(world, restored), _corrected(world) if imports_done else None
    _say_restored(restored)
    _say_next(restored, making, flats, contradicted=contradicted)
    exit_with(_code(restored))


def _say_of_imports(world: "Context", reason: str, *, nothing: bool, missing: bool) -> bool:
    """Keep, or take back, a person's word about imports; return whether sums contradict it."""
    from einvoice.cli.imports_notice import other_sums
    from jobs.care import declared

    if missing:
        declared.say_imports_missing(world)
        return False
    others = declared.say_imports_done(world, nothing=nothing, reason=reason)
    if others:
        say(other_sums(others, staff_language()))
    return bool(others)


def _code(done: "Restored") -> "ExitCode":
    from einvoice.core.exit_codes import ExitCode, worst

    asked = [ExitCode.NEEDS_A_PERSON] if done.unasked else []
    return worst([*asked, *(problem.code for problem in done.left)])


def _making(world: "Context", done: "Restored") -> Advice | None:
    """Return the step that makes again what is lost; None where nothing is."""
    from jobs.views.made_again import making

    if not done.lost:
        return None
    return making(world) or Advice.of(Action.CALCULATE, period=done.lost[0].period)


def _say_next(
    done: "Restored", making: Advice | None, flats: Advice | None, *, contradicted: bool
) -> None:
    """Print what comes next: first the copy once more, where nothing else leads to banks' files.

    ``contradicted``: other sums speak against the word that was kept, and are looked at first.
    """
    from jobs.care.adopt_proven import MADE_OTHERWISE

    if not done.unasked and MADE_OTHERWISE in {problem.cause.code for problem in done.left}:
        say_next(command_line(Advice(Action.RESTORE)), "next_once_put_back")
    else:
        key = "next_once_looked" if contradicted else "next_line"
        say_next(_after(done, making, flats), key)


def _after(done: "Restored", making: Advice | None, flats: Advice | None) -> str:
    """Return what comes next; ``flats`` lets those go that were taken back for a correction."""
    from einvoice.core.exit_codes import ExitCode, worst

    if done.unasked:
        return command_line(Advice(done.unasked.step))
    if done.imports:
        return command_line(Advice(done.imports))
    if making:
        return command_line(making)
    if worst(problem.code for problem in done.left) is ExitCode.BANK_UNREACHABLE:
        return command_line(Advice(Action.EXAMINE))
    otherwise = Advice(Action.STATUS) if done.left else flats or Advice(Action.RUN)
    return command_line(_for_the_bank(done) or otherwise)


def _corrected(world: "Context") -> Advice | None:
    """Return the step that lets flats go whose invoices were taken back for what is imported."""
    from jobs.views.next_steps import once_corrected
    from jobs.views.status import month_status

    return once_corrected(world, month_status(world, world.default_period))


def _for_the_bank(done: "Restored") -> Advice | None:
    """Return the step that a bank's word about a file leads to; None where none is needed."""
    for problem in done.left:
        file_id = str(dict(problem.cause.facts).get("file", ""))
        if problem.cause.code in {"file-unproven", "file-received-before"}:
            return Advice.of(Action.MARK_SENT, file=file_id, hash="HASH")
        if problem.cause.code in {"file-other-bytes", "taken-back-sent-twice"}:
            return Advice.of(Action.DECLARE_MISSING, file=file_id)
    return None


def _say_restored(done: "Restored") -> None:
    say(told("done.adopted", batches=done.batches, files=done.files))
    if done.proven:
        say(told("done.proven", files=", ".join(done.proven)))
    say(told("done.answers_read", answers=done.answers))
    if done.payments or done.decisions:
        counts = {"payments": done.payments, "decisions": done.decisions}
        say(told("done.payments_restored", **counts))
    if done.unanswered:
        say(told("done.no_answer_known", files=", ".join(done.unanswered)))
        for file_id in done.unanswered:
            say(told("done.answer_is_lost", file=file_id))
    for number in done.void:
        say(told("done.made_void", number=number))
    if done.reopened:
        _say_reopened(done.reopened)
    say_problems(done.left)
    _say_asked(done)


def _say_asked(done: "Restored") -> None:
    """Say what a person is asked next, of banks and of imports."""
    from einvoice.cli.imports_notice import banks_unasked, imports_awaited

    if done.unasked:
        say(banks_unasked(done.unasked, staff_language()))
    if done.imports:
        say(imports_awaited(done.imports, staff_language()))


def _say_reopened(portal: "Reopened") -> None:
    """Say what of the portal ended with the copy, and what it may have opened again."""
    if portal.codes:
        say(told("done.codes_ended", codes=portal.codes))
    if portal.staff:
        say(told("done.staff_passwords_ended", count=portal.staff))
    if portal.residents:
        say(told("done.residents_reopened", count=portal.residents))


@app.command()
def migrate(context: typer.Context) -> None:
    """Bring the database to this version's tables, after a copy of it was made."""
    with configured(context.obj) as world:
        world.store.create()
    say(told("done.migrated"))
    say_next("einvoice status")
