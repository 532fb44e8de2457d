"""Letters with codes by e-mail: to the register's address, at most once, the rest by post."""

from collections.abc import Iterator

import pytest
from mail_boxes import MailBoxes, mail_boxes, mails_through
from pdf_texts import page_texts
from sample_company import Company
from sqlalchemy import select, update

from einvoice.core.exit_codes import ExitCode
from einvoice.core.premises import Delivery
from einvoice.core.residents import CodeState
from einvoice.store.input_tables import customers
from einvoice.store.portal_tables import codes
from jobs.context import Context
from jobs.residents import code_mails
from jobs.residents.code_letters import write_letters
from jobs.residents.code_mails import mail_codes
from jobs.residents.register import MadeCode, check_code

OK, NOBODY, LOST, NO_ADDRESS, PAPER = (f"B0001-{number}" for number in range(1, 6))
FLATS = (OK, NOBODY, LOST, NO_ADDRESS, PAPER)


def address_of(flat_id: str) -> str:
    """Return the address that the register has of a flat's customer."""
    return f"{flat_id.lower()}@example.lv"


@pytest.fixture
def boxes() -> Iterator[MailBoxes]:
    """The mail server."""
    with mail_boxes() as running:
        yield running


@pytest.fixture
def house(company: Company, boxes: MailBoxes) -> Company:
    """A company that mails through the server; of two customers no mail is to go."""
    mails_through(company, boxes)
    company.edit_config("[portal]\n", '[portal]\naddress = "https://portals.example.lv"\n')
    with company.context() as context, context.store.writing() as tx:
        for flat_id in FLATS:
            email = "" if flat_id == NO_ADDRESS else address_of(flat_id)
            delivery = Delivery.PAPER if flat_id == PAPER else None
            values = {"email": email, "delivery": delivery}
            tx.execute(update(customers).where(customers.c.flat_id == flat_id).values(values))
    return company


def states(company: Company) -> dict[str, tuple[str | None, int | None]]:
    """Return what became of the mail of each code."""
    columns = codes.c
    with company.context() as context, context.store.reading() as tx:
        rows = tx.execute(select(columns.flat_id, columns.mail_state, columns.mail_code))
        return {row.flat_id: (row.mail_state, row.mail_code) for row in rows}


def asked(company: Company, *more: str) -> list[str]:
    """Return the command for all flats."""
    named = [word for flat_id in FLATS for word in ("--flat", flat_id)]
    return ["codes", *named, "--to", str(company.home / "letters.pdf"), *more]


def test_each_letter_is_mailed_once_or_is_to_be_posted(house: Company, boxes: MailBoxes) -> None:
    """Taken, refused, cut after the text, no address, paper: each is said and kept as it is."""
    boxes.at_address = {address_of(NOBODY): "550 5.1.1 nobody"}
    boxes.lost = {address_of(LOST)}
    said = house.cli(*asked(house, "--mail", "--json"))
    assert said.code == ExitCode.BANK_UNREACHABLE, said.err
    assert said.json["mailed"] == [OK]
    assert sorted(said.json["to_post"]) == sorted({*FLATS} - {OK})
    assert states(house) == {
        OK: ("sent", 250),
        NOBODY: ("refused", 550),
        LOST: ("unknown", None),
        NO_ADDRESS: (None, None),
        PAPER: (None, None),
    }
    assert sorted(boxes.addresses) == sorted(map(address_of, (OK, LOST)))


def test_the_mail_has_the_letter_and_nothing_else_of_it(house: Company, boxes: MailBoxes) -> None:
    """The code of the printed letter opens the flat; neither subject nor text names it."""
    path = house.home / "letters.pdf"
    with house.context() as context:
        made = write_letters(context, [OK], "", path).made
        assert mail_codes(context, made).sent == [OK]
        again = mail_codes(context, made)
        ((address, mail),) = boxes.taken
        assert (address, again.to_post) == (address_of(OK), [OK]), "a code is mailed once"
        (letter,) = mail.iter_attachments()
        (page,) = page_texts(letter.get_content())
        assert page == page_texts(path.read_bytes())[0]
        (code,) = [word for word in page.split() if len(word) == 14 and word.count("-") == 2]
        assert check_code(context, OK, code).state is CodeState.OPEN
    text = mail.get_body().get_content()  # type: ignore[union-attr]
    assert "portāl" in text
    for secret in (code, code.replace("-", ""), made[0].customer.name, OK):
        assert secret not in f"{text} {mail['subject']} {letter.get_filename()}"


def test_a_letter_that_cannot_be_made_stops_no_other(
    house: Company, boxes: MailBoxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is to be posted, surely not mailed; those after it are mailed, and the list is said."""
    made = code_mails.letter_again

    def broken(context: Context, row: MadeCode) -> bytes:
        if row.flat_id == NOBODY:
            raise OSError(f"no page for {row.customer.name}")
        return made(context, row)

    monkeypatch.setattr(code_mails, "letter_again", broken)
    said = house.cli(*asked(house, "--mail"))
    assert said.code == ExitCode.UNEXPECTED
    assert f"{NOBODY}: the letter could not be made for its mail (OSError at " in said.err
    assert "no page for" not in said.err
    assert said.err.split("letters.pdf: ")[-1].splitlines()[0] == f"{NOBODY}, {NO_ADDRESS}, {PAPER}"
    assert sorted(boxes.addresses) == sorted(map(address_of, (OK, LOST)))
    assert states(house)[NOBODY] == (None, None)


def test_without_a_server_all_letters_are_to_be_posted(house: Company, boxes: MailBoxes) -> None:
    """The file is there; nothing was mailed, which is sure, and the screen says whose it is."""
    house.edit_config(f"port = {boxes.port}", "port = 1")
    said = house.cli(*asked(house, "--mail"))
    assert said.code == ExitCode.BANK_UNREACHABLE
    assert f"to be posted, from {house.home / 'letters.pdf'}: " in said.err
    kept = states(house)
    assert {kept[flat_id] for flat_id in (OK, NOBODY, LOST)} == {("intended", None)}


def test_without_a_mail_server_no_code_is_made(company: Company) -> None:
    """The letter before it goes on."""
    company.edit_config("[portal]\n", '[portal]\naddress = "https://portals.example.lv"\n')
    said = company.cli(*asked(company, "--mail"))
    assert said.code == ExitCode.USAGE
    assert states(company) == {}
    assert company.cli(*asked(company)).code == 0
    assert states(company)[OK] == (None, None)
