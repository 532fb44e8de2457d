"""Exceptions that stop a step, each with the exit code of the command line contract.

What is wrong with one flat, row or invoice is a `Finding`, never an exception.
"""


class EInvoiceError(Exception):
    """A step cannot go on. ``hint`` says what a person can do about it.

    ``stalled`` = the far side was waited for until the time was up; asking again would only wait
    again.
    """

    exit_code = 1
    stalled = False

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(EInvoiceError):
    """The command line or the configuration is wrong (exit 2)."""

    exit_code = 2


class RefusedByCheckError(EInvoiceError):
    """A check refused the step and nothing was sent (exit 4)."""

    exit_code = 4


class RunInProgressError(EInvoiceError):
    """Another run holds the lock (exit 5)."""

    exit_code = 5


class BankUnreachableError(EInvoiceError):
    """The bank could not be reached or refused us; safe to try again (exit 6)."""

    exit_code = 6


class StorageError(EInvoiceError):
    """The disk is full, or a folder of ours cannot be written (exit 1)."""


class DeadlineLostError(EInvoiceError):
    """It is too late to send: the bank must refuse the due date (exit 8)."""

    exit_code = 8
