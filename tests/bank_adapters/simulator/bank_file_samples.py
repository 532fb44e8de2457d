"""Small valid bank files, and ways to spoil them."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from bank_adapters.registry import bank_adapter
from einvoice.core.channels import ChannelProfile


def an_iban(bank: str, number: int) -> str:
    """A Latvian IBAN with valid check digits."""
    account = f"{bank}{number:013d}"
    digits = "".join(str(int(sign, 36)) for sign in f"{account}LV00")
    return f"LV{98 - int(digits) % 97:02d}{account}"


@dataclass(frozen=True)
class AnInvoice:
    """One invoice; each field may be spoiled."""

    number: int = 1
    global_id: str = "40003000001-26110000001-1"
    payment_id: str = "40003000001-26110000001-1"
    channel_id: str | None = None
    service_id: str = "B0001-1"
    attributes: str = ""
    contract: str = "C1"
    seller: str = "40003000001"
    source: str = ""
    channel_address: str = an_iban("HABA", 1)
    presentment: str = "YES"
    kind: str = "DEB"
    invoice_date: str = "2026-11-05"
    due_date: str = "<PayDueDate>2026-11-30</PayDueDate>"
    total: str = "12.34"
    to_pay: str = "<TotalToPay>12.34</TotalToPay>"
    payment_total: str = "12.34"
    currency: str = "EUR"
    payable: str = "YES"
    account: str = an_iban("HABA", 9)
    pay_to_name: str = "SIA Paraugs"
    pay_to_bic: str = ""
    payer_name: str = "Payer"
    seller_name: str = "SIA Paraugs"

    def xml(self, profile: ChannelProfile) -> str:
        """Write it in the profile's family."""
        channel = profile.channel_id if self.channel_id is None else self.channel_id
        channel_id = f' channelId="{channel}"' if channel else ""
        source = f"<SourceInvoice>{self.source}</SourceInvoice>" if self.source else ""
        contract = f'{profile.contract_attribute}="{self.contract}"' if self.contract else ""
        address = f' channelAddress="{self.channel_address}"' if self.channel_address else ""
        return (
            f'<Invoice invoiceId="{self.number}" serviceId="{self.service_id}" regNumber=""'
            f' invoiceGlobUniqId="{self.global_id}"{channel_id}{address}{self.attributes}'
            f' presentment="{self.presentment}" {contract}'
            f' {profile.seller_reg_attribute}="{self.seller}">'
            f"<InvoiceParties><SellerParty><Name>{self.seller_name}</Name>"
            "<RegNumber>40003000001</RegNumber></SellerParty>"
            "<BuyerParty><Name>Jānis Paraudziņš</Name></BuyerParty></InvoiceParties>"
            f'<InvoiceInformation><Type type="{self.kind}">{source}</Type>'
            "<DocumentName>Rēķins</DocumentName>"
            f"<InvoiceNumber>{self.number}</InvoiceNumber>"
            f"<InvoiceDate>{self.invoice_date}</InvoiceDate></InvoiceInformation>"
            f"<InvoiceSumGroup><TotalSum>{self.total}</TotalSum>{self.to_pay}</InvoiceSumGroup>"
            "<InvoiceItem><InvoiceItemGroup><ItemEntry><Description>Ūdens</Description></ItemEntry>"
            f"</InvoiceItemGroup></InvoiceItem><PaymentInfo><Currency>{self.currency}</Currency>"
            f"<PaymentDescription>Rek. 1</PaymentDescription><Payable>{self.payable}</Payable>"
            f"{self.due_date}<PaymentTotalSum>{self.payment_total}</PaymentTotalSum>"
            f"<PayerName>{self.payer_name}</PayerName><PaymentId>{self.payment_id}</PaymentId>"
            f"<PayToAccount>{self.account}</PayToAccount>"
            f"<PayToName>{self.pay_to_name}</PayToName>{self.pay_to_bic}</PaymentInfo></Invoice>"
        )


@dataclass(frozen=True)
class AFile:
    """A bank file of some invoices; footer and header may be spoiled."""

    invoices: tuple[AnInvoice, ...] = (AnInvoice(),)
    file_id: str = "2611SW00001ABCDEF"
    app_id: str | None = None
    count: int | None = None
    amount: str | None = None
    reference: str = (
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:noNamespaceSchemaLocation="e-invoice.xsd"'
    )
    profile: ChannelProfile = field(default_factory=lambda: bank_adapter("swedbank").profile)

    def xml(self) -> bytes:
        """Write it, with a right footer unless it was given."""
        amount = self.amount or str(
            sum((Decimal(one.payment_total) for one in self.invoices), Decimal())
        )
        count = len(self.invoices) if self.count is None else self.count
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<E_Invoice{self.reference}><Header>'
            "<Date>2026-11-05</Date>"
            f"<FileId>{self.file_id}</FileId><AppId>{self.app_id or self.profile.app_id}</AppId>"
            f"<Version>{self.profile.version}</Version></Header>"
            + "".join(invoice.xml(self.profile) for invoice in self.invoices)
            + f"<Footer><TotalNumberInvoices>{count}</TotalNumberInvoices>"
            f"<TotalAmount>{amount}</TotalAmount></Footer></E_Invoice>"
        ).encode()


def some_invoices(count: int) -> tuple[AnInvoice, ...]:
    """So many invoices that differ in their numbers and ids."""
    return tuple(
        replace(
            AnInvoice(),
            number=number,
            service_id=f"B0001-{number}",
            global_id=f"G-{number}",
            payment_id=f"G-{number}",
        )
        for number in range(1, count + 1)
    )
