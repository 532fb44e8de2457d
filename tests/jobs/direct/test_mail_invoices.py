"""Invoices by e-mail through a real server: each at most once, every unknown named."""

import csv
import io
from collections import Counter
from email.message import EmailMessage

import pytest
from mail_boxes import CUT, mail_boxes, mails_through
from mail_rows import address_of, counts, ledger, number_of, states
from openssh import free_port
from pypdf import PdfReader
from sample_company import TODAY, Company
from unbanked_company import FLATS

from jobs.direct import sending


def text_of(message: EmailMessage) -> str:
    """Return what a mail says."""
    part = message.get_body()
    assert part is not None
    return str(part.get_content())


def pdf_of(message: EmailMessage) -> tuple[str, str]:
    """Return the name of a mail's PDF, and the text on it."""
    (part,) = message.iter_attachments()
    pages = PdfReader(io.BytesIO(part.get_content())).pages  # type: ignore[attr-defined]
    return str(part.get_filename()), "\n".join(page.extract_text() for page in pages)


def test_each_customer_gets_their_own_invoice_and_nothing_twice(unbanked: Company) -> None:
    """By name, number, flat, sum and language; a second call mails nobody, nor does a run."""
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        assert counts(unbanked)["to_mail"] == FLATS
        first = unbanked.cli("mail")
        again = unbanked.cli("mail", "--json")
        assert unbanked.cli("run").code == 0
    assert (first.code, again.code, again.json["sent"]) == (0, 0, [])
    assert "export invoices" in first.last_line
    assert len(boxes.taken) == len(set(boxes.addresses)) == FLATS
    assert {"by_mail": FLATS, "mailed": FLATS, "on_paper": 0}.items() <= counts(unbanked).items()
    rows = {address_of(row["flat_id"]): row for row in unbanked.table("invoices")}
    assert set(ledger(unbanked).values()) == {("sent", 250)}
    names = names_by_address(unbanked)
    languages: Counter[str] = Counter()
    for address, message in boxes.taken:
        row = rows.pop(address)
        number, euros = row["invoice_number"], f"{int(row['to_pay_cents']) / 100:.2f}"
        name, page = pdf_of(message)
        said, greeting = text_of(message), text_of(message).split()[0].strip("!,")
        language = {"Labdien": "lv", "Здравствуйте": "ru", "Hello": "en"}[greeting]
        languages[language] += 1
        shown = euros if language == "en" else euros.replace(".", ",")
        for text in (number, row["flat_id"], shown):
            assert text in said
            assert text in page
        assert {"LV44HABA0551000000001", "birojs@example.lv"} <= set(said.split())
        assert (name, number in message["Subject"]) == (f"{number}.pdf", True)
        assert message["From"] == "SIA Paraugmājas <rekini@example.lv>"
        others = set(names.values()) - {names[address]}
        assert names[address] in page
        assert not [other for other in others if other in page + said]
    assert not rows
    assert set(languages) == {"lv", "ru", "en"}


def names_by_address(company: Company) -> dict[str, str]:
    """Return who has which address."""
    with (company.home / "input" / "customers.csv").open(encoding="utf-8", newline="") as file:
        return {row["email"]: row["name"] for row in csv.DictReader(file) if not row["valid_to"]}


def test_refusals_and_broken_connections(unbanked: Company) -> None:
    """451 is tried again by the next call, 550 ends, a lost answer is unknown; all are named."""
    flats = sorted({row["flat_id"] for row in unbanked.table("invoices")})
    later, never, before, lost, half, spam, busy = flats[1:15:2]
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        boxes.at_address = {
            address_of(later): "451 greylisted, ask for <x@example.com>",
            address_of(never): "550 5.1.1 no mailbox b0001@example.com here",
            address_of(before): CUT,
        }
        boxes.at_text = {
            address_of(half): CUT,
            address_of(spam): "554 looks like spam",
            address_of(busy): "452 disk full",
        }
        boxes.lost = {address_of(lost)}
        first = unbanked.cli("mail")
        kept = ledger(unbanked)
        boxes.at_address, boxes.at_text, boxes.lost = {}, {}, set()
        second = unbanked.cli("mail", "--json")
        third = unbanked.cli("mail", "--json")
    assert (first.code, second.code, third.code) == (7, 7, 7)
    assert kept[later] == ("refused", 451)
    assert kept[busy] == ("refused", 452)
    assert kept[never] == ("refused", 550)
    assert kept[spam] == ("refused", 554)
    assert kept[before] == ("intended", 0)
    assert kept[lost] == kept[half] == ("unknown", 0)
    numbers = {flat: number_of(unbanked, flat) for flat in flats}
    assert sorted(second.json["sent"]) == sorted(numbers[flat] for flat in (later, busy, before))
    assert third.json["sent"] == []
    named = {row["invoice_number"]: row["state"] for row in third.json["troubles"]}
    assert named == {
        numbers[lost]: "unknown",
        numbers[half]: "unknown",
        numbers[never]: "refused",
        numbers[spam]: "refused",
    }
    for flat in (lost, half):
        assert f"{numbers[flat]}: nobody knows whether it was mailed" in first.err
        assert f"`einvoice mail --sent {numbers[flat]} --reason TEXT`" in first.err
    assert "5.1.1 no mailbox ... here" in first.out
    assert Counter(boxes.addresses).most_common(1)[0][1] == 1
    assert set(boxes.addresses) == {address_of(f) for f in flats if f not in (never, half, spam)}
    assert "@" not in first.out + first.err + unbanked.cli("status").out
    status = unbanked.cli("status")
    assert f"not known whether mailed: {numbers[lost]}" in status.out
    assert status.last_line.endswith(f"mail --sent {numbers[lost]} --reason TEXT")


def test_a_person_settles_what_nobody_knows(unbanked: Company) -> None:
    """The customer has it, or it is mailed once more; both with a reason, and each only once."""
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        boxes.lost, boxes.at_text = {address_of("B0001-2")}, {address_of("B0001-4"): CUT}
        unbanked.cli("mail")
        came, not_there = number_of(unbanked, "B0001-2"), number_of(unbanked, "B0001-4")
        plain = number_of(unbanked, "B0001-5")
        boxes.lost, boxes.at_text = set(), {}
        assert unbanked.cli("mail", "--sent", came).code == 2
        assert unbanked.cli("mail", "--sent", came, "--again", came, "--reason", "x").code == 2
        assert unbanked.cli("mail", "--again", plain, "--reason", "x").code == 4
        assert unbanked.cli("mail", "--sent", "1", "--reason", "x").code == 2
        assert unbanked.cli("mail", "--sent", came, "--reason", "the customer said so").code == 0
        assert unbanked.cli("mail", "--sent", came, "--reason", "once more").code == 4
        assert unbanked.cli("mail", "--again", not_there, "--reason", "not there").code == 0
        done = unbanked.cli("mail", "--json")
        assert unbanked.cli("mail", "--bounced", plain, "--reason", "mailbox full").code == 0
        shown = unbanked.cli("mail")
    assert (done.code, done.json["sent"], shown.code) == (0, [not_there], 3)
    assert "mailbox full" in shown.out
    assert f"mail --again {plain}" in shown.err
    assert Counter(boxes.addresses) == Counter(address_of(flat) for flat in ledger(unbanked))
    journal = (unbanked.home / "data" / "einvoice.db").read_bytes()
    assert journal.count(b"mail_settled") >= 3


def test_a_server_that_is_gone_or_refuses_all_stops_the_call(unbanked: Company) -> None:
    """No invoice is used up: after three that broke, or ten refusals one after the other."""
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        flats = sorted({row["flat_id"] for row in unbanked.table("invoices")})
        boxes.at_address = {address_of(flat): "550 we do not know you" for flat in flats}
        refused = unbanked.cli("mail")
        assert len(boxes.asked) == sending.REFUSED_IN_A_ROW
        boxes.at_address = {address_of(flat): CUT for flat in flats}
        boxes.asked.clear()
        broken = unbanked.cli("mail")
        assert len(boxes.asked) == sending.BROKEN_IN_A_ROW
        boxes.at_address, boxes.lost = {}, {address_of(flat) for flat in flats}
        lost = unbanked.cli("mail")
    assert "refused 10 mails one after the other (550 we do not know you)" in refused.err
    assert (refused.code, broken.code, lost.code) == (3, 6, 7)
    assert states(unbanked) == {"refused": 10, "unknown": 3}
    gone = unbanked.cli("mail")
    assert (gone.code, "did not take it (ConnectionRefusedError)" in gone.err) == (7, True)
    assert states(unbanked) == {"refused": 10, "unknown": 3, "intended": 3}


def test_what_cannot_be_mailed_says_why(unbanked: Company) -> None:
    """No server, a rehearsal with a server elsewhere, a password that is not there."""
    none = unbanked.cli("mail")
    assert (none.code, "names no mail server" in none.err) == (2, True)
    assert "`einvoice print --to DIR`" in none.err
    table = f'[mail]\nhost = "127.0.0.1"\nport = {free_port()}\nfrom = "a@example.lv"\n'
    unbanked.edit_config("[mail]\n", table)
    rehearsal = unbanked.cli("mail")
    assert (rehearsal.code, TODAY in rehearsal.err) == (2, True)
    unbanked.edit_config(table, f'{table}security = "none"\nuser = "u"\npassword = "env:NO_SUCH"\n')
    assert "NO_SUCH" in unbanked.cli("mail").err
    assert ledger(unbanked) == {}


def test_pages_that_cannot_be_made_stop_no_other(
    unbanked: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are named and wait; also where they are a whole minute's mails."""
    from jobs.views import pages

    made, bad = pages.pdf_of, {number_of(unbanked, f"B0001-{flat}") for flat in range(1, 6)}

    def pdf_of_all_but_some(context: object, number: str) -> bytes:
        if number in bad:
            raise ValueError("a secret")
        return made(context, number)  # type: ignore[arg-type]

    pauses = iter(range(FLATS // 5 - 1))
    monkeypatch.setattr(pages, "pdf_of", pdf_of_all_but_some)
    monkeypatch.setattr(sending, "_pause", lambda: next(pauses))
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        unbanked.edit_config("per_minute = 60000", "per_minute = 5")
        result = unbanked.cli("mail")
    assert (result.code, len(boxes.taken)) == (1, FLATS - len(bad))
    for number in bad:
        assert f"{number}: the mail could not be made (ValueError at" in result.err
    assert "a secret" not in result.err
    assert "B0001-3" not in ledger(unbanked)


def test_a_connection_that_breaks_once_is_said(unbanked: Company) -> None:
    """Exit 6: an invoice is left, and the next call mails it."""
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        boxes.at_address = {address_of("B0001-3"): CUT}
        first = unbanked.cli("mail")
        boxes.at_address = {}
        second = unbanked.cli("mail", "--json")
    assert (first.code, second.code) == (6, 0)
    assert second.json["sent"] == [number_of(unbanked, "B0001-3")]
    assert len(boxes.taken) == FLATS


def test_a_rehearsal_mails_nobody(unbanked: Company) -> None:
    """Though a run would, and the server is on this machine."""
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes, "automatic = true")
        assert unbanked.cli("rehearse", "--period", "2026-10", "--json").code in {0, 3}
        assert boxes.asked == {}
        assert unbanked.cli("run").code == 0
        assert len(boxes.taken) == FLATS


def test_so_many_a_minute_and_nobody_waits_between(
    unbanked: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another command works between two minutes' mails."""
    pauses: list[int] = []

    def another_command() -> None:
        pauses.append(len(boxes.taken))
        assert (
            unbanked.cli("hold", "B0001-1", "--reason", "between", "--period", "2026-11").code == 0
        )

    monkeypatch.setattr(sending, "_pause", another_command)
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        unbanked.edit_config("per_minute = 60000", "per_minute = 8")
        assert unbanked.cli("mail").code == 0
    assert pauses == [8, 16]
    assert len(boxes.taken) == FLATS
