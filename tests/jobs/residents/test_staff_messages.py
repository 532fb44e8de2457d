"""Messages as the staff have them: a queue, answers kept once, and what they did written down."""

import pytest
from resident_world import FLAT, KEY, Resident
from sqlalchemy import select

from einvoice.core.messages import FileKind, Topic
from einvoice.core.reminders import ReminderKind
from einvoice.core.residents import StaffRole
from einvoice.store import staff, threads
from einvoice.store.reminder_tables import reminders
from jobs.context import Context
from jobs.residents import messages, staff_accounts, staff_messages
from jobs.residents.code_requests import CodeRequest, request_code
from jobs.residents.correspondence import AttachedFile, Draft, SendState

ANSWER = Draft("s1", "Labdien! Salabots.")


def member(context: Context, name: str) -> str:
    """Add a member of the staff and return the id."""
    email = f"{name}@example.lv"
    return staff_accounts.add_staff(context, email, name, StaffRole.CLERK, "hash").staff_id


def opened(context: Context, resident: Resident, key: str) -> str:
    """Open a thread of the resident."""
    draft = Draft(key, f"Jautājums {key}", AttachedFile(FileKind.PDF, b"%PDF-1.7"))
    return messages.open_thread(context, resident.user_id, KEY, Topic.INVOICE, draft).thread_id


def acts(context: Context) -> list[tuple[str, str]]:
    """Return what the staff did to which thread, the first first."""
    with context.store.reading() as tx:
        every = [(str(act.act), act.subject) for _, act in reversed(staff.acts(tx, 20))]
    return [act for act in every if act[0].startswith("message")]


def test_the_queue_has_what_waits_the_longest_first(resident: Resident) -> None:
    """Who is a flat and initials; what is answered is below, by whom; a request has no person."""
    with resident.at() as context:
        ilze = member(context, "Ilze")
        ids = [opened(context, resident, key) for key in "ab"]
        request_code(context, "192.0.2.1", CodeRequest("B9999-9", "Kaut kur", "ru"))
        queue = staff_messages.queue(context)
        assert queue.count == len(queue.waiting) == 3
        with context.store.writing() as tx:
            second = threads.thread_of(tx, ids[1])
            assert second is not None
            assert threads.change_thread(tx, second, waiting_since="2026-01-01T00:00:00Z")
        first = staff_messages.queue(context).waiting[0]
        assert (first.thread_id, first.since.year) == (ids[1], 2026)
        own = [row for row in queue.waiting if row.flat_id == FLAT]
        assert {row.thread_id for row in own} == set(ids)
        assert {(row.initials.count("."), row.place is not None) for row in own} == {(2, True)}
        (request,) = [row for row in queue.waiting if row.topic is Topic.CODE]
        assert (request.flat_id, request.place, request.initials) == ("", None, "")
        assert staff_messages.reply(context, ilze, ids[0], 1, ANSWER).state is SendState.SENT
        queue = staff_messages.queue(context)
        assert (queue.count, [row.taken_by for row in queue.settled]) == (2, ["Ilze"])
        assert staff_messages.staff_thread(context, "none") is None


def test_an_answer_is_kept_once_and_read_by_the_resident(resident: Resident) -> None:
    """What was changed meanwhile is read first; a visitor's request cannot be answered."""
    with resident.at() as context:
        ilze = member(context, "Ilze")
        thread_id = opened(context, resident, "a")
        own = (context, ilze, thread_id)
        assert staff_messages.reply(*own, 1, Draft("s0", " ")).state is SendState.EMPTY
        assert [staff_messages.reply(*own, 1, ANSWER).state for _ in range(2)] == [
            SendState.SENT,
            SendState.SENT,
        ]
        assert staff_messages.reply(*own, 1, Draft("s2", "Vēl")).state is SendState.CHANGED
        thread = messages.thread_of(context, resident.user_id, KEY, thread_id)
        assert thread is not None
        assert [(post.by_staff, post.text) for post in thread.posts][1:] == [(True, ANSWER.text)]
        assert str(thread.state) == "answered"
        (file,) = thread.posts[0].files
        kept = staff_messages.staff_file(context, thread_id, file.attachment_id)
        assert kept == AttachedFile(FileKind.PDF, b"%PDF-1.7")
        assert staff_messages.staff_file(context, "other", file.attachment_id) is None
        request_code(context, "192.0.2.1", CodeRequest(FLAT, "", "lv"))
        (request,) = staff_messages.queue(context).waiting
        refused = staff_messages.reply(context, ilze, request.thread_id, 1, Draft("s3", "2345"))
        assert refused.state is SendState.NOT_THERE
        assert acts(context) == [("message_answered", thread_id)]
        with context.store.reading() as tx:
            reminded = tx.execute(select(reminders.c.user_id, reminders.c.kind)).all()
    assert [tuple(row) for row in reminded] == [(resident.user_id, ReminderKind.ANSWERED)]


def test_a_thread_is_given_and_closed(resident: Resident) -> None:
    """To somebody who is still there; each act is written down once, and none of what was refused.

    A form that is sent twice changes nothing the second time.
    """
    with resident.at() as context:
        ilze, gone = member(context, "Ilze"), member(context, "Zane")
        staff_accounts.end_staff(context, "Zane@example.lv")
        thread_id = opened(context, resident, "a")
        own = (context, ilze, thread_id)
        assert staff_messages.assign(*own, 1, gone).state is SendState.NOT_THERE
        assert staff_messages.assign(*own, 9, ilze).state is SendState.CHANGED
        given = [staff_messages.assign(*own, 1, ilze).state for _ in range(2)]
        assert given == [SendState.SENT, SendState.SENT]
        shown = staff_messages.staff_thread(context, thread_id)
        assert shown is not None
        assert (shown.staff_id, str(shown.thread.state)) == (ilze, "open")
        assert [colleague.name for colleague in shown.colleagues] == ["Ilze"]
        assert staff_messages.close_thread(*own, 1).state is SendState.CHANGED
        closed = [staff_messages.close_thread(*own, 2).state for _ in range(2)]
        assert closed == [SendState.SENT, SendState.SENT]
        assert staff_messages.assign(*own, 2, member(context, "Anna")).state is SendState.CHANGED
        assert staff_messages.queue(context).count == 0
        assert acts(context) == [
            ("message_assigned", f"{thread_id} {ilze}"),
            ("message_closed", thread_id),
        ]


@pytest.mark.parametrize("act", ["assign", "close_thread"])
def test_a_thread_that_is_not_there(resident: Resident, act: str) -> None:
    """Is not there."""
    with resident.at() as context:
        ilze = member(context, "Ilze")
        more = (ilze,) if act == "assign" else ()
        sent = getattr(staff_messages, act)(context, ilze, "none", 1, *more)
    assert sent.state is SendState.NOT_THERE
