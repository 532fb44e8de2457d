"""`check` in a first month: wrong prices show, and it is never calm while something is open."""

import pytest
from sample_company import Company

CALM = "nothing is unusual, held, refused or unanswered"


def test_a_price_ten_times_too_high_shows(company: Company) -> None:
    """As a finding, and beside its figures by flat and m2."""
    company.edit_rows("tariffs", ",0.4316,", ",4.3160,")
    company.import_anew()
    company.cli("calculate")
    shown = company.cli("check")
    assert "PRICE_UNUSUAL: management_fee: " in shown.out
    assert "the first price is 4.3160 EUR/m2, usually it is at most 2 EUR/m2" in shown.out
    assert CALM not in shown.out
    row = next(line for line in shown.out.splitlines() if line.startswith("Management fee"))
    assert row.split()[-3:] == ["4.32", "4.3160/m²", "-"]


def test_what_each_service_costs(company: Company) -> None:
    """The sums are those of the lines; JSON has them in cents."""
    company.cli("calculate")
    told = company.cli("check", "--json").json
    nets: dict[str, int] = {}
    for line in company.table("lines"):
        nets[line["service"]] = nets.get(line["service"], 0) + int(line["net_cents"])
    assert {one["service"]: one["net_cents"] for one in told["figures"]} == nets
    fee = next(one for one in told["prices"] if one["service"] == "management_fee")
    assert (fee["price"], fee["unit"], fee["before"]) == ("0.4316", "m2", None)
    heat = next(one for one in told["prices"] if one["service"] == "heat_energy")
    assert (heat["price"], heat["before"]) == ("69.6600", "70.0200")


@pytest.mark.parametrize("open_as", ["refused_invoices", "unsettled_rows", "too_late"])
def test_no_calm_while_something_is_open(company: Company, open_as: str) -> None:
    """Refused invoices, refused rows and invoices that are too late: counted, and exit 3."""
    today = "2026-11-05"
    if open_as == "refused_invoices":
        company.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["refuse-some"]\n')
        company.cli("run")
    elif open_as == "unsettled_rows":
        path = company.home / "charges.csv"
        path.write_text("flat_id,period,text_lv\nB0001-1,x,y\n", "utf-8")
        company.cli("calculate")
        assert company.cli("import", str(path)).code == 3
    else:
        company.cli("calculate")
        company.cli("issue")
        today = "2026-11-27"
    checked = company.cli("check", "--period", "2026-10", "--json", today=today)
    assert checked.json["open"][open_as] > 0
    assert checked.code == 3
    assert CALM not in company.cli("check", "--period", "2026-10", today=today).out


def test_calm_when_nothing_is_open(company: Company) -> None:
    """Said once, with exit 0; what a control total is, is said too."""
    company.cli("run")
    shown = company.cli("check")
    assert shown.code == 0
    assert "Compare the sum of costs with the suppliers' bills." in " ".join(shown.out.split())


def test_a_month_that_is_not_calculated_is_not_called_usual(company: Company) -> None:
    """Nothing was looked at: the screen says so, and names the command."""
    shown = company.cli("check")
    assert CALM not in shown.out
    assert "2026-10: not calculated yet" in shown.out
    assert " calculate --period 2026-10`" in shown.out
    company.cli("calculate")
    assert "not calculated" not in company.cli("check").out


def test_before_anything_is_calculated_that_comes_next(company: Company) -> None:
    """Not a run, which would issue what nobody has seen."""
    assert company.cli("check").last_line.endswith(" calculate --period 2026-10")
    company.cli("calculate")
    assert " run " in company.cli("check").last_line


@pytest.mark.parametrize(
    ("language", "same"),
    [("lv", "nekas nav mainījies"), ("ru", "ничего не изменилось"), ("en", "nothing changed")],
)
def test_calculated_again_says_whether_anything_changed(
    company: Company, language: str, same: str
) -> None:
    """In words, where no draft did."""
    company.edit_config('language = "en"', f'language = "{language}"')
    assert same not in company.cli("calculate").err
    assert same in company.cli("calculate").err
