"""No finding of an import shows a name, a code, an account, an address or an e-mail."""

from pathlib import Path

import pytest
from memory_known import MemoryKnown, import_file

from einvoice.intake import KINDS
from einvoice.texts.findings import line, sentence

VALUES = {
    "building_id": "B1",
    "flat_id": "B1-1",
    "charge_id": "X1",
    "address": "Liepu iela 1",
    "city": "Ogre",
    "postal_code": "LV-5001",
    "regulation": "1013",
    "name": "Anna Ozoliņa",
    "customer_kind": "person",
    "code": "161175-19997",
    "email": "anna@example.com",
    "valid_from": "2020-01-01",
    "bank": "seb",
    "channel_address": "LV33HABA5261548189983",
    "payer_name": "Anna Ozoliņa",
    "payer_code": "161175-19997",
    "period": "2026-10",
    "service": "penalty",
    "net": "1.00",
    "vat_percent": "0",
    "reason": "late",
}
"""A good value for each column that is not left empty."""

PERSONAL = ["buildings", "customers", "subscriptions", "charges"]
SECRETS = ["Ozoliņa Anna", "ozolina", "161175-19998", "LV34HABA5261548189983", "a@b@ozo", "Ogre 7"]


def test_every_kind_with_people_in_it_is_meant() -> None:
    """The kinds that hold names, codes, accounts, addresses or texts about people are marked."""
    assert sorted(kind.name for kind in KINDS.values() if kind.personal) == sorted(PERSONAL)


@pytest.mark.parametrize("kind", PERSONAL)
@pytest.mark.parametrize("secret", SECRETS)
def test_a_value_in_any_column_is_not_shown(
    kind: str, secret: str, tmp_path: Path, company: MemoryKnown
) -> None:
    """Whatever column a person's value got into, no message repeats it."""
    names = [column.name for column in KINDS[kind].columns]
    good = [VALUES.get(name, "") for name in names]
    lines = [",".join([*good[:at], secret, *good[at + 1 :]]) for at in range(len(names))]
    path = tmp_path / f"{kind}.csv"
    path.write_text("\n".join([",".join(names), *lines]) + "\n", encoding="utf-8")
    result = import_file(path, company)
    assert result.findings
    assert not [finding for finding in result.findings if secret in str(finding)]


@pytest.mark.parametrize("secret", ["Ozoliņa Anna", "161175-19998", "LV33HABA5261548189983"])
def test_a_first_row_without_header_is_not_shown(
    secret: str, tmp_path: Path, company: MemoryKnown
) -> None:
    """Unknown columns are named by their place unless they look like a column's name."""
    path = tmp_path / "customers.csv"
    path.write_text(f"flat_id,{secret},floor\n", encoding="utf-8")
    told = [line(finding, "en") for finding in import_file(path, company).findings]
    assert told[0].startswith("customers.csv:1: column 2: unknown column")
    assert told[1].startswith("customers.csv:1: floor: unknown column")
    assert not [text for text in told if secret in text]


def test_free_text_is_not_shown(tmp_path: Path, company: MemoryKnown) -> None:
    """What people may write as they like is not repeated, in no kind of file."""
    path = tmp_path / "flats.csv"
    text = "Anna Ozoliņa Liepu iela 1"
    path.write_text(
        f"flat_id,building_id,number,fee_area_m2,heat_area_m2\nB1-9,B1,{text},1,1\n",
        encoding="utf-8",
    )
    (finding,) = import_file(path, company).findings
    assert sentence(finding, "en") == "the value is too long, expected at most 20 characters"


def test_a_long_value_is_not_shown(tmp_path: Path, company: MemoryKnown) -> None:
    """Of other kinds a short value is shown, a long one is not."""
    path = tmp_path / "readings.csv"
    path.write_text(f"meter_id,read_on,value\nC1,{'x' * 40},1\nC1,{'x' * 41},1\n", encoding="utf-8")
    first, second = (sentence(finding, "en") for finding in import_file(path, company).findings)
    assert first.startswith(f"'{'x' * 40}' is not a date")
    assert second.startswith("the value is not a date")
