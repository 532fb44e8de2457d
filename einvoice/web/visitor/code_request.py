"""A visitor without a code asks for a letter; the answer goes by post to the flat."""

from einvoice.web.answers import Answer, Moved, Shown
from einvoice.web.visit import Visit
from jobs.residents.code_requests import CodeRequest, RequestState, request_code

_STATUS = {RequestState.WAIT: 429}


def request_page(visit: Visit) -> Answer:
    """Show the form, or that the request was received."""
    return Shown(_values(visit, "", kept="kept" in visit.query))


def send(visit: Visit) -> Answer:
    """Keep the request; the same is said whether the flat is ours or not."""
    request = CodeRequest(
        visit.form.get("client_number", ""), visit.form.get("place", ""), visit.language
    )
    state = request_code(visit.context, visit.address, request)
    if state is RequestState.KEPT:
        return Moved("request-code", query={"kept": "1"})
    return Shown(_values(visit, str(state)), _STATUS.get(state, 422))


def _values(visit: Visit, fault: str, *, kept: bool = False) -> dict[str, object]:
    return {
        "client_number": visit.form.get("client_number", ""),
        "place": visit.form.get("place", ""),
        "fault": fault,
        "kept": kept,
    }
