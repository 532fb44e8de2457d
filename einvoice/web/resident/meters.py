"""Meters: last reading, use by month, verification, and the coming windows."""

from dataclasses import dataclass

from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState
from einvoice.pages.figures import cubic_metres
from einvoice.web.answers import Answer, NotThere, Shown
from einvoice.web.charts import Chart, chart_of
from einvoice.web.visit import Visit
from jobs.residents.enter_reading import entered_readings
from jobs.views.resident_meters import ShownMeter, meters_of

_BARS = 13


@dataclass(frozen=True, slots=True)
class MeterCard:
    """A meter with the chart of its use; ``highest`` is the month of most use, with the use."""

    shown: ShownMeter
    chart: Chart
    highest: tuple[Period, int] | None


def meters(visit: Visit) -> Answer:
    """Show the meters of the flat."""
    listed = meters_of(visit.context, visit.flat.key)
    if listed is None:
        raise NotThere
    today = visit.context.today
    cards = [_card(meter, visit.language) for meter in listed.meters]
    sent = reversed(entered_readings(visit.context, visit.person_id, visit.flat.key))
    return Shown(
        {
            "flat_id": visit.flat.key.flat_id,
            "cards": [card for card in cards if card.shown.is_there(today)],
            "removed": [card for card in cards if not card.shown.is_there(today)],
            "received": {row.meter_id: row for row in sent if row.state is SubmittedState.RECEIVED},
            "windows": listed.windows,
            "today": today,
            "may_send": visit.flat.right.enters_readings,
        }
    )


def _card(meter: ShownMeter, language: str) -> MeterCard:
    """Return a meter with what was used month by month; what fell has no bar."""
    uses: dict[Period, int] = {}
    for row in reversed(meter.readings):
        if row.period is not None and row.use_e3 is not None:
            uses[row.period] = uses.get(row.period, 0) + row.use_e3
    shown = list(uses.items())[-_BARS:]
    chart = chart_of(
        [
            (f"{period.month:02d}.{period.year}", used, cubic_metres(used, language))
            for period, used in shown
        ]
    )
    return MeterCard(meter, chart, None if chart.highest is None else shown[chart.highest])
