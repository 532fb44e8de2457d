"""The portal as a process of its own: it never takes the lock of a run."""

import argparse
import datetime as dt
import json
import os
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.core.exit_codes import ExitCode
from einvoice.spelling import quoted_command
from einvoice.texts.advice import spell_with
from einvoice.texts.portal import portal_text
from einvoice.web.app import portal_app
from einvoice.web.chores import Chores
from einvoice.web.passwords import Passwords
from einvoice.web.ports import at_port, is_free
from jobs.context import Context
from jobs.setup.demo_portal import DemoLogin, day_for_readings, keep_port, prepare_demo
from jobs.talk import Silence

_ORDER = "EINVOICE_PORTAL"
"""The environment's variable by which worker processes learn what they serve."""
_HEADER_BYTES = 16 * 1024
_AT_ONCE = 800
"""The most connections at a time: fewer than the files that a process may open (1,024).

The server itself turns more away, without a word about a form: `rooms` refuses before.
"""
_DEMO_PORTS = 20
"""How many ports a demo tries, beginning with that of its configuration."""


@dataclass(frozen=True, slots=True)
class Order:
    """The installation that a process serves, on which day and port (None: as configured).

    ``demo``: the statements that the demo read are shown, whatever its invoices carry.
    """

    config: str
    today: str
    demo: bool = False
    port: int | None = None

    def context(self) -> Context:
        """Return the context of the installation; its clock is fixed only while rehearsing."""
        config = load_config(Path(self.config))
        if self.demo and config.payments.since:
            payments = config.payments.model_copy(update={"source": "statements"})
            config = config.model_copy(update={"payments": payments})
        if self.port is not None:
            table = config.portal
            address = at_port(table.address, self.port)
            table = table.model_copy(update={"port": self.port, "address": address})
            config = config.model_copy(update={"portal": table})
        fixed = dt.date.fromisoformat(self.today) if self.today else config.today
        return Context(config, Clock(fixed), Silence(), for_portal=True)


def app() -> Starlette:
    """Return the application of a worker process, as the first process ordered it."""
    spell_with(quoted_command)
    return portal_app(Order(**json.loads(os.environ[_ORDER])).context())


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(prog="einvoice portal")
    parser.add_argument("--config", required=True)
    parser.add_argument("--today", default="")
    parser.add_argument("--port", type=int)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--demo", action="store_true")
    given = parser.parse_args()
    order = Order(given.config, given.today, given.demo, given.port)
    if given.demo and not given.today:
        order = replace(order, today=str(day_for_readings(order.context().today)))
    order = _at_free_port(order)
    if order.demo and order.port is not None:
        keep_port(Path(order.config), order.port)
    context = order.context()
    table = context.config.portal
    address = table.address or f"http://localhost:{table.port}"
    _say(portal_text("process.listening", context.config.language, address=address))
    if given.demo:
        _say_login(prepare_demo(context, Passwords().hashed), context.config.language, address)
    context.close()
    Chores(order.context()).start()
    os.environ[_ORDER] = json.dumps(asdict(order))
    _serve(table.host, table.port, given.workers)


def _at_free_port(order: Order) -> Order:
    """Return the order with a port that nobody listens on; a demo takes the next that is free."""
    config = order.context().config
    table, others = config.portal, _DEMO_PORTS if order.demo else 1
    for port in range(table.port, table.port + others):
        if is_free(table.host, port):
            return order if port == table.port else replace(order, port=port)
    _say(portal_text("process.taken", config.language, host=table.host, port=table.port))
    raise SystemExit(ExitCode.USAGE)


def _serve(host: str, port: int, workers: int) -> None:
    uvicorn.run(
        "einvoice.web.process:app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        http="h11",
        ws="none",
        lifespan="off",
        h11_max_incomplete_event_size=_HEADER_BYTES,
        limit_concurrency=_AT_ONCE,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_level="warning",
    )


def _say_login(login: DemoLogin, language: str, address: str) -> None:
    _say(portal_text("process.user", language, email=login.email))
    _say(portal_text("process.password", language, password=login.password))
    _say(portal_text("process.staff", language, email=login.staff_email, address=address))
    _say(portal_text("process.password", language, password=login.staff_password))
    _say(portal_text("process.code", language, number=login.other_flat, code=login.other_code))
    _say(portal_text("process.mails", language, folder=login.mails))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
