"""Fixtures of the fault tests."""

from pathlib import Path

import pytest
from disturbed_case import Keys
from one_tick import BANK
from sample_company import set_up


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    """Keys of a bank and of its customer."""
    return Keys.make(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """Installations with one file for the bank, and with several; copied, never changed."""
    homes = {}
    for several in (False, True):
        company = set_up(tmp_path_factory.mktemp("rendered") / "home", flats=12)
        company.edit_config("attempts = 3", "attempts = 2")
        if several:
            with (company.home / "config.toml").open("a", encoding="utf-8") as file:
                file.write(f"\n[banks.{BANK}.profile]\nmax_invoices = 4\n")
        steps = (("init",), ("import", str(company.home / "input")))
        for step in (*steps, ("calculate",), ("issue",), ("render",)):
            result = company.cli(*step)
            assert result.code == 0, result.err
        homes[several] = company.home
    return homes
