"""The queue of payments that wait, as a desk and a telephone show it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from paid_company import PaidCompany, booked
from playwright.sync_api import Browser
from sample_company import Company
from staff_room import staff_room

from einvoice.web.cookies import SESSION

LINES = """() => [...document.querySelectorAll(".queue dd")].flatMap(place => {
  const words = document.createTreeWalker(place, NodeFilter.SHOW_TEXT), found = [];
  while (words.nextNode())
    for (const flat of words.currentNode.data.matchAll(/B[0-9]{4}-[0-9]+/g)) {
      const range = document.createRange();
      range.setStart(words.currentNode, flat.index);
      range.setEnd(words.currentNode, flat.index + flat[0].length);
      found.push(range.getClientRects().length);
    }
  return found;
})"""
"""On how many lines the number of each flat is that a payment may be for."""


@pytest.mark.parametrize("width", [360, 1280])
def test_a_candidate_is_read_on_one_line(
    chromium: Browser, home_after: Callable[..., Path], tmp_path: Path, width: int
) -> None:
    """A payment that names two flats: the number of neither is broken."""
    shutil.copytree(home_after("run"), tmp_path / "home")
    paid = PaidCompany(Company(tmp_path / "home"))
    one, other = (str(paid.invoices[n]["flat_id"]) for n in (0, 1))
    entry = booked(9, int(paid.invoices[0]["to_pay_cents"]), f"{one} un {other}")
    assert paid.read(paid.write(paid.statement(9, 9, [entry]))).code == 3
    with staff_room(paid.company) as opened:
        clerk = opened.clerk
        context = chromium.new_context(
            viewport={"width": width, "height": 740},
            extra_http_headers={"Cookie": f"{SESSION}={clerk.cookies[SESSION]}"},
        )
        page = context.new_page()
        page.goto(f"{clerk.address}/staff/payments")
        lines = page.evaluate(LINES)
        context.close()
    assert lines
    assert set(lines) == {1}
