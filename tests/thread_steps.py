"""Steps of tests about threads: a draft, a thread, an answer of the staff, another user."""

from resident_world import KEY, Resident

from einvoice.core.messages import FileKind, Topic
from einvoice.core.residents import PersonKind, Right
from einvoice.store import threads
from einvoice.store.customer_spans import CustomerSpan, span_of
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.residents import messages, rights
from jobs.residents.correspondence import AttachedFile, Draft, SendState, ShownThread, keep_post
from jobs.residents.register import Account

BERTA = Account("berta@example.lv", "hash", "ru")


PDF = AttachedFile(FileKind.PDF, b"%PDF-1.7")


def draft(key: str, text: str = "Labdien!", **more: object) -> Draft:
    """Return a draft."""
    return Draft(key, text, **more)  # type: ignore[arg-type]


def opened(context: Context, user_id: str, key: str = "k1", text: str = "Labdien!") -> str:
    """Open a thread and return its id."""
    sent = messages.open_thread(context, user_id, KEY, Topic.OTHER, draft(key, text))
    assert sent.state is SendState.SENT
    return sent.thread_id


def read(context: Context, user_id: str, thread_id: str) -> ShownThread:
    """Return a thread that is the user's."""
    thread = messages.thread_of(context, user_id, KEY, thread_id)
    assert thread is not None
    return thread


def by_staff(context: Context, thread_id: str) -> None:
    """Answer a thread as the staff do."""
    with context.store.writing() as tx:
        thread = threads.thread_of(tx, thread_id)
        assert thread is not None
        assert threads.change_thread(tx, thread, state="answered", staff_id="ilze")
        keep_post(tx, thread_id, Draft("s1", "Atbilde"), (PersonKind.STAFF, "ilze"), "2026-10-31")


def berta_of(context: Context, resident: Resident) -> str:
    """Let the owner invite a co-user, and return that user's id."""
    token = rights.invite(context, resident.user_id, KEY, BERTA.email, Right.READ)
    return rights.accept(context, token, BERTA).user_id


def span_now(tx: ReadTransaction) -> CustomerSpan:
    """Return the time of the flat's customer."""
    span = span_of(tx, KEY)
    assert span is not None
    return span
