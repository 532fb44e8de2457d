from itertools import permutations

from core_samples import day

from einvoice.core.subscriptions import Subscription, subscription_on


def subscription(bank: str, valid_from: str, valid_to: str | None = None) -> Subscription:
    """Return a subscription of flat 1."""
    end = day(valid_to) if valid_to else None
    return Subscription("1", bank, "IBAN", "Maksātājs", "", "", day(valid_from), end)


def test_subscription_of_a_day() -> None:
    """The subscription that began last wins; one that ended is out of force."""
    ended = subscription("seb", "2026-09-01", "2026-10-30")
    old = subscription("swedbank", "2024-01-01")
    new = subscription("seb", "2026-10-31")
    for rows in permutations([ended, old, new]):
        assert subscription_on(rows, day("2026-10-31")) == new
        assert subscription_on(rows, day("2026-10-30")) == ended
    assert subscription_on([ended], day("2026-10-31")) is None


def test_two_of_one_day_are_told_apart_whatever_their_order() -> None:
    """Of two that began on one day the bank code that sorts last wins in any order of input."""
    rows = [subscription("seb", "2026-01-01"), subscription("swedbank", "2026-01-01")]
    winners = {subscription_on(mixed, day("2026-10-31")) for mixed in permutations(rows)}
    assert winners == {rows[1]}
