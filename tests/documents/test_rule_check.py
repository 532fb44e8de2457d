"""Every rule of the linter with what breaks it: missing, empty, one too many, another."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from broken_invoices import ASKED, SAMPLES
from damaged_invoices import FLAT, NUMBER, Sample, broken
from sample_invoices import invoice, order

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.findings import Level
from einvoice.documents import one_invoice
from einvoice.documents.assemble import invoice_fields, sender_fields
from einvoice.documents.bank_file import write_bank_file
from einvoice.documents.render import bank_templates, render
from einvoice.documents.rule import Rule, Terms
from einvoice.documents.rule_check import RULES, broken_rules, findings_of
from einvoice.documents.written_invoice import read_written
from einvoice.texts import LANGUAGES
from einvoice.texts.findings import hint, sentence
from einvoice.texts.rule_hints import HINTS, rule_hint
from einvoice.texts.rules import RULE_TEXTS, rule_text

BY_CODE = {rule.code: rule for rule in RULES}

NO_FILE = (
    (f' invoiceGlobUniqId="40203999970-{NUMBER}-1"', ""),
    (f"<PaymentId>40203999970-{NUMBER}-1", "<PaymentId>1"),
    ASKED,
)
"""Pieces by which the bytes say another id or sum than the invoice: the template is wrong."""

TWO_INVOICES = {"same-id"}
"""Rules that it takes a file of two invoices to break: they have a test of their own."""


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_rule_refuses_its_samples(sample: Sample) -> None:
    """The schema accepts the sample and the rule refuses it, in each family it is possible in."""
    for version in sample.families:
        assert sample.code in [rule.code for rule in broken(sample, version)]


# What a profile forbids is taken out before it is judged, so the writer never meets it.
WRITTEN = [row.values[0] for row in SAMPLES if row.values[0].code != "forbidden-element"]


@pytest.mark.parametrize("sample", WRITTEN, ids=lambda sample: sample.code)
def test_what_breaks_a_rule_never_goes_into_a_file(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays out with a finding that names flat and rule, or no file is made at all."""
    honest, bad, out = one_invoice.render, sample.value(), io.BytesIO()

    def damaging(template: Any, fields: Any) -> bytes:
        content = honest(template, fields)
        return sample.damaged(content) if f"-{NUMBER}".encode() in content else content

    monkeypatch.setattr(one_invoice, "render", damaging)
    made = sample.file_order(sample.families[0])
    if sample.piece in NO_FILE:
        with pytest.raises(RefusedByCheckError, match=f"rendered-differs flat={bad.flat_id}"):
            write_bank_file(made, [invoice(1), bad], out)
        return
    result = write_bank_file(made, [invoice(1), bad], out)
    found = [finding for finding in result.findings if finding.where == bad.flat_id]
    messages = [sentence(finding, "en") for finding in found]
    assert any(f"rule {sample.code}: " in message for message in messages)
    warned = BY_CODE[sample.code].level is Level.WARNING
    placed = result.content.invoices if result.content else ()
    assert (bad.invoice_number in [one.invoice_number for one in placed]) is warned
    assert (f'invoiceId="{bad.invoice_number}"'.encode() in out.getvalue()) is warned


@pytest.mark.parametrize(
    "second",
    [
        pytest.param({"invoice_number": "26110000001"}, id="number"),
        pytest.param({"global_id": "40203999970-26110000001-1"}, id="global id"),
        pytest.param({"flat_id": "B0001-1"}, id="flat with the same account"),
    ],
)
def test_ids_are_unique_in_a_file(second: dict[str, Any]) -> None:
    """The second invoice with a number, global id, or flat and account stays out."""
    both = [invoice(1), invoice(2, **second)]
    result = write_bank_file(order(both), both, io.BytesIO())
    (finding,) = result.findings
    assert (finding.level, finding.where) == (Level.ERROR, both[1].flat_id)
    assert "rule same-id: " in sentence(finding, "en")
    assert result.content is not None
    assert [placed.invoice_number for placed in result.content.invoices] == ["26110000001"]


def test_a_flat_may_have_two_accounts() -> None:
    """The same flat with another account is another address (fail code 87 asks for both)."""
    both = [invoice(1), invoice(2, flat_id="B0001-1", channel_address="LV87HABA0551000000003")]
    assert write_bank_file(order(both), both, io.BytesIO()).findings == ()


def test_an_invoice_that_stayed_out_does_not_use_up_its_ids() -> None:
    """Only what went into the file counts."""
    both = [invoice(1, flat_id="B0001-2", payer_name=" "), invoice(2)]
    (finding,) = write_bank_file(order(both), both, io.BytesIO()).findings
    assert finding.code == "payer-name"


def test_all_broken_rules_are_named_in_one_finding() -> None:
    """What keeps an invoice out is one finding; each warning is one of its own."""
    rules = [BY_CODE[code] for code in ("reg-number-missing", "own-account", "currency")]
    warning, error = findings_of(FLAT, rules)
    assert (warning.level, warning.code, warning.where) == (Level.WARNING, rules[0].code, FLAT)
    assert (error.level, error.code) == (Level.ERROR, "own-account")
    assert "rule own-account: " in sentence(error, "en")
    assert "; rule currency: " in sentence(error, "en")
    assert hint(error, "en") == rule_hint("own-account", "en")
    assert findings_of(FLAT, []) == []


def test_a_rule_of_one_bank_holds_for_that_bank_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule may name its banks; without any it holds for all."""
    from einvoice.documents import rule_check

    made = order([invoice(2)])
    fields = sender_fields(made.sender) | invoice_fields(made.sender, invoice(2))
    content = render(bank_templates().invoice, fields)
    written = read_written(invoice(2), content)
    always: Callable[..., bool] = lambda *_: True  # noqa: E731
    monkeypatch.setattr(rule_check, "_rules_of", rule_check._rules_of.__wrapped__)  # not kept
    for banks, expected in (((), 1), (("seb",), 1), (("swedbank",), 0)):
        monkeypatch.setattr(
            rule_check, "RULES", (Rule("x", Level.ERROR, "a source", always, banks),)
        )
        assert len(broken_rules(written, Terms.of(made))) == expected


def test_every_rule_has_source_texts_and_a_sample() -> None:
    """No rule without its source, its three texts and what it refuses; no text without a rule."""
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert all(rule.source for rule in RULES)
    assert sorted(RULE_TEXTS) == sorted(codes)
    assert {row.values[0].code for row in SAMPLES} | TWO_INVOICES == set(codes)
    for texts in RULE_TEXTS.values():
        assert sorted(texts) == sorted(LANGUAGES)
        assert all(texts.values())


def test_the_page_on_banks_lists_every_rule() -> None:
    """Staff look a rule up by its code: the page says what the program says."""
    page = (Path(__file__).parent.parent.parent / "docs" / "BANKS.md").read_text("utf-8")
    shown = [line for line in page.splitlines() if re.match(r"\| `[a-z-]+` \| (keeps|warns)", line)]
    levels = {Level.ERROR: "keeps out", Level.WARNING: "warns"}
    assert shown == [
        f"| `{rule.code}` | {levels[rule.level]} | {rule_text(rule.code, 'en')} | {rule.source} |"
        for rule in RULES
    ]


def test_texts_and_hints_for_staff() -> None:
    """A rule's text is in the language asked for, and every rule says what to do about it."""
    assert rule_text("own-account", "lv") == "maksātāja konts ir pārdevēja paša konts"
    assert rule_text("own-account", "et") == rule_text("own-account", "lv")
    assert "import" in rule_hint("channel-address", "en")
    assert "report" in rule_hint("zero-dropped", "en")
    assert all(rule_hint(rule.code, "lv") for rule in RULES)
    assert HINTS.keys() <= {rule.code for rule in RULES}
