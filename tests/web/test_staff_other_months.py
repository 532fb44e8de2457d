"""The page of held flats names other months where some are held."""

import shutil
from collections.abc import Callable
from pathlib import Path

from held_room import plain
from sample_company import Company
from staff_room import staff_room


def test_another_month_is_named_only_where_it_shows_a_held_flat(
    home_after: Callable[..., Path], tmp_path: Path
) -> None:
    """A flat whose invoice is issued is held from the next month on, though October was typed."""
    shutil.copytree(home_after("run"), tmp_path / "home")
    company = Company(tmp_path / "home")
    issued = str(company.table("invoices")[0]["flat_id"])
    assert company.cli("hold", issued, "--reason", "measured anew").code == 0
    with staff_room(company) as opened:
        october, november = (
            plain(opened.clerk.get(f"/staff/flats?period=2026-{month}").text) for month in (10, 11)
        )
    assert "Nothing is held" in october
    assert "another month, too: November 2026" in october
    assert f"Flat {issued}" in november
    assert "another month" not in november
