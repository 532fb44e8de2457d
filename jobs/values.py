"""Values and names of the rooms below, for whoever shows what a job returns."""

from bank_adapters.messages.fail_codes import code_name, is_of_a_sum
from einvoice.pages.trace_page import TracePage, TraceTable
from einvoice.store.answers import AnswerRecord
from einvoice.store.banks_to_ask import BanksToAsk
from einvoice.store.controls import ServiceFigures
from einvoice.store.debt_reminders import DebtReminder
from einvoice.store.drafts import DraftChange
from einvoice.store.exports import InvoiceRow, PlacedBytes
from einvoice.store.files import ANSWERED, FileKind, FileRecord
from einvoice.store.months import HeldFlat
from einvoice.store.payments import Decided as DecidedPayment
from einvoice.store.recalled import Recalled
from einvoice.store.refused import RefusedInvoice
from einvoice.store.shard_parts import PartsAtWork
from einvoice.store.subscribers import Subscriber
from einvoice.store.taken_back_months import NotBilled
from einvoice.store.traced_readings import TracedReading
from einvoice.store.withdrawals import IssuedNow, Selection

__all__ = (
    "ANSWERED",
    "AnswerRecord",
    "BanksToAsk",
    "DebtReminder",
    "DecidedPayment",
    "DraftChange",
    "FileKind",
    "FileRecord",
    "HeldFlat",
    "InvoiceRow",
    "IssuedNow",
    "NotBilled",
    "PartsAtWork",
    "PlacedBytes",
    "Recalled",
    "RefusedInvoice",
    "Selection",
    "ServiceFigures",
    "Subscriber",
    "TracePage",
    "TraceTable",
    "TracedReading",
    "code_name",
    "is_of_a_sum",
)
