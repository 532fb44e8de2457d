"""The whole folder was put back, and `--nothing-imported` is typed although something was.

What the screens print leads to the sums that the banks have.
"""

import pytest
from other_contents import Staff, ended
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

REFUSED = ExitCode.REFUSED_BY_CHECK
DAY = "2026-11-05"


@pytest.fixture
def staff(company: Company) -> Staff:
    """Somebody in front of the small company's month on 5 November."""
    return Staff(company)


def say_that_nothing_was_imported(staff: Staff) -> None:
    """Type what the screens print, as somebody who knows of no import."""
    assert staff.type("run").code == REFUSED
    for command in ("restore", "restore --nothing-imported"):
        assert staff.follow(command).code == REFUSED
    assert staff.follow("calculate").code == ExitCode.DONE
    staff.follow("issue", DAY=DAY)


def say_that_it_was(staff: Staff, path: str) -> None:
    """Type what the screens print, as somebody who remembers the import, to the end."""
    staff.follow("import", PATH=path)
    assert staff.last.code == ExitCode.DONE, staff.last.err
    staff.follow("restore --imports-done")
    for command in ("calculate", "issue", "render", "restore"):
        staff.follow(command, DAY=DAY)
    assert staff.last.code == ExitCode.DONE, staff.last.err
    staff.give_answers_again()
    ended(staff)
    assert staff.by_flat == staff.issued


@pytest.mark.parametrize("known_by", ["inbox", "witness"])
def test_sums_show_it_before_a_number_is_given(staff: Staff, known_by: str) -> None:
    """The bank has as many invoices of another sum: the copy is not put back once more."""
    if known_by == "witness":
        (staff.company.home / "other").mkdir()
        path = staff.company.home / "other" / "witness.json"
        staff.company.edit_config("[database]\n", f'[database]\nwitness = "{path}"\n')
    staff.lose_an_import(are_taken=known_by == "witness")
    theirs = sum(staff.theirs.values())
    say_that_nothing_was_imported(staff)
    assert staff.last.code == REFUSED
    assert "2026-10: seb has 9 of our invoices from file 2611SE00001TEST01" in staff.last.err
    assert staff.last.last_line.endswith(" restore --imports-missing")
    assert not any(row["invoice_number"] for row in staff.company.table("invoices"))
    staff.follow("restore --imports-missing")
    say_that_it_was(staff, "input/costs.csv")
    assert sum(staff.ours.values()) == theirs


def test_what_no_sum_shows_is_led_to_the_copy(staff: Staff) -> None:
    """A name: the file is made again with other bytes, and every screen leads to the copy."""
    staff.lose("customers", "B0001-2,", "B0001-2,Jaunais ", are_taken=False)
    say_that_nothing_was_imported(staff)
    assert staff.last.code == ExitCode.DONE, staff.last.err
    for command in ("render", "restore"):
        staff.follow(command)
    staff.company.edit_rows("costs", "2026-10,", "2026-10,1")
    for again in ("", "run", "status", "import input/costs.csv"):
        if again:
            staff.type(*again.split())
            staff.follow("restore")
        assert staff.last.code == REFUSED
        assert "something imported since the copy is missing" in staff.last.err
        once_more = "next: put the copy of the whole folder back once more, then "
        assert staff.last.last_line.startswith(once_more), again
    staff.put_back()
    staff.company.edit_rows("costs", "2026-10,1", "2026-10,")
    assert staff.follow("restore").code == REFUSED
    say_that_it_was(staff, "input/customers.csv")
