"""A letter with a code, made by a form whose answer is a download."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, expect
from sample_company import Company
from staff_room import staff_room

from einvoice.web.cookies import SESSION


def test_a_letter_made_anew_leaves_nothing_of_the_code_before(
    chromium: Browser, imported_home: Path, tmp_path: Path
) -> None:
    """The page, which a download leaves as it was, says the time of no code that is void."""
    shutil.copytree(imported_home, tmp_path / "home")
    company = Company(tmp_path / "home")
    company.edit_config("[portal]\n", '[portal]\naddress = "https://portals.example.lv"\n')
    with staff_room(company) as opened:
        cookie = f"{SESSION}={opened.clerk.cookies[SESSION]}"
        page = chromium.new_page(locale="en", extra_http_headers={"Cookie": cookie})
        made = page.get_by_text("among your downloads")
        for old in ("There is no code yet", "Code is good until", "There is a letter with a code"):
            page.goto(f"{opened.clerk.address}/staff/users?q=B0001-2")
            before = page.get_by_text(old)
            expect(before).to_be_visible()
            with page.expect_download():
                page.locator("form[data-once] button").click()
            expect(made).to_be_visible()
            expect(before).to_have_count(0)
        page.close()
