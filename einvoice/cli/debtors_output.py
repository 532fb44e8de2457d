"""Debtors as they are printed."""

from typing import TYPE_CHECKING, cast

from einvoice.cli.output import euro, print_line, print_table, say, staff_language, told

if TYPE_CHECKING:
    from einvoice.cli.shapes import payments
    from einvoice.core.debtors import Debtor
    from einvoice.core.payment_states import Ageing
    from jobs.payments.debtors import DebtorsOfDay

_AGES = ("not_due", "days_1_30", "days_31_60", "days_61_90", "over_90", "credit")


def print_debtors(listed: "DebtorsOfDay") -> None:
    """Print the sums, then who owes most."""
    total = {name: euro(getattr(listed.total, name)) for name in _AGES}
    print_line(told("debtors.head", day=listed.day, customers=listed.customers))
    overdue = euro(listed.overdue_cents)
    print_line(told("debtors.sums", overdue=overdue, **total))
    print_line(told("debtors.ages", **total))
    if not listed.largest:
        return
    several = len({row.key.flat_id for row in listed.largest}) < len(listed.largest)
    since = [told("title.customer_from")] if several else []
    titles = [told("flat"), *since, *(told(f"title.{name}") for name in _AGES), ""]
    rows = [
        (
            row.key.flat_id,
            *([str(row.key.since)] if several else []),
            *(_sum(getattr(row.ages, name)) for name in _AGES),
            told(f"doubt.{row.doubt}") if row.doubt and row.overdue_cents else "",
        )
        for row in listed.largest
    ]
    print_table(titles, rows, right=titles[len(since) + 1 : -1])
    if listed.customers > len(listed.largest):
        count = listed.customers - len(listed.largest)
        print_line(told("more", count=count, command="einvoice debtors --to debtors.xlsx"))


def _sum(cents: int) -> str:
    return euro(cents) if cents else ""


def say_closed(listed: "DebtorsOfDay") -> None:
    """Say what speaks against reminders: days that are missing, payments that wait."""
    from einvoice.texts.findings import hint, sentence

    for account in listed.closed.unread:
        say(told("account.unread", account=account))
    for finding in listed.closed.findings:
        say(f"{told(f'level.{finding.level}')}: {sentence(finding, staff_language())}")
        if todo := hint(finding, staff_language()):
            say(f"  {told('word.hint')}: {todo}")
    if not listed.closed.are_complete:
        say(told("debtors.incomplete"))
    elif listed.doubtful:
        say(told("debtors.doubtful", count=listed.doubtful))


def debtors_json(listed: "DebtorsOfDay") -> "payments.Debtors":
    """Return the debtors for other programs."""
    return {
        "day": str(listed.day),
        "statements_complete": listed.closed.are_complete,
        "customers": listed.customers,
        "overdue_cents": listed.overdue_cents,
        "total": _ages_json(listed.total),
        "findings": [{"code": f.code, "level": f.level} for f in listed.closed.findings],
        "debtors": [_debtor_json(row) for row in listed.largest],
    }


def _debtor_json(row: "Debtor") -> "payments.Debtor":
    from einvoice.reports.export_rows import first_day

    return {
        "flat_id": row.key.flat_id,
        "building_id": row.building_id,
        "customer_from": first_day(row.key),
        **_ages_json(row.ages),
        "overdue_cents": row.overdue_cents,
        "remind": row.may_be_reminded,
        "doubt": row.doubt,
    }


def _ages_json(ages: "Ageing") -> "payments.Ages":
    cents = {f"{name}_cents": getattr(ages, name) for name in _AGES}
    return cast("payments.Ages", cents)
