"""The lines of a page by group, the sums beneath them, and how each line came about."""

from collections.abc import Iterator
from types import MappingProxyType

from einvoice.core import vat
from einvoice.core.invoices import InvoiceLine
from einvoice.core.tariffs import VatKind
from einvoice.pages.facts import PageFacts
from einvoice.pages.figures import figure, measured, percent_text, price_text, sum_text
from einvoice.pages.further import SAID_OTHERWISE, further, spaced
from einvoice.pages.page import Fact, PageGroup, PageLine, PageTotal
from einvoice.texts import in_language
from einvoice.texts.documents import ESTIMATED_MARKS, line_label
from einvoice.texts.explain import explain, quantity_text, unit_of
from einvoice.texts.explanations import PRICED, RULES
from einvoice.texts.line_reasons import HEATED_AREA, OF_SERVICES
from einvoice.texts.pages import WORDS, words_in
from einvoice.texts.services import group_label
from einvoice.texts.writing import filled

_SAID_BY_THE_LINE = (PRICED, *RULES["single_charge"])
_VAT_LABELS = MappingProxyType(
    {VatKind.TAX: "vat_of", VatKind.NOTTAX: "not_taxed", VatKind.TAXEX: "exempt"}
)
_SAID_ONCE = 60
"""Sentences of at least N characters are said at the first line that has them."""


def groups_of(facts: PageFacts, language: str) -> tuple[PageGroup, ...]:
    """Return the lines by group: groups in the order of their first line, as the bank has them."""
    groups: dict[str, list[InvoiceLine]] = {}
    for line in facts.lines:
        service = facts.services.get(line.service)
        groups.setdefault(service.group if service else "other", []).append(line)
    return tuple(
        PageGroup(
            group_label(group, language),
            sum_text(sum(line.net_cents for line in lines), language),
            tuple(_line(facts, line, language) for line in lines),
        )
        for group, lines in groups.items()
    )


def _line(facts: PageFacts, line: InvoiceLine, language: str) -> PageLine:
    taxed = line.vat_kind is VatKind.TAX
    return PageLine(
        name=name_of(facts, line, language),
        note=in_language(ESTIMATED_MARKS, language) if line.estimated else "",
        quantity=measured(line, unit_of(line, language), language),
        price=price_text(line, language),
        net=sum_text(line.net_cents, language),
        vat=f"{percent_text(line.vat_percent_e2, language)} %" if taxed else "",
    )


def name_of(facts: PageFacts, line: InvoiceLine, language: str) -> str:
    """Return what a line is called."""
    charge = facts.charge_texts.get(dict(line.inputs).get("charge_id", ""), {})
    if language in charge:
        return charge[language]
    service = facts.services.get(line.service)
    return line_label(line, service.label(language) if service else line.service, language)


def totals_of(facts: PageFacts, language: str) -> Iterator[PageTotal]:
    """Yield the sums beneath the lines, down to the month's total and what was brought forward."""
    words = words_in(language)
    rates = vat.totals(facts.lines)
    net_cents = sum(rate.net_cents for rate in rates)
    yield PageTotal(words["net_total"], sum_text(net_cents, language))
    for rate in rates:
        shown = {
            "percent": percent_text(rate.vat_percent_e2, language),
            "net": sum_text(rate.net_cents, language),
        }
        label = filled(WORDS[_VAT_LABELS[rate.vat_kind]], shown, language)
        yield PageTotal(label, sum_text(rate.vat_cents, language))
    total = words["credit_total" if facts.cancels else "month_total"]
    yield PageTotal(total, sum_text(facts.total_cents, language), strong=True)
    if facts.cancels:
        return
    if facts.balance_cents:
        label = words["unpaid" if facts.balance_cents > 0 else "overpaid"]
        yield PageTotal(label, sum_text(facts.balance_cents, language))
    yield PageTotal(words["to_pay"], sum_text(facts.to_pay_cents, language), strong=True)
    left_cents = facts.total_cents + facts.balance_cents
    if left_cents < 0:
        yield PageTotal(words["left"], sum_text(-left_cents, language))


def explanations_of(
    facts: PageFacts, language: str, *, to_resident: bool = False
) -> Iterator[Fact]:
    """Yield how each line came about, without what the line itself says.

    Long sentences that a line before it has are left out. ``to_resident`` says more, where there
    is room for it (`einvoice.pages.further`).
    """
    said: set[str] = set()
    left_out = (*_SAID_BY_THE_LINE, *SAID_OTHERWISE) if to_resident else _SAID_BY_THE_LINE
    for line in facts.lines:
        if line.rule not in RULES:
            continue
        own = explain(line, language, leave_out=left_out)
        more = further(line, facts.lines, language) if to_resident else ()
        if more:
            of_rule = sum(text not in left_out for text in RULES[line.rule])
            own = (*own[:of_rule], *more, *own[of_rule:])
        whole = (*_of_service(line, language), *own, *_of_area(facts, line, language))
        sentences = [text for text in whole if text not in said]
        said.update(text for text in sentences if len(text) >= _SAID_ONCE or text in more)
        if sentences:
            text = " ".join(sentences)
            yield Fact(name_of(facts, line, language), spaced(text))


def _of_service(line: InvoiceLine, language: str) -> Iterator[str]:
    """Yield what a service is counted by, where its line does not say it."""
    if line.service in OF_SERVICES and line.rule != "single_charge":
        yield in_language(OF_SERVICES[line.service], language)


def _of_area(facts: PageFacts, line: InvoiceLine, language: str) -> Iterator[str]:
    """Yield why the heated area of a line is less than the area of the flat's other lines."""
    if line.rule not in _BY_HEATED_AREA or line.quantity_e3 is None:
        return
    whole = [other for other in facts.lines if other.rule == "tariff_m2"]
    if not whole or (whole[0].quantity_e3 or 0) <= line.quantity_e3:
        return
    areas = {
        name: figure(quantity_text(of), language)
        for name, of in (("heated", line), ("whole", whole[0]))
    }
    yield filled(HEATED_AREA, areas, language)


_BY_HEATED_AREA = frozenset({"heating", "heat_capacity"})
