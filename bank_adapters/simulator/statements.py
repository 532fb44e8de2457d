"""Statements of accounts as banks write them: camt.053 in two versions, FiDAViSta in its forms.

Pure functions of the entries; what a format has no place for (an end-to-end id in FiDAViSta) is
left out, as a bank would. Source: docs/BANKS.md, "Statements".
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from einvoice.core.money import format_cents
from einvoice.core.payments import EntryPart, StatementEntry, StatementFormat

_ISO = "urn:iso:std:iso:20022:tech:xsd:"
FIDAVISTA_1_01 = "http://www.bankasoc.lv/fidavista/fidavista0101.xsd"
FIDAVISTA_1_1 = "http://ivis.eps.gov.lv/XMLSchemas/100017/fidavista/v1-1"
FIDAVISTA_1_2 = "http://ivis.eps.gov.lv/XMLSchemas/100017/fidavista/v1-2"


@dataclass(frozen=True, slots=True)
class WrittenStatement:
    """A statement of an account to be written, or one page of it.

    ``closing_cents`` None = what opening and entries make. ``pending`` are entries not booked yet.
    """

    account: str
    first_day: dt.date
    last_day: dt.date
    opening_cents: int
    entries: Sequence[StatementEntry] = ()
    closing_cents: int | None = None
    statement_id: str = "1"
    page: int = 1
    is_last: bool = True
    currency: str = "EUR"
    pending: Sequence[StatementEntry] = ()

    @property
    def closing(self) -> int:
        """The balance after the last day."""
        if self.closing_cents is not None:
            return self.closing_cents
        return self.opening_cents + sum(entry.cents for entry in self.entries)


@dataclass(frozen=True, slots=True)
class FidavistaForm:
    """How a bank writes FiDAViSta; without a namespace where it is empty.

    ``account`` is the name of the element with the account, ``at_midnight`` adds a time to
    `ValueDate`, ``cdata`` puts texts into CDATA sections.
    """

    namespace: str = FIDAVISTA_1_1
    account: str = "IBAN"
    encoding: str = "UTF-8"
    at_midnight: bool = False
    cdata: bool = False


SWEDBANK = FidavistaForm(FIDAVISTA_1_01, "AccNo", "windows-1257", at_midnight=True, cdata=True)


def pages_of(statement: WrittenStatement, size: int) -> list[WrittenStatement]:
    """Return a statement in pages of some entries; each states the balances of the whole."""
    parts = [
        statement.entries[begin : begin + size]
        for begin in range(0, max(1, len(statement.entries)), size)
    ]
    return [
        replace(
            statement,
            entries=part,
            closing_cents=statement.closing,
            page=number,
            is_last=number == len(parts),
        )
        for number, part in enumerate(parts, 1)
    ]


def render_camt(statement: WrittenStatement, version: StatementFormat) -> bytes:
    """Return a statement as camt.053 of a version, UTF-8."""
    return "".join(_camt(statement, version)).encode()


def render_fidavista(statement: WrittenStatement, form: FidavistaForm | None = None) -> bytes:
    """Return a statement as FiDAViSta; letters the encoding lacks become references."""
    form = form or FidavistaForm()
    return "".join(_fidavista(statement, form)).encode(form.encoding, "xmlcharrefreplace")


def _tag(name: str, text: str) -> str:
    """Return an element; none where there is nothing to say."""
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _camt(statement: WrittenStatement, version: StatementFormat) -> Iterator[str]:
    made = f"{statement.last_day}T23:00:00+02:00"
    yield (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{_ISO}{version.value}">'
        f"<BkToCstmrStmt><GrpHdr><MsgId>{statement.statement_id}-{statement.page}</MsgId>"
        f"<CreDtTm>{made}</CreDtTm><MsgPgntn><PgNb>{statement.page}</PgNb>"
        f"<LastPgInd>{str(statement.is_last).lower()}</LastPgInd></MsgPgntn></GrpHdr>\n<Stmt>"
        f"{_tag('Id', statement.statement_id)}<CreDtTm>{made}</CreDtTm><FrToDt><FrDtTm>"
        f"{statement.first_day}T00:00:00+02:00</FrDtTm><ToDtTm>{statement.last_day}"
        f"T23:59:59.999+02:00</ToDtTm></FrToDt><Acct><Id>{_tag('IBAN', statement.account)}</Id>"
        f"{_tag('Ccy', statement.currency)}</Acct>\n"
    )
    for code, cents, day in (
        ("OPBD", statement.opening_cents, statement.first_day),
        ("CLBD", statement.closing, statement.last_day),
    ):
        yield (
            f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
            f"{_camt_sum(cents, statement.currency)}<Dt><Dt>{day}</Dt></Dt></Bal>\n"
        )
    yield _camt_summary(statement.entries, version)
    for entry in statement.entries:
        yield _camt_entry(entry, statement.currency, version, "BOOK")
    for entry in statement.pending:
        yield _camt_entry(entry, statement.currency, version, "PDNG")
    yield "</Stmt></BkToCstmrStmt></Document>\n"


def _camt_sum(cents: int, currency: str) -> str:
    return f'<Amt Ccy="{currency}">{format_cents(abs(cents))}</Amt>{_camt_side(cents)}'


def _camt_side(cents: int) -> str:
    return f"<CdtDbtInd>{'CRDT' if cents >= 0 else 'DBIT'}</CdtDbtInd>"


def _camt_summary(entries: Iterable[StatementEntry], version: StatementFormat) -> str:
    sums = [entry.cents for entry in entries]
    credits_, debits = (
        [cents for cents in sums if cents >= 0],
        [-cents for cents in sums if cents < 0],
    )
    net = sum(sums)
    if version is StatementFormat.CAMT_02:
        net_sum = f"<TtlNetNtryAmt>{format_cents(abs(net))}</TtlNetNtryAmt>{_camt_side(net)}"
    else:
        net_sum = f"<TtlNetNtry>{_tag('Amt', format_cents(abs(net)))}{_camt_side(net)}</TtlNetNtry>"
    all_ = [*credits_, *debits]
    return (
        f"<TxsSummry><TtlNtries>{_camt_count(all_)}{net_sum}</TtlNtries>"
        f"<TtlCdtNtries>{_camt_count(credits_)}</TtlCdtNtries>"
        f"<TtlDbtNtries>{_camt_count(debits)}</TtlDbtNtries></TxsSummry>\n"
    )


def _camt_count(sums: Sequence[int]) -> str:
    return f"<NbOfNtries>{len(sums)}</NbOfNtries>{_tag('Sum', format_cents(sum(sums)))}"


def _camt_entry(entry: StatementEntry, currency: str, version: StatementFormat, status: str) -> str:
    is_02 = version is StatementFormat.CAMT_02
    domain, _, rest = entry.kind.partition("-")
    family, _, sub_family = rest.partition("-")
    value_on = f"<ValDt><Dt>{entry.value_on}</Dt></ValDt>" if entry.value_on else ""
    several = len(entry.parts) > 1
    details = "".join(
        _camt_part(part, currency if several else "", version) for part in entry.parts
    )
    return (
        f"<Ntry>{_camt_sum(entry.cents, currency)}"
        f"<Sts>{status if is_02 else _tag('Cd', status)}</Sts>"
        f"<BookgDt><Dt>{entry.booked_on}</Dt></BookgDt>{value_on}"
        f"{_tag('AcctSvcrRef', entry.bank_ref)}<BkTxCd><Domn><Cd>{domain or 'PMNT'}</Cd><Fmly>"
        f"<Cd>{family or 'RCDT'}</Cd><SubFmlyCd>{sub_family or 'ESCT'}</SubFmlyCd></Fmly></Domn>"
        f"</BkTxCd><NtryDtls>{details}</NtryDtls></Ntry>\n"
    )


def _camt_part(part: EntryPart, currency: str, version: StatementFormat) -> str:
    is_02 = version is StatementFormat.CAMT_02
    side = "Dbtr" if part.cents >= 0 else "Cdtr"
    amount = _camt_sum(part.cents, currency) if currency else ""
    if currency and is_02:
        amount = f"<AmtDtls><TxAmt>{amount.partition('<Cdt')[0]}</TxAmt></AmtDtls>"
    code = f"<Id><PrvtId><Othr>{_tag('Id', part.payer.code)}</Othr></PrvtId></Id>"
    party = _tag("Nm", part.payer.name) + (code if part.payer.code else "")
    party = party if is_02 or not party else f"<Pty>{party}</Pty>"
    account = _tag("IBAN", part.payer.account)
    bank = _tag("BIC" if is_02 else "BICFI", part.payer.bank)
    lines = "".join(_tag("Ustrd", line) for line in part.text.split("\n"))
    ref = _tag("Ref", part.structured_ref)
    return (
        f"<TxDtls><Refs>{_tag('AcctSvcrRef', part.bank_ref)}"
        f"{_tag('EndToEndId', part.end_to_end_id or 'NOTPROVIDED')}"
        f"{_tag('TxId', part.transaction_id)}</Refs>{amount}<RltdPties>"
        f"{f'<{side}>{party}</{side}>' if party else ''}"
        f"{f'<{side}Acct><Id>{account}</Id></{side}Acct>' if account else ''}</RltdPties>"
        f"<RltdAgts>{f'<{side}Agt><FinInstnId>{bank}</FinInstnId></{side}Agt>' if bank else ''}"
        f"</RltdAgts><RmtInf>{lines}"
        f"{f'<Strd><CdtrRefInf>{ref}</CdtrRefInf></Strd>' if ref else ''}</RmtInf></TxDtls>"
    )


def _fidavista(statement: WrittenStatement, form: FidavistaForm) -> Iterator[str]:
    namespace = f' xmlns="{form.namespace}"' if form.namespace else ""
    yield (
        f'<?xml version="1.0" encoding="{form.encoding}"?>\n<FIDAVISTA{namespace}><Header>'
        f"<Timestamp>{statement.last_day:%Y%m%d}230000000</Timestamp><From>BANK</From></Header>"
        f"<Statement><Period>{_tag('StartDate', str(statement.first_day))}"
        f"{_tag('EndDate', str(statement.last_day))}{_tag('PrepDate', str(statement.last_day))}"
        f"</Period><AccountSet>{_tag(form.account, statement.account)}<CcyStmt>"
        f"{_tag('Ccy', statement.currency)}{_tag('OpenBal', format_cents(statement.opening_cents))}"
        f"{_tag('CloseBal', format_cents(statement.closing))}\n"
    )
    for entry in statement.entries:
        yield _trx_set(entry, statement.currency, form)
    partial = "N" if statement.is_last else "Y"
    yield (
        "</CcyStmt></AccountSet><Extension>"
        f"{_tag('Partial', partial)}{_tag('Page', str(statement.page))}"
        "</Extension></Statement></FIDAVISTA>\n"
    )


def _trx_set(entry: StatementEntry, currency: str, form: FidavistaForm) -> str:
    """Return an entry of one payment: FiDAViSta has no collective entries."""
    part = entry.parts[0]
    time = " 00:00:00.0" if form.at_midnight else ""
    value_on = f"{entry.value_on}{time}" if entry.value_on else ""
    text = " ".join(other.text.replace("\n", " ") for other in entry.parts if other.text)
    name = part.payer.name
    return (
        f"<TrxSet>{_tag('TypeCode', entry.kind or 'INP')}<RegDate></RegDate>"
        f"{_tag('BookDate', str(entry.booked_on))}{_tag('ValueDate', value_on)}"
        f"{_tag('BankRef', entry.bank_ref)}{_tag('DocNo', part.document_number)}"
        f"<CorD>{'C' if entry.cents >= 0 else 'D'}</CorD>"
        f"{_tag('AccAmt', format_cents(abs(entry.cents)))}{_text('PmtInfo', text, form)}"
        f"<CPartySet>{_tag('AccNo', part.payer.account)}<AccHolder>{_text('Name', name, form)}"
        f"{_tag('LegalId', part.payer.code)}</AccHolder>{_tag('BankCode', part.payer.bank)}"
        f"{_tag('Ccy', currency)}{_tag('Amt', format_cents(abs(entry.cents)))}</CPartySet>"
        "</TrxSet>\n"
    )


def _text(name: str, text: str, form: FidavistaForm) -> str:
    """Return a text; in CDATA only letters of the encoding, and no end of such a section."""
    if not form.cdata or "]]>" in text:
        return _tag(name, text)
    try:
        text.encode(form.encoding)
    except UnicodeEncodeError:
        return _tag(name, text)
    return f"<{name}><![CDATA[{text}]]></{name}>"
