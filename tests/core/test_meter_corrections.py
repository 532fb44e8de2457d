"""The values of a meter or a reading that another row of the same key replaces."""

from dataclasses import replace

from core_samples import day, flat, meter, readings

from einvoice.core.meter_corrections import overwritten


def said(old: object, new: object) -> list[tuple[str, str, str]]:
    """Return column, old and new value of what a row replaces."""
    return [(value.column, value.before, value.now) for value in overwritten(old, new)]


def test_each_value_that_decides_a_consumption_is_named() -> None:
    """Days as days, registers with three decimals; a value taken away has none now."""
    old = meter(start="443.116", removed_on="2026-10-10", end="500.5")
    assert said(old, old) == []
    new = replace(
        old,
        installed_on=day("2026-02-01"),
        removed_on=None,
        start_value_e3=0,
        end_value_e3=None,
        digits=6,
        serial="another",
    )
    assert said(old, new) == [
        ("installed_on", "2026-01-10", "2026-02-01"),
        ("removed_on", "2026-10-10", "-"),
        ("start_value", "443.116", "0.000"),
        ("end_value", "500.500", "-"),
        ("digits", "5", "6"),
    ]
    assert said(new, old)[-1] == ("digits", "6", "5"), "an empty cell that is filled replaces none"
    assert [column for column, _, _ in said(new, old)] == ["installed_on", "start_value", "digits"]


def test_a_reading_has_one_value_and_other_rows_have_none() -> None:
    """A flat's area is no register."""
    before, after = readings("m", {"2026-10-31": "10.5"}), readings("m", {"2026-10-31": "11"})
    assert said(before[0], after[0]) == [("value", "10.500", "11.000")]
    assert said(flat(), flat(fee_area_m2_e2=1)) == []
