"""Rules of not ours: by the bank's code, the other side's account or name, and the direction."""

import datetime as dt

import pytest

from einvoice.core.not_ours import NotOursRule, Side, rule_for
from einvoice.core.payments import EntryPart, Payer
from einvoice.core.recorded_payments import RecordedPayment

DAY = dt.date(2026, 11, 9)
OURS = {"LV33HABA5261548189983"}


def entry(cents: int, code: str = "", *, returns: bool = False, **payer: str) -> RecordedPayment:
    """Return an entry of a statement."""
    part = EntryPart(cents, "", Payer(**payer))
    return RecordedPayment("p", "LV02", DAY, DAY, returns, 0, cents, part, code)


FEE = NotOursRule("fee", code="PMNT-*-CHRG")
OWN = NotOursRule("own", account="own", side=Side.BOTH)
BANK = NotOursRule("interest", party="Banka, AS", side=Side.CREDIT)
GRANT = NotOursRule("grant", account="LV80 BANK 0000 4351 9500 1", party="Valsts", side=Side.CREDIT)


@pytest.mark.parametrize(
    ("payment", "name"),
    [
        (entry(-250, "PMNT-CCRD-CHRG"), "fee"),
        (entry(-250, "pmnt-ccrd-chrg"), "fee"),
        (entry(250, "PMNT-CCRD-CHRG"), None),
        (entry(-250, "PMNT-ICDT-ESCT"), None),
        (entry(-250), None),
        (entry(-250, "PMNT-CCRD-CHRG", returns=True), None),
        (entry(-9, account="LV33HABA5261548189983"), "own"),
        (entry(9, account="LV33HABA5261548189983"), "own"),
        (entry(9, account="LV33HABA0000000000000"), None),
        (entry(5, name="AS BANKA"), "interest"),
        (entry(-5, name="AS BANKA"), None),
        (entry(5, name="Banka"), None),
        (entry(5, account="LV80BANK0000435195001", name="VALSTS"), "grant"),
        (entry(5, account="LV80BANK0000435195001", name="Rita"), None),
        (entry(5, account="LV81BANK0000435195001", name="Valsts"), None),
    ],
)
def test_an_entry_is_settled_by_all_that_its_rule_says(
    payment: RecordedPayment, name: str | None
) -> None:
    """The first rule that fits in code, account, name and direction."""
    rule = rule_for([FEE, OWN, BANK, GRANT], payment, OURS)
    assert (rule and rule.name) == name
