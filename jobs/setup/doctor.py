"""Looks at everything a run needs, before the run does: each check says what it found."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from einvoice.clock import RIGA
from einvoice.config_bank import BankTable
from einvoice.core.advice import Action, Advice
from einvoice.core.errors import BankUnreachableError, EInvoiceError, RefusedByCheckError
from einvoice.credentials import secret_path
from einvoice.notify.failures import NotToldError
from einvoice.notify.mail import greet
from einvoice.notify.secrets import secret
from einvoice.store import files, journal, witness
from einvoice.texts.advice import spelled
from einvoice.texts.errors import hint, sentence
from einvoice.texts.screens import label
from jobs.banks import Banks
from jobs.context import Context
from jobs.mail_server import mail_server
from jobs.pinned_keys import refuse_unreadable_pins
from jobs.residents.providers import provider_secret
from jobs.residents.push import push_key_of
from jobs.setup.checked import Check, Verdict
from jobs.setup.refused_set_up import refused_set_up
from jobs.views.other_keys import OTHER_KEY
from jobs.witness import refuse_behind_witness

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
        _time_zone(context),
        _checked("journal", lambda: _journal(context), language),
        _witness(context),
        *_keys(context),
        _telling(context),
        *_mailing(context),
    ]
    with Banks(context) as banks:
        checks += [_to_bank(context, banks, bank) for bank in context.banks(None)]
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
    return label("doctor.database", context.config.language)


def _data_dir(context: Context) -> Check:
    path, language = context.config.data_path, context.config.language
    if not path.is_dir():
        detail = label("doctor.no_data_dir", language, command=spelled(Advice(Action.SET_UP)))
        return Check(Verdict.FAILED, "data_dir", detail)
    mode = path.stat().st_mode & 0o777
    if mode != _OWNER_ALONE:
        detail = label("doctor.data_dir_mode", language, mode=f"{mode:04o}")
        return Check(Verdict.FAILED, "data_dir", detail)
    return Check(Verdict.OK, "data_dir", label("doctor.data_dir", language))


def _disk(context: Context) -> Check:
    place = context.config.data_path if context.config.data_path.is_dir() else context.config.home
    free = shutil.disk_usage(place).free
    verdict = Verdict.OK if free >= _LEAST_FREE_BYTES else Verdict.WARNING
    detail = label("doctor.disk", context.config.language, free=str(free >> 20))
    return Check(verdict, "disk", detail)


def _clock(context: Context) -> Check:
    now, language = context.clock.now(), context.config.language
    if context.clock.fixed is not None:
        detail = label("doctor.clock_set", language, day=f"{now:%Y-%m-%d}")
        return Check(Verdict.WARNING, "clock", detail)
    return Check(Verdict.OK, "clock", label("doctor.clock", language, now=f"{now:%Y-%m-%d %H:%M}"))


def _time_zone(context: Context) -> Check:
    """Summer time changes by rule: an old time zone table would shift deadlines by an hour."""
    noons = (dt.datetime(2026, month, 1, 12, tzinfo=RIGA) for month in (7, 1))
    summer, winter = (noon.utcoffset() for noon in noons)
    language = context.config.language
    if (summer, winter) == (dt.timedelta(hours=3), dt.timedelta(hours=2)):
        return Check(Verdict.OK, "time zone", label("doctor.zone", language))
    return Check(Verdict.FAILED, "time zone", label("doctor.zone_wrong", language))


def _witness(context: Context) -> Check:
    """Something outside the data folder should see how far the database has come."""
    path, language = context.config.witness_path, context.config.language
    if path is None:
        return Check(Verdict.WARNING, "witness", label("doctor.no_witness", language))
    try:
        refuse_behind_witness(context)
    except EInvoiceError as error:
        return Check(Verdict.FAILED, "witness", _said(error, language))
    if not path.parent.is_dir():
        return Check(Verdict.FAILED, "witness", label("doctor.witness_no_folder", language))
    data = context.config.data_path
    if data.is_dir() and path.parent.stat().st_dev == data.stat().st_dev:
        return Check(Verdict.WARNING, "witness", label("doctor.witness_same_disk", language))
    others = witness.others(path, context.installation_tag)
    key = "doctor.witness_shared" if others else "doctor.witness"
    return Check(Verdict.OK, "witness", label(key, language, others=others))


def _journal(context: Context) -> str:
    """The clock must not be before the last entry of the journal."""
    with context.store.reading() as tx:
        last = journal.last_moment(tx)
    now = context.clock.timestamp()
    if last > now:
        raise RefusedByCheckError("clock-went-back", last=last, now=now)
    key = "doctor.journal" if last else "doctor.journal_empty"
    return label(key, context.config.language, last=last)


def _keys(context: Context) -> Iterator[Check]:
    """Private keys and pinned host keys of the banks that are reached over SFTP."""
    from bank_adapters.transport.private_key import load_private_key

    language = context.config.language
    for bank, table in sorted(context.config.banks.items()):
        if table.transport != "sftp" or table.key_file is None:
            continue
        path = secret_path(context.config.home, table.key_file)

        def key(path: Path = path) -> str:
            return label("doctor.key", language, kind=load_private_key(path).get_name())

        def pins(bank: str = bank, table: BankTable = table) -> str:
            refuse_unreadable_pins(bank, table)
            return label("doctor.pins", language, count=len(table.host_keys))

        yield _checked(f"private key of {bank}", key, language)
        yield _checked(f"host keys of {bank}", pins, language)


def _telling(context: Context) -> Check:
    """Somebody should hear of it when a run needs a person, and every secret for it be there."""
    alerts, language = context.config.alerts, context.config.language
    try:
        for reference in filter(None, (alerts.smtp_password, alerts.webhook)):
            secret(reference, context.config.home)
        push_key_of(context)
        provider_secret(context)
    except NotToldError as error:
        return Check(Verdict.FAILED, "alerts", _said(error, language))
    ways = [name for name in ("email_to", "webhook") if getattr(alerts, name)]
    if ways:
        return Check(Verdict.OK, "alerts", label("doctor.alerts", language, ways=", ".join(ways)))
    return Check(Verdict.WARNING, "alerts", label("doctor.no_alerts", language))


def _to_bank(context: Context, banks: Banks, bank: str) -> Check:
    """Look whether a bank is reached; where our files were made before, it is down for a while."""
    what = f"connection to {bank}"
    try:
        return Check(Verdict.OK, what, _connection(context, banks, bank))
    except EInvoiceError as error:
        detail = _said(error, context.config.language)
        is_down = isinstance(error, BankUnreachableError) and error.cause.code != OTHER_KEY
        step = Advice(Action.STATUS) if is_down and _was_reached(context, bank) else None
        return Check(Verdict.FAILED, what, detail, step=step)


def _was_reached(context: Context, bank: str) -> bool:
    """Return whether files were made for a bank, so that its connection was set up before."""
    with suppress(EInvoiceError), context.store.reading() as tx:
        return bool(files.file_records(tx, bank=bank))
    return False


def _mailing(context: Context) -> Iterator[Check]:
    """The server that invoices are mailed by is there and takes mail from us."""
    mail, language = context.config.mail, context.config.language
    if not mail.is_on:
        return
    if context.clock.fixed is not None and mail.security != "none":
        detail = label("doctor.mail_unasked", language, host=mail.host)
        yield Check(Verdict.WARNING, "mail", detail)
        return

    def asked() -> str:
        greet(mail_server(context))
        return label("doctor.mail", language, host=mail.host, sender=mail.sender)

    yield _checked("mail", asked, language)


def _connection(context: Context, banks: Banks, bank: str) -> str:
    kind, profile = context.config.banks[bank].transport, context.adapters[bank].profile
    with banks.transport(bank) as transport:
        answers = len(transport.list_files(profile.outbox))
        if profile.can_list:
            transport.list_files(profile.inbox)
        host_key = transport.host_key
    key = "doctor.connected_key" if host_key else "doctor.connected"
    facts = {"kind": kind, "files": answers, "folder": profile.outbox, "host_key": host_key}
    return label(key, context.config.language, **facts)


def _assumed(context: Context) -> Iterator[Check]:
    language = context.config.language
    for bank, adapter in sorted(context.adapters.items()):
        for name, mark in sorted(adapter.profile.marks.items()):
            if not mark.confirmed:
                value = _shown(getattr(adapter.profile, name), language)
                detail = label("doctor.assumed_value", language, value=value, source=mark.source)
                yield Check(Verdict.WARNING, f"profile {bank}.{name}", detail, assumed=bank)


def _shown(value: object, language: str) -> str:
    """Return a profile value as people read it; an empty one has a word of its own."""
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return text or label("doctor.nothing", language)
