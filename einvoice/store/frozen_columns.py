"""Values that never change once issued, written or read: the columns of each table, by form.

A digest in the journal names its form, so that a later version with other columns can still be held
against it: a new frozen column is a new form, never a change of an old form. Form 1 has the lines
of an invoice one by one, form 2 their record as it is kept; the columns are the same.
"""

from types import MappingProxyType

from einvoice.core.invoices import Buyer
from einvoice.store.rows import fields_of

FORM = 2
FORMS = (1, FORM)
"""The forms that this version reads; it writes the last."""

_ATTEMPT = (
    "global_id attempt file_id offset length channel_address payer_name payer_code "
    "seller_contract_id"
)
_COLUMNS = {
    "invoices": "id flat_id building_id period position number issue_date due_date "
    + " ".join(f"buyer_{name}" for name in fields_of(Buyer))
    + " net_cents vat_cents total_cents balance_begin_cents paid_cents to_pay_cents notices",
    "invoice_lines": "invoice_id lines cold_water_e3",
    "files": "file_id bank period kind sequence name sha256 size invoices total_cents "
    "latest_sending_day version",
    "e_invoices": f"invoice_id {_ATTEMPT}",
    "credit_note_attempts": f"number {_ATTEMPT}",
    "credit_notes": "number invoice_id period bank issue_date",
    "answers": "sha256 bank name size kind file_id outcome received_at namespaces",
}
FROZEN = MappingProxyType({table: tuple(names.split()) for table, names in _COLUMNS.items()})
"""By table: the columns of the present form."""

MUTABLE = MappingProxyType(
    {
        "invoices": {"state", "bank"},
        "invoice_lines": set[str](),
        "files": {"state", "attempt", "verified", "host_key", "sent_at", "evidence"},
        "e_invoices": {"fail_code"},
        "credit_note_attempts": {"fail_code"},
        "credit_notes": {"state", "reason"},
        "answers": {"settled_at", "settled_reason", "left_at_bank"},
    }
)
"""By table: what goes on changing. A fail code is frozen by the answer that gave it."""
