"""Reminders of debts: only whom nothing speaks against, with their own debts, to the cent."""

from pathlib import Path

import pytest
from debts_of_day import TODAY, close, payments_of_each_kind
from paid_company import PaidCompany
from pdf_texts import text_of

from einvoice.core.exit_codes import ExitCode
from einvoice.core.money import format_cents


def remind(paid: PaidCompany, folder: Path, *options: str) -> int:
    """Write reminders on the day after the cut-off."""
    return paid.company.cli("debtors", "--remind", str(folder), *options, today=TODAY).code


def shown(cents: int, language: str) -> str:
    """Return a sum as a page has it."""
    text = format_cents(cents)
    return text if language == "en" else text.replace(".", ",")


def test_who_may_be_reminded_gets_their_own_debts(paid: PaidCompany, tmp_path: Path) -> None:
    """A half payment leaves its half; who paid, and who may have paid, gets nothing."""
    rows = paid.invoices
    close(paid, payments_of_each_kind(paid))
    folder = tmp_path / "reminders"
    assert remind(paid, folder) == ExitCode.DONE
    listed = paid.company.cli("debtors", "--json", today=TODAY).json["debtors"]
    owed = {row["flat_id"]: row["overdue_cents"] for row in listed if row["remind"]}
    files = {path.stem: path for path in folder.iterdir()}
    assert {name[: len(name) - 11] if name[-11:-10] == "-" else name for name in files} == set(owed)
    assert not {row["flat_id"] for row in (rows[0], rows[2], rows[3])} & set(owed)
    by_flat = {row["flat_id"]: row["invoice_number"] for row in rows}
    for name, path in files.items():
        flat = next(flat for flat in owed if name == flat or name.startswith(f"{flat}-20"))
        text = text_of(path.read_bytes())
        assert any(shown(owed[flat], language) in text for language in ("lv", "en"))
        others = set(by_flat.values()) - {by_flat[flat]}
        assert by_flat[flat] in text
        assert not [number for number in others if number in text]
        assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_nobody_is_reminded_while_days_are_missing(paid: PaidCompany, tmp_path: Path) -> None:
    """Without statements anybody may have paid: refused, and no folder is made."""
    assert remind(paid, tmp_path / "none") == ExitCode.REFUSED_BY_CHECK
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("option", ["--json", "--to=x.csv"])
def test_reminders_go_alone(paid: PaidCompany, tmp_path: Path, option: str) -> None:
    """Either a list or reminders."""
    assert remind(paid, tmp_path / "none", option) == ExitCode.USAGE
