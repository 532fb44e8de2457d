"""Messages of residents: kept once, seen by their writer alone, and with nothing lost between."""

import datetime as dt

import pytest
from resident_world import FLAT, KEY, Resident
from thread_steps import PDF, berta_of, by_staff, draft, opened, read, span_now

from einvoice.clock import Clock
from einvoice.core.account_keys import AccountKey
from einvoice.core.messages import MEGABYTES_A_DAY, POSTS_A_DAY, FileKind, Topic
from einvoice.store import threads
from jobs.residents import messages
from jobs.residents.correspondence import AttachedFile, Draft, SendState


def test_the_same_form_is_the_same_post(resident: Resident) -> None:
    """A double click opens one thread, and answers once; the file comes with its post."""
    with resident.at() as context:
        text = draft("k1", "  Labdien!\r\n\r\n\r\n\r\nPaldies\x07 ", file=PDF)
        sent = [
            messages.open_thread(context, resident.user_id, KEY, Topic.METER, text)
            for _ in range(2)
        ]
        assert sent[0] == sent[1]
        (thread,) = messages.threads_of(context, resident.user_id, KEY)
        assert (thread.begins, str(thread.topic)) == ("Labdien!\n\nPaldies", "meter")
        own = (context, resident.user_id, KEY, thread.thread_id)
        answers = [messages.answer(*own, 1, draft("k2", "Vēl")).state for _ in range(2)]
        assert answers == [SendState.SENT, SendState.SENT]
        posts = read(context, resident.user_id, thread.thread_id).posts
    assert [(post.text, len(post.files)) for post in posts] == [(thread.begins, 1), ("Vēl", 0)]
    with resident.at() as context:
        (file,) = posts[0].files
        kept = messages.file_of(context, *own[1:], file.attachment_id)
    assert kept == PDF


def test_the_same_words_from_a_new_form_are_the_same_message(
    resident: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser that went back shows them again under another key; a file lost on the way too.

    Other words, another topic, a file that was not there, and a quarter of an hour later are new.
    """
    key = iter(f"k{number}" for number in range(20))

    def opens(minute: int, topic: Topic = Topic.OTHER, text: str = "Kad?", **more: object) -> str:
        now = dt.datetime(2026, 10, 31, 10, minute, tzinfo=dt.UTC)
        monkeypatch.setattr(Clock, "seconds", lambda _clock: int(now.timestamp()))
        monkeypatch.setattr(Clock, "timestamp", lambda _clock: f"{now:%Y-%m-%dT%H:%M:%SZ}")
        with resident.at() as context:
            new = draft(next(key), text, **more)
            return messages.open_thread(context, resident.user_id, KEY, topic, new).thread_id

    first = opens(0, file=PDF)
    assert [opens(minute) for minute in (1, 14)] == [first, first]
    assert opens(14, file=PDF) == first
    others = {
        opens(14, text="Kad tad?"),
        opens(14, Topic.INVOICE),
        opens(14, file=AttachedFile(FileKind.PDF, b"%PDF-1.4")),
        opens(40),
    }
    assert len(others - {first}) == 4


def test_an_answer_sent_again_is_the_last_post(resident: Resident) -> None:
    """Unless somebody wrote in between: then it is said anew."""
    with resident.at() as context:
        thread = opened(context, resident.user_id)
        own = (context, resident.user_id, KEY, thread)
        for key in ("a1", "a2"):
            version = read(*own[:2], thread).version
            assert messages.answer(*own, version, draft(key, "Jā")).state is SendState.SENT
        assert len(read(*own[:2], thread).posts) == 2
        by_staff(context, thread)
        version = read(*own[:2], thread).version
        assert messages.answer(*own, version, draft("a3", "Jā")).state is SendState.SENT
        assert [post.text for post in read(*own[:2], thread).posts][1:] == ["Jā", "Atbilde", "Jā"]


def test_what_cannot_be_kept_says_why(resident: Resident) -> None:
    """Nothing of it is kept; a form's key is of one post and one writer."""
    with resident.at() as context:
        opened(context, resident.user_id)
        berta = berta_of(context, resident)

        def state(user_id: str, text: Draft, topic: Topic = Topic.OTHER) -> SendState:
            return messages.open_thread(context, user_id, KEY, topic, text).state

        assert state(resident.user_id, draft("k2", " \n ")) is SendState.EMPTY
        assert state(resident.user_id, draft("k2", "a" * 4001)) is SendState.LONG
        assert state(resident.user_id, draft("")) is SendState.PAGE_OLD
        assert state(berta, draft("k1")) is SendState.PAGE_OLD
        assert state(resident.user_id, draft("k2"), Topic.CODE) is SendState.NOT_THERE
        own = (context, resident.user_id, KEY, opened(context, resident.user_id, "k3", "Vēl"))
        assert messages.answer(*own, 1, draft("k1")).state is SendState.PAGE_OLD
        assert state(resident.user_id, draft("k1")) is SendState.SENT, "sent before"
        assert len(messages.threads_of(context, resident.user_id, KEY)) == 2
        assert messages.threads_of(context, berta, KEY) == ()
        for number in range(POSTS_A_DAY - 2):
            assert state(resident.user_id, draft(f"n{number}", f"{number}")) is SendState.SENT
        assert state(resident.user_id, draft("n99")) is SendState.TOO_MANY
        assert state(berta, draft("b1")) is SendState.SENT


def test_files_of_a_day_have_a_sum(resident: Resident) -> None:
    """Forty megabytes of a user; the text alone still goes, and others' files are not counted."""
    large = AttachedFile(FileKind.PDF, b"%PDF-" + b"x" * 9_999_995)
    with resident.at() as context:
        berta = berta_of(context, resident)

        def state(user_id: str, value: Draft) -> SendState:
            return messages.open_thread(context, user_id, KEY, Topic.OTHER, value).state

        for number in range(MEGABYTES_A_DAY // 10):
            assert (
                state(resident.user_id, draft(f"k{number}", f"Fails {number}", file=large))
                is SendState.SENT
            )
        assert state(resident.user_id, draft("k8", "Vēl", file=PDF)) is SendState.TOO_MUCH
        assert state(resident.user_id, draft("k9", "Bez faila")) is SendState.SENT
        assert state(berta, draft("b1", file=large)) is SendState.SENT


def test_a_thread_that_somebody_changed_is_read_first(resident: Resident) -> None:
    """Neither written in nor closed as it was; then both are done, and writing opens it again."""
    with resident.at() as context:
        thread_id = opened(context, resident.user_id)
        by_staff(context, thread_id)
        own = (context, resident.user_id, KEY, thread_id)
        assert messages.answer(*own, 1, draft("k2")).state is SendState.CHANGED
        assert messages.close(*own, 1).state is SendState.CHANGED
        thread = read(context, resident.user_id, thread_id)
        assert [post.by_staff for post in thread.posts] == [False, True]
        assert (str(thread.state), thread.version) == ("answered", 2)
        assert messages.close(*own, 2).state is SendState.SENT
        assert messages.close(*own, 2).state is SendState.SENT, "closed is closed"
        with context.store.writing() as tx:
            stale = threads.own_threads(tx, resident.user_id, span_now(tx))[0]
            assert threads.change_thread(tx, stale)
            assert not threads.change_thread(tx, stale), "somebody wrote between"
        assert messages.answer(*own, 4, draft("k2", "Vēl")).state is SendState.SENT
        thread = read(context, resident.user_id, thread_id)
        assert (str(thread.state), len(thread.posts)) == ("open", 3)


def test_drafts_say_nothing_when_printed() -> None:
    """Neither the words nor the file are in a log."""
    secret = Draft("k", "mana parole", AttachedFile(FileKind.PDF, b"%PDF-secret"))
    assert [word for word in ("parole", "secret") if word in str(secret)] == []
    assert "key='k'" in str(secret)


@pytest.mark.parametrize("key", [AccountKey(FLAT, KEY.since), AccountKey("B9999-1", KEY.since)])
def test_of_no_customer_there_is_nothing(resident: Resident, key: AccountKey) -> None:
    """A flat that is not there, or without threads."""
    with resident.at() as context:
        assert messages.threads_of(context, resident.user_id, key) == ()
