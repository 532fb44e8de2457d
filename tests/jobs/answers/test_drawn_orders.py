"""Drawn orders in any files, repeated: the subscriptions are the same in the end."""

import datetime as dt
import os
import random
from typing import Any

from order_messages import BANK, OTHER, flat_of, order, polled, put, subscribed, unsubscribed
from sample_company import Company

from einvoice.core.subscriptions import Subscription
from einvoice.store.rows import all_rows

SOAK = bool(os.environ.get("SOAK"))


def test_random_orders_in_any_files_and_repeats_end_the_same(company: Company) -> None:
    """Through SFTP, archive and database: shuffled and repeated files give the same rows."""
    draw = random.Random(20261105)  # noqa: S311 - repeatable, no secret
    flats = [flat_of(company, place=place)["flat_id"] for place in range(3)]
    flats.append(unsubscribed(company)["flat_id"])
    count = 1000 if os.environ.get("SOAK") else 120
    steps = [
        order(
            company,
            draw.choice(flats),
            draw.choice(["ADD", "DEL", "CHG"]),
            ChannelAddress=draw.choice([OTHER, "LV44HABA0551000000001"]),
            TimeStamp=(dt.datetime(2026, 10, 1) + dt.timedelta(hours=7 * place)).isoformat(),  # noqa: DTZ001 - Riga's
        )
        for place in range(count)
    ]
    with company.context() as context, context.store.reading() as tx:
        began = all_rows(tx, Subscription)
    expected = {flat: model([row for row in began if (row.flat_id, row.bank) == (flat, BANK)],
                            [one for one in steps if one["ServiceId"] == flat])
                for flat in flats}  # fmt: skip
    draw.shuffle(steps)
    for place, start in enumerate(range(0, count, 10)):
        part = steps[start : start + 10] + draw.sample(steps[: start + 10], 3)
        draw.shuffle(part)
        put(company, f"{place}.xml", *part)
    assert polled(company).problems == ()
    for flat in flats:
        found = [
            (one.valid_from, one.valid_to, one.channel_address)
            for one in subscribed(company, flat)
            if one.bank == BANK
        ]
        assert found == expected[flat]


def model(began: list[Subscription], steps: list[dict[str, str]]) -> list[tuple[Any, ...]]:
    """The rules in the simplest way, over the steps in time's order."""
    kept = [[one.valid_from, one.valid_to, one.channel_address] for one in began]
    for step in steps:
        day = dt.date.fromisoformat(step["TimeStamp"][:10])
        current = kept[-1] if kept and kept[-1][1] is None else None
        if step["Action"] == "DEL" and current:
            current[1] = day - dt.timedelta(days=1)
            if current[0] == day:
                kept.pop()
        elif step["Action"] != "DEL" and current:
            current[2] = step["ChannelAddress"]
        elif step["Action"] == "ADD" and kept and kept[-1][1] == day - dt.timedelta(days=1):
            kept[-1][1:] = [None, step["ChannelAddress"]]
        elif step["Action"] == "ADD":
            kept.append([day, None, step["ChannelAddress"]])
    return [tuple(row) for row in kept]
