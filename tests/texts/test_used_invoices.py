"""What is said of issued invoices that a row took part in, and what takes them back."""

import pytest

from einvoice.core.advice import steps_fact
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.core.used_invoices import UsedInvoices, freeing_steps, invoices_fact
from einvoice.spelling import command_line
from einvoice.texts.filling import filled
from einvoice.texts.used_invoices import used_invoices

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
    assert used_invoices(invoices_fact([one]), "en") == f"2026-10: {text}"
    assert [command_line(step) for step in freeing_steps([one])] == [f"einvoice {command}"]


def test_several_states_and_months_are_named_in_order() -> None:
    """The first three months in full, then how far it goes; each command once."""
    months = [used("accepted", 2, OCTOBER.plus(place)) for place in range(5)]
    found = [used("issued", 4), *months]
    text = used_invoices(invoices_fact(found), "en")
    assert text.startswith("2026-10: 4 issued (26110000001, 26110000002, 26110000003, ...), 2 acc")
    assert text.endswith("; 2026-12: 2 accepted (26110000001, 26110000002); ... 2027-02: 14 in all")
    actions = [step.action for step in freeing_steps([*found, used("rendered", 4)])]
    assert actions == ["void", "credit", "credit", "credit"]


def test_a_building_is_not_named_beside_all() -> None:
    """The flats without a bank are in one building, the others in several: `--all` takes both."""
    found = [used("issued", 2, has_bank=False), used("issued", 28, building_id="")]
    november = used("issued", 2, OCTOBER.plus(1))
    assert [dict(step.facts) for step in freeing_steps([*found, november])] == [
        {"all": "", "period": "2026-10"},
        {"building": "B1", "period": "2026-11"},
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("lv", "2026-10: 2 rēķini – pieņemts, ir kredītrēķins (26110000001, 26110000002)"),
        ("ru", "2026-10: 2 счёта – принят, есть кредитовый счёт (26110000001, 26110000002)"),
    ],
)
def test_the_staffs_language(language: str, text: str) -> None:
    """Also what a finding of an earlier version kept is shown: as it was kept."""
    fact = invoices_fact([used("accepted", 2, credit_note=True)])
    assert used_invoices(fact, language) == text
    old = {"invoices": "2026-10: 2 accepted (1, 2)", "commands": "`einvoice void 1`"}
    assert filled("{invoices:used}, {commands:steps}", old, language) == ", ".join(old.values())
    steps = steps_fact(freeing_steps([used("sent")]))
    assert (
        filled("{commands:steps}", {"commands": steps}, language)
        == "`einvoice poll --period 2026-10`"
    )
