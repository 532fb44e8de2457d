"""How an invoice reaches its customer beside the bank, as it is printed and as JSON."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from einvoice.cli.output import moment
from einvoice.texts.screens import label

if TYPE_CHECKING:
    from einvoice.cli.shapes import corrections, invoices
    from jobs.direct.print_invoices import PrintedBuilding
    from jobs.views.handed_over import HandedOver


def handed_lines(handed: "HandedOver", language: str) -> Iterator[str]:
    """Yield the customer's wish, what became of mail and paper, and who may see it in the portal.

    Nothing is said of a wish where the invoice goes to a bank and the customer said none. What
    staff wrote as a reason is left out: it may name somebody.
    """
    wish, standing = handed.wish, handed.standing
    if wish or standing:
        yield label("handed.wish", language, wish=label(f"wish.{wish or 'none'}", language))
    if handed.mail is not None:
        mail = handed.mail
        state = "for_now" if mail.may_pass else str(mail.state)
        code = str(mail.code) if mail.code else ""
        word = label("handed.word", language) if mail.reason else mail.message_id
        said = " ".join(filter(None, (code, mail.answer))) or word
        yield label(f"handed.mail.{state}", language, at=moment(mail.at), said=said)
    if handed.printed_at:
        how = "printed_by_word" if handed.printed_by_word else "printed"
        yield label(f"handed.{how}", language, at=moment(handed.printed_at))
    elif standing in {"to_mail", "to_print"}:
        yield label(f"handed.{standing}", language)
    if handed.perhaps_before and not handed.printed_by_word:
        yield label("handed.perhaps_before", language)
    if handed.readers:
        yield label("handed.portal", language, count=handed.readers)


def handed_json(handed: "HandedOver") -> "invoices.HandedOver":
    """Return the same for other programs."""
    mail = handed.mail
    return {
        "wish": str(handed.wish) if handed.wish else None,
        "standing": str(handed.standing) if handed.standing else None,
        "mail": {
            "state": "for_now" if mail.may_pass else str(mail.state),
            "message_id": mail.message_id,
            "attempt": mail.attempt,
            "code": mail.code,
            "answer": mail.answer,
            "at": mail.at,
        }
        if mail
        else None,
        "printed_at": handed.printed_at,
        "printed_by_word": handed.printed_by_word,
        "perhaps_before": handed.perhaps_before,
        "portal_readers": handed.readers,
    }


def printed_json(made: "Sequence[PrintedBuilding]") -> "list[corrections.PrintedFile]":
    """Return the files for printing for other programs."""
    return [
        {
            "building_id": file.building_id,
            "file": str(file.path),
            "invoices": file.invoices,
            "printed_before": file.before,
        }
        for file in made
    ]
