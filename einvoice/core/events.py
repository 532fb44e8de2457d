"""Every kind of entry of the journal, by its name."""

from enum import StrEnum

from einvoice.core.deliveries import FileState


class Event(StrEnum):
    """An event; the values are in the chain and never change."""

    IMPORTED = "imported"  # a file of a person was imported; subject: its name
    CORRECTED = "corrected"  # a row by an import, or an invoice by a line of a later month
    CAME_LATE = "came_late"  # a reading came after its month was issued
    CALCULATED = "calculated"  # a month was calculated
    DRAFTED = "drafted"  # a building's drafts were written
    ISSUED = "issued"  # invoices were numbered and frozen; subject: the first number
    ISSUED_AGAIN = "issued_again"  # numbers were given again after a copy; subject: the last
    MAY_BE_OUT = "may_be_out"  # invoices without a bank may have gone out before a copy; the last
    PAPER_MAY_BE_OUT = "paper_may_be_out"  # the same of paper alone: mails are in the archive
    FROZEN = "frozen"  # the digest of a shard of rows that prove something
    CHANGES_ACCEPTED = "changes_accepted"  # a person accepted changed rows as right
    VOIDED = "voided"  # an invoice or a credit note became void
    PAPER_RECALLED = "paper_recalled"  # a person recalled a void invoice on paper; subject: number
    HELD = "held"  # a person took a flat out of a month
    RELEASED = "released"  # a person let a held flat go
    CREDITED = "credited"  # a credit note was issued
    BULK = "bulk"  # a correction of many was done
    RERUN = "rerun"  # a plan of a rerun was carried out
    ORDER_CONFIRMED = "order_confirmed"  # a person named the owner of an order
    FILE_READY = "file_ready"  # a file was rendered, or goes back to be sent
    FILE_SENDING = "file_sending"  # an attempt to send a file begins
    FILE_RENAMING = "file_renaming"  # a file's bytes are at the bank and get their final name
    FILE_SENT = "file_sent"  # the bank has a file
    FILE_UNKNOWN = "file_unknown"  # nobody can say whether the bank has a file
    FILE_ACCEPTED = "file_accepted"  # the bank accepted a file
    FILE_PARTLY = "file_partly"  # the bank accepted a part of a file
    FILE_REJECTED = "file_rejected"  # the bank refused a file
    FILE_WITHDRAWN = "file_withdrawn"  # an unsent file was taken back
    BYTES_PROVEN = "bytes_proven"  # a bank has just our bytes; subject: the file
    FILE_ASKED = "file_asked"  # a bank was asked what it has of a file that it had before
    FILE_MADE_AGAIN = "file_made_again"  # a lost file was made again from what is stored
    ANSWER = "answer"  # a message of a bank was read; subject: the file it answers
    BANK_SAID = "bank_said"  # a person wrote whether a bank has what it refused; subject: number
    ANSWER_SETTLED = "answer_settled"  # a person settled a message that nobody could apply
    APPLICATION_APPLIED = "application_applied"  # a customer's order was applied
    APPLICATION_REFUSED = "application_refused"  # a customer's order was refused
    STATEMENT_READ = "statement_read"  # a file of bank statements was read; subject: its hash
    PAYMENT_ACCEPTED = "payment_accepted"  # a person applied a payment; subject: its id
    PAYMENT_EXCLUDED = "payment_excluded"  # a person said that a payment is not ours
    PAYMENT_UNDONE = "payment_undone"  # a person took back what a payment was applied to
    REFUND_LISTED = "refund_listed"  # a person decided to pay a credit back; subject: its id
    REFUND_CANCELLED = "refund_cancelled"  # a person cancelled a refund that no bank paid
    REFUNDS_ORDERED = "refunds_ordered"  # refunds were put into a file; subject: the file's id
    MAIL_SENDING = "mail_sending"  # the text of a mail begins; subject: the invoice's number
    MAIL_SENT = "mail_sent"  # the mail server took a mail
    MAIL_REFUSED = "mail_refused"  # the mail server refused a mail
    MAIL_SETTLED = "mail_settled"  # a person said what became of a mail
    MAIL_ADOPTED = "mail_adopted"  # the archive knew more of a mail; subject: the number
    REMINDERS_WRITTEN = "reminders_written"  # reminders of debts were written; subject: their day
    REMINDER_SENDING = "reminder_sending"  # the text of a mail begins; subject: customer and day
    REMINDER_SENT = "reminder_sent"  # the mail server took a reminder of a debt
    REMINDER_REFUSED = "reminder_refused"  # the mail server refused a reminder of a debt
    REMINDER_SETTLED = "reminder_settled"  # a person said what became of a reminder of a debt
    REMINDER_ADOPTED = "reminder_adopted"  # the archive knew more of a reminder of a debt
    PRINTED = "printed"  # invoices were put into a file for printing; subject: the building
    PRINTED_BEFORE = "printed_before"  # a person said that it is on paper; subject: the number
    PORTAL_TAKEN = "portal_taken"  # readings that residents sent were taken, before a month
    STAFF_DECIDED = "staff_decided"  # a manager's decision was carried out; subject: its id
    STAFF = "staff"  # an account of the staff was opened, ended, or got a password; subject: its id
    ALERTED = "alerted"  # people were told of trouble, or that it is over
    ROW_SET_ASIDE = "set_aside"  # a person said that a refused row is not needed
    ROW_CONFIRMED = "confirmed"  # a person said that a doubtful row is right
    RESTORED = "restored"  # a copy of the database was put back
    IMPORTS_LOST = "imports_lost"  # what was imported since a copy was made is not known here
    IMPORTS_REPEATED = "imports_repeated"  # a person said that it is imported again, if any was
    BANKS_TO_ASK = "banks_to_ask"  # a copy was put back, and nothing says what was sent since
    BANKS_ASKED = "banks_asked"  # a person has asked the banks, and named the files they have
    SEQUENCE_RAISED = "sequence_raised"  # a sequence was raised to what was proven used
    PASSED_OVER = "passed_over"  # a file id of a lost month is never used again
    SEEN_AT_BANK = "seen_at_bank"  # a bank has a file that the ledger has not sent
    MENDED = "mended"  # damaged sidecars and missing files of ours were made again
    WITNESS_BEGUN = "witness_begun"  # a witness on another disk begins to see
    PURGED = "purged"  # an old month was forgotten
    PURGED_ROWS = "purged_rows"  # rows that ended long ago were forgotten
    BURIED = "buried"  # the bytes of old files were forgotten; their hashes stay

    @classmethod
    def of_file(cls, state: FileState) -> "Event":
        """Return the event of a file that comes into a state."""
        return cls(f"file_{state}")
