import pytest
from core_samples import balance

from einvoice.core.balances import to_pay_cents


@pytest.mark.parametrize(
    ("begin", "paid", "month", "to_pay"),
    [
        pytest.param("0.00", "0.00", 5000, 5000, id="nothing brought forward"),
        pytest.param("30.00", "10.00", 5000, 7000, id="debt partly paid"),
        pytest.param("-30.00", "0.00", 5000, 2000, id="overpayment"),
        pytest.param("-30.00", "20.00", 5000, 0, id="overpayment covers the month exactly"),
        pytest.param("-30.00", "20.01", 5000, 0, id="overpayment remains"),
        pytest.param("10.00", "0.00", -5000, 0, id="negative month"),
        pytest.param("60.00", "0.00", -5000, 1000, id="debt above a negative month"),
    ],
)
def test_total_to_pay(begin: str, paid: str, month: int, to_pay: int) -> None:
    """To pay = the month + what was brought forward, never below zero."""
    assert to_pay_cents(month, balance("1", begin, paid).carried_cents) == to_pay
