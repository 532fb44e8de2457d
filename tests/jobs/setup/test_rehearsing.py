"""Trouble can be rehearsed: the simulated banks misbehave on request, and the clock may be set."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rehearsed_banks import over_sftp
from sample_company import TODAY, Company

from bank_adapters.simulator.faults import Fault
from einvoice.cli.main import run
from einvoice.core.exit_codes import ExitCode

OPERATIONS = Path(__file__).parents[3] / "docs" / "OPERATIONS.md"


def demo(folder: Path, *arguments: str) -> int:
    """Run a small demo of October 2026."""
    return run(["demo", "--dir", str(folder), "--flats", "24", "--period", "2026-10", *arguments])


def test_a_demo_with_a_fault_shows_it_and_the_next_run_is_well(tmp_path: Path) -> None:
    """The fault lasts for that run of the demo alone: no-answer is answered by the next `run`."""
    assert demo(tmp_path / "demo", "--fault", "no-answer") == ExitCode.DONE
    company = Company(tmp_path / "demo")
    assert company.cli("status", "--json").json["counts"]["awaited"] > 0
    assert company.cli("run").code == ExitCode.DONE
    counts = company.cli("status", "--json").json["counts"]
    assert counts["awaited"] == 0
    assert counts["accepted"] == counts["sent"] > 0


def test_an_unknown_fault_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    """With the names that are known."""
    assert demo(tmp_path / "demo", "--fault", "refuse-sone") == ExitCode.USAGE
    assert not (tmp_path / "demo").exists()


def test_one_bank_misbehaves_as_the_configuration_says(company: Company) -> None:
    """`simulator_faults` of one bank are not the other's."""
    company.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["refuse-some"]\n')
    assert company.cli("run").code == ExitCode.NEEDS_A_PERSON
    refused = company.cli("status", "--json").json["refused"]
    assert {row["bank"] for row in refused} == {"seb"}


def test_a_fault_that_is_not_known_stops_before_any_work(company: Company) -> None:
    """Exit 2, and nothing is calculated."""
    company.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["strike"]\n')
    result = company.cli("run")
    assert result.code == ExitCode.USAGE
    assert "strike" in result.err
    assert company.cli("status", "--json").json["counts"]["calculated"] == 0


def test_faults_of_a_bank_that_is_not_simulated_are_an_error(company: Company) -> None:
    """A real bank cannot be told to misbehave."""
    company.edit_config(
        'transport = "simulator"\ncontract = "SEB',
        'transport = "folder"\nfolder = "x"\nsimulator_faults = ["consumed"]\ncontract = "SEB',
    )
    result = company.cli("status")
    assert result.code == ExitCode.USAGE
    assert "banks.seb" in result.err


def test_the_clock_may_be_set_before_a_bank_simulator(company: Company) -> None:
    """Over SFTP too, as long as the pinned host key is that simulator's own."""
    with over_sftp(company):
        assert company.cli("run", today=TODAY).code == ExitCode.DONE


def test_the_clock_may_not_be_set_where_any_other_key_is_pinned(company: Company) -> None:
    """A tunnel on the loopback to a real bank is a real bank: each pinned key must be ours."""
    other = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"
    over_sftp(company)
    company.edit_config('"]\ncontract = "SEB', f'", "{other}"]\ncontract = "SEB')
    assert other in (company.home / "config.toml").read_text("utf-8")
    result = company.cli("status", today=TODAY)
    assert result.code == ExitCode.USAGE
    assert "clock may not be set" in result.err


@pytest.mark.parametrize("spoil", [lambda key: key.unlink(), lambda key: key.write_text("x")])
def test_the_clock_may_not_be_set_once_the_simulator_is_gone(
    company: Company, spoil: Callable[[Path], object]
) -> None:
    """Without its host key nothing proves that a simulator answers."""
    over_sftp(company)
    spoil(company.home / "rehearsal" / ".simulator" / "host_key")
    assert company.cli("status", today=TODAY).code == ExitCode.USAGE


def test_operations_names_every_fault() -> None:
    """Whoever rehearses finds each by name."""
    text = OPERATIONS.read_text("utf-8")
    assert [fault for fault in Fault if f"`{fault}`" not in text] == []
