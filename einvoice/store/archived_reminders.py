"""Reminders of debts as the archive keeps them: an older database mails nobody a second time.

``archive/<month of the day>/reminded/<flat>@<first day>@<day>.json`` is written before the first
byte of a mail's text goes out, and again with the server's answer. It has no name and no address.
"""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from einvoice.core.account_keys import AccountKey
from einvoice.core.direct_deliveries import Handed, HandedState
from einvoice.core.period import Period
from einvoice.store.debt_reminders import DebtReminder, keep_reminder, reminder_of
from einvoice.store.sidecars import is_damaged, understood
from einvoice.store.transactions import ReadTransaction, WriteTransaction

FOLDER = "reminded"
_FIELDS = tuple(field.name for field in dataclasses.fields(Handed) if field.name != "reason")


def reminders_kept(
    tx: ReadTransaction, archive_folder: Path, which: Iterable[tuple[AccountKey, dt.date]]
) -> Iterator[tuple[Path, bytes]]:
    """Yield where the archive keeps reminders whose mail has begun, and their contents."""
    for key, day in sorted(which):
        reminder = reminder_of(tx, key, day)
        if reminder is None or reminder.mail.state is HandedState.INTENDED:
            continue
        row = {name: getattr(reminder.mail, name) for name in _FIELDS}
        content = json.dumps(row | {"cents": reminder.cents}, ensure_ascii=False).encode() + b"\n"
        yield archive_folder / str(Period.of(day)) / FOLDER / f"{key}@{day}.json", content


def adopt_reminders(tx: WriteTransaction, archive_folder: Path, first: Period) -> list[str]:
    """Take over what the archive knows of reminders of a month and later, and the database not.

    Returns:
        Whose they are, and of which day. What is damaged counts as a mail that may have been sent.
    """
    adopted = []
    for path in sorted(archive_folder.glob(f"*/{FOLDER}/*.json")):
        if Period.parse(path.parents[1].name) < first:
            continue
        there = _lost(path) if is_damaged(path, _read) else _read(path)
        known = reminder_of(tx, there.key, there.day)
        if known is None or _knows_better(there.mail, known.mail):
            keep_reminder(tx, there)
            adopted.append(path.stem)
    return adopted


def _knows_better(there: Handed, known: Handed) -> bool:
    """Return whether the archive has a later attempt, or the answer to an attempt cut off."""
    is_open = known.state in {HandedState.INTENDED, HandedState.UNKNOWN}
    is_later = known.attempt < there.attempt
    same = known.attempt == there.attempt and known.state is not there.state
    return is_open and (is_later or same)


def _place(path: Path) -> tuple[AccountKey, dt.date]:
    key, _, day = path.stem.rpartition("@")
    return AccountKey.parse(key), dt.date.fromisoformat(day)


def _lost(path: Path) -> DebtReminder:
    return DebtReminder(*_place(path), 0, Handed(HandedState.UNKNOWN, path.stem, 1))


def _read(path: Path) -> DebtReminder:
    with understood(path):
        row = json.loads(path.read_text("utf-8"))
        cents = row.pop("cents")
        mail = Handed(**row | {"state": HandedState(row["state"])})
        return DebtReminder(*_place(path), cents, mail)
