"""Where a file comes to whose bytes are lost, by what is at its bank; what its witness sees."""

import json

import pytest
from at_the_bank import BANK, ledger
from far_side import FarSide
from month_steps import kept
from sample_company import Company

from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError
from einvoice.store.files import FileRecord
from jobs.context import Context
from jobs.steps import file_delivery
from jobs.steps.file_delivery import FileDelivery

NOBODY_READS = f"[banks.{BANK}]\nprofile = {{ can_read_back = false }}\n"


def delivered(context: Context, *, there: bool) -> FileRecord:
    """Deliver the file to a bank in memory, which has it already or has nothing."""
    record = ledger(context)
    content = context.store.archive.outbox_path(BANK, record.name).read_bytes()
    far = FarSide({record.name: content} if there else {})
    return FileDelivery(context, far, record).deliver()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("read_back", "state", "event", "evidence"),
    [
        (True, FileState.SENT, "file_sent", "found at the bank"),
        (False, FileState.UNKNOWN, "file_unknown", "its name is there, and nobody may read it"),
    ],
)
def test_a_lost_file_that_its_bank_has(  # noqa: PLR0913 - the case and its fixtures
    rendered: Company,
    monkeypatch: pytest.MonkeyPatch,
    state: FileState,
    event: str,
    evidence: str,
    *,
    read_back: bool,
) -> None:
    """Somebody sent it by hand: it counts as the next attempt, and why is kept."""
    if not read_back:
        rendered.edit_config(f"[banks.{BANK}]\n", NOBODY_READS)
    monkeypatch.setattr(file_delivery, "archived_bytes", lambda *_: None)
    with rendered.context() as context:
        record = delivered(context, there=True)
    assert (record.state, record.attempt, record.evidence) == (state, 1, evidence)
    ((_, _, file_id, detail),) = kept(rendered, event)
    assert (file_id, json.loads(detail)["evidence"]) == (record.file_id, evidence)


def test_a_lost_file_that_no_bank_has_is_taken_back(
    rendered: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its invoices wait for a further file."""
    monkeypatch.setattr(file_delivery, "archived_bytes", lambda *_: None)
    with rendered.context() as context:
        with pytest.raises(RefusedByCheckError, match="file-bytes-lost"):
            delivered(context, there=False)
        assert (ledger(context).state, ledger(context).attempt) == (FileState.WITHDRAWN, 0)


def test_the_witness_sees_at_once_that_a_file_was_sent(rendered: Company) -> None:
    """And before that, that its sending began."""
    path = rendered.home / "other-disk" / "witness.json"
    path.parent.mkdir()
    rendered.edit_config("[database]\n", f'[database]\nwitness = "{path}"\n')
    seen = []

    class Watched(FarSide):
        def rename(self, old: str, new: str) -> None:
            """Look what the witness knows by now."""
            super().rename(old, new)
            seen.append(files())

    def files() -> list[tuple[int, bool]]:
        text = json.loads(path.read_text("utf-8"))["TEST01"]["files"].values()
        return [(file["attempt"], file["sent"]) for file in text]

    with rendered.context() as context:
        FileDelivery(context, Watched({}), ledger(context)).deliver()  # type: ignore[arg-type]
    assert [*seen, files()] == [[(1, False)], [(1, True)]]
