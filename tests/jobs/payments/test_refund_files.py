"""The file that pays credits back: made once, never changed, taken up after a kill."""

import json
from pathlib import Path
from typing import Any

import pytest
from paid_company import PaidCompany
from refunded import OTHER, PAYER, WHY, later, listed, paid_twice, read_debit, written

from bank_adapters.messages.pain001 import read_order
from einvoice.store import refunds as stored
from einvoice.store.archive import Archive
from jobs.payments import refund_files


class KilledError(BaseException):
    """The process was killed here."""


def test_a_file_is_made_once(paid: PaidCompany) -> None:
    """Made twice = nothing more; asked for again = the same bytes, until the bank paid."""
    flat, cents, payment = paid_twice(paid)
    paid.cli("refunds", "add", flat, "--payment", payment, *WHY)
    (file,) = written(paid)
    content = Path(file["path"]).read_bytes()
    assert written(paid) == []
    Path(file["path"]).unlink()
    (again,) = written(paid, "--again", file["file_id"][:6])
    assert (again, Path(again["path"]).read_bytes()) == (file, content)
    (kept,) = (paid.company.home / "data" / "archive").glob("*/refund_files/*.xml")
    assert kept.read_bytes() == content
    assert paid.cli("audit", "verify").code == 0
    Path(file["path"]).write_bytes(b"another")
    folder = str(Path(file["path"]).parent)
    assert paid.cli("refunds", "write", "--to", folder, "--again", "RFNF").code == 4
    assert read_debit(paid, 23, -cents, listed(paid)[0]["refund_id"]).code == 0
    Path(file["path"]).unlink()
    settled = paid.cli("refunds", "write", "--to", folder, "--again", "RFNF")
    assert settled.code == 4
    assert "the bank paid a part" in settled.err
    assert not Path(file["path"]).exists()
    assert paid.cli("refunds", "write", "--to", folder, "--again", "RFNX").code == 2
    assert paid.cli("refunds", "write", "--to", "/nowhere").code == 2
    kept.chmod(0o600)
    kept.write_bytes(content + b" ")
    assert paid.cli("audit", "verify").code == 4


def test_a_changed_file_is_not_given_out(
    paid: PaidCompany, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is archived is read back and compared with what was decided."""
    flat, _, payment = paid_twice(paid)
    paid.cli("refunds", "add", flat, "--payment", payment, *WHY)
    render = refund_files.render_order
    folder = paid.company.home / "for-the-bank"
    folder.mkdir()

    def other_account(order: Any) -> bytes:
        return render(order).replace(PAYER.account.encode(), OTHER.encode())

    monkeypatch.setattr(refund_files, "render_order", other_account)
    refused = paid.cli("refunds", "write", "--to", str(folder))
    assert refused.code == 4
    assert "is not given out" in refused.err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "moment",
    [
        (stored, "put_into_file", "after"),
        (refund_files, "render_order", "after"),
        (Archive, "written", "before"),
        (refund_files, "_copy", "before"),
        (refund_files, "_copy", "after"),
        (stored, "set_written", "after"),
    ],
    ids=lambda moment: f"{moment[2]}-{moment[1]}",
)
def test_a_killed_write_is_taken_up(
    paid: PaidCompany, monkeypatch: pytest.MonkeyPatch, moment: tuple[Any, str, str]
) -> None:
    """One file, the same bytes, each refund in it once."""
    flat, _, payment = paid_twice(paid)
    for euros in ("10.00", "5.00"):
        part = ("--payment", payment, "--sum", euros)
        assert paid.cli("refunds", "add", flat, *part, *WHY).code == 0
    place, name, when = moment
    original = getattr(place, name)

    def killed(*arguments: Any, **values: Any) -> Any:
        if when == "after":
            original(*arguments, **values)
        raise KilledError

    folder = paid.company.home / "for-the-bank"
    folder.mkdir()
    with monkeypatch.context() as patched, pytest.raises(KilledError):
        patched.setattr(place, name, killed)
        paid.cli("refunds", "write", "--to", str(folder))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (file,) = written(paid)
    (path,) = folder.iterdir()
    assert before in ({}, {path.name: path.read_bytes()})
    assert sorted(t.cents for t in read_order(path.read_bytes()).transfers) == [500, 1000]
    assert {row["file_id"] for row in listed(paid)} == {file["file_id"]}
    assert written(paid) == []
    assert paid.cli("audit", "verify").code == 0


def test_a_copy_of_yesterday_pays_nobody_twice(paid: PaidCompany) -> None:
    """Refunds and their files come from the archive; the debit in a statement is known by them."""
    flat, cents, payment = paid_twice(paid)
    copy = paid.company.home / "copy.db"
    assert paid.cli("backup", str(copy)).code == 0
    paid.cli("refunds", "add", flat, "--payment", payment, "--sum", "10.00", *WHY)
    written(paid)
    assert read_debit(paid, 23, -1000, listed(paid)[0]["refund_id"]).code == 0
    paid.cli("refunds", "add", flat, "--payment", payment, *WHY)
    before = listed(paid), paid.account_of(flat)
    assert [row["state"] for row in before[0]] == ["paid", "listed"] or cents
    restored = later(paid, "restore", str(copy))
    assert restored.code == 0, restored.err
    assert "decisions of people on payments 2" in restored.err
    assert later(paid, "restore", "--nothing-imported").code == 0
    assert (listed(paid), paid.account_of(flat)) == before
    assert len(written(paid)) == 1
    assert later(paid, "audit", "verify").code == 0


def test_whoever_is_paid_back_is_named_nowhere_else(paid: PaidCompany) -> None:
    """Not on screens, in the journal, in JSON; an extract has them where they are the person."""
    flat, _, payment = paid_twice(paid)
    said = [paid.cli("refunds", "add", flat, "--payment", payment, *WHY)]
    written(paid)
    said += [paid.cli("refunds"), paid.cli("refunds", "--json"), paid.cli("account", flat)]
    journal = (paid.company.home / "data" / "archive" / "journal.json").read_text("utf-8")
    text = journal + "".join(result.out + result.err for result in said)
    for secret in (PAYER.name, PAYER.account, PAYER.account[4:], PAYER.code):
        assert secret not in text
    target = paid.company.home / "person.json"
    assert paid.cli("person", "extract", flat, "--to", str(target)).code == 0
    (record,) = json.loads(target.read_text("utf-8"))["refunds"]
    assert record["payment_id"] == payment
    assert PAYER.name not in target.read_text("utf-8")
    assert paid.company.cli("purge", "--yes", today="2040-01-10").code == 0
    database = b"".join(p.read_bytes() for p in (paid.company.home / "data").glob("*.db"))
    assert PAYER.account.encode() not in database
    archive = paid.company.home / "data" / "archive"
    assert not [p for p in archive.rglob("*refund*/*") if not p.name.endswith(".tombstone.json")]
    assert paid.company.cli("audit", "verify", today="2040-01-10").code == 0


def test_the_refunds_are_exported(paid: PaidCompany) -> None:
    """Flat, customer, cents, reason; the cancelled not."""
    flat, _, payment = paid_twice(paid)
    for euros in ("1.00", "2.00"):
        paid.cli("refunds", "add", flat, "--payment", payment, "--sum", euros, *WHY)
    cancelled = next(row["refund_id"] for row in listed(paid) if row["cents"] == 100)
    paid.cli("refunds", "cancel", cancelled, "--reason", "x")
    target = paid.company.home / "refunds.csv"
    assert paid.cli("export", "refunds", "--to", str(target)).code == 0
    header, row = target.read_text("utf-8").splitlines()
    assert header == "flat_id,customer_from,cents,reason"
    since = paid.account_of(flat)["customer_from"]
    assert row == f"{flat},{since},200,paid twice"
    october = paid.cli("export", "refunds", "--to", str(target), "--period", "2026-10")
    assert (october.code, len(target.read_text("utf-8").splitlines())) == (0, 1)
    assert paid.cli("export", "refunds", "--to", str(target), "--with-names").code == 0
    assert target.read_text("utf-8").splitlines()[0].startswith("flat_id,name,")
