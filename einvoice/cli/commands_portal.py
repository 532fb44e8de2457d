"""The command that opens the client portal."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from einvoice.cli.app import app, opened
from einvoice.core.errors import UsageError


@app.command()
def portal(
    context: typer.Context,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="[default: that of the configuration]")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="How many processes.")] = 1,
) -> None:
    """Open the client portal: residents see invoices and send readings; runs until stopped.

    A process beside the pipeline, on the same database: it issues and sends nothing. A proxy with
    the certificate is put before it (docs/PORTAL.md).
    """
    options = context.obj
    with opened(options):
        pass
    today = ("--today", str(options.today)) if options.today else ()
    become_portal(
        options.config, *today, *(("--port", str(port)) if port else ()), "--workers", str(workers)
    )


def become_portal(config: Path, *arguments: str) -> None:
    """Let the portal take the place of this process; it does not return.

    Raises:
        UsageError: the packages of the portal are not installed.
    """
    from importlib.util import find_spec

    if not all(map(find_spec, ("starlette", "uvicorn", "argon2", "itsdangerous"))):
        raise UsageError("no-portal-packages")
    sys.stdout.flush()
    program = [sys.executable, "-m", "einvoice.web", "--config", str(config), *arguments]
    os.execv(sys.executable, program)  # noqa: S606 - our own program
