"""The elements of an invoice and their types, as the banks' specification has them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Type:
    """A type of the format: its longest text, values it must refuse, and how it says so."""

    most: int | None
    wrong: tuple[str, ...]
    says: str
    empty: bool = False  # may be empty


LENGTH = "length cannot be greater than"


TYPES = {
    "short": Type(20, (), LENGTH, empty=True),
    "normal": Type(100, (), LENGTH, empty=True),
    "long": Type(500, (), LENGTH, empty=True),
    "description": Type(500, ("",), LENGTH + "|length cannot be lesser than"),
    "reg": Type(15, (), LENGTH, empty=True),
    "bic": Type(11, (), LENGTH, empty=True),
    "channel": Type(10, (), LENGTH, empty=True),
    "postal": Type(10, (), LENGTH, empty=True),
    "account": Type(35, ("lv44", "LV 44", "LV-44", "Ā"), LENGTH + "|pattern", empty=True),
    "reference": Type(20, ("", "12A", "1 2", "-1"), LENGTH + "|pattern"),
    "email": Type(100, ("", "a", "@", "a@", "@a"), LENGTH + "|pattern"),
    "language": Type(None, ("", "LV", "l", "lav", "ā1"), "pattern"),
    "currency": Type(None, ("", "eur", "EU", "EURO"), "pattern"),
    "yes_no": Type(None, ("", "yes", "Y", "true"), "must be one of"),
    "yes": Type(None, ("", "NO", "yes"), "must be one of"),
    "vat_id": Type(None, ("", "tax", "VAT"), "must be one of"),
    "kind": Type(None, ("", "deb", "CREDIT"), "must be one of"),
    "date": Type(None, ("", "2026-13-01", "2026-02-30", "05.11.2026", "20261105"), "type date"),
    "sum2": Type(None, ("", "1.001", "1e2", "1,00", "abc", "1.00 EUR"), "digits|type decimal"),
    "sum4": Type(None, ("", "1.00001", "1e2", "1,00", "abc"), "digits|type decimal"),
    "text210": Type(210, ("ā", "€", "Ж", "ļ"), LENGTH + "|pattern", empty=True),
}


# path, type, required by the format (an `@` at the end: an attribute)
ELEMENTS = [
    ("@invoiceId", "normal", True),
    ("@serviceId", "short", False),
    ("@regNumber", "reg", True),
    ("@channelId", "channel", False),
    ("@channelAddress", "normal", False),
    ("@languageId", "language", False),
    ("@invoiceGlobUniqId", "normal", False),
    ("InvoiceParties/SellerParty/Name", "normal", True),
    ("InvoiceParties/SellerParty/RegNumber", "reg", True),
    ("InvoiceParties/SellerParty/VATRegNumber", "reg", False),
    ("InvoiceParties/SellerParty/ContactData/PhoneNumber", "normal", False),
    ("InvoiceParties/SellerParty/ContactData/URL", "normal", False),
    ("InvoiceParties/SellerParty/ContactData/E-mailAddress", "email", False),
    ("InvoiceParties/SellerParty/ContactData/LegalAddress/PostalAddress1", "normal", True),
    ("InvoiceParties/SellerParty/ContactData/LegalAddress/City", "normal", True),
    ("InvoiceParties/SellerParty/ContactData/LegalAddress/PostalCode", "postal", False),
    ("InvoiceParties/SellerParty/AccountInfo/AccountNumber", "account", False),
    ("InvoiceParties/SellerParty/AccountInfo/IBAN", "account", False),
    ("InvoiceParties/SellerParty/AccountInfo/BIC", "bic", False),
    ("InvoiceParties/BuyerParty/Name", "normal", True),
    ("InvoiceParties/BuyerParty/RegNumber", "reg", False),
    ("InvoiceParties/BuyerParty/ContactData/LegalAddress/PostalAddress1", "normal", True),
    ("InvoiceParties/BuyerParty/ContactData/LegalAddress/City", "normal", True),
    ("InvoiceParties/BuyerParty/ContactData/LegalAddress/PostalCode", "postal", False),
    ("InvoiceParties/PayerParty/Name", "normal", True),
    ("InvoiceParties/PayerParty/RegNumber", "reg", False),
    ("InvoiceInformation/Type/@type", "kind", True),
    ("InvoiceInformation/DocumentName", "normal", True),
    ("InvoiceInformation/InvoiceNumber", "normal", True),
    ("InvoiceInformation/InvoiceDate", "date", True),
    ("InvoiceInformation/DueDate", "date", False),
    ("InvoiceInformation/Period/PeriodName", "normal", False),
    ("InvoiceInformation/Period/StartDate", "date", False),
    ("InvoiceInformation/Period/EndDate", "date", False),
    ("InvoiceSumGroup/Balance/BalanceBegin", "sum2", False),
    ("InvoiceSumGroup/Balance/BalanceEnd", "sum2", False),
    ("InvoiceSumGroup/InvoiceSum", "sum4", False),
    ("InvoiceSumGroup/Rounding", "sum4", False),
    ("InvoiceSumGroup/VAT/@vatId", "vat_id", False),
    ("InvoiceSumGroup/VAT/SumBeforeVAT", "sum4", False),
    ("InvoiceSumGroup/VAT/VATRate", "sum2", True),
    ("InvoiceSumGroup/VAT/VATSum", "sum4", True),
    ("InvoiceSumGroup/VAT/SumAfterVAT", "sum4", False),
    ("InvoiceSumGroup/TotalVATSum", "sum2", False),
    ("InvoiceSumGroup/TotalSum", "sum2", True),
    ("InvoiceSumGroup/TotalToPay", "sum2", False),
    ("InvoiceSumGroup/Currency", "currency", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/RowNo", "short", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/Description", "description", True),
    ("InvoiceItem/InvoiceItemGroup[2]/ItemEntry/InitialReading", "short", False),
    ("InvoiceItem/InvoiceItemGroup[2]/ItemEntry/FinalReading", "short", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/ItemDetailInfo/ItemUnit", "short", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/ItemDetailInfo/ItemAmount", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/ItemDetailInfo/ItemPrice", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/ItemSum", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/VAT/@vatId", "vat_id", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/VAT/SumBeforeVAT", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/VAT/VATRate", "sum2", True),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/VAT/VATSum", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/VAT/SumAfterVAT", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/ItemTotal", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/GroupEntry/GroupDescription", "long", False),
    ("InvoiceItem/InvoiceItemGroup/GroupEntry/GroupSum", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/GroupEntry/GroupTotal", "sum4", False),
    ("AdditionalInformation/InformationName", "normal", False),
    ("AdditionalInformation/InformationContent", "long", True),
    ("PaymentInfo/Currency", "currency", True),
    ("PaymentInfo/PaymentDescription", "text210", False),
    ("PaymentInfo/Payable", "yes_no", True),
    ("PaymentInfo/PayDueDate", "date", False),
    ("PaymentInfo/PaymentTotalSum", "sum2", True),
    ("PaymentInfo/PaymentId", "normal", True),
    ("PaymentInfo/PayToAccount", "account", True),
    ("PaymentInfo/PayToName", "normal", True),
    ("PaymentInfo/PayToBIC", "bic", False),
]


OF_FAMILY = {
    "1.1": [
        ("@presentment", "yes", True),
        ("@globalSellerContractId", "normal", False),
        ("@sellerRegNumber", "reg", True),
        ("PaymentInfo/PaymentRefId", "short", False),
        ("PaymentInfo/PayerName", "normal", False),
    ],
    "1.2": [
        ("@presentment", "yes_no", False),
        ("@sellerContractId", "normal", False),
        ("@sellerRegnumber", "reg", True),
        ("PaymentInfo/PaymentRefId", "reference", False),
        ("PaymentInfo/PayerName", "normal", True),
    ],
}
