"""The letter of a reminder of debts: its mail, and whether it still says what is owed."""

from dataclasses import dataclass
from email.message import EmailMessage

from einvoice.core.debtors import Debtor
from einvoice.core.direct_deliveries import Handed, HandedState, address_for
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.pages.reminder_page import ReminderFacts, reference_of
from einvoice.store.debt_reminders import DebtReminder, keep_reminder, reminder_of
from einvoice.store.present_customers import present_customers
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.texts import DEFAULT_LANGUAGE, LANGUAGES, in_language, reminder_letters
from jobs.context import Context
from jobs.mail_server import mail_of
from jobs.payments.debtors import DebtorsWanted, is_as_listed
from jobs.views.reminders import reminder_pdf


@dataclass(frozen=True, slots=True)
class ReminderLetter:
    """A reminder that goes to an address; ``known`` is the customer's last reminder."""

    context: Context
    wanted: DebtorsWanted
    debtor: Debtor
    facts: ReminderFacts
    address: str
    known: DebtReminder | None

    @property
    def name(self) -> str:
        """The flat."""
        return self.debtor.key.flat_id

    @property
    def mail(self) -> Handed | None:
        """The state of its mail: only where the last reminder is of the same day."""
        is_same = self.known is not None and self.known.day == self.facts.day
        return self.known.mail if self.known is not None and is_same else None

    def is_due(self, tx: ReadTransaction) -> bool:
        """Return whether customer, address and debts are those that were listed."""
        key, today = self.debtor.key, self.context.today
        now = present_customers(tx, [key.flat_id], today).get(key.flat_id)
        if now is None or now[0] != key or address_for(now[1], now[1]) != self.address:
            return False
        row = reminder_of(tx, key, self.facts.day)
        if (row.mail if row else None) != self.mail:
            return False
        return is_as_listed(tx, self.context, self.wanted, self.debtor, self.facts.day)

    def made(self, message_id: str) -> tuple[EmailMessage, bytes]:
        """Return the mail, in the language of the customer's last invoice, and its page."""
        language = self.facts.buyer.language
        language = language if language in LANGUAGES else DEFAULT_LANGUAGE
        facts, pdf = self._facts(), reminder_pdf(self.context, self.facts)
        subject = reminder_letters.subject_of(facts, language)
        text = reminder_letters.text_of(facts, language)
        message = mail_of(self.context, self.address, subject, text, message_id)
        name = f"{in_language(reminder_letters.FILE, language)}-{facts.day}.pdf"
        message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
        return message, pdf

    def _facts(self) -> reminder_letters.ReminderLetterFacts:
        config, facts = self.context.config, self.facts
        contacts = (config.seller.phone, config.mail.reply_to or config.seller.email)
        return reminder_letters.ReminderLetterFacts(
            flat_id=facts.flat_id,
            day=facts.day,
            cents=facts.cents,
            reference=reference_of(facts),
            seller=facts.seller.name,
            reg_no=facts.seller.reg_no,
            accounts=tuple(dict.fromkeys((c.account, c.bic) for c in facts.channels)),
            contacts=tuple(filter(None, contacts)),
        )

    def keep(self, tx: WriteTransaction, handed: Handed) -> None:
        """Keep what became of it."""
        key, day = self.debtor.key, self.facts.day
        keep_reminder(tx, DebtReminder(key, day, self.facts.cents, handed))

    def note(self, tx: WriteTransaction, state: HandedState, **facts: object) -> None:
        """Write into the journal what happened to it."""
        subject = f"{self.debtor.key}@{self.facts.day}"
        tx.journal(_EVENTS[state], Period.of(self.facts.day), subject, **facts)


_EVENTS = {
    HandedState.UNKNOWN: Event.REMINDER_SENDING,
    HandedState.SENT: Event.REMINDER_SENT,
    HandedState.REFUSED: Event.REMINDER_REFUSED,
}
