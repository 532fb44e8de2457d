"""Workers on the database make the same month, whoever of them or of the runs is killed."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from databases import Server
from sample_company import Company, needs, set_up
from worker_homes import (
    BY_ITSELF,
    HANDED,
    SCALE,
    STEPS,
    Home,
    Made,
    issued,
    left_of_the_work,
    month,
    wait_for,
)

from einvoice.core.errors import StorageError, UsageError
from einvoice.store import shard_parts
from einvoice.store.shard_parts import HandedPart, Outcome, PartsAtWork
from einvoice.texts.errors import hint
from jobs import handed_shards
from jobs.context import Context
from jobs.part_queue import PartQueue
from jobs.running import worker
from jobs.shard_work import work_named
from jobs.steps import calculate
from jobs.steps.ready_results import ReadyResult

BANKS = ("seb", "swedbank")


@pytest.fixture(scope="module")
def three_houses(server: Server, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A company of several houses, imported into PostgreSQL, whose files are small."""
    company = set_up(tmp_path_factory.mktemp("houses") / "home", flats=45)
    url = server.database()
    company.edit_config('url = ""', f'url = "{url}"')
    company.edit_config("parallel_from = 5000", "parallel_from = 1")
    with (company.home / "config.toml").open("a", encoding="utf-8") as file:
        for bank in BANKS:
            file.write(f"\n[banks.{bank}.profile]\nmax_invoices = 7\n")
    assert company.cli("init").code == 0
    assert company.cli("import", str(company.home / "input")).code == 0
    return company.home, url


@pytest.fixture(scope="module")
def homes(
    three_houses: tuple[Path, str], server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Home]]:
    """Make copies of the company."""
    prepared, template = three_houses
    made: list[tuple[Home, str]] = []

    def new(scale: str) -> Home:
        company = Company(tmp_path_factory.mktemp("copy") / "home")
        shutil.copytree(prepared, company.home)
        url = server.database(template)
        company.edit_config(template, url)
        company.edit_config(f"{SCALE}", scale)
        company.edit_config("workers = 0\n", "")
        made.append((Home(company), url))
        return made[-1][0]

    yield new
    for _, url in made:
        server.drop(url)


@pytest.fixture
def handed(homes: Callable[[str], Home], monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """A company whose parts are handed to workers; a house is a part."""
    monkeypatch.setattr(calculate, "_CHUNK", 1)
    home = homes(HANDED)
    yield home
    for process in home.processes:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def expected(homes: Callable[[str], Home]) -> Made:
    """What one process makes of the month."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(calculate, "_CHUNK", 1)
        return month(homes(f"{SCALE}workers = 1\n"))


def test_a_month_is_the_same_with_workers(
    handed: Home, expected: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One calculates, two write files; they stop when told to, and nothing of the work is left."""
    monkeypatch.setattr(handed_shards, "_PATIENCE", 60)
    assert len(expected[0]) > 5
    workers = [handed.program("worker")]
    for step in STEPS:
        result = handed.company.cli(step)
        assert (result.code, BY_ITSELF in result.err) == (0, False), result.err
        if step == "issue":
            workers.append(handed.program("worker"))
    assert handed.made() == expected
    for process in workers:
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    assert left_of_the_work(handed) == ([], [])


def test_the_part_of_a_killed_worker_is_given_to_another(
    handed: Home, expected: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed when its file is written and its result is not kept: each file is there once."""
    issued(handed)
    monkeypatch.setattr(handed_shards, "_PATIENCE", 60)
    worker, mark = handed.held()

    def kill() -> None:
        wait_for(mark.exists)
        worker.kill()
        handed.program("worker")

    killer = threading.Thread(target=kill)
    killer.start()
    result = handed.company.cli("render")
    killer.join()
    assert (result.code, BY_ITSELF in result.err) == (0, False), result.err
    assert handed.made() == expected
    assert left_of_the_work(handed) == ([], [])


def test_a_killed_run_leaves_nothing_to_the_next(handed: Home, expected: Made) -> None:
    """Its parts, and what a worker still makes of them, are nobody's."""
    issued(handed)
    worker, mark = handed.held()
    run = handed.program("render")
    wait_for(mark.exists)
    run.kill()
    run.wait()
    staged = list((handed.company.home / "data" / "outbox").rglob(".*.new"))
    assert len(staged) == 1
    assert [] not in left_of_the_work(handed)
    handed_out = handed.company.cli("status", "--json").json["parts"]["handed_out"]
    assert handed_out > 1
    assert f"handed to workers: {handed_out}; done: 0" in handed.company.cli("status").out
    assert handed.company.cli("render").code == 0
    worker.kill()
    assert handed.company.cli("status", "--json").json["parts"] == {"handed_out": 0, "done": 0}
    assert "handed to workers" not in handed.company.cli("status").out
    assert handed.made() == expected
    assert left_of_the_work(handed)[1] == []


def test_without_a_worker_a_run_does_it_all_and_says_so(handed: Home, expected: Made) -> None:
    """Once for each step; what a worker could not do is not left out either."""
    said = [handed.company.cli(step).err for step in STEPS]
    assert [text.count("no worker (`einvoice worker`) takes parts") for text in said] == [1, 0, 1]
    assert handed.made() == expected


def test_what_a_worker_cannot_do_the_run_does(
    handed: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its disk may be full, and only its own; of an error only its kind travels."""
    put = PartQueue.put

    def full(context: Context, part: calculate.Chunk) -> list[ReadyResult]:
        _ = context, part
        raise StorageError("storage-failed", name="Liepu iela 1", why="full")

    def failing(queue: PartQueue, run: str, numbers: Sequence[int]) -> list[int]:
        with pytest.MonkeyPatch.context() as patch, handed.company.context() as own:
            patch.setattr(worker, "work_named", lambda _name: replace(calculating, function=full))
            for number in numbers:
                worker._Worker(own).work(run, number)
        return put(queue, run, numbers)

    calculating = work_named("calculate")
    monkeypatch.setattr(PartQueue, "put", failing)
    result = handed.company.cli("calculate")
    assert result.code == 0, result.err
    assert "a worker could not do a part (storage-failed): this process does it" in result.err
    assert "Liepu" not in result.err


@pytest.mark.skipif(not os.environ.get("SOAK"), reason="more than a minute: make soak")
def test_workers_are_killed_all_the_time(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """200 files of one invoice by three workers, one of which is killed every 20 seconds."""
    monkeypatch.setattr(handed_shards, "_PATIENCE", 600)
    one = set_up(tmp_path / "one", flats=260)
    url = server.database()
    one.edit_config('url = ""', f'url = "{url}"')
    with (one.home / "config.toml").open("a", encoding="utf-8") as file:
        file.writelines(f"\n[banks.{bank}.profile]\nmax_invoices = 1\n" for bank in BANKS)
    assert one.cli("init").code == 0
    assert one.cli("import", str(one.home / "input")).code == 0
    issued(Home(one))
    other = Home(one.copied(one.home, tmp_path / "other"))
    copy = server.database(url)
    other.company.edit_config(url, copy)
    other.company.edit_config("parallel_from = 5000\nworkers = 0\n", "parallel_from = 1\n")
    other.company.edit_config(SCALE, HANDED)
    assert one.cli("render").code == 0
    workers = [other.held(1)[0] for _ in range(3)]
    ended = threading.Event()
    killed = []

    def kill() -> None:
        while not ended.wait(20):
            worker = workers.pop(0)
            worker.kill()
            killed.append(worker.wait())
            workers.append(other.held(1)[0])

    killer = threading.Thread(target=kill)
    killer.start()
    result = other.company.cli("render")
    ended.set()
    killer.join()
    for process in workers:
        process.kill()
        process.wait()
    assert (result.code, BY_ITSELF in result.err) == (0, False), result.err
    files, rows = other.made()
    assert (len(files) >= 200, len(killed) >= 3) == (True, True)
    assert (files, rows) == Home(one).made()
    assert left_of_the_work(other) == ([], [])
    for database in (url, copy):
        server.drop(database)


def test_an_outcome_is_kept_once(handed: Home) -> None:
    """What is done twice, or after the run took it, is dropped."""
    part = HandedPart("r", 1, "calculate", "", b"")
    with handed.company.context() as context, context.store.handing() as tx:
        shard_parts.hand_out(tx, [part])
        assert shard_parts.take_outcome(tx, "r", 1) is None
        assert shard_parts.waiting_part(tx, "r", 1) == part
        assert shard_parts.keep_outcome(tx, part, Outcome(b"1", ""))
        assert shard_parts.parts_at_work(tx) == PartsAtWork(1, 1)
        assert shard_parts.waiting_part(tx, "r", 1) is None
        assert not shard_parts.keep_outcome(tx, part, Outcome(b"2", ""))
        assert shard_parts.take_outcome(tx, "r", 1) == Outcome(b"1", "")
        assert not shard_parts.keep_outcome(tx, part, Outcome(b"3", ""))


def test_a_backup_holds_nothing_of_the_queue(handed: Home) -> None:
    """A copy that is put back must not bring old work again."""
    needs("pg_restore")
    copy = handed.company.home / "copy.db"
    with handed.company.context() as context:
        PartQueue(context)
        with context.store.handing() as tx:
            shard_parts.hand_out(tx, [HandedPart("r", 1, "calculate", "", b"")])
        context.store.backup(copy)
    listed = subprocess.run(["pg_restore", "--list", copy], capture_output=True, check=True).stdout
    assert b" TABLE public shards " in listed
    assert b"TABLE DATA public shards " not in listed
    assert b"einvoice_queue" not in listed


def test_what_workers_need_is_named(
    handed: Home, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL, the library, the setting, and the right to make tables."""
    wrong = company.cli("worker")
    assert wrong.code == 2
    assert "[scale] engine is local" in wrong.err
    company.edit_config("[scale]", '[scale]\nengine = "procrastinate"')
    wrong = company.cli("status")
    assert wrong.code == 2
    assert "scale.engine: procrastinate needs PostgreSQL" in wrong.err
    with handed.company.context() as context, pytest.raises(UsageError) as refused:
        context.store.queue_address("0", "CREATE TABLE")  # any statement that is refused
    assert "GRANT CREATE" in hint(refused.value.cause, "en")
    monkeypatch.setitem(sys.modules, "procrastinate", None)
    for command in ("worker", "calculate"):
        wrong = handed.company.cli(command)
        assert wrong.code == 2
        assert "pip install 'einvoice[workers]'" in wrong.err
