"""A third bank is a profile file and a row in the registry: nothing else knows of it.

The bank is invented and its row is there for a test alone. A real bank has its own test, which
moves customers to it by `new_bank.go_over` without changing the registry.
"""

import re
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import pytest
from lxml import etree
from month_steps import assert_reproduced
from new_bank import go_over
from sample_company import Company

from bank_adapters import registry
from einvoice.core import iban
from einvoice.safe_xml import load_schema, parse
from jobs.setup.config_text import BankExample

BANK, PACKAGE = "thirdbank", "third_bank_of_the_tests"
ACCOUNT = iban.with_check_digits("LV", "RIKO0551000000001")
BIC = "RIKOLV2X"


def profile_text(family: str) -> str:
    """Return the profile of the bank of that family, with values of its own wherever it may."""
    like = "swedbank" if family == "1.1" else "seb"
    text = (files(f"bank_adapters.{like}") / "profile.toml").read_text("utf-8")
    own = {
        "bank": f'"{BANK}"',
        "channel_id": f'"{BIC}"',
        "file_code": '"TH"',
        "file_name": '"EINV_{file_id}.xml"',
        "schema_reference": '"third.xsd"',
        "header_test": '"YES"',
        "header_sender_id": '"{reg_no}"',
        "header_receiver_id": '"RIKOLV2X"',
        "header_contract_id": '"{contract}"',
        "header_account": '"{account}"',
        "required_elements": '["InvoiceParties/BuyerParty/Name"]',
        "forbidden_elements": '["InvoiceParties/SellerParty/VATRegNumber", "@languageId"]',
        "footer_sum": '"total"',
        "missing_reg_number": '"-"',
        "payment_characters": '" -~"',
        "payment_length": "140",
        "languages": '["en"]',
        "max_invoices": "3",
        "lead_days": "5",
        "cut_off": '"15:00"',
    }
    for key, value in own.items():
        text, count = re.subn(rf"(\[{key}\]\nvalue = ).*", rf"\g<1>{value}", text)
        assert count == 1, key
    return text


Install = Callable[[str], Company]


@pytest.fixture
def third(company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return an installation whose SEB customers went over to a third bank of a given profile."""

    def install(profile: str) -> Company:
        add_to_registry(profile, tmp_path / "packages" / PACKAGE, monkeypatch)
        go_over(company, BankExample(BANK, "THIRD-1", ACCOUNT, BIC))
        return company

    return install


def add_to_registry(profile: str, package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a temporary registry with the bank's row, and the package with its profile file."""
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "profile.toml").write_text(profile, "utf-8")
    monkeypatch.syspath_prepend(str(package.parent))
    monkeypatch.delitem(sys.modules, PACKAGE, raising=False)  # an earlier test's
    rows = {**registry._PACKAGES, BANK: PACKAGE}
    monkeypatch.setattr(registry, "_PACKAGES", MappingProxyType(rows))
    monkeypatch.setattr(registry, "BANKS", tuple(rows))


@pytest.mark.parametrize("family", ["1.1", "1.2"])
def test_a_whole_month_through_a_third_bank(third: Install, family: str) -> None:
    """Rendered by its profile, delivered to the simulator, judged by it and accepted."""
    company = third(profile_text(family))
    result = company.cli("run", "--json")
    assert result.code == 0, result.err
    found = result.json
    assert found["counts"]["accepted"] == found["counts"]["rendered"] > 0
    (bank,) = [row for row in found["banks"] if row["bank"] == BANK]
    assert bank["invoices"] > 3
    bodies = {
        name: body for name, body in company.bank_files().items() if name.startswith(f"{BANK}/")
    }
    assert len(bodies) == -(-bank["invoices"] // 3)
    for name, body in bodies.items():
        assert re.fullmatch(rf"{BANK}/EINV_2611TH\d{{5}}TEST01\.xml", name)
        check_file(body, family)
    assert not any(name.startswith("seb/") for name in company.bank_files())
    assert_reproduced(company)


def check_file(body: bytes, family: str) -> None:
    """Check that a file says what the profile asks for."""
    root = etree.fromstring(body)
    assert load_schema(f"e-invoice-{family}.xsd").accepts(parse(body))
    assert b'noNamespaceSchemaLocation="third.xsd"' in body
    header = {child.tag: child.text for child in root[0]}
    assert (header["Test"], header["Version"]) == ("YES", family)
    assert (header["SenderId"], header["ReceiverId"]) == ("49900001005", BIC)
    assert (header["ContractId"], header["PayeeAccountNumber"]) == ("THIRD-1", ACCOUNT)
    invoices = root.findall("Invoice")
    assert 1 <= len(invoices) <= 3
    for one in invoices:
        assert one.get("channelId") == BIC
        assert one.get("languageId") is None
        assert one.find("InvoiceParties/SellerParty/VATRegNumber") is None
        assert one.findtext("InvoiceInformation/DocumentName") == "Invoice"
        assert one.findtext("InvoiceInformation/Period/PeriodName") == "October 2026"
        assert one.findtext("PaymentInfo/PayToAccount") == ACCOUNT
    totals = [one.findtext("InvoiceSumGroup/TotalSum") for one in invoices]
    cents = sum(int(str(total).replace(".", "")) for total in totals)
    assert root.findtext("Footer/TotalAmount") == f"{cents // 100}.{cents % 100:02d}"


def test_doctor_lists_what_is_assumed_of_it(third: Install) -> None:
    """Every value of a profile, but for those that are ours, is listed until confirmed."""
    company = third(profile_text("1.2"))
    result = company.cli("doctor", "--json")
    text = result.out
    for key in re.findall(r"^\[(\w+)\]", profile_text("1.2"), re.MULTILINE):
        assert (f"profile {BANK}.{key}" in text) is (key not in {"bank", "file_code"}), key


def test_a_third_banks_lead_days_count(third: Install) -> None:
    """Its longer lead days hold back what the other banks would still take."""
    company = third(profile_text("1.2"))
    for step in ("calculate", "issue"):
        assert company.cli(step, "--period", "2026-10").code == 0
    result = company.cli("run", "--period", "2026-10", today="2026-11-24")
    assert result.code == 8
    assert f"{BANK}: " in result.err
    assert not any(name.startswith(BANK) for name in company.bank_files())
    assert any(name.startswith("swedbank/") for name in company.bank_files())


def test_two_banks_with_one_file_code_are_refused(third: Install, tmp_path: Path) -> None:
    """Their file ids would be the same: a usage error before any work."""
    company = third(profile_text("1.2"))
    path = tmp_path / "packages" / PACKAGE / "profile.toml"
    path.write_text(path.read_text("utf-8").replace('"TH"', '"SW"'), "utf-8")
    result = company.cli("run")
    assert result.code == 2
    assert "file_code" in result.err
