"""The address of a drawing is written as the standard library writes it, whatever is drawn."""

import re
from urllib.parse import quote

import pytest

from einvoice.core.channels import SellerChannel
from einvoice.pages.payment_code import code_svg, payload
from einvoice.web.pictures import picture

CODE = payload("SIA Nams", SellerChannel("LV80BANK0000435195001", "BANKLV22", ""), 12_345, "Rek. 1")
ASCII = "".join(map(chr, range(128)))


@pytest.mark.parametrize("svg", [code_svg(CODE), f"<svg>{ASCII}</svg>", "ā 1 2 3  4 €", ""])
def test_a_drawing_is_written_as_the_library_writes_it(svg: str) -> None:
    """Quotation marks are single, a space between two digits is a comma; all else is quoted."""
    plain = re.sub(r"(?<=\d) (?=\d)", ",", svg.replace('"', "'"))
    whole = "data:image/svg+xml," + quote(plain, safe="/:=',")
    assert picture(svg) == (whole if svg else "")
