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
    "readings": "430.642",
    "may_cost": "18.20",
}


def sample(code: NoticeCode) -> Notice:
    """Return a notice with the inputs its sentence names."""
    if code is NoticeCode.VERIFIED:
        return Notice(code, (("AU-1", "2028-05-01"), ("KU-2", "2029-01-31")))
    names = dict.fromkeys(fields(notices.SENTENCES[code]["lv"]))
    if code in notices.FOLLOWS:
        names["may_cost"] = None
    return Notice(code, tuple((name, INPUTS[name]) for name in names))


def fields(text: str) -> list[str]:
    """Return the names in braces of a sentence."""
    return [name for _, name, _, _ in string.Formatter().parse(text) if name]


@pytest.mark.parametrize("code", NoticeCode)
def test_every_notice_exists_in_every_language(code: NoticeCode) -> None:
    """Each language has its own sentence with the same figures, within 500 characters."""
    told = {notice_text(sample(code), language) for language in LANGUAGES}
    assert len(told) == len(LANGUAGES)
    assert all(0 < len(text) <= 500 and "{" not in text for text in told)
    assert set(NOTICE_TITLES) == set(LANGUAGES)
    for text in (notices.SENTENCES[code], notices.FOLLOWS.get(code, notices.MAY_COST)):
        assert len({frozenset(fields(own)) for own in text.values()}) == 1
        assert sorted(text) == sorted(LANGUAGES)


@pytest.mark.parametrize(
    ("notice", "language", "text"),
    [
        pytest.param(
            sample(NoticeCode.VERIFICATION_ENDS),
            "lv",
            "Karstais ūdens: skaitītāja Nr. AU-1 verifikācijas termiņš beidzas 28.02.2027. Lūdzu, "
            "parūpējieties par skaitītāja verifikāciju vai nomaiņu.",
            id="a date as Latvians write it",
        ),
        pytest.param(
            sample(NoticeCode.NOT_USED),
            "en",
            "Hot water: readings given outside the days for readings (5 October 2026; 12 October "
            "2026) were not used.",
            id="several days",
        ),
        pytest.param(
            sample(NoticeCode.OVERPAID),
            "ru",
            "Переплата 1234,05 EUR будет зачтена в следующих счетах.",
            id="a decimal comma",
        ),
        pytest.param(
            Notice(
                NoticeCode.CATCH_UP,
                (("service", "cold_water"), ("months", "1"), ("settled", "2.500")),
            ),
            "lv",
            "Aukstais ūdens: rādījums aptver arī 1 mēnesi bez rādījuma. Jau aprēķinātie 2,500 m³ "
            "ir atskaitīti.",
            id="one month",
        ),
        pytest.param(
            Notice(
                NoticeCode.CATCH_UP,
                (("service", "cold_water"), ("months", "2"), ("settled", "0.000")),
            ),
            "ru",
            "Холодная вода: показание охватывает и 2 месяца без показания.",
            id="nothing to take off",
        ),
        pytest.param(
            sample(NoticeCode.VERIFIED),
            "lv",
            "Skaitītāju verifikācija ir derīga līdz: AU-1 – 01.05.2028; KU-2 – 31.01.2029.",
            id="two meters",
        ),
        pytest.param(
            Notice(NoticeCode.CORRECTION, (("months", "2026-07 2026-09"),)),
            "et",
            "Šajā rēķinā ir labojumi par: 2026. gada jūlijs; 2026. gada septembris.",
            id="an unknown language is Latvian",
        ),
    ],
)
def test_a_notice_reads_well(notice: Notice, language: str, text: str) -> None:
    """The figures as the language writes them."""
    assert notice_text(notice, language) == text


COLD = ("service", "cold_water")


@pytest.mark.parametrize(
    ("months", "language", "words"),
    [
        ("1", "ru", "1 месяц подряд"),
        ("4", "ru", "4 месяца подряд"),
        ("5", "ru", "5 месяцев подряд"),
        ("12", "ru", "12 месяцев подряд"),
        ("22", "ru", "22 месяца подряд"),
        ("1", "lv", "1 mēnesi pēc kārtas"),
        ("11", "lv", "11 mēnešus pēc kārtas"),
        ("21", "lv", "21 mēnesi pēc kārtas"),
        ("1", "en", "1 month in a row"),
        ("4", "en", "4 months in a row"),
    ],
)
def test_nouns_go_with_their_numbers(months: str, language: str, words: str) -> None:
    """Russian has three forms, Latvian counts 21 as 1 and 11 as many."""
    assert words in notice_text(Notice(NoticeCode.DEFAULTER, (COLD, ("months", months))), language)


MISSING = [code for code in NoticeCode if code in notices.FOLLOWS]


@pytest.mark.parametrize("code", MISSING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_follows_is_told_where_there_is_a_difference(code: NoticeCode, language: str) -> None:
    """A house without a meter of its own has no difference that anybody could pay first."""
    counted = (COLD, ("months", "2"))
    alone = notice_text(Notice(code, (*counted, ("difference", "none"))), language)
    stored_before = notice_text(Notice(code, counted), language)
    with_sum = notice_text(Notice(code, (*counted, ("may_cost", "18.20"))), language)
    assert stored_before == f"{alone} {notices.FOLLOWS[code][language]}"
    assert with_sum.startswith(stored_before)
    assert ("18.20" if language == "en" else "18,20") in with_sum


def test_a_reading_that_fell_was_received() -> None:
    """What was not used was received: never both in one invoice."""
    told = notice_text(sample(NoticeCode.FELL_ESTIMATED), "en")
    assert "was not used" in told
    assert "no reading was received" not in told


def test_no_use_says_that_the_reading_arrived() -> None:
    """Of several meters each reading."""
    inputs = (COLD, ("readings", "430.642 12.000"))
    assert notice_text(Notice(NoticeCode.NO_USE, inputs), "lv") == (
        "Aukstais ūdens: rādījums saņemts (430,642; 12,000), patēriņš šajā mēnesī ir 0 m³."
    )


def test_a_serial_that_looks_like_a_number_stays() -> None:
    """What is printed on a meter is no number of ours."""
    inputs = (COLD, ("meter", "12.500"), ("day", "2027-02-28"))
    assert "Nr. 12.500 " in notice_text(Notice(NoticeCode.VERIFICATION_ENDS, inputs), "lv")
