"""The staff's side of messages: what waits, a thread with its answer, files, photos of meters."""

import uuid
from collections.abc import Mapping

from einvoice.texts import LANGUAGES
from einvoice.texts.portal import portal_text
from einvoice.texts.portal.canned import CANNED
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


def messages(visit: Visit) -> Answer:
    """Show what waits for an answer, the longest first."""
    return Shown({"queue": jobs.queue(visit.context), "today": visit.context.today})


def message(visit: Visit) -> Answer:
    """Show a thread; the address may name an answer that is put into the form."""
    return _thread(visit, visit.query.get("canned", ""), "", {})


def send(visit: Visit) -> Answer:
    """Answer a thread, give it to somebody, or close it."""
    thread = (visit.context, visit.person_id, visit.path["thread_id"])
    version, act = number_of(visit.form, "version"), visit.form.get("act", "")
    if act == "close":
        return _done(visit, jobs.close_thread(*thread, version), "closed")
    if act == "assign":
        member = visit.form.get("member", "")
        return _done(visit, jobs.assign(*thread, version, member), "assigned")
    draft, faults = draft_of(visit.form, visit.uploads.get("file"))
    if faults:
        return _thread(visit, "", visit.form.get("text", ""), faults)
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
    return _thread(visit, "", visit.form.get("text", ""), faults_of(sent))


def _thread(visit: Visit, canned: str, text: str, faults: Mapping[str, str]) -> Shown:
    thread = jobs.staff_thread(visit.context, visit.path["thread_id"])
    if thread is None:
        raise NotThere
    language = thread.language if thread.language in LANGUAGES else visit.language
    if canned in CANNED:
        text = portal_text(f"canned.text.{canned}", language)
    values = {
        "thread": thread,
        "resident_language": language,
        "canned": CANNED,
        "chosen": canned,
        "text": text,
        "form": visit.form.get("form") or str(uuid.uuid4()),
        "seen": number_of(visit.form, "seen") if faults else len(thread.thread.posts),
        "faults": faults,
        "limits": limits(),
        "just": visit.query.get("done", ""),
        "me": visit.person_id,
    }
    return Shown(values, status_of(faults))
