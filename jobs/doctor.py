"""Looks at everything a run needs, before the run does: each check says what it found."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from einvoice.core.errors import EInvoiceError
from jobs.banks import Banks
from jobs.context import Context

_LEAST_FREE_BYTES = 1 << 30
_OWNER_ALONE = 0o700


class Verdict(StrEnum):
    """How a check came out."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    verdict: Verdict
    what: str
    detail: str


def doctor(context: Context) -> list[Check]:
    """Return every check, and every profile value that a bank has not confirmed yet."""
    checks = [
        _checked("database", lambda: _database(context)),
        _data_dir(context),
        _disk(context),
        _clock(context),
    ]
    with Banks(context) as banks:
        checks += [
            _checked(f"connection to {bank}", partial(_connection, context, banks, bank))
            for bank in context.banks(None)
        ]
    return [*checks, *_assumed(context)]


def _checked(what: str, look: Callable[[], str]) -> Check:
    try:
        return Check(Verdict.OK, what, look())
    except EInvoiceError as error:
        detail = f"{error}; {error.hint}" if error.hint else str(error)
        return Check(Verdict.FAILED, what, detail)


def _database(context: Context) -> str:
    context.store.require_current()
    return "stands at this version's tables"


def _data_dir(context: Context) -> Check:
    path = context.config.data_path
    if not path.is_dir():
        return Check(Verdict.FAILED, "data_dir", "is missing, expected a folder: `einvoice init`")
    mode = path.stat().st_mode & 0o777
    if mode != _OWNER_ALONE:
        return Check(Verdict.FAILED, "data_dir", f"has mode {mode:04o}, expected 0700")
    return Check(Verdict.OK, "data_dir", "is readable by its owner alone")


def _disk(context: Context) -> Check:
    place = context.config.data_path if context.config.data_path.is_dir() else context.config.home
    free = shutil.disk_usage(place).free
    verdict = Verdict.OK if free >= _LEAST_FREE_BYTES else Verdict.WARNING
    return Check(verdict, "disk", f"{free >> 20} MB free, expected 1024 or more")


def _clock(context: Context) -> Check:
    now = context.clock.now()
    if context.clock.fixed is not None:
        return Check(Verdict.WARNING, "clock", f"is set to {now:%Y-%m-%d}, for a rehearsal")
    return Check(Verdict.OK, "clock", f"{now:%Y-%m-%d %H:%M} in Riga")


def _connection(context: Context, banks: Banks, bank: str) -> str:
    kind, profile = context.config.banks[bank].transport, context.adapters[bank].profile
    with banks.transport(bank) as transport:
        answers = len(transport.list_files(profile.outbox))
        if profile.can_list:
            transport.list_files(profile.inbox)
        pinned = f", host key {transport.host_key}" if transport.host_key else ""
    return f"{kind}: connected, {answers} files in {profile.outbox}{pinned}"


def _assumed(context: Context) -> Iterator[Check]:
    for bank, adapter in sorted(context.adapters.items()):
        for name, mark in sorted(adapter.profile.marks.items()):
            if not mark.confirmed:
                detail = f"{_shown(getattr(adapter.profile, name))} (assumed: {mark.source})"
                yield Check(Verdict.WARNING, f"profile {bank}.{name}", detail)


def _shown(value: object) -> str:
    """Return a profile value as people read it; an empty one has a word of its own."""
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return text or "nothing"
