"""Paying by a phone: facts are copied, the code is saved as a picture or handed to another app."""

import io
import re

import segno
from phones import PhonePortal, phone_of
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from portal_server import Browser as Client

from einvoice.web.cookies import SESSION

SHARES = """
navigator.canShare = ({files}) => files.every((file) => file.type === "image/png");
navigator.share = async ({title, text, files}) => {
  self.shared = {title, text, names: files.map((file) => file.name)};
};"""
REFUSES = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
BORDER = 4
"""Squares of white around a code, without which readers do not find it."""


def invoice_page(page: Page, portal: PhonePortal) -> Page:
    """Open an invoice of the flat that is to be paid."""
    people = portal.people
    page.goto(
        f"{portal.network.address}/flats/{people.flat.flat_id}/invoices/{people.invoice_number}"
    )
    return page


def test_each_fact_is_copied_as_a_bank_takes_it(chromium: Browser, portal: PhonePortal) -> None:
    """An account without spaces, a sum without its currency; where it fails the text is marked."""
    phone = phone_of(chromium, portal, permissions=["clipboard-read", "clipboard-write"])
    page = invoice_page(phone.new_page(), portal)
    facts = page.locator("dl.payment > div")
    copied = []
    for fact in facts.all():
        fact.get_by_role("button", name="Copy").click()
        expect(fact.locator("#pay-said")).to_contain_text("Copied")  # beside it
        copied.append(page.evaluate("navigator.clipboard.readText()"))
    assert copied[0] in facts.first.inner_text()
    assert all(re.fullmatch(r"LV\d\d[A-Z]{4}[A-Z0-9]{13}", account) for account in copied[1:-2])
    assert re.fullmatch(r"\d+\.\d\d", copied[-2])
    assert "EUR" in facts.nth(len(copied) - 2).inner_text()
    page.evaluate(REFUSES)
    facts.nth(1).get_by_role("button", name="Copy").click()
    expect(page.locator("#pay-said")).to_contain_text("press and hold")
    marked = page.evaluate("String(getSelection())")
    assert marked.replace(" ", "").startswith(copied[1])
    assert "Copy" not in marked
    phone.close()


def test_the_code_is_saved_as_a_picture_and_shared(chromium: Browser, portal: PhonePortal) -> None:
    """Square by square what a bank's app would scan; shared, it goes with what it says."""
    phone = phone_of(chromium, portal)
    page = invoice_page(phone.new_page(), portal)
    expect(page.get_by_role("button", name="Share")).to_have_count(0)
    number = portal.people.invoice_number
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the code as a picture").click()
    assert saved.value.suggested_filename == f"{number}.png"
    client = Client(portal.network.address, cookies={SESSION: portal.session("own")})
    text = client.get(f"/api/v1/invoices/{number}").json()["pay_code"]
    code = segno.make_qr(text, error="m", mask=3, encoding="utf-8", boost_error=False)
    assert squares_of(saved.value.path().read_bytes(), len(code.matrix)) == [
        [bool(square) for square in row] for row in code.matrix
    ]
    page.add_init_script(SHARES)
    invoice_page(page, portal).get_by_role("button", name="Share").click()
    shared = page.evaluate("self.shared")
    assert shared["names"] == [f"{number}.png"]
    facts = page.locator("dl.payment dt").all_inner_texts()
    assert [line.partition(":")[0] for line in shared["text"].split("\n")] == facts
    phone.close()


def squares_of(png: bytes, size: int) -> list[list[bool]]:
    """Return which squares of a saved code are dark; its border is white."""
    with Image.open(io.BytesIO(png)) as picture:
        grey = picture.convert("L")
    whole = size + 2 * BORDER
    step = grey.width // whole
    assert (grey.width, grey.height) == (whole * step, whole * step)
    dark = [
        [grey.getpixel((x * step + step // 2, y * step + step // 2)) < 128 for x in range(whole)]  # type: ignore[operator]  # of one grey
        for y in range(whole)
    ]
    inside = [row[BORDER:-BORDER] for row in dark[BORDER:-BORDER]]
    assert sum(map(sum, dark)) == sum(map(sum, inside))
    return inside
