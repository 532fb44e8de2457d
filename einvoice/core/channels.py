"""Channel profiles: a bank's dialect as data, kept in `bank_adapters/<bank>/profile.toml`."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProfileMark:
    """Where a profile value comes from, and whether the bank has confirmed it."""

    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class ChannelProfile:
    """The form of a bank's files and the behaviour of its SFTP endpoint.

    ``footer_sum`` is ``to_pay`` or ``total``. ``marks`` has one entry per field. A path of
    ``required_elements`` and ``forbidden_elements`` begins below `Invoice`; an attribute is
    ``@name`` at its end. In the four header texts ``{reg_no}``, ``{contract}``, ``{account}`` and
    ``{bic}`` are the seller's own; an empty value is not written. Lengths and types of single
    elements are in the ``schema``.
    """

    bank: str
    version: str  # e-invoice family: 1.1 or 1.2
    app_id: str
    contract_attribute: str  # spelling of sellerContractId
    seller_reg_attribute: str  # spelling of sellerRegnumber
    presentment: str
    channel_id: str  # BIC8
    file_code: str  # two letters in the file id
    file_name: str  # pattern with {file_id}
    schema: str  # file name in schemas/
    schema_reference: str  # what the root names as its schema; empty = nothing
    header_test: str  # Header/Test: YES, NO, or empty
    header_sender_id: str
    header_receiver_id: str
    header_contract_id: str
    header_account: str
    required_elements: tuple[str, ...]  # beyond what the schema requires
    forbidden_elements: tuple[str, ...]  # left out of what is written
    footer_sum: str
    missing_reg_number: str
    payment_characters: str  # of PaymentDescription: single characters and ranges a-b
    payment_length: int  # of PaymentDescription, in characters
    languages: tuple[str, ...]  # the first replaces a language the bank does not know
    max_invoices: int
    max_bytes: int
    inbox: str  # the bank's folder we write to
    outbox: str  # the folder we fetch answers from
    lead_days: int  # banking days before the due date
    cut_off: dt.time  # on the deadline day, Europe/Riga
    answer_days: int  # banking days until a missing answer is an alarm
    can_list: bool
    can_read_back: bool
    can_rename: bool
    removes_read_answers: bool  # we delete an answer once it is archived
    application_seller: bool  # takes our message that an application's data are wrong
    incoming_manifest: bool  # wants a manifest beside each file
    marks: Mapping[str, ProfileMark]

    @property
    def reads_back(self) -> bool:
        """Whether what was sent is read back; where nobody may look, nobody can."""
        return self.can_list and self.can_read_back


@dataclass(frozen=True, slots=True)
class SellerChannel:
    """The seller's data at one bank: the account to be paid to, its BIC, the e-invoice contract.

    ``account`` is an IBAN without spaces. ``contract_id`` is used for a subscription that names
    no contract of its own.
    """

    account: str
    bic: str
    contract_id: str
