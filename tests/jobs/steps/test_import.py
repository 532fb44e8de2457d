"""Importing: bad rows are refused and said, good ones are kept, twice changes nothing."""

from sample_company import Company


def test_a_dry_run_checks_everything_and_keeps_nothing(empty_company: Company) -> None:
    """Later files see the rows of earlier ones, and all of it is undone."""
    source = str(empty_company.home / "input")
    result = empty_company.cli("import", source, "--dry-run", "--json")
    assert result.code == 0
    assert result.json["dry_run"] is True
    assert sum(file["new"] for file in result.json["files"]) > 300
    again = empty_company.cli("import", source, "--json").json
    assert again["files"] == result.json["files"], "the dry run kept nothing"
    twice = empty_company.cli("import", source, "--json").json
    assert sum(file["new"] + file["corrected"] for file in twice["files"]) == 0


def test_bad_rows_are_refused_and_the_good_ones_kept(empty_company: Company) -> None:
    """Exit 3; each message says where, what is wrong and what was expected."""
    empty_company.edit_rows("flats", "B0001-1,B0001,1,", "B0001-1,B9999,1,")
    result = empty_company.cli("import", str(empty_company.home / "input"))
    assert result.code == 3
    assert "flats.csv:2: building_id: there is no building 'B9999', expected" in result.err
    assert "flats.csv: 23 new, 0 corrected, 0 unchanged, 1 refused" in result.err
    status = empty_company.cli("status", "--json").json
    assert status["counts"]["calculated"] == 0
    assert "imported " in result.err


def test_files_not_named_after_a_kind_are_skipped(empty_company: Company) -> None:
    """They are listed; folders inside the folder are not read."""
    source = empty_company.home / "input"
    (source / "notes.txt").write_text("hello")
    (source / "more").mkdir()
    (source / "more" / "flats.csv").write_text("nonsense")
    result = empty_company.cli("import", str(source), "--json")
    assert result.code == 0
    assert result.json["skipped"] == ["notes.txt"]


def test_nothing_to_import_is_wrong_usage(empty_company: Company) -> None:
    """A path that does not exist, and a folder without an import file."""
    (empty_company.home / "empty").mkdir()
    assert empty_company.cli("import", str(empty_company.home / "nowhere")).code == 2
    result = empty_company.cli("import", str(empty_company.home / "empty"))
    assert result.code == 2
    assert "kinds: buildings, flats" in result.err


def test_a_correction_is_journalled_without_values(company: Company) -> None:
    """The journal names the row and the fields, never what stood in them."""
    import contextlib
    import sqlite3

    company.edit_rows("buildings", "LV-5001", "LV-5002")
    result = company.cli("import", str(company.home / "input" / "buildings.csv"), "--json")
    assert [file["corrected"] for file in result.json["files"]] == [1]
    database = company.home / "data" / "einvoice.db"
    with contextlib.closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT subject, detail FROM journal WHERE event='corrected'")
        assert list(rows) == [("B0001", '{"fields":["postal_code"],"kind":"Building"}')]


def test_a_subscription_to_a_bank_nobody_configured_is_refused(company: Company) -> None:
    """It would wait for a file for ever."""
    company.edit_rows("subscriptions", ",seb,", ",bankofnowhere,")
    result = company.cli("import", str(company.home / "input" / "subscriptions.csv"))
    assert result.code == 3
    assert "banks are in config.toml" in result.err


def test_a_charge_for_a_flat_that_is_gone_is_said(company: Company) -> None:
    """No cent vanishes: what cannot be billed is a finding."""
    path = company.home / "input" / "charges.csv"
    head = path.read_text("utf-8").splitlines()[0].split(",")
    row = {"charge_id": "X1", "flat_id": "B0001-1", "period": "2026-10", "service": "penalty"}
    row |= {"net": "5.00", "vat_percent": "0", "vat_kind": "NOTTAX", "reason": "late"}
    path.write_text(",".join(head) + "\n" + ",".join(row.get(n, "") for n in head) + "\n", "utf-8")
    flats = company.home / "input" / "flats.csv"
    text = flats.read_text("utf-8").splitlines()
    names, cells = text[0].split(","), text[1].split(",")
    cells[names.index("valid_to")] = "2026-08-31"
    flats.write_text("\n".join([text[0], ",".join(cells)]) + "\n", "utf-8")
    for kind in ("flats", "charges"):
        assert company.cli("import", str(company.home / "input" / f"{kind}.csv")).code == 0
    company.cli("run")
    findings = company.table("findings")
    assert [row["code"] for row in findings if "B0001-1" in row["where"]] == ["CHARGE_WITHOUT_FLAT"]
