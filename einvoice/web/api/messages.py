"""The own messages: threads, a thread with its posts, a new thread, an answer."""

from collections.abc import Iterator

from einvoice.clock import utc_time
from einvoice.core.account_keys import AccountKey
from einvoice.core.messages import TOPICS, Topic
from einvoice.texts.portal import portal_text
from einvoice.web.answers import Answer, Data, NotThere
from einvoice.web.api import house_shapes as shapes
from einvoice.web.api.listing import page_of
from einvoice.web.api.problems import ProblemError, problem
from einvoice.web.resident.messages import limits
from einvoice.web.visit import Visit
from jobs.residents import messages as jobs
from jobs.residents.correspondence import Draft, SendState, Sent, ShownPost, ShownThread

_CREATED, _CONFLICT, _FAULTY = 201, 409, 422


def messages(visit: Visit) -> Answer:
    """Return the own threads of messages, the last changed first."""
    last_first = sorted(_threads(visit), key=lambda row: (row[1].changed_at, row[0]), reverse=True)
    items, following = page_of(visit, last_first)
    return Data(shapes.Threads(items=items, next=following))


def message(visit: Visit) -> Answer:
    """Return a thread with all its posts."""
    key, shown = _own(visit)
    return Data(
        shapes.ThreadDetail(
            thread=_thread(shown, key.flat_id, visit.language),
            version=shown.version,
            posts=[_post(post) for post in shown.posts],
        )
    )


def send_new(visit: Visit) -> Answer:
    """Open a thread, once for its key."""
    new = visit.call.body
    if not isinstance(new, shapes.NewThread):
        raise TypeError("a thread is sent as its shape")
    right = next((r for r in visit.rights if r.key.flat_id == new.flat_id and not r.past), None)
    if right is None:
        raise NotThere
    if new.topic not in TOPICS:
        raise _refused("topic")
    draft = _draft(visit, new.text)
    return _sent(
        jobs.open_thread(visit.context, visit.person_id, right.key, Topic(new.topic), draft)
    )


def send(visit: Visit) -> Answer:
    """Answer in a thread, once for its key."""
    new = visit.call.body
    if not isinstance(new, shapes.NewPost):
        raise TypeError("a post is sent as its shape")
    key, shown = _own(visit)
    draft = _draft(visit, new.text)
    own = (visit.context, visit.person_id, key, shown.thread_id)
    return _sent(jobs.answer(*own, new.version, draft))


def _own(visit: Visit) -> tuple[AccountKey, ShownThread]:
    thread_id = visit.path["thread_id"]
    for right in visit.rights:
        shown = jobs.thread_of(visit.context, visit.person_id, right.key, thread_id)
        if shown is not None:
            return right.key, shown
    raise NotThere


def _draft(visit: Visit, text: str) -> Draft:
    draft = Draft(visit.call.key, text)
    if draft.fault is not None:
        raise _refused(draft.fault)
    return draft


def _sent(sent: Sent) -> Answer:
    if sent.state is SendState.NOT_THERE:
        raise NotThere
    if sent.state is not SendState.SENT:
        raise _refused(sent.state)
    return Data(shapes.SentPost(thread_id=sent.thread_id), _CREATED)


def _refused(fault: str) -> ProblemError:
    """Return why a message is not taken, in the page's words; another key is of another text."""
    if fault == SendState.PAGE_OLD:
        return problem("KEY_USED_OTHERWISE")
    status = _CONFLICT if fault == SendState.CHANGED else _FAULTY
    facts = (("most", str(limits()["letters"])),)
    return ProblemError(fault.upper(), status, f"messages.fault.{fault}", facts)


def _threads(visit: Visit) -> Iterator[tuple[str, shapes.Thread]]:
    for right in visit.rights:
        for shown in jobs.threads_of(visit.context, visit.person_id, right.key):
            yield shown.thread_id, _thread(shown, right.key.flat_id, visit.language)


def _thread(shown: ShownThread, flat_id: str, language: str) -> shapes.Thread:
    return shapes.Thread(
        thread_id=shown.thread_id,
        flat_id=flat_id,
        topic=shown.topic,
        topic_name=portal_text(f"messages.topic.{shown.topic}", language),
        state=shown.state,
        state_name=portal_text(f"messages.state.{shown.state}", language),
        begins=shown.begins,
        opened_at=utc_time(shown.opened_at),
        changed_at=utc_time(shown.changed_at),
    )


def _post(post: ShownPost) -> shapes.Post:
    return shapes.Post(
        number=post.number,
        by_staff=post.by_staff,
        written_at=utc_time(post.at),
        text=post.text,
        files=len(post.files),
    )
