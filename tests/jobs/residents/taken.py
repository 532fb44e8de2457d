"""Steps of a month whose readings residents sent."""

from resident_world import TO_CALCULATE, Resident
from sample_company import PERIOD, Company

from jobs.steps.calculate import calculate


def calculated(resident: Resident, today: str = TO_CALCULATE) -> None:
    """Calculate October."""
    with resident.at(today) as context:
        calculate(context, PERIOD)


def lines_of(company: Company) -> list[dict[str, str]]:
    """Return all lines of the month, without what only the database numbers."""
    rows = company.table("lines")
    assert rows
    return [{name: row[name] for name in row if name != "invoice_number"} for row in rows]
