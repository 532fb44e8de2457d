"""Several processes make the same month as one."""

import contextlib
import os
import pickle
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_company import PERIOD, Company

from bank_adapters.registry import bank_adapter
from einvoice.core.errors import RefusedByCheckError
from einvoice.documents.bank_file import FileTooLargeError
from jobs.context import Context
from jobs.shards import WorkerEndedError, shards

MANY = 10**6
"""So many flats that starting processes pays."""


def in_own_process(context: Context, part: int) -> tuple[int, int]:
    """Return a part, and who worked on it."""
    _ = context
    time.sleep(0.02 * (part % 3))
    return part, os.getpid()


def that_kills(context: Context, part: int) -> int:
    """End the process, as the system does when memory runs out."""
    _ = context, part
    os.kill(os.getpid(), signal.SIGKILL)
    return part


def that_refuses(context: Context, part: int) -> int:
    """Refuse the second part."""
    if part:
        raise FileTooLargeError("F1", context.adapters["seb"].profile, 7)
    return part


def test_results_come_in_order_from_other_processes(company: Company) -> None:
    """Whoever is quicker."""
    with company.context() as context, shards(context, MANY, 3) as workers:
        results = list(workers.each(in_own_process, range(20)))
    assert [part for part, _ in results] == list(range(20))
    workers_seen = {worker for _, worker in results}
    assert os.getpid() not in workers_seen
    assert len(workers_seen) > 1


def test_small_parts_are_begun_here_while_workers_start(company: Company) -> None:
    """Nobody waits, and the results stay in order when workers take over."""
    workers_seen = []
    with company.context() as context, shards(context, MANY, 3, small=True) as workers:
        results = workers.each(in_own_process, range(2_000))
        for expected, (part, worker) in enumerate(results):
            assert part == expected
            workers_seen.append(worker)
            if len({*workers_seen}) == 3:
                break
        results.close()
    here = workers_seen.count(os.getpid())
    assert here > 0
    assert workers_seen[:here] == [os.getpid()] * here, "nothing more once workers are there"


def test_few_small_parts_are_done_before_workers_are_there(company: Company) -> None:
    """Each once, and an error as anywhere."""
    with company.context() as context:
        for parts in ([], [0], [0, 1, 2]):
            with shards(context, MANY, 3, small=True) as workers:
                assert [part for part, _ in workers.each(in_own_process, parts)] == parts
        with shards(context, MANY, 2, small=True) as workers, pytest.raises(FileTooLargeError):
            list(workers.each(that_refuses, [0, 1]))


def test_little_is_done_by_one_process(company: Company) -> None:
    """Starting others would take longer."""
    with company.context() as context:
        for flats, parts in ((1999, 20), (MANY, 1), (MANY, 0)):
            with shards(context, flats, parts) as workers:
                assert {worker for _, worker in workers.each(in_own_process, [1])} == {os.getpid()}


def test_a_worker_that_ends_by_itself_is_named(company: Company) -> None:
    """Nothing waits for it for ever."""
    with (
        company.context() as context,
        pytest.raises(WorkerEndedError),
        shards(context, MANY, 2) as workers,
    ):
        list(workers.each(that_kills, [1, 2]))


def test_an_error_comes_whole_from_a_worker(company: Company) -> None:
    """With its code, its facts and what its kind knows; results before it were given."""
    got = []
    with company.context() as context, shards(context, MANY, 2) as workers:
        with pytest.raises(FileTooLargeError) as caught:
            got.extend(workers.each(that_refuses, [0, 1]))
        expected = FileTooLargeError("F1", context.adapters["seb"].profile, 7)
    assert (str(caught.value), caught.value.fits) == (str(expected), 7)


@pytest.mark.parametrize(
    "error",
    [
        RefusedByCheckError("too-early", period=PERIOD),
        FileTooLargeError("F1", bank_adapter("seb").profile, 3),
        WorkerEndedError(),
    ],
    ids=lambda error: error.code,
)
def test_errors_are_pickled_whole(error: RefusedByCheckError) -> None:
    """Whatever their kind takes when it is made."""
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert type(again) is type(error)
    assert (again.cause, again.__dict__) == (error.cause, error.__dict__)


def that_tells(context: Context, part: str) -> str:
    """Leave a file behind."""
    (context.config.home / part).touch()
    return part


def test_a_second_work_begins_before_results_of_the_first_are_taken(company: Company) -> None:
    """So the files of one bank are written while another's are recorded."""
    with company.context() as context, shards(context, MANY, 2) as workers:
        first = workers.each(in_own_process, [0])
        second = workers.each(that_tells, ["begun"])
        for _ in range(1000):
            if (company.home / "begun").exists():
                break
            time.sleep(0.01)
        assert (company.home / "begun").exists()
        assert list(second) == ["begun"]
        assert [part for part, _ in first] == [0]


def test_what_is_wrong_with_a_bank_leaves_the_other_its_files(company: Company) -> None:
    """While processes are at the files of both; nothing of the first stays in the outbox."""
    assert company.cli("calculate").code == company.cli("issue").code == 0
    config = company.home / "config.toml"
    config.write_text(
        without_scale(config.read_text("utf-8"))
        + "\n[scale]\nworkers = 2\nparallel_from = 1\n"
        + '\n[banks.seb.profile]\nmax_invoices = 3\napp_id = "%s"\n' % ("A" * 500)
        + "\n[banks.swedbank.profile]\nmax_invoices = 3\n",
        "utf-8",
    )
    result = company.cli("render")
    assert result.code == 4
    assert result.err.count("seb: ") == 1, "said once: nothing more is tried there"
    written = {path.name for path in (company.home / "data" / "outbox").rglob("*.*")}
    assert written == {row["name"] for row in company.table("files")}
    assert {row["bank"] for row in company.table("files")} == {"swedbank"}
    assert len(written) > 1


def month_with(home: Company, workers: int) -> tuple[dict[str, bytes], list[object]]:
    """Make a month's files, several a bank, and return them with what is recorded of them."""
    scale = f"\n[scale]\nworkers = {workers}\nparallel_from = 1\n"
    limits = "".join(
        f"\n[banks.{bank}.profile]\n{limit}\n"
        for bank, limit in (("seb", "max_bytes = 30000"), ("swedbank", "max_invoices = 3"))
    )
    config = home.home / "config.toml"
    config.write_text(without_scale(config.read_text("utf-8")) + scale + limits, "utf-8")
    for step in ("calculate", "issue", "render"):
        assert home.cli(step).code == 0
    outbox = home.home / "data" / "outbox"
    files = {path.name: path.read_bytes() for path in outbox.rglob("*.xml")}
    return files, [home.table("files"), home.table("lines"), home.table("findings")]


def without_scale(text: str) -> str:
    """Return a configuration without what it says of processes."""
    before, _, rest = text.partition("[scale]\n")
    _, _, after = rest.partition("\n[")
    return f"{before}[{after}"


def test_a_month_is_the_same_however_many_make_it(
    company: Company, tmp_path: Path, home_after: Callable[..., Path]
) -> None:
    """Bytes, sums and findings; also where files are too large and are divided."""
    _ = home_after
    other = company.copied(company.home, tmp_path / "other")
    files, rows = month_with(company, 1)
    assert len(files) > 6
    again, same_rows = month_with(other, 3)
    assert again == files
    assert same_rows == rows


def test_nothing_that_was_planned_in_vain_stays_in_the_outbox(company: Company) -> None:
    """No document can go into the first of two files, so its id is the second file's."""
    assert company.cli("calculate").code == company.cli("issue").code == 0
    flats = [
        row["flat_id"]
        for row in sorted(company.table("invoices"), key=lambda row: str(row["invoice_number"]))
        if row["bank"] == "swedbank"
    ]
    half = -(-len(flats) // 2)
    config = company.home / "config.toml"
    config.write_text(
        without_scale(config.read_text("utf-8"))
        + "\n[scale]\nworkers = 2\nparallel_from = 1\n"
        + f"\n[banks.swedbank.profile]\nmax_invoices = {half}\n",
        "utf-8",
    )
    database = company.home / "data" / "einvoice.db"
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        connection.executemany(
            "UPDATE subscriptions SET seller_contract_id = ? WHERE flat_id = ?",
            [("X" * 101, flat_id) for flat_id in flats[:half]],
        )
    assert company.cli("render", "--bank", "swedbank").code == 3
    written = [path.name for path in (company.home / "data" / "outbox").rglob("*.xml")]
    assert written == [row["name"] for row in company.table("files")]
    assert len(written) == 1
