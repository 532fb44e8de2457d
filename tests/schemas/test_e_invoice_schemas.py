import subprocess
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree
from sample_company import needs
from xmlschema import XMLResource, XMLSchema

GOLDEN = Path(__file__).parent.parent / "golden"
FAMILIES = ("1.1", "1.2")


def libxml2_accepts(version: str, content: bytes) -> bool:
    """Tell whether libxml2 finds a document valid."""
    return libxml2_schema(version).validate(etree.fromstring(content))


@cache
def libxml2_schema(version: str) -> etree.XMLSchema:
    """Return a schema as libxml2 reads it."""
    return etree.XMLSchema(etree.parse(str(files("schemas") / f"e-invoice-{version}.xsd")))


@pytest.fixture(scope="module")
def second_opinions() -> dict[str, XMLSchema]:
    """Return the schemas as xmlschema reads them."""
    folder = files("schemas")
    return {
        version: XMLSchema(str(folder / f"e-invoice-{version}.xsd"), allow="sandbox")
        for version in FAMILIES
    }


def golden(version: str) -> str:
    """Return a valid file of one family."""
    return (GOLDEN / f"e-invoice-{version}.xml").read_text("utf-8")


def changed(version: str, old: str, new: str) -> bytes:
    """Return a valid file with the first of one piece replaced."""
    text = golden(version)
    assert old in text
    return text.replace(old, new, 1).encode()


BOTH_REFUSE = [
    pytest.param("<FileId>2611SW00001TESTAB</FileId>", "", id="no file id"),
    pytest.param("<Date>2026-11-05</Date>", "<Date>05.11.2026</Date>", id="no date"),
    pytest.param("<Header>", "<Header><Test>yes</Test>", id="yes in small letters"),
    pytest.param('invoiceId="26110000001" ', "", id="no invoice id"),
    pytest.param('serviceId="B0001-1"', f'serviceId="{"1" * 21}"', id="service id of 21"),
    pytest.param('regNumber="010190-11004"', f'regNumber="{"1" * 16}"', id="reg. number of 16"),
    pytest.param('channelId="HABALV22"', 'channelId="HABALV22XXX"', id="channel id of 11"),
    pytest.param('languageId="lv"', 'languageId="LV"', id="language in capitals"),
    pytest.param('presentment="YES"', 'presentment="yes"', id="presentment in small letters"),
    pytest.param('serviceId="B0001-1"', 'serviceID="B0001-1"', id="unknown attribute"),
    pytest.param("<Name>SIA Parauga Namsaimnieks</Name>", "", id="seller without name"),
    pytest.param("<RegNumber>40203999970</RegNumber>", "", id="seller without number"),
    pytest.param("<Name>Jānis", f"<Name>{'J' * 100}", id="name above 100"),
    pytest.param("<City>Ogre</City>", "", id="address without city"),
    pytest.param("<PostalCode>LV-5001<", "<PostalCode>LV-50010000<", id="postal code of 11"),
    pytest.param("rekini@example.lv", "rekini", id="e-mail without @"),
    pytest.param("<IBAN>LV44", "<IBAN>lv44", id="account in small letters"),
    pytest.param("<BIC>HABALV22</BIC>", "<BIC>HABALV22XXXX</BIC>", id="BIC of 12"),
    pytest.param('type="DEB"', 'type="DEBIT"', id="unknown type"),
    pytest.param("<DocumentName>Rēķins</DocumentName>", "", id="no document name"),
    pytest.param("<InvoiceDate>2026-11-05", "<InvoiceDate>2026-11-31", id="no such day"),
    pytest.param("<TotalSum>164.65", "<TotalSum>164.651", id="sum of 3 decimals"),
    pytest.param("<TotalSum>164.65", "<TotalSum>1.6E2", id="exponent"),
    pytest.param("<TotalSum>164.65", "<TotalSum>164,65", id="comma"),
    pytest.param("<InvoiceSum>147.3000", "<InvoiceSum>147.30001", id="sum of 5 decimals"),
    pytest.param("<VATRate>21.00", "<VATRate>21.001", id="rate of 3 decimals"),
    pytest.param('vatId="TAX"', 'vatId="tax"', id="unknown VAT kind"),
    pytest.param("<Currency>EUR", "<Currency>Eur", id="currency in small letters"),
    pytest.param("<Description>Apsaimniekošanas maksa<", "<Description><", id="no description"),
    pytest.param("<RowNo>1</RowNo>", "<RowNo>1</RowNo><Row/>", id="unknown element"),
    pytest.param(
        "<InitialReading>0.000</InitialReading><FinalReading>4.341</FinalReading>",
        "<FinalReading>4.341</FinalReading><InitialReading>0.000</InitialReading>",
        id="wrong order",
    ),
    pytest.param("<PaymentDescription>Rek.", "<PaymentDescription>Rēķ.", id="letter not allowed"),
    pytest.param("<PaymentDescription>", f"<PaymentDescription>{'1' * 200}", id="above 210"),
    pytest.param("<Payable>YES", "<Payable>Yes", id="payable in small letters"),
    pytest.param("<PayToAccount>LV44HABA0551000000001</PayToAccount>", "", id="no account"),
    pytest.param("<PaymentId>40203999970-26110000001-1</PaymentId>", "", id="no payment id"),
    pytest.param("<TotalNumberInvoices>2", "<TotalNumberInvoices>0", id="no invoices"),
    pytest.param("<TotalAmount>174.65", "<TotalAmount>174.655", id="footer of 3 decimals"),
    pytest.param("<InvoiceParties>", "text<InvoiceParties>", id="text between elements"),
]


@pytest.mark.parametrize("version", FAMILIES)
@pytest.mark.parametrize(("old", "new"), BOTH_REFUSE)
def test_both_families_and_both_validators_refuse(
    second_opinions: dict[str, XMLSchema], version: str, old: str, new: str
) -> None:
    """Each rule of the element lists is refused by libxml2 and by xmlschema, in both families."""
    content = changed(version, old, new)
    assert not libxml2_accepts(version, content)
    assert not second_opinions[version].is_valid(XMLResource(content))


@pytest.mark.parametrize("version", FAMILIES)
def test_both_validators_accept_a_good_file(
    second_opinions: dict[str, XMLSchema], version: str
) -> None:
    """A good file is good to both validators."""
    content = golden(version).encode()
    assert libxml2_accepts(version, content)
    assert second_opinions[version].is_valid(XMLResource(content))


FULL = [
    pytest.param("<Header>", "<Header><Test>YES</Test>", id="test"),
    pytest.param("<BIC>", "<BIC>", id="unchanged"),
    pytest.param('languageId="lv"', 'factoring="NO" templateId="T1"', id="other attributes"),
    pytest.param('regNumber="010190-11004"', 'regNumber=""', id="empty reg. number"),
    pytest.param("<Name>Jānis Bērziņš<", f"<Name>{'ž' * 100}<", id="name of 100"),
    pytest.param("<TotalSum>164.65", "<TotalSum>-164.6", id="negative, one decimal"),
    pytest.param(
        '<Type type="DEB"/>',
        '<Type type="CRE"><SourceInvoice>26100000001</SourceInvoice></Type>',
        id="credit invoice",
    ),
    pytest.param(
        "<PaymentInfo>",
        "<AdditionalInformation><InformationContent>x</InformationContent>"
        "<CustomContent><Any a='1'/></CustomContent></AdditionalInformation>"
        "<AttachmentFile><FileBase64>QQ==</FileBase64></AttachmentFile><PaymentInfo>",
        id="additional information and attachment",
    ),
    pytest.param(
        "<PaymentRefId>26110000001</PaymentRefId><PaymentDescription>",
        "<PaymentDescription>",
        id="description alone",
    ),
    pytest.param(
        "<PaymentDescription>Rek.", "<PaymentDescription>\u00a0ÿŠšŽž", id="edges of the set"
    ),
    pytest.param(
        "<ItemTotal>38.7442</ItemTotal>",
        "<ItemTotal>38.7442</ItemTotal></ItemEntry><ItemEntry><Description>x</Description>",
        id="bare line",
    ),
]


@pytest.mark.parametrize("version", FAMILIES)
@pytest.mark.parametrize(("old", "new"), FULL)
def test_what_the_lists_allow_is_accepted(
    second_opinions: dict[str, XMLSchema], version: str, old: str, new: str
) -> None:
    """What is optional, and the bounds, are valid in both families."""
    content = changed(version, old, new)
    assert libxml2_accepts(version, content)
    assert second_opinions[version].is_valid(XMLResource(content))


FAMILY_RULES = [
    pytest.param("<AppId>{app}</AppId>", "", True, True, id="no AppId"),
    pytest.param("<AppId>{app}</AppId>", "<AppId>OTHER</AppId>", False, True, id="other AppId"),
    pytest.param("<Version>{version}", "<Version>1.0", False, False, id="other version"),
    pytest.param('presentment="YES"', 'presentment="NO"', False, True, id="presentment NO"),
    pytest.param('presentment="YES" ', "", False, True, id="no presentment"),
    pytest.param("2611SW00001TESTAB", "2" * 21, True, False, id="file id of 21"),
    pytest.param(
        "<AccountNumber>LV44HABA0551000000001</AccountNumber>", "", True, False, id="IBAN alone"
    ),
    pytest.param("<IBAN>LV44HABA0551000000001</IBAN>", "", True, True, id="account number alone"),
    pytest.param("<VATSum>6.7242</VATSum>", "", True, False, id="line without VAT sum"),
    pytest.param("<VATSum>8.61</VATSum>", "", False, False, id="rate without VAT sum"),
    pytest.param("<PayerName>Anna Bērziņa</PayerName>", "", True, False, id="no payer name"),
    pytest.param("<PaymentRefId>2611", "<PaymentRefId>R-11", True, False, id="reference letters"),
]


@pytest.mark.parametrize(("old", "new", "in_1_1", "in_1_2"), FAMILY_RULES)
def test_where_the_families_differ(
    second_opinions: dict[str, XMLSchema], *, old: str, new: str, in_1_1: bool, in_1_2: bool
) -> None:
    """Each difference of the 1.1 dialect is in its schema, and in no other."""
    for version, app, expected in (("1.1", "EINVOICE", in_1_1), ("1.2", "EARVE", in_1_2)):
        content = changed(version, old.format(app=app, version=version), new)
        assert libxml2_accepts(version, content) is expected
        assert second_opinions[version].is_valid(XMLResource(content)) is expected


@pytest.mark.parametrize(("version", "other"), [("1.1", "1.2"), ("1.2", "1.1")])
def test_a_file_of_one_family_is_refused_by_the_other(version: str, other: str) -> None:
    """The attribute spellings keep the families apart."""
    assert not libxml2_accepts(other, golden(version).encode())


@pytest.mark.parametrize("version", FAMILIES)
@pytest.mark.parametrize("part", ["Header", "Invoice", "Footer"])
def test_each_part_is_validated_alone(version: str, part: str) -> None:
    """`Header`, `Invoice` and `Footer` are global elements."""
    root = etree.fromstring(golden(version).encode())
    assert libxml2_accepts(version, etree.tostring(next(root.iterfind(part))))


@pytest.mark.parametrize("version", FAMILIES)
def test_a_file_needs_an_invoice(version: str) -> None:
    """`E_Invoice` without an `Invoice` is invalid."""
    root = etree.fromstring(golden(version).encode())
    for invoice in root.findall("Invoice"):
        root.remove(invoice)
    assert not libxml2_accepts(version, etree.tostring(root))


@pytest.mark.parametrize("version", FAMILIES)
@pytest.mark.parametrize("good", [True, False])
def test_xmllint_agrees(version: str, tmp_path: Path, *, good: bool) -> None:
    """The C program accepts a good file with our schema and refuses a bad one."""
    needs("xmllint")
    path = tmp_path / "file.xml"
    text = golden(version)
    path.write_text(text if good else text.replace("<TotalSum>", "<TotalSum>1e"), "utf-8")
    schema = str(files("schemas") / f"e-invoice-{version}.xsd")
    done = subprocess.run(
        ["xmllint", "--noout", "--nonet", "--schema", schema, str(path)],
        capture_output=True,
        check=False,
    )
    assert (done.returncode == 0) is good
