"""Step four: brings every file that is not yet there to its bank, one connection per bank."""

import random
import time
from dataclasses import dataclass, replace

from bank_adapters.transport.interface import TransferError
from einvoice.core.deliveries import FileState
from einvoice.core.errors import BankUnreachableError, EInvoiceError, RefusedByCheckError
from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period
from einvoice.store import banks_to_ask, files
from einvoice.store.files import FileKind, FileRecord
from einvoice.store.months import TO_SEND
from einvoice.texts.errors import sentence
from einvoice.texts.screens import label
from jobs.banks import Banks
from jobs.context import Context
from jobs.old_ledger import stopped
from jobs.problems import Problem, problem_of
from jobs.steps.file_bytes import goes_to_others, take_back_others
from jobs.steps.file_delivery import FileDelivery
from jobs.times import month_times
from jobs.witness import refuse_behind_witness

_LONGEST_PAUSE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Delivered:
    """The result of a delivery; past the deadline what was sent is a problem too."""

    sent: tuple[FileRecord, ...]
    problems: tuple[Problem, ...]


def deliver(context: Context, banks: Banks, period: Period, bank: str | None = None) -> Delivered:
    """Send what is ready and settle what is unclear; a broken file never stops the others.

    The caller has polled: an answer to a file that the ledger calls unsent stops its bank's files.
    """
    sent: list[FileRecord] = []
    problems: list[Problem] = []
    for name in context.banks(bank):
        stop = _stop(context, name)
        if stop is not None:
            problems += [stop] if stop not in problems else []
            continue
        with context.store.reading() as tx:
            records = files.file_records(tx, period, name, TO_SEND)
            others = files.untold_messages(tx, name, TO_SEND)
            records += [record for record in others if record.period != period]
        for record in context.talk.track(
            records, label("track.send", context.config.language, bank=name), len(records)
        ):
            try:
                delivered = _deliver_one(context, banks, record)
            except EInvoiceError as error:
                problem = _problem(context, record, error, reached=banks.was_reached(name))
                problems += [problem] if problem not in problems else []
                if isinstance(error, BankUnreachableError) or error.stalled:
                    break
            else:
                if delivered.state is FileState.SENT:
                    sent.append(delivered)
                elif delivered.state is FileState.UNKNOWN:
                    problems.append(_unknown(delivered))
    if any(record.kind == FileKind.INVOICES for record in sent):
        problems += _late(context, period)
    return Delivered(tuple(sent), tuple(problems))


def _stop(context: Context, bank: str) -> Problem | None:
    """Return why nothing may be sent to a bank: the ledger is older than what was done."""
    try:
        refuse_behind_witness(context)
        with context.store.reading() as tx:
            banks_to_ask.refuse_if_awaited(tx)
    except RefusedByCheckError as error:
        return problem_of(error)
    old = stopped(context, bank)
    return problem_of(old) if old else None


def _late(context: Context, period: Period) -> list[Problem]:
    """Say that the deadline had passed when something was sent."""
    times = month_times(context, period)
    if times.slack_hours >= 0:
        return []
    deadline = f"{times.deadline:%Y-%m-%d %H:%M}"
    late = ExitCode.DEADLINE_IN_DANGER
    return [Problem.of(late, "sent-after-deadline", period=period, deadline=deadline)]


def _deliver_one(context: Context, banks: Banks, record: FileRecord) -> FileRecord:
    """Deliver one file, trying again while the transport says that the cause may pass."""
    attempts = context.config.limits.attempts
    for attempt in range(1, attempts + 1):
        delivery = None
        try:
            with banks.connected(record.bank) as transport:
                delivery = FileDelivery(context, transport, record)
                if goes_to_others(context, record):
                    look = delivery.look()
                    if not (look.final or look.unproven):  # nobody sent it by hand
                        take_back_others(context, record)
                return delivery.deliver()
        except (TransferError, BankUnreachableError) as error:
            record = delivery.record if delivery else record
            transient = error.transient if isinstance(error, TransferError) else False
            if not transient or error.stalled or attempt == attempts:
                raise
            _say_again(context, record, error)
            _pause(attempt)
    raise AssertionError("unreachable: the last attempt returns or raises")


def _say_again(context: Context, record: FileRecord, error: EInvoiceError) -> None:
    """Say what went wrong with a file, and that it is tried once more."""
    language = context.config.language
    why = sentence(error.cause, language)
    context.talk.say(label("deliver.again", language, file=record.file_id, why=why))


def _pause(attempt: int) -> None:
    """Wait longer each time, with jitter, so that retries do not fall in step with others."""
    jitter = random.uniform(0.5, 1)  # noqa: S311 - not a secret
    time.sleep(min(2.0 ** (attempt - 1), _LONGEST_PAUSE_SECONDS) * jitter)


def _problem(
    context: Context, record: FileRecord, error: EInvoiceError, *, reached: bool
) -> Problem:
    """Name what went wrong; a file left between two states has an unknown outcome.

    Where nobody answers it is the bank's trouble, once for all its files and its answers.
    """
    with context.store.reading() as tx:
        now = files.file_record(tx, record.file_id) or record
    problem = problem_of(error, record.file_id)
    if now.state is FileState.RENAMING and isinstance(error, TransferError):
        return replace(problem, code=ExitCode.OUTCOME_UNKNOWN)
    unreachable = isinstance(error, BankUnreachableError | TransferError)
    if unreachable and not reached:
        problem = problem_of(error, record.bank)
    return replace(problem, code=ExitCode.BANK_UNREACHABLE) if unreachable else problem


def _unknown(record: FileRecord) -> Problem:
    return Problem.of(ExitCode.OUTCOME_UNKNOWN, "delivery-unknown", file=record.file_id)
