"""Pages of one statement joined: nothing of it counts before its last page is there.

Pages belong together when account, currency, format, period and id are the same. Source:
docs/BANKS.md, "Statements".
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from einvoice.core.findings import Finding, Level
from einvoice.core.iban import masked
from einvoice.core.payments import Statement, StatementFormat, StatementPage

_Key = tuple[StatementFormat, str, str, dt.date, dt.date, str]


@dataclass(frozen=True, slots=True)
class Joined:
    """The whole statements, and what is wrong with pages that wait for others."""

    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]


def id_without_page(statement_id: str, page: int) -> str:
    """Return the id that all pages of a statement share.

    >>> id_without_page("20261105-2", 2), id_without_page("20261105", 5)
    ('20261105', '20261105')
    """
    numbered = re.fullmatch(r"(.+)[-/_. ]0*([0-9]+)", statement_id)
    return numbered[1] if numbered and numbered[2] == str(page) else statement_id


def joined(pages: Iterable[StatementPage]) -> Joined:
    """Return whole statements in the order of their last day.

    A page that is a whole statement is one by itself, even beside another of the same period: a
    bank may correct what it sent. A page that came twice counts once.
    """
    statements: list[Statement] = []
    parts: dict[_Key, list[StatementPage]] = {}
    for page in pages:
        if page.page == 1 and page.is_last:
            statements.append(Statement((page,)))
        else:
            parts.setdefault(_key(page), []).append(page)
    findings = []
    for group in parts.values():
        whole = _whole(group)
        if isinstance(whole, Finding):
            findings.append(whole)
        else:
            statements.append(whole)
    ordered = sorted(statements, key=lambda statement: (statement.last_day, statement.first_day))
    return Joined(tuple(ordered), tuple(findings))


def _key(page: StatementPage) -> _Key:
    days = (page.first_day, page.last_day)
    return (page.format, page.account, page.currency, *days, page.statement_id)


def _whole(pages: Sequence[StatementPage]) -> Statement | Finding:
    by_number: dict[int, StatementPage] = {}
    for page in pages:
        known = by_number.setdefault(page.page, page)
        if _content(known) != _content(page):
            return _differs(page)
    last = min((page.page for page in pages if page.is_last), default=None)
    if last is not None and last < max(by_number):
        return _differs(by_number[last])
    needed = range(1, (last or max(by_number) + 1) + 1)
    missing = next((number for number in needed if number not in by_number), None)
    if missing is not None:
        return _missing(pages[-1], missing)
    return Statement(tuple(by_number[number] for number in needed))


def _content(page: StatementPage) -> StatementPage:
    """Return a page as it is compared: wherever it was read."""
    return replace(page, source="", place=0)


def _differs(page: StatementPage) -> Finding:
    facts = (
        ("account", masked(page.account)),
        ("first", str(page.first_day)),
        ("last", str(page.last_day)),
        ("page", str(page.page)),
    )
    return Finding(Level.ERROR, "statement-page-differs", page.source, facts=facts)


def _missing(page: StatementPage, number: int) -> Finding:
    facts = (
        ("account", masked(page.account)),
        ("first", str(page.first_day)),
        ("last", str(page.last_day)),
        ("page", str(number)),
    )
    return Finding(Level.PROBLEM, "statement-page-missing", page.source, facts=facts)
