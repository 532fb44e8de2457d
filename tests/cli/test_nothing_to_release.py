"""`release` where nothing is held leads to the month's step, and not to a calculation."""

from sample_company import Company


def test_nothing_to_release_leads_on(company: Company) -> None:
    """A calculation would have nothing to do, and is refused while a row stops the company."""
    assert company.cli("run").code == 0
    status = company.cli("status").last_line
    done = company.cli("release", "--all", "--yes", "--reason", "tired")
    assert done.code == 0
    assert done.last_line == status
    assert "calculate" not in done.last_line
