"""The declaration of a route: path, method, role, sight, template, and the function behind."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from einvoice.core.residents import StaffRole
from einvoice.web.answers import Answer
from einvoice.web.operation import Operation
from einvoice.web.visit import Visit


class Role(StrEnum):
    """Who a route is for; staff routes are no part of a resident's and the other way round."""

    VISITOR = "visitor"
    RESIDENT = "resident"
    CLERK = "clerk"
    MANAGER = "manager"


class Sees(StrEnum):
    """How much of people's data the function behind a route may read.

    ``OWN_FLAT`` routes have ``{flat_id}`` in their path; the right to it is looked up before the
    function is called, and none is answered as if the flat did not exist.
    """

    NOTHING = "nothing"
    OWN_ACCOUNT = "own account"
    OWN_FLATS = "own flats"
    OWN_FLAT = "own flat"
    ALL = "all"


def admits(role: Role, visit: Visit) -> bool:
    """Return whether routes of a role are for somebody; a manager may do what a clerk may."""
    if role is Role.VISITOR:
        return True
    if role is Role.RESIDENT:
        return visit.is_resident
    if visit.staff is None:
        return False
    return role is Role.CLERK or visit.staff.role is StaffRole.MANAGER


@dataclass(frozen=True, slots=True)
class Route:
    """One line of the table.

    ``past`` lets a customer who has left see it: own invoices of the own time, for 90 days.
    ``template`` is empty where the function never shows a page. ``uploads_mb`` is how large a file
    of its form may be, in megabytes; 0 = it takes no files. ``operation`` is of routes of the
    interface alone, whose requests and answers are JSON. ``refused`` looks at a form before
    anything is read for it: an answer there is given at once, from what this process remembers.
    """

    name: str
    method: Literal["GET", "POST"]
    path: str
    role: Role
    sees: Sees
    template: str
    page: Callable[[Visit], Answer]
    past: bool = False
    uploads_mb: int = 0
    operation: Operation | None = None
    refused: Callable[[Visit], Answer | None] | None = None

    @property
    def is_page(self) -> bool:
        """Whether it only shows a page; files and forms are no pages."""
        return self.method == "GET" and bool(self.template)
