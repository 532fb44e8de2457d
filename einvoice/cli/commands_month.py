"""Commands of the month: run and its single steps."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import (
    BankOption,
    JsonOption,
    PeriodOption,
    WholeStepOption,
    app,
    exit_with,
    parse_issue_day,
    writing,
)
from einvoice.cli.output import print_json, say, say_next, say_problems, say_why
from einvoice.core.exit_codes import ExitCode, worst
from einvoice.spelling import command_line

if TYPE_CHECKING:
    from einvoice.core.advice import Advice
    from jobs.views.status import MonthStatus


def say_waiting(status: "MonthStatus", language: str) -> None:
    """Say what of a month waits for a person: why a command ends with 3."""
    from jobs.views.waiting import waiting_lines

    for text in waiting_lines(status, language):
        say(text)


@app.command()
def run(
    context: typer.Context,
    period: PeriodOption = None,
    bank: BankOption = None,
    as_json: JsonOption = False,
) -> None:
    """Do everything that is due and not done; safe to call any number of times."""
    from einvoice.cli.after_banks import after_banks
    from einvoice.cli.month_json import status_json
    from einvoice.cli.month_output import print_run, say_run
    from jobs.running import told_run
    from jobs.views.not_reached import not_reached

    with writing(context.obj) as world:
        if period:
            reports, stopped = [told_run.run(world, period, bank)], None
        else:
            reports, stopped = told_run.run_each(world, bank)
        for report in reports:
            say_run(report, world.config.language)
        report, language = reports[-1], world.config.language
        why = [stopped] if stopped else []
        codes = [ran.exit_code for ran in reports]
        code = worst([*codes, *(error.exit_code for error in why)])
        down = not_reached(world, report.status, report.problems)
        after = after_banks(world, report.status, report.problems, down=bool(down))
        if as_json:
            document = status_json(report.status, world.today, code, language)
            print_json({**document, "next_command": after})
        else:
            print_run(report, language, after=after, down=down)
    for error in why:
        say_why(error)
    exit_with(code)


@app.command()
def calculate(
    context: typer.Context,
    period: PeriodOption = None,
    bank: WholeStepOption = None,
    as_json: JsonOption = False,
) -> None:
    """Calculate what every flat owes; drafts can be calculated again freely."""
    from einvoice.cli.changes_output import changes_json, print_changes, told_as
    from einvoice.cli.month_json import meters_json, mover_rows
    from einvoice.cli.month_output import SHOWN_MOVERS, print_meters
    from einvoice.cli.movers_output import print_movers
    from einvoice.cli.prices_output import prices_json, say_prices
    from einvoice.texts.screens import label
    from jobs.steps.calculate import calculate as job
    from jobs.views.check import movers
    from jobs.views.made_again import once_calculated
    from jobs.views.next_steps import once_mended
    from jobs.views.status import month_status
    from jobs.views.unusual_prices import prices_to_look_at

    with writing(context.obj) as world:
        month, _ = period or world.default_period, world.banks(bank)
        calculated, moved = job(world, month), movers(world, month)
        status = month_status(world, month)
        language, held = world.config.language, status.counts.held
        again, prices = once_calculated(world), prices_to_look_at(world, month)
    changes = changes_json(calculated.changes)
    if as_json:
        document = {"period": str(month), "buildings": calculated.buildings, "held": held}
        document["meters"] = meters_json(status.meters, language)
        document["prices"] = prices_json(prices, language)
        print_json({**document, "changes": changes, "movers": mover_rows(moved)})
    else:
        print_changes(calculated.changes, language)
        print_movers(moved, month, SHOWN_MOVERS, language)
        print_meters(status, language)
        say_prices(prices, language)
        counts = {"buildings": calculated.buildings, "changes": len(changes), "held": held}
        say(label(told_as(changes), language, period=month, **counts))
        after = command_line(once_mended(status)) or f"einvoice check --period {month}"
        _say_last(again, after, language)


def _say_last(again: "Advice | None", after: str, language: str) -> None:
    """Print what comes next: first what makes ``again`` files that are lost here."""
    from einvoice.texts.screens import label
    from jobs.old_ledger import UNKNOWN_DAY

    if again and dict(again.facts).get("day") == UNKNOWN_DAY:
        say(label("restore.day_unknown", language))
    say_next(command_line(again) or after)


@app.command()
def issue(
    context: typer.Context,
    period: PeriodOption = None,
    day: Annotated[
        object,
        typer.Option(
            parser=parse_issue_day,
            metavar="YYYY-MM-DD",
            help="Only to make again what was sent and is lost here: its day of issue.",
        ),
    ] = None,
    bank: WholeStepOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give numbers and freeze the lines: the point of no return."""
    from einvoice.texts.screens import label
    from jobs.answers.poll import look_at_banks
    from jobs.steps.issue import issue as job
    from jobs.views.status import month_status

    with writing(context.obj) as world:
        _ = world.banks(bank)
        look_at_banks(world)
        month = period or world.default_period
        issued = job(world, month, day if isinstance(day, dt.date) else None)
        counts, language = month_status(world, month).counts, world.config.language
        held = counts.held
    if as_json:
        document = {"period": str(month), "invoices": issued.invoices, "held": held}
        due = str(issued.due_date or "")
        print_json({**document, "first_number": issued.first_number, "due_date": due})
    else:
        say(label("issued_told", language, period=month, invoices=issued.invoices, held=held))
        if day and counts.no_bank:
            say(label("issued_on_paper", language, period=month, count=counts.no_bank))
        if others := [name for name in world.banks(None) if bank and name != bank]:
            say(label("issued_for_all", language, banks=", ".join(others), period=month))
        say_next(f"einvoice {'render' if issued.invoices else 'status'} --period {month}")


@app.command()
def render(
    context: typer.Context,
    period: PeriodOption = None,
    bank: BankOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make and check the banks' files."""
    from einvoice.texts.screens import label
    from jobs.steps.render import render as job
    from jobs.views.made_again import first_step_now

    with writing(context.obj) as world:
        month, language = period or world.default_period, world.config.language
        made = job(world, month, bank)
        after = f"einvoice {'deliver' if made.files else 'status'} --period {month}"
        after = command_line(first_step_now(world)) or after
    say_problems(made.problems)
    if as_json:
        files = [
            {"bank": f.bank, "file_id": f.file_id, "name": f.name, "invoices": f.invoices}
            for f in made.files
        ]
        print_json({"period": str(month), "files": files, "left_out": made.left_out})
    else:
        for file in made.files:
            facts = {"bank": file.bank, "file": file.name, "invoices": file.invoices}
            say(label("rendered_file", language, **facts))
        counts = {"files": len(made.files), "left_out": made.left_out}
        say(label("rendered_told", language, period=month, **counts))
        say_next(after)
    left = [ExitCode.NEEDS_A_PERSON] if made.left_out else []
    exit_with(worst([*left, *(problem.code for problem in made.problems)]))


@app.command()
def deliver(
    context: typer.Context,
    period: PeriodOption = None,
    bank: BankOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring every file that is not yet there to its bank, exactly once."""
    from einvoice.cli.after_banks import after_banks
    from einvoice.cli.month_json import outcome_json
    from einvoice.texts.outcomes import kept_words
    from einvoice.texts.screens import label
    from jobs.answers.poll import poll as look
    from jobs.banks import Banks
    from jobs.running.month import state_codes
    from jobs.steps.deliver import deliver as job
    from jobs.views.other_keys import note_reached
    from jobs.views.status import month_status

    with writing(context.obj) as world, Banks(world) as banks:
        month, language = period or world.default_period, world.config.language
        looked = look(world, banks, bank)  # an answer may prove that the ledger is old
        delivered = job(world, banks, month, bank)
        note_reached(world, month, banks)
        status_now = month_status(world, month)
        after = after_banks(world, status_now, delivered.problems)
    problems = [item for item in looked.problems if item.code is not ExitCode.BANK_UNREACHABLE]
    problems += delivered.problems
    code = worst([*state_codes(status_now), *(problem.code for problem in problems)])
    after = "einvoice doctor" if code is ExitCode.BANK_UNREACHABLE else after
    say_problems(problems)
    if as_json:
        ids = [file.file_id for file in delivered.sent]
        print_json(outcome_json(month, "sent", ids, problems, language))
    else:
        for file in delivered.sent:
            evidence = kept_words(file.evidence, language)
            say(label("sent_file", language, bank=file.bank, file=file.name, evidence=evidence))
        say(label("sent_told", language, period=month, files=len(delivered.sent)))
        say_waiting(status_now, language)
        say_next(after if code else f"einvoice poll --period {month}")
    exit_with(code)


@app.command()
def poll(
    context: typer.Context,
    period: PeriodOption = None,
    bank: BankOption = None,
    as_json: JsonOption = False,
) -> None:
    """Fetch the banks' answers and settle each invoice from them."""
    from einvoice.cli.after_banks import after_poll
    from einvoice.cli.last_line import say_wait
    from einvoice.cli.month_json import outcome_json
    from einvoice.texts.findings import line
    from einvoice.texts.screens import label
    from jobs.answers.poll import poll as job
    from jobs.banks import Banks
    from jobs.views.other_keys import note_reached
    from jobs.views.status import month_status

    with writing(context.obj) as world, Banks(world) as banks:
        month = period or world.default_period
        polled = job(world, banks, bank)
        note_reached(world, month, banks)
        status_now = month_status(world, month)
        language = world.config.language
        after = after_poll(world, status_now, polled.problems)
    waits = status_now.counts.refused or status_now.open_answers or status_now.since_copy.step
    left = [ExitCode.NEEDS_A_PERSON] if waits else []
    code = worst([*left, *(problem.code for problem in polled.problems)])
    say_problems(polled.problems)
    if as_json:
        ids = [answer.file_id or answer.name for answer in polled.answers]
        print_json(outcome_json(month, "answers", ids, polled.problems, language))
    else:
        for answer in polled.answers:
            say(answer.line(language))
        for finding in polled.findings:
            say(line(finding, language))
        say(label("read_told", language, answers=len(polled.answers)))
        if waits:
            say_waiting(status_now, language)
        say_wait(status_now, language, after)
    exit_with(code)
