"""A rendered file that was lost or changed before it was sent leads to the end all the same."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sample_company import Company

from bank_adapters.simulator.orders import render_applications
from einvoice.core.exit_codes import ExitCode

CHANGES = {
    "lost": lambda path: path.unlink(),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:500]),
    "changed": lambda path: path.write_bytes(path.read_bytes().replace(b"Invoice", b"invoice", 1)),
}


@pytest.fixture
def rendered(company: Company, home_after: Callable[..., Path]) -> Company:
    """An installation with files ready to send."""
    company.become(home_after("calculate", "issue", "render"))
    return company


def waiting(company: Company) -> dict[str, Path]:
    """Return the files in the outbox by bank."""
    return {path.parent.name: path for path in (company.home / "data/outbox").glob("*/*.xml")}


def events(company: Company, event: str) -> list[str]:
    """Return the subjects of the journal's entries of an event."""
    from einvoice.store import journal

    with company.context() as context, context.store.reading() as tx:
        return [subject for subject, _ in journal.details(tx, event)]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_same_bytes_are_made_again(rendered: Company, change: Callable[[Path], object]) -> None:
    """And sent under the same file id, as if nothing had happened."""
    path = waiting(rendered)["seb"]
    before = path.read_bytes()
    change(path)
    assert rendered.cli("run").code == ExitCode.DONE
    assert rendered.bank_files()[f"seb/{path.name}"] == before
    assert events(rendered, "file_made_again") == [path.stem]
    assert rendered.cli("audit", "verify").code == 0


def test_credit_notes_are_made_again_too(rendered: Company) -> None:
    """From their invoices, with their own numbers."""
    assert rendered.cli("run").code == ExitCode.DONE
    number = next(r["invoice_number"] for r in rendered.table("invoices") if r["bank"] == "seb")
    assert rendered.cli("credit", number, "--reason", "wrong").code == 0
    assert rendered.cli("render", "--period", "2026-10").code == 0
    path = waiting(rendered)["seb"]
    before = path.read_bytes()
    path.unlink()
    assert rendered.cli("deliver", "--period", "2026-10").code == ExitCode.DONE
    assert rendered.bank_files()[f"seb/{path.name}"] == before


def test_other_bytes_are_never_sent_under_the_old_name(rendered: Company) -> None:
    """Another configuration makes another file: the old one is taken back, the next run sends."""
    path = waiting(rendered)["seb"]
    path.unlink()
    rendered.edit_config('phone = "', 'phone = "+371 ')
    first = rendered.cli("run")
    assert first.code == ExitCode.REFUSED_BY_CHECK
    assert "lost or changed" in first.err
    assert "einvoice run --period 2026-10" in first.err
    assert not [name for name in rendered.bank_files() if name.startswith("seb/")]
    assert rendered.cli("run", "--period", "2026-10").code == ExitCode.DONE
    names = [name for name in rendered.bank_files() if name.startswith("seb/")]
    assert names == ["seb/2611SE00002TEST01.xml"]
    counts = rendered.cli("status", "--json").json["counts"]
    assert counts["accepted"] == counts["sent"] > 0
    assert rendered.cli("audit", "verify").code == 0


def test_a_file_that_somebody_sent_by_hand_is_found_and_not_sent_again(rendered: Company) -> None:
    """The bank is looked at before a lost file is taken back."""
    path = waiting(rendered)["seb"]
    inbox = rendered.home / "bank" / "seb" / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    path.rename(inbox / path.name)
    rendered.edit_config('phone = "', 'phone = "+371 ')
    rendered.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["no-answer"]\n')
    assert rendered.cli("run").code == ExitCode.DONE
    assert [name for name in rendered.bank_files() if name.startswith("seb/")] == [
        f"seb/{path.name}"
    ]


def test_archived_bytes_that_were_lost_are_made_again(rendered: Company) -> None:
    """A file that was archived, and whose transfer broke, is archived and sent all the same."""
    rendered.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["disk-full"]\n')
    rendered.edit_config("attempts = 3", "attempts = 1")
    assert rendered.cli("deliver").code == ExitCode.BANK_UNREACHABLE
    archive = rendered.home / "data" / "archive" / "2026-10" / "seb" / "outbound"
    (path,) = archive.glob("*.xml")
    before = path.read_bytes()
    path.unlink()
    rendered.edit_config('simulator_faults = ["disk-full"]\n', "")
    assert rendered.cli("run").code == ExitCode.DONE
    assert path.read_bytes() == before == rendered.bank_files()[f"seb/{path.name}"]


def test_a_lost_word_to_the_bank_is_said_in_another_file(company: Company) -> None:
    """What an application was refused for is told under the next file id."""
    outbox = company.home / "bank" / "seb" / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    order = {
        "SellerRegNumber": "49900001005",
        "GlobalSellerContractId": "SEB-EXAMPLE",
        "Action": "ADD",
        "ServiceId": "NOBODY",
        "ChannelAddress": "LV93UNLA0099999999999",
        "PresentmentType": "FULL",
        "CustomerIdCode": "161175-19997",
        "CustomerName": "A",
        "TimeStamp": "2026-11-04T10:00:00",
    }
    (outbox / "orders.xml").write_bytes(render_applications([order]))
    assert company.cli("poll").code == ExitCode.NEEDS_A_PERSON
    queue = company.cli("subscriptions", "--json").json["queue"]
    number = str(queue[0]["id"])
    refuse = ("subscriptions", "--refuse", number, "--reason", "No such client number")
    assert company.cli(*refuse).code == 0
    path = waiting(company)["seb"]
    before = path.read_text("utf-8")
    path.unlink()
    assert company.cli("deliver").code == ExitCode.REFUSED_BY_CHECK
    again = waiting(company)["seb"]
    assert again.name != path.name
    assert again.read_text("utf-8") == before.replace(path.stem, again.stem)
    assert company.cli("deliver").code == ExitCode.DONE
    assert f"seb/{again.name}" in company.bank_files()
