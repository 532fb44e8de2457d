"""The data that are kept about the customer of a flat, as a file for whoever asks for their own."""

from einvoice.clock import local_time
from einvoice.core.errors import UsageError
from einvoice.web.answers import Answer, Attachment, NotThere, Shown
from einvoice.web.resident.confirming import confirmation_fault
from einvoice.web.visit import Visit
from jobs.care.person import extract_by_staff, json_of, page_of
from jobs.residents.staff_users import flat_seen

_FAULTY, _TOO_MANY = 422, 429


def page(visit: Visit) -> Answer:
    """Show whose data it would be, and the form."""
    return _page(visit)


def data(visit: Visit) -> Answer:
    """Answer with everything that is kept: a page in the customer's language, or for a machine."""
    flat = flat_seen(visit.context, visit.path["client_number"])
    if flat is None or not flat.has_customer:
        raise NotThere
    if fault := confirmation_fault(visit):
        return _page(visit, fault, _TOO_MANY if fault == "wait" else _FAULTY)
    flat_id = flat.place.flat_id
    try:
        extract = extract_by_staff(visit.context, visit.staff_member.staff_id, flat_id)
    except UsageError:
        raise NotThere from None
    name = f"{flat_id}-{local_time(visit.context.clock.timestamp()):%Y-%m-%d}"
    if visit.form.get("form") == "json":
        return Attachment(json_of(extract), f"{name}.json")
    language = extract.customers[-1].language
    return Attachment(page_of(visit.context, extract, language), f"{name}.html")


def _page(visit: Visit, fault: str = "", status: int = 200) -> Answer:
    flat = flat_seen(visit.context, visit.path["client_number"])
    if flat is None:
        raise NotThere
    return Shown({"flat": flat, "fault": fault}, status)
