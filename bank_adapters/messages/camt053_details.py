"""The payments inside an entry of camt.053: their texts, payers and references.

An entry with several `TxDtls` is a collective entry. It has a part for each of them when the bank
gives the sum of each and they make the entry; else it is one part with all texts and nobody as its
payer, for no sum belongs to any of them.
"""

from collections.abc import Sequence
from functools import cache

from bank_adapters.messages.element_texts import ElementTexts
from bank_adapters.messages.statement_values import (
    account_word,
    cents_of,
    joined_text,
    reference,
    word,
)
from einvoice.core.payments import EntryPart, Payer

_RETURNED = "RRTN"
_TRUE = ("true", "1")
_SIDES = {"CRDT": 1, "DBIT": -1}
_KINDS = ("BkTxCd/Domn/Cd", "BkTxCd/Domn/Fmly/Cd", "BkTxCd/Domn/Fmly/SubFmlyCd")


def side_of(element: ElementTexts) -> int:
    """Return 1 for a credit, -1 for a debit."""
    return _SIDES[element.first("CdtDbtInd")]


def parts_of(
    entry: ElementTexts, details: Sequence[ElementTexts], cents: int
) -> tuple[EntryPart, ...]:
    """Return the payments of an entry; they sum to its cents."""
    if len(details) > 1:
        return _several(entry, details, cents)
    more = entry.all("AddtlNtryInf")
    if not details:
        return (EntryPart(cents, joined_text(more)),)
    more = [*details[0].all("AddtlTxInf"), *more]
    return (_part(entry, details[0], cents, more),)


def bank_ref_of(entry: ElementTexts, details: Sequence[ElementTexts]) -> str:
    """Return the bank's reference of an entry, or of its only payment."""
    ref = reference(entry.first("AcctSvcrRef"))
    if ref or len(details) != 1:
        return ref
    return reference(details[0].first("Refs/AcctSvcrRef"))


def kind_of(entry: ElementTexts) -> str:
    """Return the code of the kind of entry: domain, family, sub-family, or the bank's own."""
    codes = [word(entry.first(path)) for path in _KINDS]
    return "-".join(code for code in codes if code) or word(entry.first("BkTxCd/Prtry/Cd"))


def is_return(entry: ElementTexts, details: Sequence[ElementTexts]) -> bool:
    """Return whether the bank says that a payment is returned, or an entry reversed."""
    code = "BkTxCd/Domn/Fmly/SubFmlyCd"
    if is_reversal(entry) or _RETURNED in {texts.first(code) for texts in (entry, *details)}:
        return True
    return any(detail.has("RtrInf") for detail in details)


def is_reversal(entry: ElementTexts) -> bool:
    """Return whether an entry reverses another entry."""
    return entry.first("RvslInd") in _TRUE


def _several(
    entry: ElementTexts, details: Sequence[ElementTexts], cents: int
) -> tuple[EntryPart, ...]:
    sums = [_cents(entry, detail) for detail in details]
    known = [part_cents for part_cents in sums if part_cents is not None]
    if len(known) == len(details) and sum(known) == cents:
        return tuple(
            _part(entry, detail, part_cents, ())
            for detail, part_cents in zip(details, known, strict=True)
        )
    texts = [text for detail in details for text in detail.all("RmtInf/Ustrd")]
    return (EntryPart(cents, joined_text(texts)),)


def _part(entry: ElementTexts, detail: ElementTexts, cents: int, more: Sequence[str]) -> EntryPart:
    refs = dict.fromkeys(reference(ref) for ref in detail.all("RmtInf/Strd/CdtrRefInf/Ref"))
    return EntryPart(
        cents,
        joined_text([*detail.all("RmtInf/Ustrd"), *more]),
        _payer(detail, _other_side(entry, cents)),
        reference(detail.first("Refs/EndToEndId")),
        reference(detail.first("Refs/TxId")),
        reference(detail.first("Refs/AcctSvcrRef")),
        joined_text(refs),
    )


def _other_side(entry: ElementTexts, cents: int) -> str:
    """Return the other side of a payment; a reversal keeps the sides of what it reverses."""
    return "Dbtr" if (cents >= 0) is not is_reversal(entry) else "Cdtr"


def _cents(entry: ElementTexts, detail: ElementTexts) -> int | None:
    """Return the sum of a payment in the entry's currency; None where the bank gives none."""
    side = side_of(detail if detail.first("CdtDbtInd") else entry)
    for path in ("Amt", "AmtDtls/TxAmt/Amt"):
        if detail.first(f"{path}@Ccy") == entry.first("Amt@Ccy"):
            try:
                return side * cents_of(detail.first(path))
            except ValueError:  # more decimals than a cent has
                return None
    return None


def _payer(detail: ElementTexts, side: str) -> Payer:
    """Return a party; version 08 has `Pty` around what version 02 says of it."""
    names, accounts, codes, banks = _party_paths(side)
    return Payer(
        name=word(detail.first_of(names)),
        account=account_word(detail.first_of(accounts)),
        code=word(detail.first_of(codes)),
        bank=word(detail.first_of(banks)),
    )


@cache
def _party_paths(side: str) -> tuple[tuple[str, ...], ...]:
    """Return where a side's name, account, code and bank may be."""
    party, account = f"RltdPties/{side}", f"RltdPties/{side}Acct/Id"
    bank = f"RltdAgts/{side}Agt/FinInstnId"
    codes = ("Id/PrvtId/Othr/Id", "Id/OrgId/Othr/Id")
    return (
        (f"{party}/Nm", f"{party}/Pty/Nm"),
        (f"{account}/IBAN", f"{account}/Othr/Id"),
        tuple(f"{party}/{pty}{code}" for pty in ("", "Pty/") for code in codes),
        (f"{bank}/BIC", f"{bank}/BICFI"),
    )
