"""Issued invoices that a row took part in, as a sentence lists them.

Their fact is made by `einvoice.core.used_invoices`; a finding that an earlier version kept has the
text itself.
"""

import json
from collections.abc import Mapping
from itertools import groupby
from types import MappingProxyType

from einvoice.core.used_invoices import Standing
from einvoice.texts import in_language, texts_of
from einvoice.texts.screen_texts import states
from einvoice.texts.writing import plural_form

_STANDINGS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        Standing.PLAIN: texts_of("", "", ""),
        Standing.CREDIT_NOTE: texts_of(
            ", ir kredītrēķins", ", есть кредитовый счёт", " with a credit note"
        ),
        Standing.NOTE_REFUSED: texts_of(
            ", ir bankas noraidīts kredītrēķins",
            ", есть кредитовый счёт, отклонённый банком",
            " with a credit note that its bank refused",
        ),
        Standing.NO_BANK: texts_of(", bez bankas", ", без банка", " without a bank"),
        Standing.PAID: texts_of(", apmaksāts", ", оплачен", " and paid"),
    }
)
_GROUP = texts_of(
    "{count} {noun} – {state}{standing} ({numbers})",
    "{count} {noun} – {state}{standing} ({numbers})",
    "{count} {state}{standing} ({numbers})",
)
_NOUNS = texts_of("rēķinu|rēķins|rēķini", "счёт|счёта|счетов", "invoice|invoices")
_REST = texts_of(
    "... {period}: kopā {count}", "... {period}: всего {count}", "... {period}: {count} in all"
)


def used_invoices(value: str, language: str) -> str:
    """Return the invoices of a fact: months, counts, states and first numbers.

    >>> used_invoices('[["2026-10", "accepted", "paid", 2, ["00000000007"]]]', "en")
    '2026-10: 2 accepted and paid (00000000007, ...)'
    """
    if not value.startswith("["):
        return value
    rows = json.loads(value)
    texts = [
        f"{period}: " + ", ".join(_group(row, language) for row in rows_of_month)
        for period, rows_of_month in groupby(
            (row for row in rows if len(row) > len(_REST_FIELDS)), key=lambda row: row[0]
        )
    ]
    texts += [
        in_language(_REST, language).format(**dict(zip(_REST_FIELDS, row, strict=True)))
        for row in rows
        if len(row) == len(_REST_FIELDS)
    ]
    return "; ".join(texts)


_REST_FIELDS = ("period", "count")


def _group(row: tuple[str, str, str, int, list[str]], language: str) -> str:
    _, state, standing, count, numbers = row
    lv, ru, en = states.TEXTS[f"state.{state}"]
    nouns = in_language(_NOUNS, language).split("|")
    return in_language(_GROUP, language).format(
        count=count,
        noun=nouns[plural_form(count, language)],
        state=in_language({"lv": lv, "ru": ru, "en": en}, language),
        standing=in_language(_STANDINGS[standing], language),
        numbers=", ".join([*numbers, *["..."][: count > len(numbers)]]),
    )
