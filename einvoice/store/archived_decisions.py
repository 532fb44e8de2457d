"""Decisions of people on payments, as the archive keeps them: an older database catches up.

``archive/<month of booking>/payment_decisions/<payment>.json`` is written before the decision is
committed: a copy that was put back never knows more than the archive.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.payment_matching import Share
from einvoice.core.period import Period
from einvoice.core.recorded_payments import PaymentState
from einvoice.store import payments
from einvoice.store.sidecars import is_damaged, understood
from einvoice.store.transactions import ReadTransaction, WriteTransaction

FOLDER = "payment_decisions"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of a person: the payment, its state and reason, and what it is applied to."""

    payment_id: str
    state: PaymentState
    reason: str
    shares: tuple[Share, ...]

    def content(self) -> bytes:
        """Return it as the archive keeps it."""
        shares = [[share.customer, share.cents, list(share.invoices)] for share in self.shares]
        row = {"state": str(self.state), "reason": self.reason, "shares": shares}
        return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def decisions_of(
    tx: ReadTransaction, folder: Path, payment_ids: Iterable[str]
) -> Iterator[tuple[Path, bytes]]:
    """Yield where the archive keeps the decisions on payments, and their contents."""
    for payment_id in sorted(payment_ids):
        decided = payments.payment_of(tx, payment_id)
        if decided is not None:
            month = str(Period.of(decided.payment.booked_on))
            decision = _known(tx, decided)
            yield folder / month / FOLDER / f"{payment_id}.json", decision.content()


def not_known(tx: ReadTransaction, folder: Path) -> Iterator[Decision]:
    """Yield the decisions that the archive knows and the database does not.

    What is damaged is passed over: its payment waits, and a person decides it anew.
    """
    for path in sorted(folder.glob(f"*/{FOLDER}/*.json")):
        if is_damaged(path, _read):
            continue
        decision = _read(path)
        decided = payments.payment_of(tx, decision.payment_id)
        if decided is None or not decided.by_person or _known(tx, decided) != decision:
            yield decision


def adopt(tx: WriteTransaction, decision: Decision) -> None:
    """Decide a payment as a person did."""
    payment_id, reason = decision.payment_id, decision.reason
    match decision.state:
        case PaymentState.APPLIED:
            payments.apply_by_person(tx, payment_id, decision.shares, reason)
        case PaymentState.EXCLUDED:
            payments.exclude(tx, payment_id, reason)
        case PaymentState.QUEUED:
            payments.back_to_queue(tx, payment_id, reason)


def _known(tx: ReadTransaction, decided: payments.Decided) -> Decision:
    payment_id = decided.payment.payment_id
    shares = payments.shares_of(tx, payment_id)
    return Decision(payment_id, decided.state, decided.reason, shares)


def _read(path: Path) -> Decision:
    with understood(path):
        row = json.loads(path.read_text("utf-8"))
        shares = tuple(Share(text, cents, tuple(names)) for text, cents, names in row["shares"])
        return Decision(path.stem, PaymentState(row["state"]), row["reason"], shares)
