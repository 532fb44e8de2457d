"""Setting up: doctor, init, sample and demo."""

import datetime as dt
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from bank_tables import REAL_BANK, SIMULATED
from sample_company import TODAY, Company

from bank_adapters.simulator.keys import ensure_key
from einvoice.cli.main import run
from einvoice.clock import Clock
from einvoice.store.journal_entries import Author, append
from einvoice.store.present_customers import present_customers
from jobs.cut_off import faults_of_statements
from jobs.setup.config_text import config_text
from jobs.views.resident_meters import meters_of


def test_doctor_looks_at_everything_and_lists_assumed_values(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Database, folder, disk, clock, both banks, and what no bank has confirmed."""
    result = company.cli("doctor", "--json")
    assert result.code == 0
    found = {row["what"]: row["verdict"] for row in result.json["checks"]}
    assert found["database"] == found["data_dir"] == "ok"
    assert found["connection to seb"] == found["connection to swedbank"] == "ok"
    assert found["clock"] == "warning"
    assert found["profile seb.footer_sum"] == "warning"
    assert found["time zone"] == found["journal"] == "ok"
    assert found["alerts"] == "warning"
    company.edit_config("[alerts]\n", '[alerts]\nwebhook = "env:PING"\n')
    monkeypatch.setenv("PING", "http://127.0.0.1/uuid")
    told = {row["what"]: row["detail"] for row in company.cli("doctor", "--json").json["checks"]}
    assert told["alerts"] == "by webhook"


@pytest.mark.parametrize("key", ["webhook", "smtp_password"])
def test_doctor_fails_when_a_secret_of_the_alerts_is_missing(company: Company, key: str) -> None:
    """An alert that cannot be sent is found before the day it is needed."""
    user = 'smtp_user = "us"\n' if key == "smtp_password" else ""
    company.edit_config("[alerts]\n", f'[alerts]\n{user}{key} = "file:keys/none"\n')
    result = company.cli("doctor", "--json")
    (alerts,) = [row for row in result.json["checks"] if row["what"] == "alerts"]
    assert (result.code, alerts["verdict"]) == (2, "failed")
    assert "keys/none: cannot be read" in alerts["detail"]


def test_doctor_fails_on_what_a_run_would_trip_over(company: Company) -> None:
    """A folder others may read, and a bank that cannot be reached."""
    (company.home / "data").chmod(0o755)
    text = (company.home / "config.toml").read_text("utf-8")
    real = text.replace(SIMULATED, f"{REAL_BANK}\ncontract", 1).replace(f"today = {TODAY}", "")
    text = real.replace("sftp.bank.example", "127.0.0.1")
    (company.home / "config.toml").write_text(text, "utf-8")
    result = company.cli("doctor", "--json")
    assert result.code == 2
    failed = {row["what"] for row in result.json["checks"] if row["verdict"] == "failed"}
    assert failed == {"data_dir", "connection to swedbank", "private key of swedbank"}


def test_doctor_looks_at_keys_and_at_a_clock_that_went_back(company: Company) -> None:
    """A guarded key and pinned host keys are shown; one that others may read fails."""
    text = (company.home / "config.toml").read_text("utf-8")
    real = text.replace(SIMULATED, f"{REAL_BANK}\ncontract", 1).replace(f"today = {TODAY}", "")
    real = real.replace("sftp.bank.example", "127.0.0.1")
    (company.home / "config.toml").write_text(real, "utf-8")
    key = company.home / "key"
    ensure_key(key)
    rows = {row["what"]: row for row in company.cli("doctor", "--json").json["checks"]}
    assert rows["private key of swedbank"]["verdict"] == "ok"
    assert rows["host keys of swedbank"]["detail"] == "1 pinned"
    key.chmod(0o644)
    with company.context() as context, context.store.writing() as tx:
        late = Author("x", "2999-01-01T00:00:00Z")
        append(tx._connection, late, "held", "2026-10", "B0001-2")
    rows = {row["what"]: row for row in company.cli("doctor", "--json").json["checks"]}
    assert rows["private key of swedbank"]["verdict"] == "failed"
    assert "clock went back" in rows["journal"]["detail"]


def test_init_writes_a_working_commented_configuration(tmp_path: Path) -> None:
    """It loads, draws a tag of its own, and stays as it is when `init` comes again."""
    one, other = Company(tmp_path / "one"), Company(tmp_path / "other")
    for company in (one, other):
        company.home.mkdir()
        assert company.cli("init").code == 0
        assert company.cli("status").code == 0
    texts = [(c.home / "config.toml").read_text("utf-8") for c in (one, other)]
    tags = [re.search(r'installation_tag = "([A-Z0-9]{6})"', text) for text in texts]
    assert all(tags)
    assert texts[0] != texts[1]
    assert texts[0].count("#") > 10
    assert one.cli("init").code == 0
    assert (one.home / "config.toml").read_text("utf-8") == texts[0]


def test_init_draws_the_tag_of_a_copied_configuration(tmp_path: Path) -> None:
    """The configuration in the repository is the example, with an empty tag."""
    company = Company(tmp_path)
    example = (Path(__file__).parents[2] / "config.toml").read_text("utf-8")
    assert example == config_text("")
    (tmp_path / "config.toml").write_text(example, "utf-8")
    assert company.cli("init").code == 0
    drawn = (tmp_path / "config.toml").read_text("utf-8")
    assert re.search(r'installation_tag = "[A-Z0-9]{6}"', drawn)
    assert company.cli("init").code == 0
    assert (tmp_path / "config.toml").read_text("utf-8") == drawn


def test_no_file_is_made_without_an_installation_tag(company: Company) -> None:
    """Two installations with the same tag could make the same file ids."""
    company.edit_config('installation_tag = "TEST01"', 'installation_tag = ""')
    result = company.cli("run")
    assert result.code == 2
    assert "einvoice init" in result.err
    assert company.bank_files() == {}


def test_sample_is_a_pure_function_of_its_options(tmp_path: Path) -> None:
    """The same options give the same bytes; another seed gives other people."""
    for name, seed in (("a", "3"), ("b", "3"), ("c", "4")):
        assert (
            run(
                [
                    "sample",
                    str(tmp_path / name),
                    "--flats",
                    "30",
                    "--seed",
                    seed,
                    "--period",
                    "2026-10",
                ]
            )
            == 0
        )
    content = {
        name: {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in "abc"
    }
    assert content["a"] == content["b"] != content["c"]


def test_demo_runs_a_month_and_again_does_nothing(tmp_path: Path) -> None:
    """Two calls: the first ends with both banks' answers, the second changes nothing.

    Letters with codes for the portal can be made.
    """
    demo = Company(tmp_path / "demo")
    arguments = ["demo", "--dir", str(demo.home), "--flats", "12", "--period", "2026-10"]
    assert run(arguments) == 0
    before = demo.bank_files()
    assert len(before) == 2
    again = demo.cli(*arguments, "--json")
    assert again.code == 0
    assert demo.bank_files() == before
    paid = again.json["payments"]
    assert paid.pop("until") == "2026-11-30"
    assert set(paid) == {"paid", "partly_paid", "open"}
    assert paid["paid"]["open_cents"] == paid["open"]["paid_cents"] == 0
    assert paid["paid"]["invoices"] > 0
    status = demo.cli("status", "--json").json
    assert sum(share["invoices"] for share in paid.values()) == status["counts"]["issued"]
    assert status["counts"]["accepted"] == status["counts"]["sent"] > 0
    assert status["today"] == "2026-11-05"
    letter = tmp_path / "letter.pdf"
    assert demo.cli("codes", "--flat", "B0001-2", "--to", str(letter)).code == 0
    assert letter.read_bytes().startswith(b"%PDF-")
    postings = demo.table("postings")
    sums = {
        side: sum(int(row[f"{side}_cents"]) for row in postings) for side in ("debit", "credit")
    }
    assert sums["debit"] == sums["credit"] > 0
    demo.edit_config('source = "imported"', 'source = "statements"')  # as its portal has it
    with demo.context("2026-11-30") as context, context.store.reading() as tx:
        assert faults_of_statements(context, tx) == ()
    assert run([*arguments[:-1], "2026-09"]) == 2


def test_the_demo_of_the_portal_has_an_owner_with_four_meters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two more than the banks' files know of; opened later, it is the day of its sample owner.

    On the day of the configuration she has not registered yet: her access seemed to have ended.
    """
    opened: list[Path] = []
    monkeypatch.setattr(  # it takes the place of this process
        "einvoice.cli.commands_portal.become_portal", lambda config, _demo: opened.append(config)
    )
    demo, alone = Company(tmp_path / "demo"), Company(tmp_path / "alone")
    arguments = ["--flats", "3", "--period", "2026-10"]
    assert run(["demo", "--dir", str(alone.home), *arguments]) == 0
    for _ in range(2):
        assert run(["demo", "--dir", str(demo.home), *arguments, "--portal"]) == 0
        later = capsys.readouterr().err.splitlines()[-1]
        assert later.endswith(
            f"einvoice --config {demo.home}/config.toml --today 2026-11-30 portal"
        )
    assert opened == [demo.home / "config.toml"] * 2
    assert demo.bank_files() == alone.bank_files() != {}
    with demo.context("2026-11-30") as context:
        with context.store.reading() as tx:
            key, _ = present_customers(tx, ["B0001-1"], context.today)["B0001-1"]
        meters = meters_of(context, key)
        assert meters is not None
        services = [shown.meter.service for shown in meters.there(context.today)]
    assert sorted(services) == ["cold_water", "cold_water", "hot_water", "hot_water"]


def test_demo_takes_a_companys_own_files(company: Company, tmp_path: Path) -> None:
    """`--input` bills them under the sample seller; held flats do not make the demo fail."""
    demo = Company(tmp_path / "demo")
    source = str(company.home / "input")
    company.drop_rows("tariffs", "waste")
    company.drop_rows("customers", "B0001-1,")
    code = run(["demo", "--dir", str(demo.home), "--input", source, "--period", "2026-10"])
    assert code == 0
    status = demo.cli("status", "--json").json
    assert [held["flat_id"] for held in status["held"]] == ["B0001-1"]
    assert run(["demo", "--dir", str(tmp_path / "x"), "--input", str(tmp_path / "none")]) == 2


def test_demo_without_a_period_takes_the_month_before(tmp_path: Path) -> None:
    """The default period is the previous month of the real clock, or of the day that is given."""
    demo, given = Company(tmp_path / "demo"), Company(tmp_path / "given")
    assert run(["demo", "--dir", str(demo.home), "--flats", "3"]) == 0
    last_month = Clock().today().replace(day=1) - dt.timedelta(days=1)
    assert demo.cli("status", "--json").json["period"] == f"{last_month:%Y-%m}"
    day = ["--today", "2026-03-20"]
    assert run([*day, "demo", "--dir", str(given.home), "--flats", "3"]) == 0
    assert given.cli("status", "--json").json["period"] == "2026-02"


def test_the_simulated_banks_have_the_day_before_the_command(tmp_path: Path) -> None:
    """As every other command has it."""
    typed = ["--today", "2026-11-13", "bank-simulator", "--dir", str(tmp_path / "bank")]
    command = [sys.executable, "-m", "einvoice.cli.main", *typed]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as banks:
        assert banks.stderr
        try:
            assert "13.11.2026" in banks.stderr.readline()
        finally:
            banks.send_signal(signal.SIGINT)
