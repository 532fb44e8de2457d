"""The sums that moved most since last month, as a table."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from einvoice.cli.lists_output import titles_of
from einvoice.cli.output import euro, print_line, print_table
from einvoice.core.period import Period
from einvoice.texts.screens import label, service_label

if TYPE_CHECKING:
    from jobs.views.check import Mover


def print_movers(
    movers: "Sequence[Mover]",
    period: Period,
    most: int,
    language: str,
    name_of: Callable[[str, str], str] = service_label,
) -> None:
    """Print what moved most since last month, by building and service.

    ``name_of`` returns what a service is called in a language.
    """
    if not movers:
        return
    print_line()
    print_line(label("moved", language, period=period.previous))
    rows = [
        (
            mover.building_id,
            name_of(mover.service, language),
            *map(euro, (mover.before_cents, mover.now_cents, mover.change_cents)),
        )
        for mover in movers[:most]
    ]
    titles = titles_of(("building", "service", "before_eur", "now_eur", "change_eur"), language)
    print_table(titles, rows, right=titles[2:])
