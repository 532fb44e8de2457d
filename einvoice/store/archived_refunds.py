"""Refunds as the archive keeps them: an older database does not pay anybody back twice.

``archive/<month of deciding>/refunds/<refund>.json`` is written before the refund is committed, and
``archive/<month of the file>/refund_files/<file>.xml`` before the file is given out.
"""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from einvoice.core.account_keys import AccountKey
from einvoice.core.period import Period
from einvoice.core.refunds import Refund
from einvoice.store import refunds
from einvoice.store.refunds import RefundFile
from einvoice.store.sidecars import is_damaged, understood
from einvoice.store.transactions import ReadTransaction, WriteTransaction

FOLDER, FILES = "refunds", "refund_files"


def refund_file_path(archive_folder: Path, file: RefundFile) -> Path:
    """Return where the archive keeps the bytes of a file."""
    month = Period.of(dt.date.fromisoformat(file.made_at[:10]))
    return archive_folder / str(month) / FILES / f"{file.file_id}.xml"


def refunds_kept(
    tx: ReadTransaction, archive_folder: Path, refund_ids: Iterable[str]
) -> Iterator[tuple[Path, bytes]]:
    """Yield where the archive keeps refunds, and their contents."""
    for refund in refunds.refunds_of(tx, set(refund_ids)).values():
        month = str(Period.of(refund.decided_on))
        row = {**dataclasses.asdict(refund), "key": str(refund.key)}
        row["decided_on"] = str(refund.decided_on)
        file = refunds.refund_file(tx, refund.file_id)
        row["file"] = dataclasses.asdict(file) if file else None
        content = json.dumps(row, ensure_ascii=False).encode() + b"\n"
        yield archive_folder / month / FOLDER / f"{refund.refund_id}.json", content


def adopt_refunds(tx: WriteTransaction, archive_folder: Path) -> list[dt.date]:
    """Take over the refunds that the database does not know, or not so; return their days.

    What is damaged is passed over. A file counts as given out once its bytes are in the archive.
    """
    days = []
    for path in sorted(archive_folder.glob(f"*/{FOLDER}/*.json")):
        if is_damaged(path, _read):
            continue
        refund, file = _read(path)
        if refunds.refunds_of(tx, {refund.refund_id}).get(refund.refund_id) != refund:
            if file is not None:
                is_there = refund_file_path(archive_folder, file).exists()
                file = dataclasses.replace(file, is_written=is_there)
            refunds.put_back(tx, refund, file)
            days.append(refund.decided_on)
    return days


def _read(path: Path) -> tuple[Refund, RefundFile | None]:
    with understood(path):
        row = json.loads(path.read_text("utf-8"))
        file = row.pop("file")
        row |= {
            "key": AccountKey.parse(row["key"]),
            "decided_on": dt.date.fromisoformat(row["decided_on"]),
        }
        return Refund(**row), RefundFile(**file) if file else None
