"""Load on the client portal, by hand: `python -m benchmarks.portal FOLDER`.

Makes FOLDER once: 2,000 flats with a finished month, copied `copies` times and into so many months,
and residents with sessions. Then measures, each with the portal started anew: mixed pages, wrong
sign-ins beside pages (of one network, and of many), readings sent and pages beside `run` of 20,000
flats; `--only` measures one of these, or `flats`: pages of 200,000 flats beside those of 10,000.
CPU is that of the portal's process.
"""

import argparse
import contextlib
import datetime as dt
import json
import random
import secrets
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.history import multiply
from benchmarks.installations import installation
from benchmarks.measure import cpu_seconds_of, peak_mib_of, python
from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.core.residents import PersonKind
from einvoice.web import csrf
from einvoice.web.cookies import SESSION
from einvoice.web.passwords import Passwords
from jobs.context import Context
from jobs.residents.register import Account, MadeCode, make_codes, printed_code, register
from jobs.residents.rights import rights_of
from jobs.residents.sessions import open_session
from jobs.talk import Silence
from jobs.views.resident_invoices import invoices_of
from jobs.views.resident_meters import meters_of

FLATS, RUN_FLATS, SUBMITS = 2_000, 20_000, 2_500
SECONDS, _RUSH_SECONDS = 20, 50
_REGISTERED = "registered"
_MANY, _ROUNDS = 100, 3
TODAY = "2026-11-29"
_PAGES = {
    "": 30,
    "/invoices": 15,
    "/invoices/{number}": 20,
    "/readings": 15,
    "/meters": 10,
    "/house": 10,
}
"""Of a flat, and how often in 100; the first is the flat's own page."""


@dataclass(frozen=True)
class Resident:
    """A signed-in resident with what their pages and forms name."""

    flat_id: str
    session: str
    number: str
    values: dict[str, int]

    def get(self, path: str) -> str:
        """Return a request for a page of the flat."""
        return self._request("GET", path.format(number=self.number))

    def post(self, added_e3: int) -> str:
        """Return a request that sends readings, so much above the last ones."""
        fields = {csrf.FIELD: csrf.token_of(self.session), "form": self.session[:36]}
        for meter_id, value_e3 in self.values.items():
            value = value_e3 + added_e3
            fields[f"value.{meter_id}"] = f"{value // 1000},{value % 1000:03}"
        return self._request("POST", "/readings", urlencode(fields))

    def _request(self, method: str, path: str, body: str = "") -> str:
        cookie = f"Cookie: {SESSION}={self.session}\r\nSec-Fetch-Site: same-origin\r\n"
        return _http(method, f"/flats/{self.flat_id}{path}", cookie, body)


def _http(method: str, path: str, headers: str, body: str) -> str:
    if body:
        headers += (
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        )
    return f"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n{body}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=5)
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument("--residents", type=int, default=2_000)
    parser.add_argument("--rate", type=int, default=300)
    parser.add_argument("--only", choices=("pages", "sign-ins", "run", "flats"), default="")
    given = parser.parse_args()
    if given.only in {"", "pages", "sign-ins"}:
        _on_history(given)
    if given.only in {"", "run"}:
        _beside_run(_about_to_run(given.folder))
    if given.only == "flats":
        _many_flats(given)


def _on_history(given: argparse.Namespace) -> None:
    home = given.folder / f"portal-{given.copies}-{given.months}"
    if not home.exists():
        _prepare(home, given.copies, given.months)
    residents = _residents(home, given.residents)
    _say(f"{FLATS * given.copies:,} flats, {given.months} months, {len(residents):,} residents")
    rates = () if given.only == "sign-ins" else (given.rate // 3, given.rate, given.rate * 3 // 2)
    for rate in rates:
        _mixed_pages(home, residents, rate)
    for networks in () if given.only == "pages" else (1, 2_000):
        _wrong_sign_ins(home, residents, networks)


def _mixed_pages(home: Path, residents: list[Resident], rate: int) -> tuple[float, float]:
    """Measure and print; return the CPU a page and the 95th percentile in seconds."""
    with _portal(home) as (port, process):
        _load(port, _mixed(residents), 50, 2)  # templates and queries are compiled
        before = cpu_seconds_of(process.pid)
        came = _load(port, _mixed(residents), rate, SECONDS)
        spent = (cpu_seconds_of(process.pid) - before) / len(came["seconds"])
        _report(f"{rate} mixed pages a second", came)
        _say(f"  CPU {spent * 1000:.2f} ms a page, memory {peak_mib_of(process.pid)} MiB")
        seconds = came["seconds"]
        return spent, seconds[int(len(seconds) * 0.95)]


def _many_flats(given: argparse.Namespace) -> None:
    """The same pages of 10,000 and of 200,000 flats in turn: what a page costs with the flats."""
    homes = [given.folder / f"portal-{copies}-{given.months}" for copies in (5, _MANY)]
    for home, copies in zip(homes, (5, _MANY), strict=True):
        if not home.exists():
            _prepare(home, copies, given.months)  # 200,000 flats: ten minutes, 4 GB
    spent: dict[Path, list[tuple[float, float]]] = {home: [] for home in homes}
    for _ in range(_ROUNDS):
        for home in homes:
            residents = _residents(home, 1_000)
            spent[home].append(_mixed_pages(home, residents, given.rate // 3))
    few, many = (tuple(map(min, zip(*spent[home], strict=True))) for home in homes)
    _say(f"200,000 flats beside 10,000, least of {_ROUNDS} rounds (target: within 1.5 times):")
    _say(f"  CPU a page {many[0] / few[0]:.2f} times, p95 {many[1] / few[1]:.2f} times")


def _prepare(home: Path, copies: int, months: int) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    installation(home, FLATS)
    python("einvoice.cli.main", "--config", str(home / "config.toml"), "run")
    multiply(home / "data" / "einvoice.db", copies, months)
    config, trusted = home / "config.toml", '[portal]\ntrusted_proxies = ["127.0.0.1"]\n'
    config.write_text(config.read_text("utf-8").replace("[portal]\n", trusted), "utf-8")


def _context(home: Path) -> Context:
    config = load_config(home / "config.toml")
    return Context(config, Clock(dt.date.fromisoformat(TODAY)), Silence())


def _residents(home: Path, count: int) -> list[Resident]:
    """Return so many residents, spread over the flats, with their sessions; made once."""
    made = home / f"residents-{count}.json"
    if not made.exists():
        residents = [asdict(resident) for resident in _registered(home, count)]
        made.write_text(json.dumps(residents), "utf-8")
    return [Resident(**fields) for fields in json.loads(made.read_text("utf-8"))]


def _registered(home: Path, count: int) -> list[Resident]:
    with contextlib.closing(_context(home)) as context:
        flats = [str(row[0]) for row in _rows(home, "SELECT flat_id FROM flats ORDER BY flat_id")]
        flats = random.Random(7).sample(flats, min(count, len(flats)))  # noqa: S311 - the same
        kept = Passwords().hashed("mazs zirgs pie lielas upes")
        return [_resident(context, made, kept) for made in make_codes(context, flats)]


def _rows(home: Path, query: str) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(home / "data" / "einvoice.db")) as connection:
        return connection.execute(query).fetchall()


def _resident(context: Context, made: MadeCode, kept: str) -> Resident:
    email = f"{made.flat_id.lower()}-{secrets.token_hex(4)}@example.lv"
    account = Account(email, kept, "lv")
    user = register(context, made.flat_id, printed_code(made), account)
    key = rights_of(context, user.user_id)[0].key
    session = open_session(context, user.user_id, PersonKind.USER, "bench")
    listed = meters_of(context, key)
    invoices = invoices_of(context, key)
    values = {
        meter.meter.meter_id: meter.last.value_e3
        for meter in (listed.there(context.today) if listed else ())
        if meter.last is not None
    }
    newest = invoices.invoices[0].number if invoices and invoices.invoices else ""
    return Resident(made.flat_id, session, newest, values)


def _mixed(residents: list[Resident]) -> list[str]:
    drawn = random.Random(11)  # noqa: S311 - the same pages each time
    paths, weights = list(_PAGES), list(_PAGES.values())
    return [drawn.choice(residents).get(path) for path in drawn.choices(paths, weights, k=20_000)]


@contextlib.contextmanager
def _portal(home: Path) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "einvoice.web", "--config", str(home / "config.toml")]
    command += ["--today", TODAY, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            _wait(port)
            yield port, process
        finally:
            process.terminate()


def _wait(port: int) -> None:
    for _ in range(900):
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz").close()
            return
        time.sleep(0.1)
    raise RuntimeError("the portal does not answer")


def _load(port: int, requests: list[str], rate: float, seconds: int) -> dict[str, Any]:
    return _finish(_start_load(port, requests, rate, seconds))


def _start_load(
    port: int, requests: list[str], rate: float, seconds: int, *, again: bool = False
) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.portal_load"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    order = {"port": port, "requests": requests, "rate": rate, "seconds": seconds, "again": again}
    if process.stdin is None:
        raise RuntimeError("no pipe")
    process.stdin.write(json.dumps(order))
    process.stdin.close()
    process.stdin = None
    return process


def _finish(process: "subprocess.Popen[str]") -> dict[str, Any]:
    output, _ = process.communicate()
    return dict(json.loads(output))


def _report(what: str, came: dict[str, Any], target: str = "") -> None:
    seconds = came["seconds"]
    p50, p95, p99 = (seconds[int(len(seconds) * part)] * 1000 for part in (0.5, 0.95, 0.99))
    _say(
        f"{what}: p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms, "
        f"worst {seconds[-1] * 1000:.0f} ms, {came['statuses']}"
        + (f" (target {target})" if target else "")
    )
    if came["stale"]:
        _say(f"  asked on another connection where the server had just ended one: {came['stale']}")


def _wrong_sign_ins(home: Path, residents: list[Resident], networks: int) -> None:
    """200 wrong sign-ins a second for a minute beside 50 pages a second."""
    with contextlib.closing(sqlite3.connect(home / "data" / "einvoice.db")) as connection:
        connection.execute("DELETE FROM attempts")  # of an earlier measurement
        connection.commit()
    with _portal(home) as (port, process):
        session = "x" * 43
        requests = []
        for number in range(2_000):
            fields = {csrf.FIELD: csrf.token_of(session), "email": f"a{number}@example.lv"}
            headers = f"Cookie: {SESSION}={session}\r\nSec-Fetch-Site: same-origin\r\n"
            place = number % networks
            headers += f"X-Forwarded-For: 10.{place // 250}.{place % 250}.1\r\n"
            body = urlencode(fields | {"password": "wrong password of nobody"})
            requests.append(_http("POST", "/sign-in", headers, body))
        wrong = _start_load(port, requests, 200, 60)
        pages = _start_load(port, _mixed(residents), 50, 55)
        what = f"50 pages a second beside 200 sign-ins of {networks} networks"
        _report(what, _finish(pages), "p95 300 ms")
        _report("those sign-ins", _finish(wrong))
        cpu, memory = cpu_seconds_of(process.pid), peak_mib_of(process.pid)
        _say(f"  CPU {cpu:.0f} s, memory {memory} MiB (target 400)")


def _beside_run(home: Path) -> None:
    """Readings and pages beside `run` of a month of 20,000 flats in the same database."""
    residents = _residents(home, SUBMITS)
    submits = [resident.post(1_000) for resident in residents if resident.values]
    sent = sum(len(resident.values) for resident in residents)
    pages = [request for request in _mixed(residents) if "/invoices/" not in request]
    with _portal(home) as (port, process):
        run = [sys.executable, "-m", "einvoice.cli.main", "--config", str(home / "config.toml")]
        with subprocess.Popen([*run, "run"], stdout=subprocess.PIPE, text=True) as running:
            rush = len(submits) / _RUSH_SECONDS
            sending = _start_load(port, submits, rush, _RUSH_SECONDS, again=True)
            beside = _load(port, pages, 25, _RUSH_SECONDS)
            _report("25 pages a second beside run", beside, "p95 300 ms")
            forms = _finish(sending)
            _say(f"  run still works: {running.poll() is None}")
            _report(f"{len(submits)} forms with {sent} readings", forms, "worst 5,000 ms")
            running.communicate()
            _say(f"  run ended with {running.returncode}")
        _say(f"  CPU {cpu_seconds_of(process.pid):.0f} s, memory {peak_mib_of(process.pid)} MiB")
    _say(
        f"  sent until answered otherwise than busy: {forms['last']} (303 received, 422 a question)"
    )
    _say(f"  the last after {forms['until'][-1]:.0f} s")
    kept = _rows(home, "SELECT count(*), count(DISTINCT meter_id) FROM submitted_readings")
    _say(f"  {sent} readings sent, {kept[0][0]} kept, of {kept[0][1]} meters")
    _say("  (target: all equal, but for one reading of each question)")


def _about_to_run(folder: Path) -> Path:
    """Return a company that is about to run: a copy of one whose residents are registered once."""
    ready, home = folder / "ready-to-run", folder / "beside-run"
    if not (ready / _REGISTERED).exists():
        folder.mkdir(parents=True, exist_ok=True)
        installation(ready, RUN_FLATS)
        shutil.rmtree(ready / "as-imported")
        _residents(ready, SUBMITS)
        (ready / _REGISTERED).touch()
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(ready, home)
    return home


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
