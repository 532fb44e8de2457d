"""pain.001.001.03, the ISO 20022 order of credit transfers: written for a bank, and read back.

A pure function of the order: the same order is the same bytes. Each transfer is booked by itself
(`BtchBookg` false) and has its reference as end-to-end id and in its text, so that a statement of
any format names it. Source: the ISO 20022 message definition; the guides of Swedbank and SEB for
payment initiation; decision 66.
"""

import datetime as dt
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from bank_adapters.messages.element_texts import texts_of
from bank_adapters.messages.statement_values import cents_of
from einvoice.core.money import format_cents
from einvoice.core.plain_text import plain
from einvoice.safe_xml import XmlElement, load_schema, parse

SCHEMA = "pain.001.001.03.xsd"
_NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"
_MOST_OF_NAME, _MOST_OF_TEXT = 70, 140
_ALLOWED = frozenset(
    string.ascii_letters + string.digits + "/-?:().,'+ " + "ĀāČčĒēĢģĪīĶķĻļŅņŌōŖŗŠšŪūŽž"
)
"""The characters of SEPA, and the Latvian letters that our banks take in payments in euro."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """A transfer: its reference (`A-Z0-9`), its cents, to whom, and the text beside the reference.

    Names and texts are as `written` returns them.
    """

    reference: str
    cents: int
    account: str = field(repr=False)
    name: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TransferOrder:
    """The transfers of one file, all from one of our accounts; ``bic`` is empty if unknown."""

    order_id: str
    made_at: dt.datetime
    account: str = field(repr=False)
    name: str
    bic: str
    transfers: tuple[Transfer, ...]

    @property
    def cents(self) -> int:
        """The sum of all."""
        return sum(transfer.cents for transfer in self.transfers)


def written_name(name: str) -> str:
    """Return a name as a bank takes it.

    >>> written_name("Jānis  Bērziņš & Søn"), written_name("Łukasz")
    ('Jānis Bērziņš + Sn', 'ukasz')
    """
    return _written(name)[:_MOST_OF_NAME].strip()


def render_order(order: TransferOrder) -> bytes:
    """Return the file of an order, UTF-8."""
    return "".join(_order(order)).encode()


def read_order(content: bytes) -> TransferOrder:
    """Return the order in a file, read as a bank reads it: by schema, then element by element.

    Raises:
        ValueError: the file is not of the schema, or its counts and sums are not those of its
            transfers.
    """
    root = parse(content)
    schema = load_schema(SCHEMA)
    if not schema.accepts(root):
        raise ValueError(str(schema.faults(root)[0]))
    (header,) = root.iterfind("{*}CstmrCdtTrfInitn/{*}GrpHdr")
    (payment,) = root.iterfind("{*}CstmrCdtTrfInitn/{*}PmtInf")
    group, whole = texts_of(header), texts_of(payment, "CdtTrfTxInf")
    bic = whole.first("DbtrAgt/FinInstnId/BIC")
    order = TransferOrder(
        group.first("MsgId"),
        dt.datetime.fromisoformat(group.first("CreDtTm")),
        whole.first("DbtrAcct/Id/IBAN"),
        whole.first("Dbtr/Nm"),
        bic,
        tuple(map(_transfer, payment.iterfind("{*}CdtTrfTxInf"))),
    )
    for texts in (group, whole):
        stated = int(texts.first("NbOfTxs")), cents_of(texts.first("CtrlSum"))
        if stated != (len(order.transfers), order.cents):
            raise ValueError("NbOfTxs, CtrlSum: not those of the transfers")
    return order


def _transfer(element: XmlElement) -> Transfer:
    texts = texts_of(element)
    reference = texts.first("PmtId/EndToEndId")
    return Transfer(
        reference,
        cents_of(texts.first("Amt/InstdAmt")),
        texts.first("CdtrAcct/Id/IBAN"),
        texts.first("Cdtr/Nm"),
        texts.first("RmtInf/Ustrd").removesuffix(f" {reference}"),
    )


def _order(order: TransferOrder) -> Iterator[str]:
    count, total = len(order.transfers), format_cents(order.cents)
    made = order.made_at.isoformat(timespec="seconds")
    agent = f"<BIC>{order.bic}</BIC>" if order.bic else "<Othr><Id>NOTPROVIDED</Id></Othr>"
    yield (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{_NAMESPACE}">'
        f"<CstmrCdtTrfInitn>\n<GrpHdr><MsgId>{order.order_id}</MsgId><CreDtTm>{made}</CreDtTm>"
        f"<NbOfTxs>{count}</NbOfTxs><CtrlSum>{total}</CtrlSum>"
        f"<InitgPty><Nm>{escape(order.name)}</Nm></InitgPty></GrpHdr>\n"
        f"<PmtInf><PmtInfId>{order.order_id}</PmtInfId><PmtMtd>TRF</PmtMtd>"
        f"<BtchBookg>false</BtchBookg><NbOfTxs>{count}</NbOfTxs><CtrlSum>{total}</CtrlSum>"
        "<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>"
        f"<ReqdExctnDt>{order.made_at.date()}</ReqdExctnDt>"
        f"<Dbtr><Nm>{escape(order.name)}</Nm></Dbtr>"
        f"<DbtrAcct><Id><IBAN>{order.account}</IBAN></Id></DbtrAcct>"
        f"<DbtrAgt><FinInstnId>{agent}</FinInstnId></DbtrAgt><ChrgBr>SLEV</ChrgBr>\n"
    )
    for transfer in order.transfers:
        text = f"{transfer.text} {transfer.reference}"
        yield (
            f"<CdtTrfTxInf><PmtId><InstrId>{transfer.reference}</InstrId>"
            f"<EndToEndId>{transfer.reference}</EndToEndId></PmtId>"
            f'<Amt><InstdAmt Ccy="EUR">{format_cents(transfer.cents)}</InstdAmt></Amt>'
            f"<Cdtr><Nm>{escape(transfer.name)}</Nm></Cdtr>"
            f"<CdtrAcct><Id><IBAN>{transfer.account}</IBAN></Id></CdtrAcct>"
            f"<RmtInf><Ustrd>{escape(text)}</Ustrd></RmtInf></CdtTrfTxInf>\n"
        )
    yield "</PmtInf></CstmrCdtTrfInitn></Document>\n"


def _written(text: str) -> str:
    letters = (_letter(letter) for letter in plain(text).replace("&", "+"))
    return " ".join("".join(letters).split())


def _letter(letter: str) -> str:
    """Return a letter that is allowed: itself, or without its marks, or nothing."""
    if letter in _ALLOWED:
        return letter
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if c in _ALLOWED)
