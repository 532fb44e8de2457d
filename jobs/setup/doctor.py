"""Looks at everything a run needs, before the run does: each check says what it found."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from einvoice.clock import RIGA
from einvoice.core.errors import EInvoiceError, RefusedByCheckError
from einvoice.credentials import secret_path
from einvoice.notify.secrets import secret
from einvoice.store import journal, witness
from einvoice.texts.errors import hint, sentence
from jobs.banks import Banks
from jobs.context import Context
from jobs.old_ledger import refuse_behind_witness
from jobs.setup.checked import Check, Verdict
from jobs.setup.refused_set_up import refused_set_up

_LEAST_FREE_BYTES = 1 << 30
_OWNER_ALONE = 0o700


def doctor(context: Context) -> list[Check]:
    """Return every check, and every profile value that a bank has not confirmed yet."""
    language = context.config.language
    checks = [
        _checked("database", lambda: _database(context), language),
        _data_dir(context),
        _disk(context),
        _clock(context),
        _time_zone(),
        _checked("journal", lambda: _journal(context), language),
        _witness(context),
        *_keys(context),
        _telling(context),
    ]
    with Banks(context) as banks:
        checks += [
            _checked(f"connection to {bank}", partial(_connection, context, banks, bank), language)
            for bank in context.banks(None)
        ]
    if checks[0].verdict is Verdict.OK:
        checks += refused_set_up(context)
    return [*checks, *_assumed(context)]


def _said(error: EInvoiceError, language: str) -> str:
    """Return what is wrong and what can be done, in one line."""
    return "; ".join(filter(None, (sentence(error.cause, language), hint(error.cause, language))))


def _checked(what: str, look: Callable[[], str], language: str) -> Check:
    try:
        return Check(Verdict.OK, what, look())
    except EInvoiceError as error:
        return Check(Verdict.FAILED, what, _said(error, language))


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


def _time_zone() -> Check:
    """Summer time changes by rule: an old time zone table would shift deadlines by an hour."""
    noons = (dt.datetime(2026, month, 1, 12, tzinfo=RIGA) for month in (7, 1))
    summer, winter = (noon.utcoffset() for noon in noons)
    if (summer, winter) == (dt.timedelta(hours=3), dt.timedelta(hours=2)):
        return Check(Verdict.OK, "time zone", "Europe/Riga is known, with summer time")
    return Check(Verdict.FAILED, "time zone", "Europe/Riga is wrong, expected +3 and +2 hours")


def _witness(context: Context) -> Check:
    """Something outside the data folder should see how far the database has come."""
    path = context.config.witness_path
    if path is None:
        detail = "none, expected `witness` in [database]: a file on another disk"
        return Check(Verdict.WARNING, "witness", detail)
    try:
        refuse_behind_witness(context)
    except EInvoiceError as error:
        return Check(Verdict.FAILED, "witness", _said(error, context.config.language))
    if not path.parent.is_dir():
        return Check(Verdict.FAILED, "witness", "its folder is not there, expected a mounted disk")
    data = context.config.data_path
    if data.is_dir() and path.parent.stat().st_dev == data.stat().st_dev:
        detail = "on the disk of data_dir, expected another: both would be put back together"
        return Check(Verdict.WARNING, "witness", detail)
    others = witness.others(path, context.installation_tag)
    shared = f"; {others} other installations write to it" if others else ""
    return Check(Verdict.OK, "witness", f"saw nothing that the database lacks{shared}")


def _journal(context: Context) -> str:
    """The clock must not stand before what was journalled last."""
    with context.store.reading() as tx:
        last = journal.last_moment(tx.connection)
    now = context.clock.timestamp()
    if last > now:
        raise RefusedByCheckError(
            f"the last entry is of {last}, expected one before now, {now}",
            "the machine's clock went back: set it right before anything is sent",
        )
    return f"last entry {last or 'none'}, the clock has not gone back"


def _keys(context: Context) -> Iterator[Check]:
    """Private keys and pinned host keys of the banks that are reached over SFTP."""
    from bank_adapters.transport.private_key import load_private_key
    from bank_adapters.transport.settings import HostKeyPin

    for bank, table in sorted(context.config.banks.items()):
        if table.transport != "sftp" or table.key_file is None:
            continue
        path = secret_path(context.config.home, table.key_file)

        def key(path: Path = path) -> str:
            return f"{load_private_key(path).get_name()}, for its owner alone"

        def pins(texts: tuple[str, ...] = table.host_keys) -> str:
            return f"{len([HostKeyPin.parse(text) for text in texts])} pinned"

        yield _checked(f"private key of {bank}", key, context.config.language)
        yield _checked(f"host keys of {bank}", pins, context.config.language)


def _telling(context: Context) -> Check:
    """Somebody should hear of it when a run needs a person, and every secret for it be there."""
    alerts = context.config.alerts
    try:
        for reference in filter(None, (alerts.smtp_password, alerts.webhook)):
            secret(reference, context.config.home)
    except ValueError as error:
        return Check(Verdict.FAILED, "alerts", str(error))
    told = [name for name in ("email_to", "webhook") if getattr(alerts, name)]
    if told:
        return Check(Verdict.OK, "alerts", f"by {' and '.join(told)}")
    return Check(Verdict.WARNING, "alerts", "nobody is told, expected email_to or webhook")


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
                yield Check(Verdict.WARNING, f"profile {bank}.{name}", detail, assumed=bank)


def _shown(value: object) -> str:
    """Return a profile value as people read it; an empty one has a word of its own."""
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return text or "nothing"
