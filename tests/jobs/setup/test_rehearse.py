"""The coming month is rehearsed in a copy: nothing is left of it but what is still missing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sample_company import Company

from einvoice.core.exit_codes import ExitCode
from jobs.setup import rehearse as job

NOVEMBER = "2026-11-20"


def rehearsed(company: Company, *arguments: str, today: str | None = None, code: int = 3) -> Any:
    """Rehearse a month and return its JSON; the data folder is as it was before."""
    before = kept(company)
    result = company.cli("rehearse", "--json", *arguments, today=today)
    assert result.code == code, result.err
    assert kept(company) == before
    return result.json


def kept(company: Company) -> dict[str, bytes]:
    """Return every file of the data folder and of the banks, but the lock."""
    folders = company.home / "data", company.home / "bank"
    return {
        str(path): path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "run.lock" and not path.name.endswith(("-shm", "-wal"))
    }


def lacks(document: Any) -> dict[str, int]:
    """Return how many are missing by kind."""
    return {lack["what"]: lack["count"] for lack in document["missing"]}


def test_a_month_with_everything_there_is_rehearsed_as_it_will_be(company: Company) -> None:
    """Not a cent otherwise than the month that is run afterwards."""
    document = rehearsed(company, code=ExitCode.DONE)
    assert (document["period"], document["day"]) == ("2026-10", "2026-11-05")
    assert (document["missing"], document["held"], document["expected"]) == ([], [], 0)
    real = company.cli("run", "--json").json
    for name in ("calculated", "issued", "no_bank", "sent", "accepted"):
        assert document["counts"][name] == real["counts"][name] > 0
    rows = company.table("invoices")
    assert document["total_cents"] == sum(int(row["to_pay_cents"]) for row in rows)
    assert not [*(company.home / "data").glob("rehearsal-*")]


def test_what_the_coming_month_lacks_is_expected_and_said(
    company: Company, home_after: Callable[..., Path]
) -> None:
    """Once a month is issued the next is rehearsed: each kind with its number and examples."""
    company.become(home_after("run"))
    document = rehearsed(company, today=NOVEMBER)
    assert (document["period"], document["day"]) == ("2026-11", "2026-12-05")
    assert document["held"] == []
    assert document["counts"]["accepted"] == document["counts"]["sent"] > 0
    missing = lacks(document)
    rows = (company.home / "input" / "meters.csv").read_text("utf-8").splitlines()[1:]
    there = [row.split(",") for row in rows if row.split(",")[6] == ""]
    assert missing["flat_readings"] == len([row for row in there if row[1] == "flat"])
    assert missing["house_readings"] == len([row for row in there if row[1] == "building"])
    assert missing["balances"] == 24
    assert missing["months"] == 1
    costs = (company.home / "input" / "costs.csv").read_text("utf-8")
    assert missing["costs"] == costs.count(",2026-10,")
    assert document["expected"] == sum(missing.values()) - 24
    october = sum(int(row["to_pay_cents"]) for row in company.table("invoices"))
    assert october // 2 < document["total_cents"] < october * 2
    screen = company.cli("rehearse", today=NOVEMBER)
    assert "readings of houses' meters" in screen.out
    assert screen.last_line.endswith("import PATH")


def test_prices_and_methods_keys_and_contracts_that_end_are_said(
    company: Company, home_after: Callable[..., Path]
) -> None:
    """A price that ended holds its house in the rehearsal, as it would in the month.

    A reading of the month's last day, outside the window of the company, is in nobody's way.
    """
    company.become(home_after("run"))
    day = "2026-12-01"
    for name, text in (
        ("windows", "period,first_day,last_day\n2026-11,2026-11-24,2026-11-26\n"),
        ("readings", "meter_id,read_on,value\nB0001-1-c1,2026-11-30,999\n"),
    ):
        path = company.home / f"{name}.csv"
        path.write_text(text, "utf-8")
        company.cli("import", str(path), today=day)
    edited = company.home / "tariffs.csv"
    header, *rows = (company.home / "input" / "tariffs.csv").read_text("utf-8").splitlines()
    row = next(row.split(",") for row in rows if row.startswith("waste,"))
    row[header.split(",").index("valid_to")] = "2026-10-31"
    edited.write_text(f"{header}\n{','.join(row)}\n", "utf-8")
    assert company.cli("import", str(edited)).code == 0
    company.edit_config(
        '[banks.seb]\ntransport = "simulator"\n',
        '[banks.seb]\ntransport = "simulator"\nkey_until = 2027-02-28\n'
        "contract_until = 2027-03-02\n",
    )
    company.edit_config('balances = "required"', 'balances = "none"')
    document = rehearsed(company, today=day)
    missing = {lack["what"]: lack["examples"] for lack in document["missing"]}
    assert missing["tariffs"] == ["waste"]
    assert missing["keys"] == ["seb 2027-02-28"]
    assert "contracts" not in missing
    assert "balances" not in missing
    assert {held["code"] for held in document["held"]} == {"MISSING_TARIFF"}
    assert document["counts"]["issued"] == 0


def test_nothing_is_left_of_a_rehearsal_that_breaks(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever ends it; one that was killed is removed by a later one."""

    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    left = company.home / "data" / "rehearsal-left"
    left.mkdir()
    monkeypatch.setattr(job, "run", broken)
    monkeypatch.setattr(job, "_OLD_SECONDS", -60)
    with pytest.raises(RuntimeError, match="broken"), company.context() as context:
        job.rehearse(context, context.default_period)
    assert not [*(company.home / "data").glob("rehearsal-*")]


def test_a_month_on_each_database_is_rehearsed(home: Company) -> None:
    """On each database; the copy is always a file of the rehearsal's own."""
    document = home.cli("rehearse", "--json").json
    assert document["missing"] == []
    assert document["counts"]["accepted"] > 0
    assert home.cli("run", "--json").json["counts"]["issued"] == document["counts"]["issued"]
