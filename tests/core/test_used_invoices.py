"""What is said of issued invoices that a row took part in, and what takes them back."""

import pytest

from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.core.used_invoices import UsedInvoices, freeing_commands, invoices_text

OCTOBER = Period(2026, 10)


def used(state: str, count: int = 1, period: Period = OCTOBER, **more: object) -> UsedInvoices:
    """Return invoices that go to a bank, of building B1."""
    values = {"has_bank": True, "credit_note": False, "building_id": "B1", **more}
    numbers = tuple(26110000001 + place for place in range(min(count, 3)))
    return UsedInvoices(period, InvoiceState(state), count=count, numbers=numbers, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "text", "command"),
    [
        (used("accepted"), "1 accepted (26110000001)", "credit 26110000001 --reason TEXT"),
        (
            used("accepted", 2),
            "2 accepted (26110000001, 26110000002)",
            "credit --building B1 --period 2026-10 --reason TEXT",
        ),
        (
            used("accepted", 113, building_id=""),
            "113 accepted (26110000001, 26110000002, 26110000003, ...)",
            "credit --all --period 2026-10 --reason TEXT",
        ),
        (
            used("accepted", credit_note=True),
            "1 accepted with a credit note (26110000001)",
            "run --period 2026-10",
        ),
        (
            used("accepted", credit_note=True, note_refused=True),
            "1 accepted with a credit note that its bank refused (26110000001)",
            "void --refused-notes --building B1 --period 2026-10 --reason TEXT",
        ),
        (
            used("accepted", 4, building_id="", paid=True),
            "4 accepted and paid (26110000001, 26110000002, 26110000003, ...)",
            "credit --as correction --all --period 2026-10 --reason TEXT",
        ),
        (used("sent"), "1 sent (26110000001)", "poll --period 2026-10"),
        (used("rejected"), "1 rejected (26110000001)", "void 26110000001 --reason TEXT"),
        (used("rendered"), "1 rendered (26110000001)", "void 26110000001 --reason TEXT"),
        (used("issued"), "1 issued (26110000001)", "void 26110000001 --reason TEXT"),
        (
            used("issued", 7, has_bank=False, building_id=""),
            "7 issued without a bank (26110000001, 26110000002, 26110000003, ...)",
            "void --all --period 2026-10 --reason TEXT",
        ),
    ],
)
def test_each_state_has_its_own_way_back(one: UsedInvoices, text: str, command: str) -> None:
    """Counts, the first numbers, and the command that takes exactly these back."""
    assert invoices_text([one]) == f"2026-10: {text}"
    assert freeing_commands([one]) == f"`einvoice {command}`"


def test_several_states_and_months_are_named_in_order() -> None:
    """The first three months in full, then how far it goes; each command once."""
    months = [used("accepted", 2, OCTOBER.plus(place)) for place in range(5)]
    found = [used("issued", 4), *months]
    text = invoices_text(found)
    assert text.startswith("2026-10: 4 issued (26110000001, 26110000002, 26110000003, ...), 2 acc")
    assert text.endswith("; 2026-12: 2 accepted (26110000001, 26110000002); ... 2027-02: 14 in all")
    assert freeing_commands(found).count("einvoice credit") == 3
    assert freeing_commands([*found, used("rendered", 4)]).count("einvoice void") == 1
