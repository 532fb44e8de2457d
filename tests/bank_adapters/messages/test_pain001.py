"""pain.001: what is written is valid, is read back the same, and a change of it is seen."""

import datetime as dt
from dataclasses import replace

import pytest

from bank_adapters.messages.pain001 import (
    SCHEMA,
    Transfer,
    TransferOrder,
    read_order,
    render_order,
    written_name,
)
from einvoice.safe_xml import load_schema, parse

TRANSFERS = (
    Transfer("RFNDAAAAAAAAAAAA", 5000, "LV33HABA5261548189983", "Jānis Bērziņš", "Atmaksa"),
    Transfer("RFNDBBBBBBBBBBBB", 7, "LV80BANK0000435195001", "SIA 'Rīts' + Co", "Atmaksa"),
)
MADE_AT = dt.datetime(2026, 11, 20, 9)  # noqa: DTZ001 - Riga, as the clock has it
ORDER = TransferOrder(
    "RFNFAAAAAAAAAAAA", MADE_AT, "LV02UNLA0050010000001", "Nams", "UNLALV2X", TRANSFERS
)


@pytest.mark.parametrize("order", [ORDER, replace(ORDER, bic="")])
def test_an_order_is_read_back_as_it_was(order: TransferOrder) -> None:
    """Accounts, names, sums, references; the same bytes every time, valid by both validators."""
    content = render_order(order)
    assert content == render_order(order)
    assert read_order(content) == order
    assert load_schema(SCHEMA).explain(content) == ()
    text = content.decode()
    assert "<CtrlSum>50.07</CtrlSum>" in text
    assert '<InstdAmt Ccy="EUR">0.07</InstdAmt>' in text
    assert "<EndToEndId>RFNDBBBBBBBBBBBB</EndToEndId>" in text
    assert "<Ustrd>Atmaksa RFNDAAAAAAAAAAAA</Ustrd>" in text
    assert "<BtchBookg>false</BtchBookg>" in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("50.07", "50.08"),
        ("<NbOfTxs>2", "<NbOfTxs>3"),
        ("LV33HABA5261548189983", "LV33HABA"),
        (">50.00<", ">-50.00<"),
        ("EUR", "USD"),
        ("<ChrgBr>SLEV</ChrgBr>", ""),
    ],
)
def test_a_wrong_order_is_refused(before: str, after: str) -> None:
    """By the schema, or by its own counts and sums."""
    with pytest.raises(ValueError, match=r".+"):
        read_order(render_order(ORDER).decode().replace(before, after).encode())


def test_an_order_says_something_else() -> None:
    """Another account or sum with right totals is another order."""
    swapped = render_order(ORDER).replace(b"LV33HABA5261548189983", b"LV80BANK0000435195001")
    assert read_order(swapped) != ORDER


def test_names_as_banks_take_them() -> None:
    """Latvian letters stay, other marks go, what is left is short enough."""
    assert written_name("Zoë Ķēniņš-Łoś <&>") == "Zoe Ķēniņš-os +"
    assert parse(render_order(replace(ORDER, name=written_name("A" * 99)))) is not None
    assert len(written_name("A" * 99)) == 70
