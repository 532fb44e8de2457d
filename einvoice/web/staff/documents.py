"""Documents of houses: staff upload them for one house or many, and withdraw them."""

import datetime as dt
from collections.abc import Mapping

from einvoice.core.house_documents import DocumentKind
from einvoice.texts import LANGUAGES
from einvoice.web.answers import Answer, Attachment, Moved, NotThere, Shown
from einvoice.web.attaching import LARGEST_MB
from einvoice.web.staff.house_choice import MOST_TICKS, HouseChoice, chosen_houses
from einvoice.web.uploads import UploadKind, upload_fault
from einvoice.web.visit import Visit
from jobs.residents.house_documents import (
    NewDocument,
    document_of,
    every_document,
    file_of,
    houses_of,
    keep_document,
    new_key,
    withdraw_document,
)

_LONGEST_TITLE = 120
_YEARS = range(1990, 2101)
_EMPTY = ("title_lv", "title_ru", "title_en", "kind")


def documents(visit: Visit) -> Answer:
    """List the documents, above them the form for another, with what is typed in it."""
    return _page(visit, visit.form, {})


def send(visit: Visit) -> Answer:
    """Keep a document, or say at each field what is wrong with it."""
    choice = chosen_houses(houses_of(visit.context), visit.form)
    faults = _faults(visit, choice)
    if faults:
        return _page(visit, visit.form, faults, 413 if "too_large" in faults.values() else 422)
    form = visit.form
    new = NewDocument(
        building_ids=choice.houses,
        kind=DocumentKind(form["kind"]),
        year=int(form["year"]),
        titles={name: form.get(f"title_{name}", "").strip() for name in LANGUAGES},
        date=dt.date.fromisoformat(form["date"]),
        published_from=dt.date.fromisoformat(form["published_from"]),
    )
    content = visit.uploads["file"].content
    try:
        keep_document(visit.context, visit.staff_member.staff_id, new, content, form.get("key", ""))
    except ValueError:  # a key that no page of ours has made
        raise NotThere from None
    return Moved("staff-documents", query={"kept": form.get("key", "")})


def document(visit: Visit) -> Answer:
    """Show one document, and the way to withdraw it."""
    shown = document_of(visit.context, visit.path["document_id"])
    if shown is None:
        raise NotThere
    return Shown({"document": shown, "language": visit.language, "unsure": False})


def file(visit: Visit) -> Answer:
    """Hand a document to staff, withdrawn or not."""
    kept = file_of(visit.context, visit.path["document_id"])
    if kept is None:
        raise NotThere
    return Attachment(kept.content, kept.name)


def withdraw(visit: Visit) -> Answer:
    """Withdraw a document from residents."""
    document_id = visit.path["document_id"]
    shown = document_of(visit.context, document_id)
    if shown is None:
        raise NotThere
    if len(shown.building_ids) > 1 and visit.form.get("sure") != "yes":
        values = {"document": shown, "language": visit.language, "unsure": True}
        return Shown(values, 422)
    withdraw_document(visit.context, visit.staff_member.staff_id, document_id)
    return Moved("staff-documents.document", {"document_id": document_id})


def _page(
    visit: Visit, typed: Mapping[str, str], faults: Mapping[str, str], status: int = 200
) -> Answer:
    today, houses = visit.context.today, houses_of(visit.context)
    every = every_document(visit.context)
    fresh = dict.fromkeys((*_EMPTY, "houses", "where", "house_count"), "") | {
        "key": new_key(),
        "year": str(today.year),
        "date": str(today),
        "published_from": str(today),
    }
    values = {
        "documents": every,
        "houses": houses,
        "kinds": list(DocumentKind),
        "today": today,
        "typed": {**fresh, **typed},
        "faults": faults,
        "choice": chosen_houses(houses, typed),
        "kept": next((row for row in every if row.document_id == visit.query.get("kept")), None),
        "addresses": dict(houses),
        "language": visit.language,
        "most": LARGEST_MB,
        "most_ticks": MOST_TICKS,
    }
    return Shown(values, status)


def _faults(visit: Visit, choice: HouseChoice) -> dict[str, str]:
    """Return what is wrong, by field, in the order of the form."""
    form, faults = visit.form, _file_fault(visit)
    titles = [form.get(f"title_{name}", "").strip() for name in LANGUAGES]
    if not titles[0] or max(map(len, titles)) > _LONGEST_TITLE:
        faults["title_lv"] = "title"
    if form.get("kind") not in set(DocumentKind):
        faults["kind"] = "kind"
    if not (form.get("year", "").isdecimal() and int(form["year"]) in _YEARS):
        faults["year"] = "year"
    faults |= {name: "day" for name in ("date", "published_from") if not _is_day(form.get(name))}
    return {**faults, **choice.faults}


def _file_fault(visit: Visit) -> dict[str, str]:
    if "file" not in visit.uploads:
        return {"file": "missing"}
    fault = upload_fault(visit.uploads["file"], UploadKind.PDF)
    return {"file": "not_pdf" if fault == "unknown" else fault} if fault else {}


def _is_day(text: str | None) -> bool:
    try:
        dt.date.fromisoformat(text or "")
    except ValueError:
        return False
    return True
