"""Messages of residents: kept once, seen by their writer alone, and with nothing lost between."""

import datetime as dt

import pytest
from resident_world import FLAT, KEY, Resident

from einvoice.clock import Clock
from einvoice.core.account_keys import AccountKey
from einvoice.core.messages import MEGABYTES_A_DAY, POSTS_A_DAY, FileKind, Topic
from einvoice.core.residents import PersonKind, Right
from einvoice.store import threads
from einvoice.store.customer_spans import CustomerSpan, span_of
from einvoice.store.transactions import ReadTransaction
from jobs.care import person
from jobs.context import Context
from jobs.residents import messages, rights
from jobs.residents.correspondence import AttachedFile, Draft, SendState, ShownThread, keep_post
from jobs.residents.register import Account, make_codes, register

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


def span_now(tx: ReadTransaction) -> CustomerSpan:
    """Return the time of the flat's customer."""
    span = span_of(tx, KEY)
    assert span is not None
    return span


def test_nobody_but_the_writer_sees_a_thread(resident: Resident) -> None:
    """Not a co-user, not by another flat, not after the account has ended."""
    with resident.at() as context:
        thread_id = opened(context, resident.user_id)
        messages.answer(context, resident.user_id, KEY, thread_id, 1, draft("k2", file=PDF))
        (file,) = read(context, resident.user_id, thread_id).posts[1].files
        berta = berta_of(context, resident)
        (made,) = make_codes(context, ["B0001-3"])
        other = register(context, "B0001-3", made.code, Account("c@example.lv", "h", "lv")).user_id
        (right,) = rights.rights_of(context, other)
        for user_id, key in ((berta, KEY), (other, KEY), (other, right.key), ("", KEY)):
            own = (context, user_id, key, thread_id)
            assert messages.thread_of(*own) is None
            assert messages.file_of(*own, file.attachment_id) is None
            assert messages.answer(*own, 2, draft("x1")).state is SendState.NOT_THERE
            assert messages.close(*own, 2).state is SendState.NOT_THERE
        assert messages.thread_of(context, resident.user_id, right.key, thread_id) is None
        rights.leave(context, resident.user_id)
        own = (context, resident.user_id, KEY, thread_id)
        assert messages.answer(*own, 2, draft("k3")).state is SendState.NOT_THERE


def sold(resident: Resident, day: str, last: str) -> None:
    """Import that the flat's customer left on a day, and another came on the next."""
    header = "flat_id,name,customer_kind,code,email,language,valid_from,valid_to"
    lines = (resident.company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(f"{FLAT},")]
    rows = [header, f"{row}{last}", f"{FLAT},Next Person,person,,,lv,{day},", ""]
    path = resident.company.home / "customers.csv"
    path.write_text("\n".join(rows), "utf-8")
    assert resident.company.cli("import", str(path)).code == 0


def test_a_sold_flat_leaves_threads_with_their_writers(resident: Resident) -> None:
    """The former owner reads and answers the own for 90 days and opens none; the new sees none."""
    with resident.at("2026-10-30") as context:
        thread_id = opened(context, resident.user_id)
    sold(resident, "2026-10-31", "2026-10-30")
    with resident.at("2026-11-05") as context:
        (made,) = make_codes(context, [FLAT])
        new = register(context, FLAT, made.code, Account("d@example.lv", "h", "lv")).user_id
        (right,) = rights.rights_of(context, new)
        assert messages.threads_of(context, new, right.key) == ()
        assert messages.thread_of(context, new, right.key, thread_id) is None
        own = (context, resident.user_id, KEY, thread_id)
        assert messages.thread_of(context, resident.user_id, right.key, thread_id) is None
        assert messages.answer(*own, 1, draft("k2", "Vēl")).state is SendState.SENT
        refused = messages.open_thread(context, resident.user_id, KEY, Topic.OTHER, draft("k3"))
        assert refused.state is SendState.NOT_THERE
        now = person.extract(context, FLAT, None).records
        before = person.extract(context, FLAT, KEY.since).records
    assert "threads" not in now
    assert [post["text"] for post in before["posts"]] == ["Labdien!", "Vēl"]
    with resident.at("2027-02-01") as context:
        assert messages.answer(*(context, *own[1:]), 2, draft("k4")).state is SendState.NOT_THERE


def test_an_extract_has_the_owners_messages(resident: Resident) -> None:
    """With the staff's answers, but without who answered; none of a co-user, no bytes of files."""
    with resident.at() as context:
        thread_id = opened(context, resident.user_id, text="Mans jautājums")
        by_staff(context, thread_id)
        messages.answer(context, resident.user_id, KEY, thread_id, 2, draft("k2", file=PDF))
        berta = berta_of(context, resident)
        assert opened(context, berta, "b1", "Bertas vārdi")
        records = person.extract(context, FLAT, None).records
    assert [post["text"] for post in records["posts"]] == ["Mans jautājums", "Atbilde", "Labdien!"]
    (file,) = records["attachments"]
    assert (file["kind"], file["size"], "content" in file) == ("pdf", 8, False)
    assert "Bertas" not in str(records)
    assert "ilze" not in str({name: records[name] for name in ("threads", "posts")})


def test_a_customer_who_was_never_there_leaves_no_messages_to_the_other(
    resident: Resident,
) -> None:
    """A row that is written over with somebody else: what was written is in nobody's extract."""
    with resident.at() as context:
        opened(context, resident.user_id)
    path = resident.company.home / "input" / "customers.csv"
    lines = path.read_text("utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(f"{FLAT},")]
    other = row.split(",")
    other[1], other[3], other[4] = "Somebody Else", "", ""
    again = resident.company.home / "customers.csv"
    again.write_text("\n".join([lines[0], ",".join(other), ""]), "utf-8")
    result = resident.company.cli("import", str(again))
    assert result.code == 0, result.err
    with resident.at() as context:
        records = person.extract(context, FLAT, None).records
        with context.store.reading() as tx:
            (thread,) = threads.waiting_threads(tx, 9)
    assert "threads" not in records
    assert not thread.by_customer


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
