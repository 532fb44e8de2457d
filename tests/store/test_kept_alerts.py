"""Which alerts were told, and that a database of an earlier version keeps them."""

from pathlib import Path

import sqlalchemy as sa

from einvoice.core.period import Period
from einvoice.store import alerts
from einvoice.store.engine import open_engine
from einvoice.store.migrate import upgrade
from einvoice.store.store import Store
from einvoice.store.transactions import ReadTransaction

PERIOD, NEXT = Period(2026, 10), Period(2026, 11)
TOLD = sa.text(
    "INSERT INTO journal (seq, at, actor, event, period, subject, detail, previous_hash, hash) "
    "VALUES (:seq, '2026-11-05T10:00:00Z', 'clerk', 'alerted', '2026-10', :what, '', '', '')"
)


def test_an_alert_is_told_until_it_ends_and_again_when_it_comes_back(store: Store) -> None:
    """Of its period and kind alone."""
    with store.writing() as tx:
        for period, what in ((PERIOD, "trouble:a"), (PERIOD, "slack:72"), (NEXT, "trouble:a")):
            alerts.keep_told(tx, period, what, "2026-11-05T10:00:00Z")
        alerts.keep_ended(tx, PERIOD, "trouble")
        assert alerts.told(tx, PERIOD) == {"slack:72"}
        assert alerts.told(tx, NEXT) == {"trouble:a"}
        alerts.keep_told(tx, PERIOD, "trouble:a", "2026-11-06T10:00:00Z")
        assert alerts.told(tx, PERIOD) == {"slack:72", "trouble:a"}


def test_what_the_journal_of_an_earlier_version_told_is_not_told_again(tmp_path: Path) -> None:
    """Trouble that was over before that version's `well` may come again."""
    engine = open_engine("", tmp_path / "einvoice.db")
    upgrade(engine, "0015")
    with engine.begin() as connection:
        for seq, what in enumerate(("trouble:a", "slack:72", "well", "trouble:b"), 1):
            connection.execute(TOLD, {"seq": seq, "what": what})
    upgrade(engine)
    with engine.begin() as connection:
        assert alerts.told(ReadTransaction(connection), PERIOD) == {"slack:72", "trouble:b"}
    engine.dispose()
