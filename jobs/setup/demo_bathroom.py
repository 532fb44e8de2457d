"""A second bathroom of the demo's owner, so that the cellar of the app has more than two meters."""

import datetime as dt
from pathlib import Path

from einvoice import CONFIG_FILE
from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.store.reading_steps import meter_of
from jobs.care.alone import alone
from jobs.context import Context
from jobs.steps.import_files import import_paths
from jobs.talk import Silence

_FIRST = "B0001-1-h1"
_COLUMNS = "meter_id,place_kind,place_id,service,serial,installed_on,start_value,digits"
_METERS = (
    "B0001-1-c2,flat,B0001-1,cold_water,61840275,{day},0.412,5",
    "B0001-1-h2,flat,B0001-1,hot_water,70519386,{day},0.308,5",
)
_DAY = 2


def add_second_bathroom(folder: Path) -> None:
    """Import two meters of the owner's flat, where the demo is of the sample company.

    They are installed in the month in which the demo lives: no file to a bank has them.
    """
    config = load_config(folder / CONFIG_FILE)
    context = Context(config, Clock(config.today), Silence())
    try:
        with context.store.reading() as tx:
            is_sample = meter_of(tx, _FIRST) is not None
        if is_sample:
            with alone(context):
                import_paths(context, [_file_of(folder, context.today.replace(day=_DAY))])
    finally:
        context.close()


def _file_of(folder: Path, day: dt.date) -> Path:
    """Write the import file of the meters and return where it is."""
    file = folder / "second-bathroom" / "meters.csv"
    file.parent.mkdir(exist_ok=True)
    rows = "\n".join((_COLUMNS, *_METERS)).format(day=day)
    file.write_text(f"{rows}\n", encoding="utf-8")
    return file
