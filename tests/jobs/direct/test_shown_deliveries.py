"""`show` and `trace` say how an invoice reached its customer: the wish, mail, paper, the portal."""

from typing import Any

from mail_boxes import mail_boxes, mails_through
from mail_rows import address_of, number_of
from sample_company import Company


def shown(company: Company, flat_id: str) -> tuple[dict[str, Any], str]:
    """Return what `show` has of an invoice's ways, as JSON and on the screen."""
    document = company.cli("show", flat_id, "--json").json["handed_over"]
    return document, company.cli("show", flat_id, "--brief").out


def test_each_state_of_a_mail_is_shown(unbanked: Company) -> None:
    """When it was taken, refused with its code, unknown, to be mailed; and that it is on paper."""
    before, said = shown(unbanked, "B0001-2")
    assert (before["standing"], before["mail"], before["wish"]) == ("to_print", None, None)
    assert "the customer wants it: not said\nto be printed\n" in said
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        assert shown(unbanked, "B0001-2")[0]["standing"] == "to_mail"
        boxes.lost = {address_of("B0001-3")}
        boxes.at_address = {
            address_of("B0001-4"): "550 5.1.1 no mailbox b0001-4@example.com here",
            address_of("B0001-5"): "451 later",
        }
        unbanked.cli("mail")
    states = {}
    for flat in ("B0001-2", "B0001-3", "B0001-4", "B0001-5"):
        found, said = shown(unbanked, flat)
        states[flat] = (found["standing"], found["mail"]["state"], found["mail"]["code"])
        assert "@example.com" not in said
        assert found["mail"]["at"].startswith("20")
        assert found["mail"]["attempt"] == 1
    assert states == {
        "B0001-2": ("mailed", "sent", 250),
        "B0001-3": ("mail_unknown", "unknown", 0),
        "B0001-4": ("mail_refused", "refused", 550),
        "B0001-5": ("to_mail", "for_now", 451),
    }
    assert ": 550 5.1.1 no mailbox ... here" in shown(unbanked, "B0001-4")[1]
    assert "not known whether mailed at 20" in shown(unbanked, "B0001-3")[1]
    word = ("--reason", "Anna said so")
    assert unbanked.cli("mail", "--sent", number_of(unbanked, "B0001-3"), *word).code == 0
    settled = shown(unbanked, "B0001-3")[1]
    assert "the word of a colleague" in settled
    assert "Anna" not in settled
    assert unbanked.cli("print", "--to", str(unbanked.home / "paper")).code == 0
    printed, said = shown(unbanked, "B0001-4")
    assert (printed["standing"], printed["printed_at"][:2]) == ("printed", "20")
    assert "in a file for printing at 20" in said


def test_a_trace_ends_with_mail_and_paper(unbanked: Company) -> None:
    """In text, JSON and on the page of a dispute."""
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        unbanked.cli("mail")
    way = unbanked.cli("trace", "B0001-2")
    assert "mailed at 20" in way.out.splitlines()[-1]
    assert unbanked.cli("trace", "B0001-2", "--json").json["handed_over"]["mail"]["code"] == 250
