"""How many requests of the interface are counted, and of whom."""

from einvoice.web.api.limits import SECONDS, Limits


def test_a_minute_is_counted_from_its_first_request() -> None:
    """Refused until it is over, then counted anew; another's count is their own."""
    limits = Limits(2)
    assert [limits.counted("a", now).is_over for now in (0, 1, SECONDS - 1)] == [False, False, True]
    assert not limits.counted("b", SECONDS - 1).is_over
    assert limits.counted("a", SECONDS).left == 1
    assert limits.counted("b", SECONDS).left == 0


def test_a_stream_of_new_addresses_fills_no_memory() -> None:
    """The earliest are forgotten; who goes on asking is counted on among them."""
    limits = Limits(9, kept=3)
    for number in range(10):
        limits.counted(f"address {number}", 0)
    assert len(limits._counts) == 3
    assert limits.counted("address 9", 1).left == 7
    limits.counted("later", SECONDS + 1)
    assert list(limits._counts) == ["later"]
