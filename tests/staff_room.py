"""A portal of one company with a clerk and a manager who are signed in."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal_server import Browser, listening
from sample_company import TODAY, Company

from einvoice.core.residents import StaffRole
from einvoice.web.app import portal_app
from einvoice.web.cookies import SESSION
from jobs.residents.staff_accounts import add_staff, begin_staff_session


@dataclass(frozen=True)
class StaffRoom:
    """The company, and the browsers of its staff by role."""

    company: Company
    clerk: Browser
    manager: Browser


@contextlib.contextmanager
def staff_room(company: Company, today: str = TODAY) -> Iterator[StaffRoom]:
    """Open the portal of a company for its staff; nobody's password is ever asked."""
    tokens = {}
    with company.context(today) as context:
        for role in StaffRole:
            member = add_staff(context, f"{role}@example.lv", "Ilze", role, "no hash")
            tokens[role] = begin_staff_session(context, member, "test")
        own = replace(context, for_portal=True)
        with contextlib.closing(own), listening(portal_app(own)) as address:
            browsers = (Browser(address, cookies={SESSION: tokens[role]}) for role in StaffRole)
            yield StaffRoom(company, *browsers)
