import datetime as dt
import tomllib
from dataclasses import fields
from importlib.resources import files
from string import Template

import pytest

from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from bank_adapters.profile_file import load_profile, with_overrides
from bank_adapters.registry import BANKS, bank_adapter
from einvoice.core.channels import ChannelProfile, ProfileMark
from einvoice.core.errors import UsageError
from einvoice.texts.errors import sentence

TABLE = Template('[$key]\nvalue = $value\nsource = "a source"\nmark = "assumed"\n')

GOOD = {
    "bank": '"testbank"',
    "version": '"1.2"',
    "app_id": '"APP"',
    "contract_attribute": '"sellerContractId"',
    "seller_reg_attribute": '"sellerRegnumber"',
    "presentment": '"YES"',
    "channel_id": '"HABALV22"',
    "file_code": '"TE"',
    "file_name": '"{file_id}.xml"',
    "schema": '"e-invoice-1.2.xsd"',
    "schema_reference": '"e-invoice.xsd"',
    "header_test": '""',
    "header_sender_id": '""',
    "header_receiver_id": '"{bic}"',
    "header_contract_id": '""',
    "header_account": '""',
    "required_elements": "[]",
    "forbidden_elements": '["@languageId"]',
    "footer_sum": '"to_pay"',
    "missing_reg_number": '""',
    "payment_characters": '" -ÿ"',
    "payment_length": "210",
    "languages": '["lv"]',
    "inbox": '"inbox"',
    "outbox": '"outbox"',
    "max_invoices": "5000",
    "max_bytes": "40000000",
    "lead_days": "3",
    "cut_off": '"17:00"',
    "answer_days": "2",
    "can_list": "true",
    "can_read_back": "true",
    "can_rename": "true",
    "removes_read_answers": "true",
    "application_seller": "false",
    "incoming_manifest": "false",
}


def profile_text(**changes: str | None) -> str:
    """Return a profile file with values changed, added, or (`None`) left out."""
    values = {**GOOD, **changes}
    return "\n".join(
        TABLE.substitute(key=key, value=value) for key, value in values.items() if value is not None
    )


@pytest.mark.parametrize("bank", BANKS)
def test_each_bank_has_a_whole_profile(bank: str) -> None:
    """Every field of a profile has a value with a source and a mark, and a schema that exists."""
    profile = bank_adapter(bank).profile
    names = {field.name for field in fields(ChannelProfile)} - {"marks"}
    assert set(profile.marks) == names
    assert all(mark.source for mark in profile.marks.values())
    assert profile.bank == bank
    assert (files("schemas") / profile.schema).is_file()


def test_the_two_families() -> None:
    """Swedbank starts as 1.1, SEB as 1.2; they differ in family, ids and one message."""
    swedbank, seb = bank_adapter("swedbank").profile, bank_adapter("seb").profile
    differing = {
        field.name: (getattr(swedbank, field.name), getattr(seb, field.name))
        for field in fields(ChannelProfile)
        if field.name != "marks" and getattr(swedbank, field.name) != getattr(seb, field.name)
    }
    assert differing == {
        "bank": ("swedbank", "seb"),
        "version": ("1.1", "1.2"),
        "app_id": ("EINVOICE", "EARVE"),
        "contract_attribute": ("globalSellerContractId", "sellerContractId"),
        "seller_reg_attribute": ("sellerRegNumber", "sellerRegnumber"),
        "channel_id": ("HABALV22", "UNLALV2X"),
        "file_code": ("SW", "SE"),
        "schema": ("e-invoice-1.1.xsd", "e-invoice-1.2.xsd"),
        "application_seller": (False, True),
    }
    assert (seb.max_invoices, seb.max_bytes, seb.lead_days) == (5000, 40_000_000, 3)
    assert (seb.cut_off, seb.footer_sum, seb.missing_reg_number) == (dt.time(17), "to_pay", "")


@pytest.mark.parametrize("bank", BANKS)
def test_nothing_of_a_bank_is_called_confirmed(bank: str) -> None:
    """Only what is ours to choose is confirmed: no bank has given us its documents yet."""
    marks = bank_adapter(bank).profile.marks
    assert {key for key, mark in marks.items() if mark.confirmed} == {"bank", "file_code"}


def test_adapter_names_files_and_reads_answers() -> None:
    """The adapter knows the bank's file names and what it answers."""
    adapter = bank_adapter("swedbank")
    assert adapter.file_name("2611SW00001TESTAB") == "2611SW00001TESTAB.xml"
    content = b'<FailedInvoice><Header infileId="F1"/><Footer totalNr="0"/></FailedInvoice>'
    read = adapter.read_answer("a.xml", content, dt.date(2026, 11, 5))
    assert read == FailedInvoiceAnswer("F1", None, ())


def test_unknown_bank() -> None:
    """A bank nobody knows is refused by name."""
    with pytest.raises(UsageError) as refused:
        bank_adapter("nobank")
    expected = f"bank nobank: unknown, expected one of {', '.join(BANKS)}"
    assert sentence(refused.value.cause, "en") == expected


def test_good_profile() -> None:
    """A whole profile file becomes a profile."""
    profile = load_profile("testbank", profile_text())
    assert profile.cut_off == dt.time(17)
    assert profile.marks["cut_off"] == ProfileMark("a source", confirmed=False)
    confirmed = profile_text().replace("assumed", "confirmed")
    assert load_profile("testbank", confirmed).marks["bank"].confirmed


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"footer": '"x"'}, "footer: unknown key", id="unknown key"),
        pytest.param({"marks": '"x"'}, "marks: unknown key", id="marks is no key"),
        pytest.param({"version": None}, "version: missing", id="missing key"),
        pytest.param({"bank": '"other"'}, "bank: is other", id="another bank's file"),
        pytest.param({"max_bytes": '"4"'}, "max_bytes: expected a value of type int", id="text"),
        pytest.param({"max_bytes": "true"}, "max_bytes: expected a value", id="bool for number"),
        pytest.param({"can_list": "1"}, "can_list: expected a value of type bool", id="number"),
        pytest.param({"lead_days": "0"}, "lead_days: expected at least 1", id="zero"),
        pytest.param({"cut_off": '"17"'}, "cut_off: expected a time", id="no time"),
        pytest.param({"cut_off": '"24:00"'}, "cut_off: expected a time", id="no such time"),
        pytest.param({"footer_sum": '"net"'}, "footer_sum: expected one of", id="no such sum"),
        pytest.param({"presentment": '"yes"'}, "presentment: expected one of", id="small letters"),
        pytest.param({"file_name": '"a.xml"'}, "file_name: expected", id="same name for all"),
        pytest.param({"file_name": '"{file_id}{x}"'}, "file_name: expected", id="unknown field"),
        pytest.param({"file_name": '"a/{file_id}"'}, "file_name: expected", id="a path"),
        pytest.param({"file_name": '"{file_id.x}"'}, "file_name: expected", id="attribute"),
        pytest.param({"file_code": '"S1"'}, "file_code: expected two capital", id="file code"),
        pytest.param({"channel_id": '"HABALV2X1"'}, "channel_id: expected the 8", id="BIC"),
        pytest.param({"schema": '"../config.toml"'}, "schema: expected the name", id="elsewhere"),
        pytest.param({"schema": '"no.xsd"'}, "schema: expected the name", id="no such schema"),
        pytest.param({"schema": '"README.md"'}, "schema: expected the name", id="no schema"),
        pytest.param({"header_test": '"yes"'}, "header_test: expected one of YES", id="test"),
        pytest.param({"header_sender_id": '"{x}"'}, "header_sender_id: expected", id="header"),
        pytest.param({"languages": "[]"}, "languages: expected at least one", id="no language"),
        pytest.param({"languages": '["LV"]'}, "languages: expected languages", id="capitals"),
        pytest.param({"languages": '"lv"'}, "languages: expected a list", id="a bare text"),
        pytest.param({"languages": "[1]"}, "languages: expected a list", id="numbers"),
        pytest.param({"required_elements": '["//Name"]'}, "required_elements: expected", id="p"),
        pytest.param({"forbidden_elements": '[""]'}, "forbidden_elements: expected", id="empty"),
        pytest.param({"payment_characters": '"a-z"'}, "payment_characters: expected", id="few"),
        pytest.param({"payment_characters": '"z-a"'}, "payment_characters: expected", id="order"),
        pytest.param({"payment_characters": '"^a]"'}, "payment_characters: expected", id="not"),
        pytest.param({"payment_length": "0"}, "payment_length: expected at least 1", id="no room"),
        pytest.param({"inbox": '""'}, "inbox: expected a folder", id="no folder"),
        pytest.param({"outbox": '"a/../b"'}, "outbox: expected a folder", id="up"),
    ],
)
def test_wrong_profiles_are_refused(changes: dict[str, str | None], message: str) -> None:
    """A profile with a wrong, missing or unknown key is refused, and the key is named."""
    with pytest.raises(UsageError) as refused:
        load_profile("testbank", profile_text(**changes))
    told = sentence(refused.value.cause, "en")
    assert told.startswith(f"profile of testbank: {message}")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param('mark = "assumed"', "", "bank: expected a table", id="no mark"),
        pytest.param('mark = "assumed"', 'mark = "sure"', "bank: mark", id="unknown mark"),
        pytest.param('source = "a source"', 'source = ""', "bank: source", id="empty source"),
        pytest.param("[bank]", 'bank = "x"\n[bank2]', "bank2: unknown", id="bare value"),
        pytest.param("[bank]", "[bank", "not readable as TOML", id="no TOML"),
    ],
)
def test_every_value_needs_source_and_mark(old: str, new: str, message: str) -> None:
    """A value without its source or its mark is no profile value."""
    text = profile_text().replace(old, new, 1)
    with pytest.raises(UsageError) as refused:
        load_profile("testbank", text)
    assert message in sentence(refused.value.cause, "en")


def test_all_faults_are_reported_together() -> None:
    """One reading of the file names every fault."""
    with pytest.raises(UsageError) as caught:
        load_profile("testbank", profile_text(footer='"x"', version=None))
    told = sentence(caught.value.cause, "en")
    assert told == "profile of testbank: footer: unknown key\nversion: missing"


def test_overrides_replace_and_confirm() -> None:
    """Who overrides a value vouches for it; the other values stay as they were."""
    profile = load_profile("testbank", profile_text())
    changed = with_overrides(profile, {"cut_off": "15:30", "can_rename": False})
    assert (changed.cut_off, changed.can_rename) == (dt.time(15, 30), False)
    assert changed.marks["cut_off"].confirmed
    assert "config.toml" in changed.marks["cut_off"].source
    assert not changed.marks["can_list"].confirmed
    assert not profile.marks["cut_off"].confirmed
    assert with_overrides(profile, {}) is profile


@pytest.mark.parametrize("overrides", [{"cutoff": "15:30"}, {"bank": "x"}, {"cut_off": 15}])
def test_wrong_overrides_are_refused(overrides: dict[str, object]) -> None:
    """The configuration cannot set an unknown key, the bank's own code, or a wrong value."""
    with pytest.raises(UsageError) as refused:
        bank_adapter("seb", overrides)
    assert next(iter(overrides)) in sentence(refused.value.cause, "en")


@pytest.mark.parametrize("bank", BANKS)
def test_profile_files_are_plain_tables(bank: str) -> None:
    """A profile file holds nothing but value, source and mark."""
    text = (files(f"bank_adapters.{bank}") / "profile.toml").read_text("utf-8")
    assert all(set(table) == {"value", "source", "mark"} for table in tomllib.loads(text).values())
