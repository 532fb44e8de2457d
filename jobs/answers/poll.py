"""Step five: fetches the banks' answers and settles each invoice from them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from bank_adapters.transport.interface import (
    RemoteFile,
    RemoteFileMissingError,
    RemoteNameError,
    TransferError,
)
from einvoice.core.errors import EInvoiceError, RefusedByCheckError, StorageError
from einvoice.core.exit_codes import ExitCode
from einvoice.core.findings import Finding, Level
from einvoice.core.foreign_names import plain_name
from einvoice.store import answers
from jobs.answers.inbox import AnswerInbox
from jobs.answers.read_again import read_open_again
from jobs.answers.settle import Answered
from jobs.at_banks import look_into_inbox
from jobs.banks import Banks
from jobs.context import Context
from jobs.old_ledger import stopped
from jobs.problems import Problem, place_of, problem_of, problem_of_finding
from jobs.witness import keep_doubts

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Polled:
    """The result of polling."""

    answers: tuple[Answered, ...]
    problems: tuple[Problem, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings about messages that were read, but errors: those are problems."""
        return tuple(
            finding
            for answer in self.answers
            for finding in answer.findings
            if finding.level is not Level.ERROR
        )


def poll(context: Context, banks: Banks, bank: str | None = None) -> Polled:
    """Read every answer that is ready at the banks; a bad answer never blocks the others.

    Whatever breaks while one bank is polled is a problem of that bank alone, so that rendering and
    sending go on.
    """
    read: list[Answered] = []
    problems: list[Problem] = []
    for name in context.banks(bank):
        _read_open_again(context, name, read, problems)
        known = len(read)
        try:
            with banks.connected(name) as transport:
                inbox = AnswerInbox(context, transport, name)
                _read_new(inbox, read, problems)
                inbox.keep_cleared()
                look_into_inbox(context, transport, name)
        except TransferError as error:
            problems.append(Problem(ExitCode.BANK_UNREACHABLE, error.cause, name))
        except EInvoiceError as error:
            problems.append(problem_of(error, name))
        except Exception as error:  # noqa: BLE001 - an answer is worth less than what must be sent
            problems.append(_broken(name, error))
        if len(read) > known:  # an answer may explain what was a wonder a moment ago
            again: list[Problem] = []
            _read_open_again(context, name, read, again)
            problems += [problem for problem in again if problem not in problems]
        if stop := stopped(context, name):
            problems.append(problem_of(stop))
    keep_doubts(context)
    return Polled(tuple(read), tuple(problems))


def look_at_banks(context: Context) -> tuple[Problem, ...]:
    """Learn what is at the banks, which may prove the ledger old; return who cannot be reached.

    Whatever else is wrong with a message, the next `run` or `poll` says.
    """
    with Banks(context) as banks:
        polled = poll(context, banks)
    return tuple(
        problem for problem in polled.problems if problem.code is ExitCode.BANK_UNREACHABLE
    )


def _broken(where: str, error: Exception) -> Problem:
    """Name what nobody expected, without a word of the error: it may quote a message."""
    return Problem.of(ExitCode.UNEXPECTED, "answers-broke-off", where=where, place=place_of(error))


def _read_open_again(
    context: Context, bank: str, read: list[Answered], problems: list[Problem]
) -> None:
    """Read a bank's open messages again; what breaks there never keeps new messages unread."""
    try:
        for answered in read_open_again(context, bank):
            _keep(answered, read, problems)
    except EInvoiceError as error:
        problems.append(problem_of(error, bank))
    except Exception as error:  # noqa: BLE001 - one archived message is not the bank
        problems.append(_broken(bank, error))


def _keep(found: Answered, read: list[Answered], problems: list[Problem]) -> None:
    read.append(found)
    if found.waiting:
        problems.append(_queue_problem(found))
    if found.payments:
        problems.append(_payments_problem(found))
    problems += [_finding_problem(f) for f in found.findings if f.level is Level.ERROR]


def _read_new(inbox: AnswerInbox, read: list[Answered], problems: list[Problem]) -> None:
    """Fetch what is ready, and read it: first what says that a file was received before.

    An answer beside it may be about the file that was received then.
    """
    pairs = [(file, _tried(inbox, file, inbox.fetch, problems)) for file in inbox.stable()]
    fetched = [(remote, message) for remote, message in pairs if message is not None]
    for remote, message in sorted(fetched, key=lambda pair: not pair[1].first):
        applied = _tried(inbox, remote, partial(inbox.apply, message=message), problems)
        _keep_new(applied, read, problems)


def _tried(
    inbox: AnswerInbox,
    remote: RemoteFile,
    step: Callable[[RemoteFile], _Found],
    problems: list[Problem],
) -> _Found | None:
    """Do a step with one message; what breaks is the fault of this message, not of the next."""
    try:
        return step(remote)
    except Exception as error:  # noqa: BLE001 - see above
        if problem := _of_message(inbox, remote, error):
            problems.append(problem)
        return None


def _keep_new(
    found: Answered | Finding | None, read: list[Answered], problems: list[Problem]
) -> None:
    if isinstance(found, Finding):
        problems.append(_finding_problem(found))
    elif found is not None:
        _keep(found, read, problems)


def _of_message(inbox: AnswerInbox, remote: RemoteFile, error: Exception) -> Problem | None:
    """Return the problem of one message; None where there is nothing to report.

    Raises:
        EInvoiceError: it concerns every message of the bank.
    """
    name = plain_name(remote.name)
    match error:
        case RemoteFileMissingError():
            return None  # the bank took it back between two looks
        case RemoteNameError():
            return inbox.unsafe_name_once(remote.name)
        case TransferError(transient=False):
            return Problem(ExitCode.NEEDS_A_PERSON, error.cause)
        case RefusedByCheckError() | StorageError():
            return problem_of(error, name)
        case EInvoiceError():
            raise error
        case _:
            return _broken(f"{inbox.bank}: {name}", error)


def _finding_problem(found: Finding) -> Problem:
    """Return a finding as a problem; proof of an old ledger stops its bank's files."""
    problem = problem_of_finding(found)
    if found.code in answers.TO_UNSENT:
        return replace(problem, code=ExitCode.REFUSED_BY_CHECK)
    return problem


def _queue_problem(found: Answered) -> Problem:
    return Problem.of(
        ExitCode.NEEDS_A_PERSON,
        "applications-wait",
        name=found.name,
        count=len(found.waiting),
        applications=found.waiting,
    )


def _payments_problem(found: Answered) -> Problem:
    return Problem.of(
        ExitCode.NEEDS_A_PERSON, "payments-wait", name=found.name, count=found.payments
    )
