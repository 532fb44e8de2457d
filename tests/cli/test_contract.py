"""The command line contract: other programs depend on it."""

import datetime as dt
import re
from pathlib import Path

import pytest
from sample_company import TODAY, Company

from bank_adapters.simulator.keys import ensure_key
from einvoice.cli.main import run
from einvoice.store.journal_entries import Author, append
from jobs.setup.config_text import config_text

REAL_BANK = """transport = "sftp"
host = "sftp.bank.example"
user = "us"
key_file = "key"
host_keys = ["SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"]"""
SIMULATED = 'transport = "simulator"\ncontract'
COMMANDS = (
    "init demo sample import run calculate issue render deliver poll status check hold release "
    "show export doctor bank-simulator rerun credit void resend mark-sent subscriptions report "
    "audit backup restore migrate purge scheduler watch"
).split()


def test_every_command_of_the_contract_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` lists them, and each has a help of its own."""
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    for command in COMMANDS:
        assert re.search(rf"\s{command}\s", text), command
        assert run([command, "--help"]) == 0
        assert capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["status", "--period", "2026-13"],
        ["--today", "soon", "status"],
        ["show"],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    """Before any work."""
    assert run(arguments) == 2


def test_a_missing_configuration_names_init(company: Company) -> None:
    """The message says what to do."""
    (company.home / "config.toml").unlink()
    result = company.cli("status")
    assert result.code == 2
    assert "einvoice init" in result.err


def test_a_missing_database_names_init(company: Company) -> None:
    """No command works on a database that is not there."""
    (company.home / "data" / "einvoice.db").unlink()
    result = company.cli("status")
    assert result.code == 2
    assert "einvoice init" in result.err


def test_the_clock_may_not_be_set_while_a_bank_is_real(company: Company) -> None:
    """`--today`, and `today` in the configuration, are refused with exit 2."""
    company.edit_config(SIMULATED, f"{REAL_BANK}\ncontract")
    assert company.cli("status").code == 2
    company.edit_config(f"today = {TODAY}", "")
    assert company.cli("status").code == 0
    result = company.cli("status", today="2026-11-06")
    assert result.code == 2
    assert "the clock may not be set" in result.err


def test_today_sets_the_clock(company: Company) -> None:
    """And with it the default period."""
    found = company.cli("status", "--json", today="2026-09-20").json
    assert (found["today"], found["period"]) == ("2026-09-20", "2026-08")


def test_a_bank_that_is_not_configured_is_refused(company: Company) -> None:
    """With the names of those that are."""
    result = company.cli("deliver", "--bank", "nobank")
    assert result.code == 2
    assert "seb, swedbank" in result.err


@pytest.mark.parametrize("command", ["run", "calculate", "issue", "deliver", "poll", "import"])
def test_a_second_run_is_refused_at_once(company: Company, command: str) -> None:
    """One at a time: exit 5 before any work."""
    arguments = (command, str(company.home / "input")) if command == "import" else (command,)
    with company.context() as context, context.store.run_lock():
        result = company.cli(*arguments)
    assert result.code == 5
    assert "another run is in progress" in result.err
    assert company.cli("status").code == 0


def test_status_and_its_json_account_for_every_flat(company: Company) -> None:
    """Human output ends with the next command; JSON is one document of stable keys."""
    result = company.cli("status")
    assert result.code == 0
    config = company.home / "config.toml"
    assert result.last_line == f"next: einvoice --config {config} run --period 2026-10"
    assert "\x1b" not in result.out
    found = company.cli("status", "--json").json
    assert found["next_command"] == "einvoice run --period 2026-10"
    assert [step["step"] for step in found["steps"]] == [
        "calculate",
        "issue",
        "render",
        "deliver",
        "poll",
    ]


def test_show_explains_each_line_and_gives_the_banks_bytes(company: Company) -> None:
    """By flat or number; as XML exactly what lies in the file the bank got."""
    company.cli("run")
    flat = next(row for row in company.table("invoices") if row["bank"] == "seb")
    text = company.cli("show", flat["flat_id"], "--language", "lv")
    assert text.code == 0
    assert "Aukstais ūdens" in text.out
    assert "pēc rādījumiem" in text.out
    shown = company.cli("show", flat["invoice_number"], "--json").json
    assert shown["flat_id"] == flat["flat_id"]
    assert sum(line["net_cents"] for line in shown["lines"]) == int(flat["net_cents"])
    assert all(line["rule"] and line["inputs"] for line in shown["lines"])
    xml = company.cli("show", flat["flat_id"], "--format", "xml").out
    (content,) = (body for name, body in company.bank_files().items() if name.startswith("seb/"))
    assert xml.encode() in content
    assert f'invoiceId="{flat["invoice_number"]}"' in xml


def test_show_of_nothing_is_refused(company: Company) -> None:
    """A flat that has no invoice, and XML of an invoice in no file."""
    assert company.cli("show", "NOBODY").code == 2
    company.cli("calculate")
    flat = company.table("invoices")[0]["flat_id"]
    assert company.cli("show", flat).code == 0
    assert company.cli("show", flat, "--format", "xml").code == 2


def test_exports_have_the_contracts_columns(company: Company) -> None:
    """Flat tables whose sums agree with each other to the cent."""
    company.cli("run")
    lines, invoices = company.table("lines"), company.table("invoices")
    assert list(lines[0]) == (
        "flat_id line_no service quantity unit unit_price net_cents vat_percent estimated".split()
    )
    sums = "net_cents vat_cents total_cents balance_cents to_pay_cents".split()
    assert list(invoices[0]) == ["flat_id", "invoice_number", "bank", *sums, "state"]
    assert list(company.table("files")[0]) == (
        "bank file_id name sha256 invoices total_cents state verified".split()
    )
    vat = company.table("vat")
    assert list(vat[0]) == "vat_percent vat_kind net_cents vat_cents invoices".split()
    net = sum(int(row["net_cents"]) for row in invoices)
    assert net == sum(int(row["net_cents"]) for row in lines)
    assert net == sum(int(row["net_cents"]) for row in vat)
    assert sum(int(row["vat_cents"]) for row in invoices) == sum(
        int(row["vat_cents"]) for row in vat
    )
    for row in invoices:
        assert int(row["total_cents"]) == int(row["net_cents"]) + int(row["vat_cents"])
        month = int(row["total_cents"]) + int(row["balance_cents"])
        assert int(row["to_pay_cents"]) == max(0, month)
    for file in company.table("files"):
        own = [row for row in invoices if row["bank"] == file["bank"]]
        assert sum(int(row["to_pay_cents"]) for row in own) == int(file["total_cents"])


def test_an_export_cannot_start_a_formula() -> None:
    """Texts that a spreadsheet would calculate are disarmed; numbers stay numbers."""
    from einvoice.reports.export_formats import _harmless

    texts = ("=1+1", "+1a", "-x", "@SUM(A1)", "-12", "-1.5", "ok")
    assert [_harmless(text) for text in texts] == [
        "'=1+1",
        "'+1a",
        "'-x",
        "'@SUM(A1)",
        "-12",
        "-1.5",
        "ok",
    ]


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
    """Two calls: the first ends with both banks' answers, the second changes nothing."""
    demo = Company(tmp_path / "demo")
    arguments = ["demo", "--dir", str(demo.home), "--flats", "12", "--period", "2026-10"]
    assert run(arguments) == 0
    before = demo.bank_files()
    assert len(before) == 2
    assert run(arguments) == 0
    assert demo.bank_files() == before
    status = demo.cli("status", "--json").json
    assert status["counts"]["accepted"] == status["counts"]["sent"] > 0
    assert status["today"] == "2026-11-05"
    assert run([*arguments[:-1], "2026-09"]) == 2


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
    """The default period is the previous month of the real clock."""
    demo = Company(tmp_path / "demo")
    assert run(["demo", "--dir", str(demo.home), "--flats", "3"]) == 0
    last_month = dt.datetime.now(dt.UTC).date().replace(day=1) - dt.timedelta(days=1)
    assert demo.cli("status", "--json").json["period"] == f"{last_month:%Y-%m}"
