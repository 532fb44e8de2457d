"""The queues of payments and applications: a manager decides, a clerk looks."""

import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from order_messages import order, polled, put, unsubscribed
from paid_company import READ_ON, PaidCompany, booked
from sample_company import Company
from staff_room import StaffRoom, staff_room

from einvoice.core.payments import Payer
from einvoice.store.person_decisions import person_decisions
from jobs.views.staff_queues import _likely

SURE = {"sure": "B0001-2"}
"""The answer to the question that is asked of a flat which owes nothing."""
PAYMENTS, APPLICATIONS = "/staff/payments", "/staff/applications"


def plain(html: str) -> str:
    """Return the text of a page, without tags, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").split())


def form_of(html: str, act: str) -> dict[str, str]:
    """Return the hidden fields of the first form that does something."""
    form = next(f for f in html.split("<form")[1:] if f'name="act" value="{act}"' in f)
    form = form.partition("</form>")[0]
    return dict(re.findall(r'type="hidden" name="([a-z]+)" value="([^"]*)"', form))


@pytest.fixture
def room(imported_home: Path, tmp_path: Path) -> Iterator[StaffRoom]:
    """A company with a payment of a stranger that waits."""
    shutil.copytree(imported_home, tmp_path / "home")
    company = Company(tmp_path / "home")
    paid = PaidCompany(company)
    entry = booked(9, 1234, "<b>īre</b>", payer=Payer("Kāds Cits", "LV80BANK0000435195001"))
    assert paid.read(paid.write(paid.statement(9, 9, [entry]))).code == 3
    with staff_room(company) as opened:
        yield opened


def test_a_manager_decides_about_a_payment(room: StaffRoom) -> None:
    """Typed wrongly, decided, withdrawn, refused; the page says what happens next and where."""
    page = room.manager.get(PAYMENTS).text
    assert "12.34 €" in plain(page)
    assert "Kāds Cits LV80*5001" in plain(page)
    assert "<b>" not in page
    assert "einvoice staff apply" in page
    fields = form_of(page, "accept")
    wrong = room.manager.send(PAYMENTS, **fields, flat="B9999-1")
    assert (wrong.status_code, "There is no such flat" in wrong.text) == (422, True)
    assert f'href="#flat-{fields["subject"]}"' in wrong.text, "the top names the field"
    at_field = wrong.text.partition(f'id="flat-{fields["subject"]}-fault"')[0]
    assert at_field.rpartition("<div")[2].startswith(' class="field"'), "as on other pages"
    assert 'value="B9999-1"' in wrong.text
    empty = room.manager.send(PAYMENTS, **fields, flat="")
    assert empty.status_code == 422
    forged = room.manager.send(PAYMENTS, **fields | {"key": "x"}, flat="B0001-2", **SURE)
    assert forged.status_code == 404
    kept = room.manager.send(PAYMENTS, **form_of(wrong.text, "accept"), flat="B0001-2", **SURE)
    place = f"{PAYMENTS}?done=kept&decision="
    assert kept.headers["location"].startswith(place)
    page = room.manager.get(kept.headers["location"]).text
    assert "Decided: for B0001-2" in plain(page)
    assert "Not carried out yet" in plain(page)
    assert "No payment waits" in plain(page), "as in the menu: it waits for a run alone"
    short = fields["subject"][:6]
    journal = plain(room.manager.get("/staff/journal").text)
    assert f"Payment {short} Decided: for B0001-2" in journal
    of_flats = [room.manager.get(f"/staff/journal?flat=B0001-{n}").text for n in (2, 3)]
    assert [text.count("Payment or application decided") for text in of_flats] == [1, 0]
    assert 'value="accept"' not in page
    late = room.manager.send(PAYMENTS, **fields, flat="B0001-3")
    assert (late.status_code, "decided already" in late.text) == (422, True)
    back = room.manager.send(PAYMENTS, **form_of(page, "withdraw"))
    assert back.headers["location"] == f"{PAYMENTS}?done=withdrawn"
    again = room.manager.send(PAYMENTS, **form_of(page, "withdraw"))
    assert again.headers["location"] == f"{PAYMENTS}?done=late"
    page = room.manager.get(PAYMENTS).text
    assert "Withdrawn" in plain(page)
    long = room.manager.send(PAYMENTS, **form_of(page, "refuse"), reason=" ")
    assert (long.status_code, "Type a reason" in long.text) == (422, True)
    refused = room.manager.send(PAYMENTS, **form_of(page, "refuse"), reason="a bank fee")
    assert refused.status_code == 303
    page = plain(room.manager.get(PAYMENTS).text)
    assert "Decided: not a customer's payment Reason: a bank fee" in page
    assert room.company.cli("staff", "apply").code == 0
    page = plain(room.manager.get(PAYMENTS).text)
    assert "No payment waits" in page
    assert "Carried out" in page
    gone = room.manager.send(PAYMENTS, **fields | {"key": "0" * 32}, flat="B0001-2")
    assert (gone.status_code, "waits no longer" in gone.text) == (422, True)


def test_what_is_decided_is_named_by_sum_payer_and_reason(room: StaffRoom) -> None:
    """Apart from what waits for a person; the reason also once it was carried out."""
    first = room.manager.get(PAYMENTS).text
    assert "Apply the payment to this flat" in plain(first)
    assert "Decided, not carried out yet" not in first
    sent = room.manager.send(PAYMENTS, **form_of(first, "refuse"), reason="a bank fee")
    page = plain(room.manager.get(sent.headers["location"]).text)
    short = form_of(first, "refuse")["subject"][:6]
    named = f"Payment {short}, 12.34 € – Decided: not a customer's payment (Ilze, "
    assert f"The next run carries it out. {named}" in page, "which, and whose"
    late = room.manager.send(PAYMENTS, **form_of(first, "accept"), flat="B0001-3")
    assert f"withdraw that first. {named}" in plain(late.text)
    decided = page.partition("Decided, not carried out yet: 1")[2]
    assert "12.34 €" in decided
    assert "Decided: not a customer's payment Reason: a bank fee" in decided
    assert room.company.cli("staff", "apply").code == 0
    ended = plain(room.clerk.get(PAYMENTS).text).partition("Last decisions")[2]
    assert "12.34 € Kāds Cits LV80*5001" in ended
    assert "Carried out Reason: a bank fee" in ended


def test_a_payment_for_a_flat_that_owes_nothing_is_asked_about(
    home_after: Callable[..., Path], tmp_path: Path
) -> None:
    """Once more, of that flat alone; one that owes is kept at once, and money that went out."""
    shutil.copytree(home_after("run"), tmp_path / "home")
    paid = PaidCompany(Company(tmp_path / "home"))
    one, other = (str(paid.invoices[n]["flat_id"]) for n in (0, 1))
    whole = booked(
        8, int(paid.invoices[0]["to_pay_cents"]), str(paid.invoices[0]["invoice_number"])
    )
    entries = [whole, booked(9, 1234, "īre"), booked(9, 1235, "īre"), booked(9, -500, "atmaksa")]
    assert paid.read(paid.write(paid.statement(8, 9, entries))).code == 3
    with staff_room(paid.company, READ_ON) as opened:
        forms = re.findall(r'name="subject" value="(\w+)"', opened.manager.get(PAYMENTS).text)
        first, second, debit = dict.fromkeys(forms)

        def decided(subject: str, flat_id: str, sure: str = "") -> int:
            page = opened.manager.get(PAYMENTS).text
            form = form_of(page.partition(f'id="row-{subject}"')[2], "accept")
            fields = form | {"flat": flat_id, "sure": sure}
            return opened.manager.send(PAYMENTS, **fields).status_code

        asked = opened.manager.send(
            PAYMENTS, act="accept", subject=first, key="0" * 32, flat=one.lower()
        )
        assert (asked.status_code, "This flat owes nothing." in asked.text) == (422, True)
        assert f'name="sure" value="{one.lower()}"' in asked.text
        assert "Nothing is kept yet" in asked.text
        assert decided(first, one, other) == 422, "said of another flat"
        assert decided(first, one, one) == 303
        assert decided(second, other) == 303
        assert decided(debit, one) == 303


def test_the_journal_says_what_was_decided_then(room: StaffRoom) -> None:
    """Each row its own decision, whatever was decided of the payment since."""
    for flat_id in ("B0001-2", "B0001-3"):
        fields = form_of(room.manager.get(PAYMENTS).text, "accept")
        assert room.manager.send(PAYMENTS, **fields, flat=flat_id, sure=flat_id).status_code == 303
        withdrawn = form_of(room.manager.get(PAYMENTS).text, "withdraw")
        assert room.manager.send(PAYMENTS, **withdrawn).status_code == 303
    journal = plain(room.manager.get("/staff/journal").text)
    told = re.findall(f"Payment {fields['subject'][:6]} Decided: for ([^ ]+)", journal)
    assert told == ["B0001-3", "B0001-3", "B0001-2", "B0001-2"]
    of_flat = plain(room.manager.get("/staff/journal?flat=B0001-2").text)
    assert re.findall("Decided: for ([^ ]+)", of_flat) == ["B0001-2", "B0001-2"]


def test_a_candidate_has_what_is_unpaid(home_after: Callable[..., Path], tmp_path: Path) -> None:
    """Of the flats that a payment of several may be for: what is open on each account."""
    shutil.copytree(home_after("run"), tmp_path / "home")
    paid = PaidCompany(Company(tmp_path / "home"))
    invoice = paid.invoices[0]
    cents = int(invoice["to_pay_cents"])
    text = f"{invoice['flat_id']} un {paid.invoices[1]['flat_id']}"
    assert paid.read(paid.write(paid.statement(9, 9, [booked(9, cents, text)]))).code == 3
    with staff_room(paid.company) as opened:
        page = plain(opened.clerk.get(PAYMENTS).text)
    assert f"{invoice['flat_id']} by the client number" in page
    assert f"{cents // 100}.{cents % 100:02} € unpaid" in page


def test_a_form_begins_with_a_flat_only_where_it_is_clear(
    home_after: Callable[..., Path], tmp_path: Path
) -> None:
    """The sum of one of several flats; with another sum a person chooses between them."""
    shutil.copytree(home_after("run"), tmp_path / "home")
    paid = PaidCompany(Company(tmp_path / "home"))
    first, second = paid.invoices[:2]
    text = f"{first['flat_id']} un {second['flat_id']}"
    exact, other = int(second["to_pay_cents"]), 1
    entries = [booked(9, exact, text), booked(9, other, text)]
    assert paid.read(paid.write(paid.statement(9, 9, entries))).code == 3
    with staff_room(paid.company) as opened:
        page = opened.manager.get(PAYMENTS).text
    begun = re.findall(r'name="flat" value="([^"]*)"', page)
    assert sorted(begun) == ["", str(second["flat_id"])]


def test_a_clerk_looks_and_decides_nothing(room: StaffRoom) -> None:
    """No form is there, and a form that was made by hand is no page of theirs."""
    page = room.clerk.get(PAYMENTS).text
    assert "A manager decides this" in page
    first = "<noscript><p>Choose the language before you type"
    assert first not in page, "who types nothing loses nothing"
    assert room.manager.get(PAYMENTS).text.count(first) == 1
    fields = form_of(room.manager.get(PAYMENTS).text, "accept")
    assert "<form" not in page.partition("<main")[2]
    assert room.clerk.send(PAYMENTS, **fields, flat="B0001-2").status_code == 404
    assert room.company.cli("staff", "apply", "--json").json["decisions"] == []


def test_why_it_could_not_be_carried_out_is_on_the_page(room: StaffRoom) -> None:
    """Somebody was quicker; in the reader's language."""
    fields = form_of(room.manager.get(PAYMENTS).text, "accept")
    assert room.manager.send(PAYMENTS, **fields, flat="B0001-2", **SURE).status_code == 303
    excluded = ("payments", "exclude", fields["subject"], "--reason", "x")
    assert room.company.cli(*excluded).code == 0
    assert room.company.cli("staff", "apply").code == 3
    page = plain(room.manager.get(f"{PAYMENTS}?lang=lv").text)
    assert "Nevarēja izpildīt" in page
    assert "izlēma" in page.partition("Nevarēja izpildīt")[2], "who was quicker"


def test_a_manager_decides_about_an_application(room: StaffRoom) -> None:
    """What the customer wrote, why it waits, and which flat it may mean; the account masked."""
    flat_id = unsubscribed(room.company)["flat_id"]
    written = flat_id.lower().replace("-", " ")
    put(room.company, "a.xml", order(room.company, flat_id, "ADD", ServiceId=written))
    polled(room.company)
    page = room.manager.get(APPLICATIONS).text
    assert "Wants e-invoices" in plain(page)
    assert "there is no such client number" in plain(page)
    assert "LV93*9999" in page
    assert "LV93UNLA" not in page
    fields = form_of(page, "accept")
    assert f'name="flat" value="{flat_id}"' in page
    kept = room.manager.send(APPLICATIONS, **fields, flat=flat_id)
    assert kept.headers["location"].startswith(f"{APPLICATIONS}?done=kept&decision=")
    kept_page = plain(room.manager.get(kept.headers["location"]).text)
    assert f"The next run carries it out. Application 1 – Decided: for {flat_id} (Ilze" in kept_page
    assert room.company.cli("staff", "apply").code == 0
    with room.company.context() as context, context.store.reading() as tx:
        said = [(row.what, row.actor) for row in person_decisions(tx, context.default_period)]
    assert ("application_applied", "Ilze") in said, "among what people decided"
    assert "No application waits" in room.manager.get(APPLICATIONS).text


@pytest.mark.parametrize(
    ("named", "likely"),
    [
        ([("A", "1", "number", 100), ("A", "", "flat", 150), ("B", "", "flat", 50)], "A"),
        ([("A", "1", "number", 100), ("A", "", "flat", 150), ("B", "", "flat", 100)], ""),
        ([("A", "1", "number", 0), ("B", "", "payer", 100)], "B"),
        ([("A", "", "flat", 150)], "A"),
        ([("A", "", "flat", 0)], ""),
        ([("A", "", "flat", 150), ("B", "", "flat", 50)], ""),
        ([], ""),
    ],
)
def test_the_likely_flat_is_clear(named: list[tuple[str, str, str, int]], likely: str) -> None:
    """A flat may be named by its invoice and by its account, with another sum each."""
    flats = tuple(dict.fromkeys(flat_id for flat_id, *_ in named))
    assert _likely(flats, named, 100) == likely
