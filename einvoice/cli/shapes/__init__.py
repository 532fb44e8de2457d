"""The shapes of what commands print with `--json`: `docs/schema` is made from them.

Days are ISO text, sums integers in cents, quantities and prices decimal text. A document has no
other fields than its shape; a field that is not always there says so.
"""

from collections.abc import Mapping
from types import MappingProxyType

from einvoice.cli.shapes import care, corrections, invoices, looking, month, payments

SHAPES: Mapping[str, tuple[type, ...]] = MappingProxyType(
    {
        "account": (payments.Accounts,),
        "answers": (looking.Answers, looking.SettledAnswer),
        "audit accept": (care.Accepted,),
        "audit mend": (care.Mended,),
        "audit verify": (care.Verified,),
        "calculate": (month.Calculated,),
        "check": (looking.Checked,),
        "codes": (care.CodeLetters,),
        "compare": (invoices.Comparison,),
        "credit": (corrections.Credited, corrections.Corrected, corrections.BulkPlan),
        "debtors": (payments.Debtors,),
        "deliver": (month.Delivered,),
        "demo": (month.Demo,),
        "doctor": (care.Doctor,),
        "hold": (corrections.Decided, corrections.BulkPlan),
        "import": (care.Imported, care.Example),
        "issue": (month.Issued,),
        "mail": (corrections.Mailed, corrections.SettledMail, corrections.OfMany),
        "mark-accepted": (corrections.Marked, corrections.BulkPlan),
        "mark-refused": (corrections.Marked, corrections.BulkPlan),
        "mark-sent": (corrections.DeclaredFile,),
        "payments": (payments.Waiting, payments.NotOurs, payments.Twice),
        "payments import": (payments.StatementsRead,),
        "person erasure": (care.Erasure,),
        "poll": (month.Polled,),
        "print": (corrections.Printed, corrections.OfMany),
        "purge": (care.Purged,),
        "refunds": (payments.Refunds,),
        "refunds write": (payments.RefundFiles,),
        "rehearse": (care.Rehearsal,),
        "release": (corrections.Released, corrections.BulkPlan),
        "remind": (care.Reminded,),
        "render": (month.Rendered,),
        "report": (looking.Report,),
        "reproduce": (invoices.Reproduced,),
        "rerun": (corrections.Rerun,),
        "resend": (corrections.DeclaredFile,),
        "run": (month.Month,),
        "show": (invoices.Invoice, invoices.InvoiceWithXml),
        "staff apply": (care.CarriedDecisions,),
        "staff list": (care.StaffAccounts,),
        "status": (month.Status,),
        "subscriptions": (care.Subscriptions, care.Confirmed, care.SettledApplication),
        "trace": (invoices.Trace,),
        "void": (
            corrections.InvoiceOfMonth,
            corrections.Voided,
            corrections.Recalled,
            corrections.BulkPlan,
        ),
        "watch": (looking.Watched,),
    }
)
"""By command: the documents that it may print."""
