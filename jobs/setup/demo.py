"""The demo: a small company's whole month against the simulated banks, in a folder of its own."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from einvoice import CONFIG_FILE
from einvoice.clock import Clock
from einvoice.config import Config, load_config
from einvoice.config_portal import PortalTable
from einvoice.core.errors import UsageError
from einvoice.core.period import Period
from einvoice.texts.screens import label
from jobs.care.alone import alone
from jobs.context import Context
from jobs.running.month import RunReport, run
from jobs.setup.config_text import config_text, tag_of, with_opening
from jobs.setup.demo_accounts import with_accounts
from jobs.setup.demo_payments import DemoPayments, read_payments
from jobs.setup.init import write_config
from jobs.setup.sample import write_sample
from jobs.steps.import_files import Imported, import_paths
from jobs.talk import Talk
from jobs.views.status import month_status

_DAY_OF_DEMO = 5
_PAYING = "send-payments"
_HISTORY_MONTHS = 13


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """The order of a demo; ``source`` are import files of a real company.

    ``faults`` are what the simulated banks do wrong in this run of it alone.
    """

    folder: Path
    flats: int
    seed: int
    source: Path | None
    period: Period | None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoReport:
    """The result of the demo; ``imported`` is None when it had been imported before."""

    home: Path
    period: Period
    imported: Imported | None
    run: RunReport
    language: str
    payments: DemoPayments | None = None


def demo(order: DemoOrder, talk: Talk) -> DemoReport:
    """Run the month; run again, it does only what an earlier run left undone.

    Raises:
        UsageError: the folder holds something else, or a fault is not known.
    """
    if order.faults:
        from bank_adapters.simulator.faults import parse_faults

        parse_faults(order.faults)
    config = order.folder / CONFIG_FILE
    if not config.exists():
        _prepare(order, config)
    settings = load_config(config)
    if settings.today is None or any(b.transport != "simulator" for b in settings.banks.values()):
        raise UsageError("no-demo-here", path=order.folder)
    context = Context(_misbehaving(settings, order.faults), Clock(settings.today), talk)
    try:
        period = context.default_period
        if order.period not in {None, period}:
            raise UsageError(
                "demo-of-another-month", path=order.folder, found=period, wanted=order.period
            )
        context.store.create()
        with alone(context):
            imported = None
            if month_status(context, period).facts.live == 0:
                language = settings.language
                talk.say(label("demo.importing", language, path=order.folder / "input"))
                imported = import_paths(context, [order.folder / "input"])
                rows = sum(file.new for file in imported.files)
                counts = {"rows": rows, "refused": imported.refused}
                talk.say(label("demo.imported", language, **counts))
            report = run(context, period)
    finally:
        context.close()
    paid = None
    if not order.faults and not report.status.counts.awaited:
        paid = read_payments(_misbehaving(settings, (_PAYING,)), period, talk)
    return DemoReport(order.folder, period, imported, report, settings.language, paid)


def _misbehaving(config: Config, faults: tuple[str, ...]) -> Config:
    """Return the configuration with more faults of each simulated bank."""
    banks = {
        code: table.model_copy(update={"simulator_faults": (*table.simulator_faults, *faults)})
        for code, table in config.banks.items()
    }
    return config.model_copy(update={"banks": banks})


def _prepare(order: DemoOrder, config: Path) -> None:
    """Write the input and, last, the configuration: what is there is complete."""
    period = order.period or Period.of(Clock().today()).previous
    target = order.folder / "input"
    shutil.rmtree(target, ignore_errors=True)
    order.folder.mkdir(parents=True, exist_ok=True)
    if order.source is None:
        write_sample(target, order.flats, order.seed, _HISTORY_MONTHS, period)
    elif order.source.is_dir():
        shutil.copytree(order.source, target, ignore=_only_files)
    else:
        raise UsageError("no-such-folder", path=order.source)
    today = period.next.first_day.replace(day=_DAY_OF_DEMO)
    text = config_text(tag_of(order.seed), today.isoformat(), settle_seconds=0, language="en")
    address = f"http://localhost:{PortalTable().port}"
    portal = f'[portal]\naddress = "{address}"\nmail_folder = "mail"\n'
    text = text.replace("[portal]\n", portal)
    write_config(config, with_accounts(with_opening(text, period)))


def _only_files(folder: str, names: list[str]) -> list[str]:
    """Leave out folders: import folders are not read recursively."""
    return [name for name in names if (Path(folder) / name).is_dir()]
