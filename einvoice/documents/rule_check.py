"""The acceptance linter: rules beyond the schema, judged on each invoice as its bytes say it.

A bank's schema cannot see a wrong check digit, a sum that does not add up or a date that is too
near; the bank refuses them all the same, and a refused e-invoice costs days. So each invoice is
judged before it goes into a file: an invoice that breaks a rule stays out, and the rest goes. What
belongs to the whole file (footer, size, header) refuses the file in `bank_file`; characters no XML
carries are refused in `one_invoice`.

Shares no code with the bank simulator, so that a mistake here is not repeated there.
Source: docs/BANKS.md, "Rules beyond the schema".
"""

from collections.abc import Callable, Sequence
from functools import cache

from einvoice.core.findings import Finding, Level
from einvoice.documents.rule import Rule, Terms
from einvoice.documents.rule_check_dates import DATE_RULES
from einvoice.documents.rule_check_ids import ID_RULES
from einvoice.documents.rule_check_sums import SUM_RULES
from einvoice.documents.written_invoice import WrittenInvoice

RULES: tuple[Rule, ...] = (*ID_RULES, *DATE_RULES, *SUM_RULES)
"""Every rule, in the order in which broken rules are named."""


def broken_rules(written: WrittenInvoice, terms: Terms) -> list[Rule]:
    """Return the rules that an invoice breaks."""
    rules = _rules_of(terms.order.sender.profile.bank)
    return [rule for rule, is_broken in rules if is_broken(written, terms)]


@cache
def _rules_of(bank: str) -> tuple[tuple[Rule, Callable[[WrittenInvoice, Terms], bool]], ...]:
    return tuple((rule, rule.is_broken) for rule in RULES if not rule.banks or bank in rule.banks)


def findings_of(flat_id: str, broken: Sequence[Rule]) -> list[Finding]:
    """Return one finding for all that keeps an invoice out, and one for each warning.

    The finding's code is that of the first rule; its sentence names them all.
    """
    errors = [rule.code for rule in broken if rule.level is Level.ERROR]
    findings = [
        Finding(Level.WARNING, rule.code, flat_id, facts=(("rules", rule.code),))
        for rule in broken
        if rule.level is Level.WARNING
    ]
    if errors:
        facts = (("rules", ", ".join(errors)),)
        findings.append(Finding(Level.ERROR, errors[0], flat_id, facts=facts))
    return findings
