"""What single charges are called: by their row, in each language that it has."""

from sqlalchemy import insert

from einvoice.core.invoices import InvoiceLine
from einvoice.core.period import Period
from einvoice.core.tariffs import VatKind
from einvoice.store.charge_texts import charge_texts_of
from einvoice.store.input_tables import charges
from einvoice.store.store import Store

ROW = {
    "flat_id": "B0001-1",
    "period": Period(2026, 10),
    "service": "correction",
    "net_cents": -573,
    "vat_percent_e2": 2100,
    "vat_kind": VatKind.TAX,
    "for_period": None,
    "text_lv": "Pārrēķins",
    "text_ru": "",
    "text_en": "Correction",
    "reason": "kļūdains rādījums",
}


def _line(charge_id: str, text: str, rule: str = "single_charge") -> InvoiceLine:
    inputs = (("charge_id", charge_id), ("for_period", ""))
    return InvoiceLine(
        1,
        "correction",
        None,
        "",
        None,
        -573,
        2100,
        VatKind.TAX,
        rule=rule,
        inputs=inputs,
        text=text,
    )


def test_a_charge_is_called_in_the_languages_of_its_row(store: Store) -> None:
    """Of a row that says otherwise by now than the invoice, of no row, and of other lines: none."""
    with store.writing() as tx:
        tx.execute(insert(charges), [ROW | {"charge_id": name} for name in ("a", "b", "c")])
    lines = [
        _line("a", "Correction"),
        _line("b", "Labojums"),
        _line("c", "Pārrēķins", "metered"),
        _line("none", "Pārrēķins"),
    ]
    with store.reading() as tx:
        texts = charge_texts_of(tx, lines)
        assert charge_texts_of(tx, lines[2:3]) == {}
    assert texts == {"a": {"lv": "Pārrēķins", "en": "Correction"}}
