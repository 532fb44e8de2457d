"""Draws docs/img: pages of invoices and reminders as customers get them, and a month's, of samples.

The PDF's pages by the same typesetter; the HTML on a telephone too, where chromium is installed.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from month_samples import with_a_past  # noqa: E402 - of the tests' folder
from page_samples import SAMPLES, reminder  # noqa: E402
from sample_company import PERIOD, set_up  # noqa: E402

from einvoice.pages.html_page import html_of  # noqa: E402
from einvoice.pages.make_page import make_page  # noqa: E402
from einvoice.pages.month_page import MonthPage, pictures_of_month  # noqa: E402
from einvoice.pages.pdf_page import pictures_of_page  # noqa: E402
from einvoice.pages.reminder_page import reminder_page  # noqa: E402
from jobs.views.month_figures import month_figures  # noqa: E402
from jobs.views.month_page import month_page  # noqa: E402
from jobs.views.report import report  # noqa: E402

TARGET = ROOT / "docs" / "img"
PICTURES = (
    ("usual", "lv", (1, 2)),
    ("estimated", "ru", (1,)),
    ("overpaid", "en", (1,)),
    ("credit-note", "lv", (1,)),
    ("draft", "en", (1,)),
    ("long", "lv", (2, 5)),
)
REMINDERS = ("lv", "en")
PHONE = ("usual", "lv")
MONTH = "month-lv.png"
FRAME = (
    '<body style="margin:0"><iframe src="page.html" '
    'style="width:360px;height:{height}px;border:0"></iframe>'
)
HEIGHT = 1400


def main() -> None:
    """Write the pictures."""
    TARGET.mkdir(exist_ok=True)
    for sample, language, numbers in PICTURES:
        drawn = pictures_of_page(make_page(SAMPLES[sample](), language))
        for number in numbers:
            (TARGET / f"{sample}-{language}-{number}.png").write_bytes(drawn[number - 1])
    for language in REMINDERS:
        drawn = pictures_of_page(reminder_page(reminder(), language))
        (TARGET / f"reminder-{language}-1.png").write_bytes(drawn[0])
    (TARGET / MONTH).write_bytes(pictures_of_month(month())[0])
    if chromium := shutil.which("chromium"):
        phone(chromium)


def month() -> MonthPage:
    """Return the page of a drawn company's month, with a drawn past."""
    with tempfile.TemporaryDirectory() as folder:
        company = set_up(Path(folder) / "home", flats=120)
        for words in (("init",), ("import", str(company.home / "input")), ("run",)):
            company.cli(*words)
        with company.context() as context:
            figures = with_a_past(month_figures(context, PERIOD, "lv"))
            return month_page(context, report(context, PERIOD, "lv"), figures)


def phone(chromium: str) -> None:
    """Draw the HTML as a telephone of 360 pixels shows it."""
    sample, language = PHONE
    with tempfile.TemporaryDirectory() as folder:
        page, frame = Path(folder) / "page.html", Path(folder) / "frame.html"
        page.write_text(html_of(make_page(SAMPLES[sample](), language)), "utf-8")
        frame.write_text(FRAME.format(height=HEIGHT), "utf-8")
        target = TARGET / f"{sample}-{language}-phone.png"
        options = "--headless --no-sandbox --disable-gpu --hide-scrollbars"
        size = f"--window-size=360,{HEIGHT}"
        arguments = [chromium, *options.split(), size, f"--screenshot={target}", frame.as_uri()]
        subprocess.run(arguments, check=True, capture_output=True)  # noqa: S603 - of this machine


if __name__ == "__main__":
    main()
