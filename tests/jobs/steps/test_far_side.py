"""What becomes of a file in each state, by what lies at the bank: every step, every word kept."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from at_the_bank import BANK, ledger
from far_side import (
    BreaksOff,
    FarSide,
    LosesAtRename,
    RenamesTwice,
    Spoils,
    Takes,
    TakesAndSays,
    TakesRenamed,
)
from month_steps import kept
from sample_company import PERIOD, Company
from sendings import (
    AGAIN,
    ANEW,
    FIRST,
    HALF,
    NAME,
    OTHER,
    OURS,
    SECOND,
    SENT,
    SITUATIONS,
    UNKNOWN,
    WAY,
)

from bank_adapters.transport.interface import (
    RemoteFileMissingError,
    TransferError,
)
from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError
from einvoice.store.files import FileRecord
from jobs.care.adopt_proven import adopt_proven
from jobs.care.declared import pass_over
from jobs.context import Context
from jobs.problems import message
from jobs.steps.file_delivery import FileDelivery


@pytest.fixture(scope="module")
def once_rendered(imported_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with a file ready to send; copied, never changed."""
    home = tmp_path_factory.mktemp("rendered") / "home"
    shutil.copytree(imported_home, home)
    for step in ("calculate", "issue", "render"):
        assert Company(home).cli(step).code == 0
    return home


@pytest.fixture
def company(once_rendered: Path, tmp_path: Path) -> Company:
    """A copy of it."""
    shutil.copytree(once_rendered, tmp_path / "home")
    return Company(tmp_path / "home")


@pytest.fixture
def context(company: Company, request: pytest.FixtureRequest) -> Iterator[Context]:
    """Yield a context; a test's parameter says what the bank allows."""
    if profile := getattr(request, "param", ""):
        table = f"[banks.{BANK}]\n"
        company.edit_config(table, f"{table}profile = {{ {profile} }}\n")
    with company.context() as found:
        yield found


def allowing(profile: str) -> pytest.MarkDecorator:
    """Mark a test with what the bank allows."""
    return pytest.mark.parametrize("context", [profile], indirect=True, ids=[profile])


def content_of(context: Context) -> bytes:
    """Return the file's bytes."""
    return context.store.archive.outbox_path(BANK, NAME).read_bytes()


def far_side(context: Context, found: dict[str, str], kind: type[FarSide] = FarSide) -> FarSide:
    """Return a bank at which some files lie."""
    ours = content_of(context)
    whole = {OURS: ours, HALF: ours[: len(ours) // 2]}
    return kind({name: whole.get(what, what.encode()) for name, what in found.items()})


def delivery(context: Context, far: FarSide, state: FileState) -> FileDelivery:
    """Return the delivery of a file whose first attempt came to a state; none when ready."""
    found = FileDelivery(context, far, ledger(context))  # type: ignore[arg-type]
    for step in WAY[: WAY.index(state) + 1] if state in WAY else ():
        found._advance(step, **({"attempt": 1} if step is FileState.SENDING else {}))
    return FileDelivery(context, far, ledger(context))  # type: ignore[arg-type]


def came_to(record: FileRecord) -> tuple[FileState, str, int]:
    """Return where a file stands, why, and after how many attempts."""
    return record.state, record.evidence, record.attempt


@pytest.mark.parametrize(("state", "found", "asked", "end"), SITUATIONS.values(), ids=SITUATIONS)
def test_where_a_file_comes_to(
    context: Context,
    state: FileState,
    found: dict[str, str],
    asked: list[str],
    end: tuple[FileState, str, int],
) -> None:
    """What is asked of the bank, and where the ledger and its sidecar stand then."""
    far = far_side(context, found)
    ours = content_of(context)
    record = delivery(context, far, state).deliver()
    assert far.asked == asked
    assert came_to(record) == came_to(ledger(context)) == end
    assert record == ledger(context)
    if record.state is SENT:
        assert far.files == {NAME: ours}
        assert (record.verified, record.host_key) == (True, "SHA256:far")
    outbound = context.store.archive.path(PERIOD, BANK, "outbound", NAME)
    assert outbound.read_bytes() == ours
    sidecar = json.loads(outbound.with_name(f"{NAME}.state.json").read_text("utf-8"))
    assert sidecar["state"] == record.state


def test_each_step_is_in_the_journal(company: Company, context: Context) -> None:
    """With where it came from and all that the ledger got."""
    far = far_side(context, {FIRST: HALF})
    sent_at = delivery(context, far, FileState.RENAMING).deliver().sent_at
    events = [f"file_{name}" for name in ("sending", "renaming", "unknown", "ready", "sent")]
    found = [entry for entry in kept(company, *events) if entry[2] == NAME[:-4]]
    assert {period for period, *_ in found} == {"2026-10"}
    entries = [(event, json.loads(detail)) for _, event, _, detail in found]
    assert entries.pop(0)[0] == "file_ready", "when it was rendered"
    not_whole = "its temporary file is there, not proven whole"
    assert entries == [
        ("file_sending", {"from": "ready", "attempt": 1}),
        ("file_renaming", {"from": "sending"}),  # killed there, as the fixture laid it
        ("file_unknown", {"from": "renaming", "evidence": not_whole}),
        ("file_ready", {"from": "unknown", "verified": False}),
        ("file_sending", {"from": "ready", "attempt": 2}),
        ("file_renaming", {"from": "sending", "verified": True}),
        (
            "file_sent",
            {
                "from": "renaming",
                "evidence": "confirmed",
                "host_key": "SHA256:far",
                "verified": True,
                "sent_at": sent_at,
            },
        ),
    ]
    assert sent_at == "2026-11-05T09:00:00"
    assert {row["state"] for row in company.table("invoices") if row["bank"] == BANK} == {"sent"}


@pytest.mark.parametrize("state", WAY)
def test_other_bytes_under_its_name_stop_it(context: Context, state: FileState) -> None:
    """Nothing is asked of the bank, in whichever state."""
    far = far_side(context, {NAME: OTHER})
    with pytest.raises(RefusedByCheckError) as stopped:
        delivery(context, far, state).deliver()
    assert stopped.value.code == "bank-has-other-bytes"
    assert stopped.value.facts["file"] == NAME[:-4]
    assert far.asked == []


def test_other_bytes_under_the_name_of_a_file_never_tried_prove_an_old_ledger(
    context: Context,
) -> None:
    """They stop its bank, and `restore` says how they differ from ours.

    Once the bank has nothing of them, ours is taken back: it goes under another id.
    """
    far = far_side(context, {NAME: OTHER})
    with pytest.raises(RefusedByCheckError, match="not-sent-here"):
        delivery(context, far, FileState.READY).deliver()
    assert far.asked == []
    assert ledger(context).attempt == 0
    (left,) = adopt_proven(context).left
    assert f"has other bytes here than those that {BANK} has" in message(left, "en")
    pass_over(context, NAME[:-4], "the bank discarded it")
    assert ledger(context).state is FileState.WITHDRAWN


def test_what_was_stored_otherwise_is_sent_again(context: Context) -> None:
    """It never gets its name; the next attempt removes it."""
    spoils = far_side(context, {}, Spoils)
    with pytest.raises(TransferError) as broken:
        delivery(context, spoils, FileState.READY).deliver()
    assert str(broken.value) == f"stored-otherwise file={NAME[:-4]}"
    assert broken.value.transient
    assert came_to(ledger(context)) == (FileState.SENDING, "", 1)
    far = FarSide(spoils.files)
    record = FileDelivery(context, far, ledger(context)).deliver()  # type: ignore[arg-type]
    assert far.asked == [f"remove {FIRST}", *AGAIN]
    assert came_to(record) == (SENT, "confirmed", 2)


@pytest.mark.parametrize("kind", [Takes, TakesAndSays])
def test_what_is_taken_before_it_was_read_back_is_unknown(
    context: Context, kind: type[FarSide]
) -> None:
    """Nobody saw whether it was whole."""
    far = far_side(context, {}, kind)
    record = delivery(context, far, FileState.READY).deliver()
    assert came_to(record) == (UNKNOWN, "taken before it was read back", 1)
    assert far.asked == ANEW[:1]


@pytest.mark.parametrize("kind", [Takes, TakesAndSays])
@allowing("can_rename = false")
def test_what_was_written_under_its_name_and_taken_is_sent(
    context: Context, kind: type[FarSide]
) -> None:
    """Each write was confirmed."""
    far = far_side(context, {}, kind)
    record = delivery(context, far, FileState.READY).deliver()
    assert came_to(record) == (SENT, "taken by the bank at once", 1)
    assert far.asked == [f"upload {NAME}"]


def test_what_is_taken_once_it_has_its_name_is_sent(context: Context) -> None:
    """The bank consumes it."""
    record = delivery(context, far_side(context, {}, TakesRenamed), FileState.READY).deliver()
    assert came_to(record) == (SENT, "taken by the bank at once", 1)


@allowing("can_rename = false")
def test_a_bank_that_lets_nobody_rename(context: Context) -> None:
    """The file is written under its name."""
    far = far_side(context, {})
    record = delivery(context, far, FileState.READY).deliver()
    assert came_to(record) == (SENT, "confirmed", 1)
    assert far.asked == [f"upload {NAME}"]


@allowing("can_list = false")
@pytest.mark.parametrize(
    ("state", "asked", "end"),
    [
        (
            FileState.READY,
            [f"upload {FIRST} blindly", f"rename {FIRST} {NAME}"],
            (SENT, "confirmed; the bank lets nobody look", 1),
        ),
        (
            FileState.SENDING,
            [f"upload {SECOND} blindly", f"rename {SECOND} {NAME}"],
            (SENT, "confirmed; the bank lets nobody look", 2),
        ),
        (FileState.RENAMING, [], (UNKNOWN, "nobody may look at the bank", 1)),
    ],
)
def test_a_bank_that_lets_nobody_look(
    context: Context, state: FileState, asked: list[str], end: tuple[FileState, str, int]
) -> None:
    """What it confirms is all there is."""
    far = far_side(context, {})
    record = delivery(context, far, state).deliver()
    assert far.asked == asked
    assert came_to(record) == end
    assert not record.verified


@allowing("can_read_back = false")
def test_a_rename_that_broke_off_where_nothing_can_be_read_is_unknown(context: Context) -> None:
    """No look can prove anything."""
    record = delivery(context, far_side(context, {}, BreaksOff), FileState.READY).deliver()
    assert came_to(record) == (UNKNOWN, "broke off, and nothing can be read back", 1)


def test_a_rename_that_broke_off_is_looked_after_where_one_may(context: Context) -> None:
    """It stays where it is, for the next look."""
    with pytest.raises(TransferError, match="connection-broken"):
        delivery(context, far_side(context, {}, BreaksOff), FileState.READY).deliver()
    assert came_to(ledger(context)) == (FileState.RENAMING, "", 1)


def test_a_rename_that_was_done_before_counts(context: Context) -> None:
    """Our bytes have the name."""
    record = delivery(context, far_side(context, {}, RenamesTwice), FileState.READY).deliver()
    assert came_to(record) == (SENT, "confirmed", 1)


def test_a_rename_of_nothing_is_an_error(context: Context) -> None:
    """Neither name is there, and nobody says that it was sent."""
    with pytest.raises(RemoteFileMissingError):
        delivery(context, far_side(context, {}, LosesAtRename), FileState.READY).deliver()
    assert came_to(ledger(context)) == (FileState.RENAMING, "", 1)
