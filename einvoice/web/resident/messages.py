"""Messages of a resident about a flat: the list, a new message, a thread, its files."""

import hashlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from einvoice.core.messages import MOST_LETTERS, TOPICS, FileKind, Topic
from einvoice.texts import in_language
from einvoice.texts.documents import period_name
from einvoice.texts.meter_explanations import METER_SERVICES
from einvoice.texts.portal import portal_text
from einvoice.web.answers import Answer, Attachment, Moved, NotThere, Picture, Shown
from einvoice.web.attaching import BUSY, LARGEST_MB, TOO_LARGE, attached_file
from einvoice.web.uploads import Upload
from einvoice.web.visit import Visit
from jobs.residents import messages as jobs
from jobs.residents.correspondence import AttachedFile, Draft, SendState, Sent, ShownThread
from jobs.residents.invoice_questions import month_of_invoice
from jobs.views.resident_meters import meters_of

_BUSY_STATUS, _CONFLICT, _TOO_LARGE, _FAULTY = 503, 409, 413, 422
_DIGITS = 9


def messages(visit: Visit) -> Answer:
    """Show the threads that the user opened about the flat."""
    threads = jobs.threads_of(visit.context, visit.person_id, visit.flat.key)
    return Shown({**_flat(visit), "threads": threads})


def new_page(visit: Visit) -> Answer:
    """Show the form of a new message; the address may name its topic, and a meter or an invoice."""
    if visit.form:
        shown = _new_form(visit, visit.form, visit.form.get("form", ""), _left_out(visit))
        return replace(shown, status=200)
    topic = visit.query.get("topic", "")
    begins = {Topic.METER: _meter_text, Topic.INVOICE: _invoice_text}
    text = begins[Topic(topic)](visit) if topic in begins else ""
    return _new_form(visit, {"topic": topic, "text": text}, str(uuid.uuid4()), {})


def send_new(visit: Visit) -> Answer:
    """Open a thread with what was typed; else show what is wrong, and all that was typed."""
    draft, faults = draft_of(visit.form, visit.uploads.get("file"), visit.language)
    topic = visit.form.get("topic", "")
    if topic not in TOPICS:
        faults = {"topic": "messages.fault.topic", **faults}
    if not faults:
        sent = jobs.open_thread(visit.context, visit.person_id, visit.flat.key, Topic(topic), draft)
        if sent.state is SendState.SENT:
            return _moved(visit, sent.thread_id, "sent")
        faults = faults_of(sent)
    faults = _left_out(visit) | faults
    return _new_form(visit, visit.form, visit.form.get("form", ""), faults)


def message(visit: Visit) -> Answer:
    """Show a thread; an answer in it is no longer new once the page is on its way.

    What is typed in its form is shown in it.
    """
    shown = _thread(visit, visit.form.get("text", ""), visit.form.get("form", ""), _left_out(visit))
    return replace(shown, status=200)


def _left_out(visit: Visit) -> dict[str, str]:
    """Return that a file was chosen, of a form that comes back; no browser shows it as chosen.

    A form that asks for another language has the file's name alone.
    """
    chosen = visit.uploads.get("file") or visit.form.get("file")
    return {"file": "upload.fault.not_kept"} if chosen else {}


def send(visit: Visit) -> Answer:
    """Write in a thread, or close it; what somebody changed meanwhile is shown first."""
    own = (visit.context, visit.person_id, visit.flat.key, visit.path["thread_id"])
    version = number_of(visit.form, "version")
    if visit.form.get("act") == "close":
        if visit.form.get("text", "").strip() or visit.uploads:
            unsent = {"text": "messages.fault.unsent", **_left_out(visit)}
            return _thread(visit, visit.form.get("text", ""), visit.form.get("form", ""), unsent)
        sent = jobs.close(*own, version)
        if sent.state is SendState.SENT:
            return _moved(visit, sent.thread_id, "closed")
        return _thread(visit, "", str(uuid.uuid4()), faults_of(sent))
    draft, faults = draft_of(visit.form, visit.uploads.get("file"), visit.language)
    if not faults:
        sent = jobs.answer(*own, version, draft)
        if sent.state is SendState.SENT:
            return _moved(visit, sent.thread_id, "sent")
        faults = faults_of(sent)
    faults = _left_out(visit) | faults
    return _thread(visit, visit.form.get("text", ""), visit.form.get("form", ""), faults)


def file(visit: Visit) -> Answer:
    """Hand out a file of a thread."""
    return handed_out(_file(visit), visit.path["file_id"])


def photo_page(visit: Visit) -> Answer:
    """Show a photo of a thread, with the way back to it."""
    kept = _file(visit)
    if kept is None or kept.kind is not FileKind.JPEG:
        raise NotThere
    return Shown({name: visit.path[name] for name in ("flat_id", "thread_id", "file_id")})


def _file(visit: Visit) -> AttachedFile | None:
    """Return a file of a thread; None where there is none of this person's."""
    return jobs.file_of(
        visit.context,
        visit.person_id,
        visit.flat.key,
        visit.path["thread_id"],
        visit.path["file_id"],
    )


def handed_out(kept: AttachedFile | None, file_id: str) -> Answer:
    """Return a photo as a picture, a PDF as a file to keep, whose name we make.

    Raises:
        NotThere: there is none, or none of this person's.
    """
    if kept is None:
        raise NotThere
    if kept.kind is FileKind.JPEG:
        return Picture(kept.content)
    return Attachment(kept.content, f"{file_id[:8]}.pdf")


def draft_of(
    form: Mapping[str, str], upload: Upload | None, language: str = ""
) -> tuple[Draft, dict[str, str]]:
    """Return what was typed and attached, and the faults of its fields as keys of texts.

    The key is made of the form's, the text and the file: the same again is the same post, what was
    typed otherwise is another.
    """
    text = form.get("text", "")
    attached, fault = attached_file(upload)
    digest = hashlib.sha256(upload.content).hexdigest() if upload else ""
    own = form.get("form", "")[:64]
    key = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{own} {digest} {text}")) if own else ""
    draft = Draft(key, text, attached, language)
    faults = faults_of(Sent(draft.fault)) if draft.fault else {}
    return draft, faults | ({"file": f"upload.fault.{fault}"} if fault else {})


def faults_of(sent: Sent) -> dict[str, str]:
    """Return the fault of an outcome by its field.

    Raises:
        NotThere: the thread is none of this person's.
    """
    if sent.state is SendState.NOT_THERE:
        raise NotThere
    return {"text": f"messages.fault.{sent.state}"}


def status_of(faults: Mapping[str, str]) -> int:
    """Return the status of a page with faults; 200 without."""
    if not faults:
        return 200
    if faults.get("file", "").endswith(TOO_LARGE):
        return _TOO_LARGE
    if faults.get("file", "").endswith(BUSY):
        return _BUSY_STATUS
    changed = faults.get("text", "").endswith(SendState.CHANGED)
    return _CONFLICT if changed else _FAULTY


def number_of(form: Mapping[str, str], name: str) -> int:
    """Return a hidden number of a form; 0 where it has none."""
    typed = form.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _DIGITS else 0


def limits() -> dict[str, int]:
    """Return the figures that sentences about a message name."""
    return {"letters": MOST_LETTERS, "megabytes": LARGEST_MB}


def _flat(visit: Visit) -> dict[str, object]:
    return {
        "flat_id": visit.flat.key.flat_id,
        "may_open": not visit.flat.past,
        "limits": limits(),
        "just": visit.query.get("done", ""),
    }


def _new_form(
    visit: Visit, typed: Mapping[str, str], form: str, faults: Mapping[str, str]
) -> Shown:
    values = {
        **_flat(visit),
        "topics": TOPICS,
        "topic": typed.get("topic", ""),
        "text": typed.get("text", ""),
        "form": form or str(uuid.uuid4()),
        "faults": faults,
    }
    return Shown(values, status_of(faults))


def _thread(visit: Visit, text: str, form: str, faults: Mapping[str, str]) -> Shown:
    thread: ShownThread | None = jobs.thread_of(
        visit.context, visit.person_id, visit.flat.key, visit.path["thread_id"]
    )
    if thread is None:
        raise NotThere
    values = {
        **_flat(visit),
        "thread": thread,
        "text": text,
        "form": form or str(uuid.uuid4()),
        "seen": number_of(visit.form, "seen") if faults else len(thread.posts),
        "faults": faults,
    }
    return Shown(values, status_of(faults), after=_opened(visit, thread))


def _opened(visit: Visit, thread: ShownThread) -> Callable[[], None] | None:
    """Return what keeps that an unread thread is opened; None of a thread that was read."""
    if not thread.unread:
        return None
    return partial(jobs.mark_opened, visit.context, visit.person_id, visit.flat.key, thread)


def _moved(visit: Visit, thread_id: str, what: str) -> Moved:
    path = {"flat_id": visit.flat.key.flat_id, "thread_id": thread_id}
    return Moved("message", path, {"done": what})


def _invoice_text(visit: Visit) -> str:
    """Return how a question about an invoice begins; empty where it is none of the customer's."""
    number = visit.query.get("invoice", "")
    month = month_of_invoice(visit.context, visit.flat.key, number)
    if month is None:
        return ""
    facts = {"number": number, "month": period_name(month, visit.language)}
    return portal_text("messages.invoice_text", visit.language, **facts) + "\n"


def _meter_text(visit: Visit) -> str:
    """Return how a message about a replaced meter begins; empty where it is none of the flat's."""
    listed = meters_of(visit.context, visit.flat.key)
    wanted = visit.query.get("meter", "")
    for shown in listed.meters if listed else ():
        if shown.meter.meter_id == wanted:
            service = in_language(METER_SERVICES[str(shown.meter.service)], visit.language)
            facts = {"serial": shown.meter.serial, "service": service}
            return portal_text("messages.meter_text", visit.language, **facts)
    return ""
