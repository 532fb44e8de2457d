"""The staff's side of messages: what waits, a thread with its answer, files, photos of meters."""

import uuid
from collections.abc import Mapping

from einvoice.core.messages import TOPICS, Topic
from einvoice.pages.figures import cubic_metres
from einvoice.texts import LANGUAGES, in_language
from einvoice.texts.meter_explanations import METER_SERVICES
from einvoice.texts.portal import portal_text
from einvoice.texts.portal.canned import CANNED
from einvoice.texts.screens import state_label
from einvoice.texts.writing import written
from einvoice.web.answers import Answer, Moved, NotThere, Picture, Shown
from einvoice.web.resident.messages import (
    draft_of,
    faults_of,
    handed_out,
    limits,
    number_of,
    status_of,
)
from einvoice.web.visit import Visit
from jobs.residents import staff_messages as jobs
from jobs.residents.correspondence import SendState, Sent
from jobs.residents.photos import photo_for_staff
from jobs.residents.staff_begins import addressee_of, begin_thread

_MOST_ASKED = 120
"""Letters of a request that are looked for among the flats."""


def messages(visit: Visit) -> Answer:
    """Show what waits for an answer, the longest first."""
    return Shown({"queue": jobs.queue(visit.context), "today": visit.context.today})


def message(visit: Visit) -> Answer:
    """Show a thread, with what is typed in its form."""
    return _thread(visit, visit.form.get("text", ""), {})


def new(visit: Visit) -> Answer:
    """Show the form of a message that the staff begin, with what is typed in it."""
    if visit.form:
        return _new(visit, visit.form, {})
    typed = {"topic": str(Topic.READING)}
    if key := visit.query.get("reading", ""):
        typed["text"] = text_about(visit, key, "canned.text.check")
    return _new(visit, typed, {})


def begin(visit: Visit) -> Answer:
    """Begin a thread with a resident; what was typed stays where something is wrong."""
    form = visit.form
    if form.get("act") == "insert":
        return _new(visit, {**form, "text": _with_canned(visit, form.get("text", ""))}, {})
    draft, faults = draft_of(form, visit.uploads.get("file"))
    if form.get("topic", "") not in TOPICS:
        faults = {"topic": "messages.fault.topic", **faults}
    if not faults:
        to = (visit.path["user_id"], form.get("flat", ""))
        sent = begin_thread(visit.context, visit.person_id, *to, Topic(form["topic"]), draft)
        if sent.state is SendState.SENT:
            return Moved("staff-message", {"thread_id": sent.thread_id}, {"done": "begun"})
        faults = faults_of(sent)
    return _new(visit, form, faults)


def send(visit: Visit) -> Answer:
    """Answer a thread, give it to somebody, or close it."""
    thread = (visit.context, visit.person_id, visit.path["thread_id"])
    version, act = number_of(visit.form, "version"), visit.form.get("act", "")
    if act == "insert":
        return _thread(visit, _with_canned(visit, visit.form.get("text", "")), {})
    if act in {"close", "assign"} and (visit.form.get("text", "").strip() or visit.uploads):
        return _thread(visit, visit.form.get("text", ""), {"text": "messages.fault.unsent"})
    if act == "close":
        return _done(visit, jobs.close_thread(*thread, version), "closed")
    if act == "assign":
        member = visit.form.get("member", "")
        return _done(visit, jobs.assign(*thread, version, member), "assigned")
    draft, faults = draft_of(visit.form, visit.uploads.get("file"))
    if faults:
        return _thread(visit, visit.form.get("text", ""), faults)
    return _done(visit, jobs.reply(*thread, version, draft), "sent")


def file(visit: Visit) -> Answer:
    """Hand out a file of a thread."""
    file_id = visit.path["file_id"]
    kept = jobs.staff_file(visit.context, visit.path["thread_id"], file_id)
    return handed_out(kept, file_id)


def reading_photo(visit: Visit) -> Answer:
    """Show the photo of a meter that came with a reading."""
    content = photo_for_staff(visit.context, visit.path["photo_id"])
    if content is None:
        raise NotThere
    return Picture(content)


def _done(visit: Visit, sent: Sent, what: str) -> Answer:
    if sent.state is SendState.SENT:
        return Moved("staff-message", {"thread_id": sent.thread_id}, {"done": what})
    faults = faults_of(sent)
    if what != "sent" and sent.state is SendState.CHANGED:
        faults = {"text": "messages.fault.undone"}
    return _thread(visit, visit.form.get("text", ""), faults)


def _with_canned(visit: Visit, text: str) -> str:
    """Return what was typed, with a ready answer after it in the language that was chosen."""
    form = visit.form
    canned, language = form.get("canned", ""), form.get("canned_in", "")
    if canned not in CANNED or language not in LANGUAGES:
        return text
    ready = portal_text(f"canned.text.{canned}", language)
    return f"{text.rstrip()}\n\n{ready}" if text.strip() else ready


def _thread(visit: Visit, text: str, faults: Mapping[str, str]) -> Shown:
    thread = jobs.staff_thread(visit.context, visit.path["thread_id"])
    if thread is None:
        raise NotThere
    shown = thread.thread
    values = {
        "thread": thread,
        **_form_values(visit, thread.language, text, faults),
        "seen": number_of(visit.form, "seen") if faults else len(shown.posts),
        "just": visit.query.get("done", ""),
        "me": visit.person_id,
        "in_words": lambda state: state_label(state, visit.language),
        "asked_for": shown.begins[:_MOST_ASKED],
    }
    return Shown(values, conflict(faults) or status_of(faults))


def text_about(visit: Visit, key: str, name: str, reason: str = "") -> str:
    """Return a text about a reading in its sender's language; empty where nobody would read it.

    ``name`` is the key of the text, ``reason`` that of a reason in it.
    """
    sent = jobs.odd_reading(visit.context, key)
    to = addressee_of(visit.context, sent.user_id, sent.flat_id) if sent else None
    if sent is None or to is None:
        return ""
    language = to.language if to.language in LANGUAGES else visit.language
    facts = {
        "reason": portal_text(reason, language) if reason else "",
        "service": in_language(METER_SERVICES[str(sent.service)], language),
        "serial": sent.serial,
        "value": cubic_metres(sent.value_e3, language),
        "day": str(written(sent.read_on.isoformat(), language)),
    }
    return portal_text(name, language, **facts)


def _new(visit: Visit, typed: Mapping[str, str], faults: Mapping[str, str]) -> Shown:
    user_id = visit.path["user_id"]
    flat_id = typed.get("flat", "") or visit.query.get("flat", "")
    to = addressee_of(visit.context, user_id, flat_id)
    if to is None:
        raise NotThere
    values = {
        "to": to,
        "user_id": user_id,
        "topics": TOPICS,
        "topic": typed.get("topic", ""),
        **_form_values(visit, to.language, typed.get("text", ""), faults),
    }
    return Shown(values, status_of(faults))


def conflict(faults: Mapping[str, str]) -> int:
    """Return the status of a page where somebody changed something meanwhile; 0 where nobody."""
    return 409 if faults.get("text") == "messages.fault.undone" else 0


def _form_values(
    visit: Visit, language: str, text: str, faults: Mapping[str, str]
) -> dict[str, object]:
    """Return what a form with a text and ready answers shows."""
    chosen = visit.form.get("canned_in", "")
    spoken = language if language in LANGUAGES else visit.language
    return {
        "resident_language": spoken,
        "canned": CANNED,
        "chosen": visit.form.get("canned", ""),
        "chosen_language": chosen if chosen in LANGUAGES else spoken,
        "text": text,
        "form": visit.form.get("form") or str(uuid.uuid4()),
        "faults": faults,
        "limits": limits(),
    }
