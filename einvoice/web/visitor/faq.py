"""Questions and answers, and how to reach the company."""

from einvoice.web.answers import Answer, Shown
from einvoice.web.visit import Visit

QUESTIONS = (
    "register",
    "letter",
    "days",
    "digits",
    "verification",
    "heating",
    "estimate",
    "difference",
    "paying",
    "documents",
    "sold",
)


def faq(visit: Visit) -> Answer:
    """Show questions with their answers; nothing of anybody is read."""
    return Shown({"questions": QUESTIONS, "seller": visit.context.config.seller.value()})
