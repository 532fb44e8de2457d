"""A plan of many invoices, made and applied."""

from typing import Any

from sample_company import Company, Result

MONTH = ("--period", "2026-10")


WHY = ("--reason", "wrong tariff")


def plan(company: Company, command: str, *options: str) -> Any:
    """Return the plan of a command, which does nothing."""
    made = company.cli(command, *options, *MONTH, *WHY, "--json")
    assert made.code == 0, made.err
    assert made.json["applied"] is False
    return made.json


def apply(company: Company, command: str, plan_id: str) -> Result:
    """Do what a plan says."""
    return company.cli(command, "--apply", plan_id, *WHY, "--json")
