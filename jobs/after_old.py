"""The step that comes first where a ledger is proven to be older than what was done."""

from einvoice.core.advice import Action, Advice
from einvoice.core.errors import RefusedByCheckError
from jobs.context import Context
from jobs.old_ledger import BROUGHT, UNKNOWN_HASH, after_refusal_of_old, refuse_old


def is_old(context: Context) -> bool:
    """Return whether `restore` comes next."""
    return first_step(context) == Advice(Action.RESTORE)


def first_step(context: Context) -> Advice | None:
    """Return the step without which nothing is sent; None where none is needed."""
    error = why_old(context)
    return after_refusal_of_old(error) if error else None


def why_old(context: Context) -> RefusedByCheckError | None:
    """Return why nothing is sent before a person has done something; None where nothing is."""
    try:
        refuse_old(context)
    except RefusedByCheckError as error:
        return error
    return None


def said_first(error: RefusedByCheckError) -> Advice:
    """Return what a person does after such a refusal: of a file that waited here, its hash.

    Nothing shows that a copy was put back; `restore` is named beside it, for where nobody did.
    """
    brought = dict(error.cause.facts).get(BROUGHT)
    if brought:
        return Advice.of(Action.MARK_SENT, file=brought, hash=UNKNOWN_HASH)
    return after_refusal_of_old(error)
