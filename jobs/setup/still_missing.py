"""Lack of a coming month: data to import, keys and contracts that end, room on the disk."""

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.meters import Meter, PlaceKind
from einvoice.core.period import Period
from einvoice.store import missing_inputs
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context

_SOON = dt.timedelta(days=60)
_LEAST_FREE_BYTES = 1 << 30
_TIMES = 3
"""How often what a month makes must fit on the disk: the month, its copy, and room."""

_EXAMPLES = 5


class MissingKind(StrEnum):
    """The kinds of what is missing, in the order in which people mend them."""

    FLAT_READINGS = "flat_readings"
    HOUSE_READINGS = "house_readings"
    TARIFFS = "tariffs"
    COSTS = "costs"
    METHODS = "methods"
    MONTHS = "months"
    BALANCES = "balances"
    KEYS = "keys"
    CONTRACTS = "contracts"
    DISK = "disk"


@dataclass(frozen=True, slots=True)
class Missing:
    """A kind of what is missing: how many, and the first of them, as ids."""

    what: MissingKind
    count: int
    examples: tuple[str, ...]


def still_missing(
    context: Context, tx: ReadTransaction, period: Period, bytes_of_month: int
) -> tuple[Missing, ...]:
    """Return what a month lacks, by kind; nothing where all is there."""
    unread = [meter for meter, _ in missing_inputs.unread_meters(tx, period)]
    kinds = {
        MissingKind.FLAT_READINGS: _meters(unread, PlaceKind.FLAT),
        MissingKind.HOUSE_READINGS: _meters(unread, PlaceKind.BUILDING),
        MissingKind.TARIFFS: _pairs(missing_inputs.ended_prices(tx, period)),
        MissingKind.COSTS: _pairs(
            (cost.service, cost.building_id) for cost in missing_inputs.missing_costs(tx, period)
        ),
        MissingKind.METHODS: _pairs(missing_inputs.ended_methods(tx, period)),
        MissingKind.MONTHS: [row.building_id for row in missing_inputs.missing_heating(tx, period)],
        MissingKind.BALANCES: _balances(context, tx, period),
        **_ending(context, period),
        MissingKind.DISK: list(_disk(context, bytes_of_month)),
    }
    return tuple(
        Missing(what, len(kinds[what]), tuple(kinds[what][:_EXAMPLES]))
        for what in MissingKind
        if kinds.get(what)
    )


def _meters(unread: Iterable[Meter], place: PlaceKind) -> list[str]:
    return [meter.meter_id for meter in unread if meter.place_kind is place]


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{service} {building}".strip() for service, building in pairs]


def _balances(context: Context, tx: ReadTransaction, period: Period) -> list[str]:
    config = context.config
    if config.payments.source != "imported" or config.billing.balances != "required":
        return []
    return missing_inputs.without_balance(tx, period)


def _ending(context: Context, period: Period) -> dict[MissingKind, list[str]]:
    """Return the banks whose key or contract ends soon after the month is issued, with the day."""
    last = period.next.last_day + _SOON
    keys, contracts = [], []
    for bank, table in sorted(context.config.banks.items()):
        if table.key_until is not None and table.key_until <= last:
            keys.append(f"{bank} {table.key_until}")
        if table.contract_until is not None and table.contract_until <= last:
            contracts.append(f"{bank} {table.contract_until}")
    return {MissingKind.KEYS: keys, MissingKind.CONTRACTS: contracts}


def _disk(context: Context, bytes_of_month: int) -> Iterator[str]:
    free = shutil.disk_usage(context.store.data_dir).free
    if free < max(_LEAST_FREE_BYTES, _TIMES * bytes_of_month):
        yield f"{free >> 20} MB"
