"""A file of any size in the place of a rendered one: the bytes do not matter to a transfer."""

import hashlib
import os
import random
import sqlite3

from disturbed_case import Case
from one_tick import BANK

MB = 1_000_000
ALL_SIZES = {"0.1 MB": MB // 10, "2 MB": 2 * MB, "6 MB": 6 * MB, "28 MB": 28 * MB}
FEW_SIZES = ALL_SIZES if os.environ.get("SOAK") else {"0.1 MB": MB // 10, "6 MB": 6 * MB}
"""A few blocks, and more than SFTP's window of 2 MB: where many faults strike one after another."""


def put_content(case: Case, size: int) -> None:
    """Let the one file of a case have so many bytes, in the outbox and in the ledger."""
    content = random.Random(size).randbytes(size)  # noqa: S311 - repeatable, no secret
    (record,) = case.records()
    (case.home / "data" / "outbox" / BANK / record.name).write_bytes(content)
    database = sqlite3.connect(case.home / "data" / "einvoice.db")
    with database:
        database.execute("INSERT INTO thawed VALUES ('a test')")
        database.execute(
            "UPDATE files SET size = ?, sha256 = ? WHERE file_id = ?",
            (size, hashlib.sha256(content).hexdigest(), record.file_id),
        )
        database.execute("DELETE FROM thawed")
    database.close()
    case.bytes_of = {record.name: content}
