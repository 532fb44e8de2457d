"""The accounts replayed a second way: Fractions, day by day, from a table of payments.

Nothing is carried forward but that table. What is open and what is left of a credit is summed
from it each time, where the program keeps both and changes them.
"""

from collections import defaultdict
from fractions import Fraction
from itertools import groupby
from operator import attrgetter

from einvoice.core.accounts import AccountEntry

RANKS = ["opening", "invoice", "correction", "credit_note", "payment", "refund", "return"]


class Replay:
    """One account; ``paid[credit][debt]`` in euros."""

    def __init__(self, entries: list[AccountEntry]) -> None:
        self.paid: dict[str, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
        self.sums: dict[str, Fraction] = {}
        self.due: dict[str, tuple[object, ...]] = {}
        self.ended: set[str] = set()
        for _, of_day in groupby(sorted(entries, key=attrgetter("day")), key=attrgetter("day")):
            for entry in sorted(of_day, key=lambda e: (RANKS.index(e.kind), e.document)):
                self.enter(entry)

    def enter(self, entry: AccountEntry) -> None:
        """Enter one document and pay what can be paid."""
        target = entry.names[0] if entry.names else ""
        cents = Fraction(entry.cents, 100)
        if (
            entry.kind in {"credit_note", "return"}
            and self.sums.get(target) == -cents
            and target not in self.ended
        ):
            self.ended.add(target)
            self.paid.pop(target, None)
            for debts in self.paid.values():
                debts.pop(target, None)
        else:
            self.sums[entry.document] = cents
            self.due[entry.document] = (
                entry.due or entry.day,
                entry.day,
                RANKS.index(entry.kind),
                entry.document,
            )
            if cents < 0:
                for debt in self.oldest():
                    if debt in entry.names:
                        self.pay(entry.document, debt)
        for source in entry.names if entry.kind == "refund" else ():
            if source in self.sums:
                self.pay(source, entry.document)
        for debt in self.oldest():
            for source in self.sums if self.unpaid(debt) else ():
                self.pay(source, debt)

    def oldest(self) -> list[str]:
        """Return the debts, the oldest due first."""
        return sorted((name for name, euros in self.sums.items() if euros > 0), key=self.due.get)  # type: ignore[arg-type]

    def unpaid(self, debt: str) -> Fraction:
        """Return what is open of a debt."""
        if debt in self.ended:
            return Fraction(0)
        return self.sums[debt] - sum((p[debt] for p in self.paid.values()), Fraction(0))

    def left(self, source: str) -> Fraction:
        """Return what is left of a credit."""
        if source in self.ended:
            return Fraction(0)
        return -self.sums[source] - sum(self.paid[source].values(), Fraction(0))

    def pay(self, source: str, debt: str) -> None:
        """Let a credit pay a debt as far as both go."""
        if self.sums[source] < 0:
            self.paid[source][debt] += min(self.left(source), self.unpaid(debt))
