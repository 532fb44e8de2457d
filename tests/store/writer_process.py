"""One of several writers: saves drafts of its houses, issues whatever is there, journals it.

Usage: writer_process.py URL DATA_DIR WRITER HOUSES FLATS
"""

import datetime as dt
import sys
from pathlib import Path

from store_samples import PERIOD, house, open_store

from einvoice.store import issuing
from einvoice.store.drafts import ready, save_drafts


def main(url: str, data_dir: Path, writer: str, houses: int, flats: int) -> None:
    """Work through the houses, one transaction to save and one to issue."""
    store = open_store(data_dir, url)
    for number in range(houses):
        with store.writing() as tx:
            save_drafts(tx, PERIOD, [ready(house(f"W{writer}H{number}", flats))])
        with store.writing() as tx:
            batch = issuing.issue_drafts(tx, PERIOD, dt.date(2026, 11, 5), dt.date(2026, 11, 30))
            tx.journal("issued", PERIOD, str(batch.first), invoices=batch.invoices)
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
