"""What the portal keeps of messages, reminders, documents and passkeys, on each database."""

import datetime as dt

import pytest
from sqlalchemy.exc import IntegrityError

from einvoice.core.account_keys import AccountKey
from einvoice.core.house_documents import DocumentKind, HouseDocument
from einvoice.core.messages import FileKind, ThreadState, Topic
from einvoice.core.meters import Window
from einvoice.core.period import Period
from einvoice.core.reminders import ReminderKind, ReminderState, WishKind
from einvoice.core.residents import PersonKind
from einvoice.store import (
    due_reminders,
    house_documents,
    passkeys,
    portal_purging,
    provider_links,
    reminders,
    threads,
)
from einvoice.store.customer_spans import CustomerSpan
from einvoice.store.due_reminders import Today
from einvoice.store.passkeys import Passkey
from einvoice.store.reminders import Reminder
from einvoice.store.store import Store
from einvoice.store.threads import Post, Thread

SINCE = dt.date(2023, 5, 1)
KEY = AccountKey("B0001-2", SINCE)
WORDS = "Šķūnī 3. stāvā – «Ж» 🙂\n\nPaldies"
LARGE = bytes(range(256)) * 4096
"""A megabyte with every byte."""
NOW_S = 4_102_444_800  # of the year 2100: more than 31 bits


def _thread(thread_id: str, user_id: str = "u1", at: str = "2026-10-31T10:00:00Z") -> Thread:
    return Thread(
        thread_id,
        KEY,
        user_id,
        by_customer=True,
        topic=Topic.METER,
        state=ThreadState.NEW,
        staff_id=None,
        version=1,
        language="lv",
        opened_at=at,
        changed_at=at,
        waiting_since=at,
    )


def _post(thread_id: str, key: str, number: int = 1, at: str = "2026-10-31T10:00:00Z") -> Post:
    return Post(thread_id, number, key, PersonKind.USER, "u1", at, WORDS)


def _document(document_id: str, year: int) -> HouseDocument:
    titles = {"lv": "Tāme", "ru": "Смета", "en": "Estimate"}
    day = dt.date(year, 5, 20)
    houses = ("B0001", "B0002")
    return HouseDocument(document_id, houses, DocumentKind.ESTIMATE, year, titles, day, day, "a")


def test_messages(store: Store) -> None:
    """Words and bytes come back as they were; a form's key is once; a version is changed once."""
    with store.writing() as tx:
        threads.add_thread(tx, _thread("t1"))
        threads.add_post(tx, _post("t1", "k1"))
        threads.add_attachment(tx, _post("t1", "k1"), "f1", FileKind.JPEG, LARGE)
        threads.add_thread(tx, _thread("t2", at="2026-10-31T11:00:00Z"))
        threads.add_post(tx, _post("t2", "k2", at="2026-10-31T11:00:00Z"))
    with store.reading() as tx:
        span = CustomerSpan(KEY, None, is_first=True, after=None, before=None, rows=())
        assert [thread.thread_id for thread in threads.own_threads(tx, "u1", span)] == ["t2", "t1"]
        assert threads.own_threads(tx, "u2", span) == []
        assert threads.attached(tx, "t1", "f1") == (FileKind.JPEG, LARGE)
        (file,) = threads.attachments_of(tx, ["t1"])["t1"]
        assert (file.size, file.kind) == (len(LARGE), FileKind.JPEG)
        (post,) = threads.posts_since(tx, "u1", "2026-10-31T10:30:00Z")
        assert (post.thread_id, post.text) == ("t2", WORDS)
        assert [thread.thread_id for thread in threads.waiting_threads(tx, 1)] == ["t1"]
        kept = threads.thread_of(tx, "t1")
    assert kept == _thread("t1")
    with store.writing() as tx:
        assert threads.change_thread(tx, kept, state=ThreadState.CLOSED)
        assert not threads.change_thread(tx, kept, state=ThreadState.OPEN), "read before"
    with pytest.raises(IntegrityError), store.writing() as tx:
        threads.add_post(tx, _post("t2", "k1", 2))


def test_reminders(store: Store) -> None:
    """A row is claimed once, comes again when its time has come, and rests when it was sent."""
    reminder = Reminder("u1", KEY, ReminderKind.WINDOW_ENDS, "2026-10")
    with store.writing() as tx:
        assert reminders.claim(tx, reminder, NOW_S, 60) == 1
        assert reminders.claim(tx, reminder, NOW_S + 59, 60) == 0
        assert reminders.claim(tx, reminder, NOW_S + 60, 60) == 2
        reminders.set_wishes(tx, "u1", {WishKind.DUE: True, WishKind.INVOICE: False})
        reminders.set_wishes(tx, "u1", {WishKind.DUE: False, WishKind.INVOICE: True})
        reminders.pass_over_open(tx, NOW_S)
        assert reminders.claim(tx, reminder, NOW_S + 900, 60) == 0
    with store.reading() as tx:
        assert reminders.wishes_of(tx, "u1") == {WishKind.DUE: False, WishKind.INVOICE: True}
    with pytest.raises(IntegrityError), store.writing() as tx:
        for _ in range(2):
            reminders._add(tx, reminder, ReminderState.SENT, NOW_S, tries=1, again_s=None)


def test_what_is_looked_for_to_be_reminded_of(store: Store) -> None:
    """Each question is one that the database understands: nobody is there yet."""
    today = Today(dt.date(2026, 10, 31), NOW_S)
    window = Window(Period(2026, 10), dt.date(2026, 10, 29), dt.date(2026, 11, 1))
    with store.reading() as tx:
        asked = [
            *due_reminders.of_window(tx, today, ReminderKind.WINDOW_ENDS, window),
            *due_reminders.of_verifications(tx, today),
            *due_reminders.of_invoices(tx, today),
            *due_reminders.of_due_days(tx, today),
            *due_reminders.of_answers(tx, today),
        ]
    assert asked == []


def test_documents_of_houses(store: Store) -> None:
    """Of several houses, the newest first; withdrawn once; read once; forgotten with who read."""
    with store.writing() as tx:
        for name, year in (("old", 2014), ("new", 2026)):
            house_documents.add_document(tx, _document(name, year))
            for _ in range(2):
                house_documents.mark_seen(tx, "u1", name, NOW_S)
        assert house_documents.withdraw_document(tx, "new", "2026-10-31T10:00:00Z")
        assert not house_documents.withdraw_document(tx, "new", "2026-11-01T10:00:00Z")
    with store.reading() as tx:
        newest, oldest = house_documents.documents_in(tx, "B0002")
        assert (newest.document_id, newest.withdrawn_at) == ("new", "2026-10-31T10:00:00Z")
        assert oldest == HouseDocument(
            **{**_values(_document("old", 2014)), "building_ids": ("B0002",)}
        )
        assert house_documents.seen_by(tx, "u1", ["old", "new"]) == {"old", "new"}
    with store.writing() as tx:
        counts = portal_purging.forget_years(tx, dt.date(2020, 1, 1))
        assert (counts["house_documents"], counts["document_seen"]) == (2, 1)
    with store.reading() as tx:
        assert house_documents.known_ids(tx) == {"new"}
        assert house_documents.seen_by(tx, "u1", ["old", "new"]) == {"new"}


def test_links_with_a_provider(store: Store) -> None:
    """One mark a user, and one user a mark."""
    with store.writing() as tx:
        provider_links.add_link(tx, "u1", "a" * 64, "2026-11-01")
        provider_links.add_link(tx, "u1", "b" * 64, "2026-11-02")
    with store.reading() as tx:
        assert provider_links.linked_user(tx, "a" * 64) is None
        assert provider_links.linked_user(tx, "b" * 64) == "u1"
        assert provider_links.is_linked(tx, "u1")
        assert not provider_links.is_linked(tx, "u2")
    with pytest.raises(IntegrityError), store.writing() as tx:
        provider_links.add_link(tx, "u2", "b" * 64, "2026-11-03")
    with store.writing() as tx:
        provider_links.remove_link(tx, "u1")
    with store.reading() as tx:
        assert not provider_links.is_linked(tx, "u1")


def test_passkeys(store: Store) -> None:
    """The longest id there may be, a count of 32 bits, and the rows of one user alone."""
    longest = "A_-" * 456
    with store.writing() as tx:
        for credential, user in ((longest, "u1"), ("b", "u1"), ("c", "u2")):
            passkeys.add_passkey(tx, Passkey(credential, user, "key", 0, "Firefox", "2026-10-31"))
        passkeys.mark_used(tx, longest, 2**32 - 1, "2026-11-01")
        passkeys.remove_passkeys(tx, "u1", "c")
        passkeys.remove_passkeys(tx, "u1", "b")
    with store.reading() as tx:
        (own,) = passkeys.passkeys_of(tx, "u1")
        assert (own.credential_id, own.sign_count, own.used_at) == (
            longest,
            2**32 - 1,
            "2026-11-01",
        )
        assert passkeys.passkey_of(tx, "c") is not None
    with pytest.raises(IntegrityError), store.writing() as tx:
        passkeys.add_passkey(tx, Passkey("c", "u1", "key", 0, "Firefox", "2026-10-31"))


def _values(document: HouseDocument) -> dict[str, object]:
    return {name: getattr(document, name) for name in HouseDocument.__slots__}
