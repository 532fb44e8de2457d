"""One simulated bank: its folders, what it has judged, and its answers.

What must outlive a kill is in files that appear at once, by a rename, in this order: the
finished answer in ``pending/``, the record of the judgement in ``judged/``, the answer moved to
the outbox. A file without a record is judged (again) at the next start and comes out the same;
an answer that has left ``pending/`` is never made again.
"""

import datetime as dt
import json
import re
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from bank_adapters.simulator.answer import render_answer
from bank_adapters.simulator.books import Books, Held, valid
from bank_adapters.simulator.faults import Fault, distort
from bank_adapters.simulator.orders import applications_from, standing_orders_from
from bank_adapters.simulator.paid_statements import send_statements
from bank_adapters.simulator.rules import is_seller_message, judge
from bank_adapters.simulator.whole_files import write_whole
from einvoice.core.channels import ChannelProfile

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")


@dataclass(frozen=True, slots=True)
class _Record:
    """The record of one judgement. ``file_id`` is empty when the file was not read.

    One kept by an earlier version knows of no accepted invoices.
    """

    answer: str
    file_id: str
    global_ids: tuple[str, ...]
    taken: tuple[Held, ...] = ()
    sellers: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()

    @classmethod
    def load(cls, path: Path) -> "_Record":
        fields = json.loads(path.read_text("utf-8"))
        return cls(
            fields["answer"],
            fields["file_id"],
            tuple(fields["global_ids"]),
            tuple(map(Held.of_json, fields.get("taken", ()))),
            tuple(fields.get("sellers", ())),
            tuple(fields.get("contracts", ())),
        )

    def text(self) -> str:
        return json.dumps({**asdict(self), "taken": [invoice.as_json() for invoice in self.taken]})


def valid_invoices(state: Path) -> list[Held]:
    """Return the invoices that a bank holds as valid now, from its own folder."""
    records = map(_Record.load, sorted((state / "judged").glob("*.json")))
    return valid(invoice for record in records for invoice in record.taken)


class Bank:
    """A bank that watches its inbox.

    ``folder`` is what the customer sees (``inbox/``, ``outbox/``), what the bank took
    (``taken/``), and what a tester may add: ``addresses.json``, accounts or client numbers with
    the fail code that each is refused with (``{"B0001-4": "20"}``). ``state`` is the bank's own.
    Methods may be called from several threads.
    """

    def __init__(
        self,
        folder: Path,
        state: Path,
        profile: ChannelProfile,
        today: dt.date,
        faults: frozenset[Fault] = frozenset(),
    ) -> None:
        self._folder = folder
        self.inbox = folder / "inbox"
        self.outbox = folder / "outbox"
        self.faults = faults
        self.lock = threading.RLock()
        self._taken = folder / "taken"
        self._state = state
        self._pending = state / "pending"
        self._judged = state / "judged"
        self._given = state / "given"
        self._profile = profile
        self._today = today
        self._records: list[_Record] = []

    def start(self) -> None:
        """Make the folders, finish what a kill interrupted, and judge what waits."""
        for folder in (self.inbox, self.outbox, self._pending, self._judged, self._given):
            folder.mkdir(parents=True, exist_ok=True)
        self._records = [_Record.load(path) for path in sorted(self._judged.glob("*.json"))]
        for record in self._records:
            self._publish(record.answer)
        if Fault.REPEAT_ANSWERS in self.faults:
            for path in sorted(self._given.iterdir()):
                self.send(path.name, path.read_bytes())
        self._send_orders()
        for path in sorted(self.inbox.iterdir()):
            if self.is_delivery(path.name) and not self._record_path(path.name).exists():
                self._answer(path.name)
        if Fault.SEND_PAYMENTS in self.faults:
            held = valid(invoice for record in self._records for invoice in record.taken)
            ids = (invoice.global_id for invoice in held)
            send_statements(self._folder, self._state, self._profile.bank, self._today, ids)

    def _send_orders(self) -> None:
        """Send what customers order, where that is wanted; made from the files in the inbox."""
        files = [p.read_bytes() for p in sorted(self.inbox.iterdir()) if self.is_delivery(p.name)]
        if Fault.SEND_APPLICATIONS in self.faults:
            self.send(f"APPL_{self._today:%Y%m%d}.xml", applications_from(files, self._today))
        if Fault.SEND_STANDING_ORDERS in self.faults:
            self.send(f"SOA_{self._today:%Y%m%d}.xml", standing_orders_from(files, self._today))

    def send(self, name: str, content: bytes) -> None:
        """Put a message of the bank's own into the outbox, whole."""
        write_whole(self.outbox / name, content)

    @staticmethod
    def is_delivery(name: str) -> bool:
        """Return whether a file of that name in the inbox is meant for the bank to read."""
        return name.endswith(".xml") and not name.startswith(".")

    def expect(self, name: str) -> None:
        """Take note that a file is about to come under a name that may have come before.

        The earlier judgement keeps counting but no longer belongs to the file in the inbox.
        """
        record = self._record_path(name)
        if record.exists():
            record.rename(_free(self._judged, name, ".json"))

    def arrived(self, name: str) -> None:
        """Judge a file that arrived in the inbox under its final name."""
        with self.lock:
            self._answer(name)
            if Fault.CONSUMED in self.faults:
                self._taken.mkdir(exist_ok=True)
                path = self.inbox / name
                path.rename(_free(self._taken, path.stem, path.suffix))

    def _answer(self, name: str) -> None:
        if Fault.NO_ANSWER in self.faults:
            return
        content = (self.inbox / name).read_bytes()
        if is_seller_message(content):
            return  # taken note of; nothing is answered
        judgement = distort(judge(content, self._profile, self._books(), self._today), self.faults)
        quoted = judgement.file_id or Path(name).stem
        record = _Record(
            self._free_answer_name(quoted),
            judgement.file_id if judgement.was_read else "",
            tuple(verdict.global_id for verdict in judgement.verdicts),
            judgement.taken,
            tuple(sorted(judgement.sellers)),
            tuple(sorted(judgement.contracts)),
        )
        write_whole(self._pending / record.answer, render_answer(judgement, quoted))
        write_whole(self._record_path(name), record.text().encode("utf-8"))
        self._records.append(record)
        self._publish(record.answer)

    def _books(self) -> Books:
        """Return what the bank knows; it has signed with the first seller it took a file from."""
        records = self._records
        first = next((record for record in records if record.sellers), None)
        return Books(
            frozenset(record.file_id for record in records if record.file_id),
            frozenset(global_id for record in records for global_id in record.global_ids),
            tuple(invoice for record in records for invoice in record.taken),
            frozenset(first.sellers if first else ()),
            frozenset(first.contracts if first else ()),
            tuple(self._refused_addresses().items()),
            debits_paid=Fault.DEBITS_PAID in self.faults,
            debits_doubled=Fault.DEBITS_DOUBLED in self.faults,
        )

    def _refused_addresses(self) -> dict[str, str]:
        """Return what a tester wrote into ``addresses.json``."""
        path = self._folder / "addresses.json"
        return json.loads(path.read_text("utf-8")) if path.exists() else {}

    def _free_answer_name(self, file_id: str) -> str:
        """Return ``FINV_<file id>.xml``, numbered when that file id was answered before."""
        stem = f"FINV_{_UNSAFE.sub('_', file_id)}"
        used = {record.answer for record in self._records}
        number = 1
        while (name := f"{stem}{_suffix(number)}.xml") in used:
            number += 1
        return name

    def _publish(self, answer: str) -> None:
        """Move an answer to the outbox, if it was not moved before; faults spoil how."""
        pending = self._pending / answer
        if not pending.exists() or Fault.LATE_ANSWER in self.faults:
            return
        content = pending.read_bytes()
        if Fault.HALF_ANSWER in self.faults:
            write_whole(pending, content[: len(content) // 2])
        if Fault.DOUBLE_ANSWER in self.faults:
            self.send(f"AGAIN_{answer}", content)
        write_whole(self._given / answer, content)
        pending.rename(self.outbox / answer)

    def _record_path(self, name: str) -> Path:
        return self._judged / f"{name}.json"


def _suffix(number: int) -> str:
    return "" if number == 1 else f"_{number}"


def _free(folder: Path, stem: str, suffix: str) -> Path:
    """Return a path that is not taken yet: the name as it is, or numbered."""
    number = 1
    while (path := folder / f"{stem}{_suffix(number)}{suffix}").exists():
        number += 1
    return path
