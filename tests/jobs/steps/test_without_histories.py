"""A month calculated without the histories of regular meters, and with all of them."""

import random
from dataclasses import replace

import pytest
from sample_company import Company

from einvoice.core.billing import calculate_building
from einvoice.core.meters import Meter, Reading
from einvoice.core.period import Period
from einvoice.core.windows import reading_windows
from einvoice.store import building_rows, late_rows, meter_values
from einvoice.store.rows import all_rows, update_row
from einvoice.store.transactions import WriteTransaction
from jobs.company import company_of

MONTHS = [Period(2026, month) for month in (8, 9, 10)]


def spoil(tx: WriteTransaction, drawn: random.Random) -> None:
    """Raise some readings, so that the next fall, and let some have come after an issued month."""
    for row in all_rows(tx, Reading):
        fate = drawn.random()
        if fate < 0.05:
            update_row(tx, replace(row, value_e3=row.value_e3 + drawn.choice([2_000, 60_000])))
        elif fate < 0.08:
            old = replace(row, value_e3=row.value_e3 - 500) if fate < 0.07 else None
            counts_from = drawn.choice(MONTHS[1:])
            late_rows.keep(tx, old, row, counts_from, late_rows.OWN)
            late_rows.keep(tx, old, row, counts_from, late_rows.SHARED)


@pytest.mark.parametrize("seed", range(4))
def test_both_ways_give_the_same_drafts(company: Company, seed: int) -> None:
    """Estimates, falls, late readings, replaced and second meters of a drawn company."""
    with company.context() as context:
        with context.store.writing() as tx:
            spoil(tx, random.Random(seed))  # noqa: S311 - drawn, no secret
        with context.store.reading() as tx:
            meters = len(all_rows(tx, Meter))
            rules = company_of(context, tx)
            for period in MONTHS:
                regular = 0
                windows = reading_windows(period, tuple(rules.windows.values()))
                ids = building_rows.building_ids(tx, period)
                for short in building_rows.building_inputs(tx, ids, windows):
                    own = meter_values.histories(tx, [meter.meter_id for meter in short.meters])
                    readings = {name: tuple(rows) for name, rows in own.items()}
                    whole = replace(short, regular={}, readings=readings)
                    drafts = calculate_building(period, rules, short)
                    assert drafts == calculate_building(period, rules, whole)
                    regular += len(short.regular)
                assert regular > meters // 4
