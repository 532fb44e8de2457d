"""The words of the story that is told in a browser: a question, its answer, a letter's code."""

from portal_people import PortalPeople, portal_context

from jobs.residents.register import make_codes, printed_code

QUESTION = {
    "lv": "Kāpēc apkure šomēnes ir tik dārga?",
    "ru": "Почему отопление так дорого?",
    "en": "Why does heating cost so much?",
}
ANSWER = "Oktobrī māja saņēma vairāk siltuma <par to raksta rēķins>."


def new_code(people: PortalPeople, flat_id: str) -> str:
    """Return a new code as its letter has it."""
    with portal_context(people) as context:
        (made,) = make_codes(context, [flat_id])
    return printed_code(made)
