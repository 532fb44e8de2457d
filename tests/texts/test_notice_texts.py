"""Notices as people read them, in three languages."""

import string

import pytest

from einvoice.core.invoices import Notice, NoticeCode
from einvoice.texts import LANGUAGES, notices
from einvoice.texts.notices import NOTICE_TITLES, notice_text

INPUTS = {
    "service": "hot_water",
    "months": "2",
    "settled": "1.500",
    "days": "2026-10-05 2026-10-12",
    "meter": "AU-1",
    "day": "2027-02-28",
    "sum": "1234.05",
    "meters": "",
}


def sample(code: NoticeCode) -> Notice:
    """Return a notice with the inputs its sentence names."""
    if code is NoticeCode.VERIFIED:
        return Notice(code, (("AU-1", "2028-05-01"), ("KU-2", "2029-01-31")))
    names = [name for _, name, _, _ in string.Formatter().parse(_lv(code)) if name]
    return Notice(code, tuple((name, INPUTS[name]) for name in names))


def _lv(code: NoticeCode) -> str:
    return notices._SENTENCES[code]["lv"]


@pytest.mark.parametrize("code", NoticeCode)
def test_every_notice_exists_in_every_language(code: NoticeCode) -> None:
    """Each language has its own sentence with the same figures, within 500 characters."""
    told = {notice_text(sample(code), language) for language in LANGUAGES}
    assert len(told) == len(LANGUAGES)
    assert all(0 < len(text) <= 500 and "{" not in text for text in told)
    assert set(NOTICE_TITLES) == set(LANGUAGES)
    fields = {
        language: sorted(f for _, f, _, _ in string.Formatter().parse(text) if f)
        for language, text in notices._SENTENCES[code].items()
    }
    assert len({tuple(names) for names in fields.values()}) == 1
    assert sorted(fields) == sorted(LANGUAGES)


@pytest.mark.parametrize(
    ("notice", "language", "text"),
    [
        pytest.param(
            sample(NoticeCode.VERIFICATION_ENDS),
            "lv",
            "Karstais ūdens: skaitītāja AU-1 verifikācija beidzas 28.02.2027. Lūdzu, parūpējieties "
            "par verifikāciju vai nomaiņu.",
            id="a date as Latvians write it",
        ),
        pytest.param(
            sample(NoticeCode.NOT_USED),
            "en",
            "Hot water: readings given outside the reading window (2026-10-05, 2026-10-12) were "
            "not used.",
            id="several days",
        ),
        pytest.param(
            sample(NoticeCode.OVERPAID),
            "ru",
            "Переплата 1234,05 EUR остаётся для следующих счетов.",
            id="a decimal comma",
        ),
        pytest.param(
            Notice(
                NoticeCode.CATCH_UP,
                (("service", "cold_water"), ("months", "1"), ("settled", "2.500")),
            ),
            "lv",
            "Aukstais ūdens: rādījums aptver arī 1 mēn. bez rādījuma; par tiem jau aprēķinātie "
            "2,500 m³ ir atņemti.",
            id="an amount",
        ),
        pytest.param(
            sample(NoticeCode.VERIFIED),
            "lv",
            "Skaitītāju verifikācija derīga līdz: AU-1 - 01.05.2028; KU-2 - 31.01.2029.",
            id="two meters",
        ),
        pytest.param(
            Notice(NoticeCode.CORRECTION, (("months", "2026-07 2026-09"),)),
            "et",
            "Rēķinā ir labojumi par: 2026-07, 2026-09.",
            id="an unknown language is Latvian",
        ),
    ],
)
def test_a_notice_reads_well(notice: Notice, language: str, text: str) -> None:
    """The figures as the language writes them."""
    assert notice_text(notice, language) == text
