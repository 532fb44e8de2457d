"""Commands to set up, try out and look after an installation."""

import datetime as dt
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice import CONFIG_FILE
from einvoice.cli.app import JsonOption, PeriodOption, app, configured, exit_with, parse_day
from einvoice.cli.output import (
    TerminalTalk,
    print_json,
    program,
    say,
    say_next,
    say_problems,
    set_program,
    told,
)
from einvoice.core.advice import Action, Advice
from einvoice.core.exit_codes import ExitCode
from einvoice.spelling import command_line

if TYPE_CHECKING:
    from jobs.context import Context
    from jobs.setup.demo import DemoReport

FaultOption = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="What the simulated banks do wrong; may be repeated."),
]


@app.command()
def init(context: typer.Context) -> None:
    """Write a commented configuration here and create the database."""
    from jobs.setup.init import init as job

    job(context.obj.config, TerminalTalk())
    say_next("einvoice doctor")


@app.command()
def demo(
    context: typer.Context,
    folder: Annotated[Path, typer.Option("--dir", metavar="DIR", help="Its folder.")] = Path(
        "demo"
    ),
    flats: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many flats.")] = 120,
    seed: Annotated[int, typer.Option(min=0, help="Another seed, other people.")] = 1,
    source: Annotated[
        Path | None, typer.Option("--input", metavar="CSV_DIR", help="A real company's files.")
    ] = None,
    period: PeriodOption = None,
    fault: FaultOption = None,
    portal: Annotated[
        bool, typer.Option("--portal", help="Then open the client portal with a sample owner.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Run one whole month against both banks, played by the simulator over real SFTP."""
    from einvoice.cli.commands_portal import become_portal
    from einvoice.cli.import_output import say_imported
    from einvoice.cli.month_output import say_run
    from einvoice.core.period import Period
    from jobs.setup.demo import DemoOrder
    from jobs.setup.demo import demo as job

    month = period or (Period.of(context.obj.today).previous if context.obj.today else None)
    report = job(DemoOrder(folder, flats, seed, source, month, tuple(fault or ())), TerminalTalk())
    if report.imported and report.imported.refused:
        say_imported(report.imported, report.language)
    say_run(report.run, report.language)
    if report.payments:
        say_problems(report.payments.problems)
    held_only = report.run.exit_code is ExitCode.NEEDS_A_PERSON
    code = ExitCode.DONE if held_only else report.run.exit_code
    _print_demo(report, folder, code, as_json=as_json)
    if portal:
        _prepare_portal(report, folder)
        become_portal(folder / CONFIG_FILE, "--demo")
    exit_with(code)


def _print_demo(report: "DemoReport", folder: Path, code: ExitCode, *, as_json: bool) -> None:
    """Print the month of a demo, and where its files are."""
    from einvoice.cli.month_json import status_json
    from einvoice.cli.month_output import print_run
    from einvoice.cli.paid_output import paid_json

    if as_json:
        today = _day(report)
        paid = paid_json(report.payments) if report.payments else None
        month = status_json(report.run.status, today, code, report.language)
        print_json({**month, "payments": paid})
    else:
        set_program(folder / CONFIG_FILE, "--config", str(folder / CONFIG_FILE))
        paths = _paths(folder, report.language)
        print_run(report.run, report.language, paths, paid=report.payments)


def _day(report: "DemoReport") -> dt.date:
    """Return the day of a demo's configuration."""
    return report.period.next.first_day.replace(day=5)


def _prepare_portal(report: "DemoReport", folder: Path) -> None:
    """Add what the portal shows, and say how it is opened later: on its sample owner's day."""
    from jobs.setup.demo_bathroom import add_second_bathroom
    from jobs.setup.demo_portal import day_for_readings

    add_second_bathroom(folder)
    config, day = folder / CONFIG_FILE, day_for_readings(_day(report))
    set_program(config, "--config", str(config), "--today", str(day))
    say(told("demo.portal_later", command=f"{program()} portal"))


def _paths(folder: Path, language: str) -> tuple[tuple[str, Path], ...]:
    from einvoice.texts.screens import label

    return (
        (label("demo.configuration", language), folder / CONFIG_FILE),
        (label("demo.input", language), folder / "input"),
        (label("demo.bank", language), folder / "bank"),
        (label("demo.archive", language), folder / "data" / "archive"),
    )


@app.command()
def doctor(
    context: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Every assumed value of the banks' profiles too.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Check configuration, database, disk, clock, bank connections; count assumed values."""
    from einvoice.cli.doctor_output import code_of, doctor_json, print_doctor
    from jobs.setup.checked import Verdict
    from jobs.setup.doctor import doctor as job

    with configured(context.obj) as world:
        checks = job(world)
        failed = [check for check in checks if check.verdict is Verdict.FAILED]
        step = next((check.step for check in checks if check.step), None)
        after = _after_checks(world, step)
        if any(check.step is None for check in failed):
            after = "einvoice doctor"
        language = world.config.language
    if as_json:
        print_json(doctor_json(checks, failed=bool(failed)))
    else:
        print_doctor(checks, language, everything=everything)
        say_next(after)
    exit_with(code_of(checks))


def _after_checks(world: "Context", step: Advice | None) -> str:
    """Return what comes after the checks: their ``step``, else that of the month.

    A bank that is down is looked at by `status`; not where that leads back here, since the last run
    met another host key at the bank: a run says what holds now.
    """
    from jobs.views.next_steps import next_step
    from jobs.views.other_keys import next_step_now
    from jobs.views.status import month_status

    if step and step.action is not Action.STATUS:
        return command_line(step)
    status = month_status(world, world.default_period)
    if step is None:
        return command_line(next_step(status))
    is_circle = next_step_now(world, status).action is Action.EXAMINE
    return command_line(Advice(Action.RUN) if is_circle else step)


@app.command("bank-simulator")
def bank_simulator(
    context: typer.Context,
    folder: Annotated[Path, typer.Option("--dir", metavar="DIR", help="The banks' folder.")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 = any free port.")] = 0,
    fault: FaultOption = None,
    today: Annotated[
        object, typer.Option(parser=parse_day, metavar="YYYY-MM-DD", help="The banks' date.")
    ] = None,
    new_host_key: Annotated[
        bool, typer.Option("--new-host-key", help="Begin with another host key.")
    ] = False,
) -> None:
    """Play the banks over SFTP on the loopback until stopped."""
    import datetime as dt

    from einvoice.clock import Clock
    from jobs.setup.bank_simulator import listening

    given = today if isinstance(today, dt.date) else context.obj.today
    day = given or Clock().today()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    faults = tuple(fault or ())
    with listening(folder, day, port, faults, new_host_key=new_host_key) as banks:
        say(told("done.listening", port=banks.port, day=day))
        key = {"host_key": banks.host_key, "fingerprint": banks.fingerprint}
        say(told("done.listening_key", **key))
        for bank, key_file in banks.key_files:
            say(told("done.listening_bank", bank=bank, file=key_file))
        say_next("stop with Ctrl-C")
        stop.wait()
