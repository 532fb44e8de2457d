"""The e-mail of one invoice: text in the customer's language, and the PDF."""

from email.message import EmailMessage

from einvoice.store.direct_deliveries import WithoutBank
from einvoice.texts.letters import LetterFacts, subject_of, text_of
from jobs.context import Context
from jobs.mail_server import mail_of


def letter_of(
    context: Context, invoice: WithoutBank, message_id: str, pdf: bytes, replaces: str
) -> EmailMessage:
    """Return the e-mail.

    Args:
        context: the seller, the accounts to pay to, and who writes.
        invoice: what is mailed, and where to.
        message_id: its id, the same at each attempt.
        pdf: the invoice.
        replaces: the number of the invoice in whose place it is; empty where there is none.
    """
    facts = _facts(context, invoice, replaces)
    subject, text = subject_of(facts, invoice.language), text_of(facts, invoice.language)
    message = mail_of(context, invoice.address, subject, text, message_id)
    name = f"{invoice.number}.pdf"
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    return message


def _facts(context: Context, invoice: WithoutBank, replaces: str) -> LetterFacts:
    seller = context.config.seller
    banks = [table for _, table in sorted(context.config.banks.items())]
    contacts = filter(None, (seller.phone, context.config.mail.reply_to or seller.email))
    return LetterFacts(
        number=invoice.number,
        flat_id=invoice.flat_id,
        period=invoice.period,
        to_pay_cents=invoice.to_pay_cents,
        due_date=invoice.due_date,
        seller=seller.name,
        reg_no=seller.reg_no,
        accounts=tuple(dict.fromkeys((table.account, table.bic) for table in banks)),
        contacts=tuple(contacts),
        replaces=replaces,
    )
