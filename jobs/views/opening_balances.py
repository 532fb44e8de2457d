"""Sums up the opening balances of a month: how many agree with the previous invoices."""

from collections import Counter
from dataclasses import dataclass

from einvoice.core.opening_check import OpeningRemark
from einvoice.core.period import Period
from einvoice.store import opening_balances as store
from jobs.context import Context

WRONG = (OpeningRemark.DIFFERS, OpeningRemark.MISSING)


@dataclass(frozen=True, slots=True)
class OpeningSums:
    """Flats by remark, the difference of all in cents, and the flat that differs most."""

    counts: Counter[OpeningRemark]
    difference_cents: int
    flat_id: str

    @property
    def wrong(self) -> int:
        """How many begin with another balance than the previous invoice left."""
        return sum(self.counts[remark] for remark in WRONG)


def opening_sums(context: Context, period: Period) -> OpeningSums:
    """Compare the opening balances of a month with what the previous invoices left."""
    counts: Counter[OpeningRemark] = Counter()
    difference, most, flat_id = 0, 0, ""
    with context.store.reading() as tx:
        for opening in store.opening_balances(tx, period):
            counts[opening.remark] += 1
            if opening.remark in WRONG:
                difference += opening.difference_cents
                if abs(opening.difference_cents) >= most:
                    most, flat_id = abs(opening.difference_cents), opening.flat_id
    return OpeningSums(counts, difference, flat_id)
