"""A finished month costs next to nothing: the scheduler asks every hour."""

from collections.abc import Iterator
from contextlib import contextmanager

from sample_company import Company
from sqlalchemy import Engine, event

MOST = 60


@contextmanager
def asked() -> Iterator[list[str]]:
    """Yield the statements that any database is asked, without the beginnings of transactions."""
    found: list[str] = []

    def keep(*told: object) -> None:
        if not str(told[2]).startswith("BEGIN"):
            found.append(str(told[2]))

    event.listen(Engine, "before_cursor_execute", keep)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", keep)


def test_the_run_of_a_finished_month_asks_little_and_writes_nothing(company: Company) -> None:
    """Its status is read once, not before each step."""
    assert company.cli("run").code == 0
    with asked() as statements:
        assert company.cli("run").code == 0
    assert 20 < len(statements) <= MOST, "\n".join(statements)
    assert [one for one in statements if one.startswith(("INSERT", "UPDATE", "DELETE"))] == []
