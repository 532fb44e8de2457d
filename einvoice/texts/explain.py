"""Says in plain words how a line came about: fills the sentences of its rule with its inputs."""

import re
from collections.abc import Iterable, Iterator, Mapping

from einvoice.core.history import ESTIMATED_MONTHS
from einvoice.core.invoices import InvoiceLine
from einvoice.core.money import format_cents, format_scaled
from einvoice.texts import explanations as texts
from einvoice.texts import in_language
from einvoice.texts.documents import unit_label

_NUMBER = re.compile(r"(?<![\d.-])(-?\d+)\.(\d+)(?![\d.-])")


def explain(line: InvoiceLine, language: str) -> tuple[str, ...]:
    """Return the sentences that say how a line came about, in a language (Latvian if unknown).

    A rule without sentences is shown as it is, with its inputs.
    """
    rule = texts.RULES.get(line.rule)
    if rule is None:
        inputs = ", ".join(f"{name} {value}" for name, value in line.inputs)
        return (f"{line.rule}: {inputs}" if inputs else line.rule,)
    facts = _facts(line, language)
    sentences = [in_language(text, language).format_map(facts) for text in rule]
    sentences += _more(line, facts, language)
    return tuple(localised(sentence, language) for sentence in sentences)


def short_facts(inputs: Iterable[tuple[str, str]], unit_price_e4: int | None) -> dict[str, str]:
    """Return what may be the same for all flats of a house: inputs as shown, and the price."""
    facts = dict(inputs)
    facts["price"] = "" if unit_price_e4 is None else format_scaled(unit_price_e4, 4)
    for name in ("tariff", "norm", "requested_mw"):
        if name in facts:
            facts[name] = _short(facts[name])
    return facts


def _facts(line: InvoiceLine, language: str) -> dict[str, str]:
    facts = short_facts(line.inputs, line.unit_price_e4)
    facts["quantity"] = "" if line.quantity_e3 is None else format_scaled(line.quantity_e3, 3)
    facts["net"] = format_cents(line.net_cents)
    facts["unit"] = unit_label(line.unit, language)
    by = texts.KEYS.get(line.rule)
    if by is not None:
        facts["by"] = in_language(by, language)
    return facts


def _more(line: InvoiceLine, facts: Mapping[str, str], language: str) -> Iterator[str]:
    yield from _meters(line, language)
    if facts.get("first_round", "0.000") != "0.000" and line.rule == "difference_over_caps":
        yield in_language(texts.FIRST_ROUND, language).format_map(facts)
    for name, text in (
        ("days", texts.DAYS),
        ("for_period", texts.FOR_PERIOD),
    ):
        if facts.get(name):
            yield in_language(text, language).format_map(facts)
    if "tariff_valid" in facts:
        since, _, until = facts["tariff_valid"].partition("/")
        text = texts.TARIFF_SINCE if until == ".." else texts.TARIFF_BETWEEN
        yield in_language(text, language).format(since=since, until=until)


def _meters(line: InvoiceLine, language: str) -> Iterator[str]:
    """Yield a sentence for every meter history behind the line.

    The inputs of one history begin with its rule (``cold_water.reading``); what follows up to
    the next rule belongs to it.
    """
    parts: list[tuple[str, str, dict[str, str], list[str]]] = []
    for name, value in line.inputs:
        service, _, rest = name.partition(".")
        if service == "meter" and parts:
            meter = in_language(texts.METER, language)
            opening, _, closing = value.partition("..")
            span = f"{opening} → {closing or '?'}"
            parts[-1][3].append(meter.format(id=rest, span=span))
        elif rest in texts.METER_RULES:
            parts.append((service, rest, {"m3": value, "estimates_settled": "0.000"}, []))
        elif rest and parts:
            parts[-1][2][rest] = value
    for service, rule, facts, meters in parts:
        label = in_language(texts.METER_SERVICES[service], language)
        sentence = in_language(texts.METER_RULES[rule], language).format_map(facts)
        if uses := facts.get("average_of"):
            average = in_language(texts.AVERAGE, language)
            meters.append(average.format(uses=uses.replace(" ", "; ")))
        details = f" ({', '.join(meters)})" if meters else ""
        yield f"{label}: {sentence}{details}."
        if rule == "catch_up" and int(facts["missing_months"]) > ESTIMATED_MONTHS:
            yield in_language(texts.CATCH_UP_CREDIT, language)


def _short(number: str) -> str:
    """Return a number of six decimals without zeros beyond its fourth.

    >>> _short("69.660000"), _short("0.461555")
    ('69.6600', '0.461555')
    """
    return number.removesuffix("00")


def localised(sentence: str, language: str) -> str:
    """Return the sentence with a decimal comma where the language writes one."""
    if language == "en":
        return sentence
    return _NUMBER.sub(r"\1,\2", sentence)
