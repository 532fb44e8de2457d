"""The names of single charges, in each language that their row has."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from einvoice.core.invoices import InvoiceLine
from einvoice.store.input_tables import charges
from einvoice.store.transactions import ReadTransaction

ChargeTexts = Mapping[str, Mapping[str, str]]
"""By charge, by language."""


def charge_texts_of(tx: ReadTransaction, lines: Iterable[InvoiceLine]) -> ChargeTexts:
    """Return what the single charges among lines are called; a language without a text is absent.

    An invoice keeps the text in its customer's language alone. A row that was imported anew with
    other texts is left out: what the invoice says counts.
    """
    own = {charge_id: line.text for line in lines if (charge_id := _charge_id(line))}
    if not own:
        return {}
    columns = charges.c
    query = select(columns.charge_id, columns.text_lv, columns.text_ru, columns.text_en)
    texts = {
        charge_id: {"lv": lv, "ru": ru, "en": en}
        for charge_id, lv, ru, en in tx.execute(query.where(columns.charge_id.in_(sorted(own))))
    }
    return {
        charge_id: {language: text for language, text in by_language.items() if text}
        for charge_id, by_language in texts.items()
        if own[charge_id] in by_language.values()
    }


def _charge_id(line: InvoiceLine) -> str:
    return dict(line.inputs).get("charge_id", "") if line.rule == "single_charge" else ""
