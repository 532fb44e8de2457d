"""Says in plain words how a line came about: fills the sentences of its rule with its inputs."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from einvoice.core import money
from einvoice.core.history import ESTIMATED_MONTHS
from einvoice.core.invoices import InvoiceLine
from einvoice.core.shares import Share
from einvoice.core.tariffs import Unit
from einvoice.texts import explanations as texts
from einvoice.texts import in_language
from einvoice.texts import meter_explanations as meter_texts
from einvoice.texts.documents import COUNTED_UNITS, unit_label
from einvoice.texts.line_reasons import CORRECTED
from einvoice.texts.writing import all_written, filled, grouped, written, written_list

Facts = dict[str, str]

_AS_THEY_ARE = frozenset({"basis", "key", "keys_sum", "unit", "by"})
"""Facts that are not written anew: people's own words, and keys, which `_key` writes."""


def explain(
    line: InvoiceLine, language: str, *, leave_out: Collection[Mapping[str, str]] = ()
) -> tuple[str, ...]:
    """Return the sentences that say how a line came about, in a language (Latvian if unknown).

    A rule without sentences is shown as it is, with its inputs.
    """
    rule = texts.RULES.get(line.rule)
    if rule is None:
        inputs = ", ".join(f"{name} {value}" for name, value in line.inputs)
        return (f"{line.rule}: {inputs}" if inputs else line.rule,)
    if line.rule == "heating" and heats_no_water(line.inputs):
        rule = (texts.HEATING_ALONE,)
    facts = _facts(line, language)
    sentences = [filled(text, facts, language) for text in rule if text not in leave_out]
    return (*sentences, *_more(line, facts, language))


def heats_no_water(inputs: Iterable[tuple[str, str]]) -> bool:
    """Return whether the inputs of a house's heating say that no heat goes into water."""
    facts = dict(inputs)
    return facts.get("hot_water_heat") == facts.get("circulation") == _ZERO


_ZERO = "0.000"


def short_facts(
    inputs: Iterable[tuple[str, str]], unit_price_e4: int | None, language: str
) -> Facts:
    """Return what may be the same for all flats of a house, as the language writes it."""
    facts = dict(inputs)
    facts["price"] = "" if unit_price_e4 is None else money.format_scaled(unit_price_e4, 4)
    for name in ("tariff", "norm", "requested_mw"):
        if name in facts:
            facts[name] = _short(facts[name])
    return all_written(facts.items(), language, _AS_THEY_ARE) | _key(facts, language)


def _key(facts: Mapping[str, str], language: str) -> Facts:
    """Return what a flat counts for in a split, and in percent; a share as it was imported."""
    keys = {name: facts[name] for name in ("key", "keys_sum") if name in facts}
    parts = {
        name: (written(piece, language) for piece in text.split("/")) for name, text in keys.items()
    }
    plain = {name: "/".join(own) for name, own in parts.items()}
    if len(keys) == len(_KEYS) and (whole := Share(keys["keys_sum"])):
        part = Share(keys["key"]) / whole
        percent_e2 = money.round_half(part.numerator * 10**4, part.denominator)
        plain["percent"] = written(money.format_scaled(percent_e2, 2), language)
    return plain


_KEYS = ("key", "keys_sum")


def _facts(line: InvoiceLine, language: str) -> Facts:
    facts = short_facts(line.inputs, line.unit_price_e4, language)
    facts["quantity"] = written(quantity_text(line), language)
    facts["net"] = grouped(written(money.format_cents(line.net_cents), language))
    if "cost" in facts:
        facts["cost"] = grouped(facts["cost"])
    if "tariff" in facts:
        facts["tariff"] = _as_money(facts["tariff"])
    facts["unit"] = unit_label(line.unit, language)
    by = texts.KEYS.get(line.rule)
    if by is not None:
        facts["by"] = in_language(by, language)
    return facts


def quantity_text(line: InvoiceLine) -> str:
    """Return a line's quantity: areas with two decimals, whole persons and flats without any."""
    if line.quantity_e3 is None:
        return ""
    text = money.format_scaled(line.quantity_e3, 3)
    if line.unit == Unit.M2:
        return text.removesuffix("0")
    return text.removesuffix(".000") if line.unit in {Unit.PERSON, Unit.PROPERTY} else text


def unit_of(line: InvoiceLine, language: str) -> str:
    """Return a line's unit after its quantity; what people count is in the form of its number."""
    counted = COUNTED_UNITS.get(line.unit)
    if counted is None:
        return unit_label(line.unit, language)
    number = quantity_text(line)
    count = number if number.isdecimal() else _SEVERAL  # of a part of a month
    return filled(counted, {"count": written(count, language)}, language)


_SEVERAL = "2"


def _more(line: InvoiceLine, facts: Facts, language: str) -> Iterator[str]:
    yield from meters_told(line.inputs, language)
    given = dict(line.inputs)
    if given.get("first_round", _ZERO) != _ZERO and line.rule == "difference_over_caps":
        yield filled(texts.FIRST_ROUND, facts, language)
    if "days" in given:
        days, _, month_days = given["days"].partition("/")
        counted = {"days": written(days, language), "month_days": month_days}
        yield filled(texts.DAYS, counted, language)
    if facts.get("basis"):
        yield filled(texts.BASIS, facts, language)
    if facts.get("for_period"):
        yield _for_period(line, facts, language)
    if "tariff_valid" in given:
        since, _, until = (written(day, language) for day in given["tariff_valid"].partition("/"))
        text = texts.TARIFF_SINCE if until == ".." else texts.TARIFF_BETWEEN
        yield filled(text, {"since": since, "until": until}, language)


def _for_period(line: InvoiceLine, facts: Facts, language: str) -> str:
    """Return which month a line is for; of a single charge, what it changes there."""
    if line.rule != "single_charge" or not line.net_cents:
        return filled(texts.FOR_PERIOD, facts, language)
    changed = written(money.format_cents(abs(line.net_cents)), language)
    text = CORRECTED["less" if line.net_cents < 0 else "more"]
    return filled(text, facts | {"changed": grouped(changed)}, language)


def meters_told(inputs: Iterable[tuple[str, str]], language: str) -> Iterator[str]:
    """Yield a sentence for every meter history among a line's inputs.

    The inputs of one history begin with its rule (``cold_water.reading``); what follows up to
    the next rule belongs to it: its meters by id (``meter.c1``), and where it is another, the
    serial number that the customer reads on the meter (``serial.c1``).
    """
    for service, rule, facts in meter_histories(inputs):
        label = in_language(meter_texts.METER_SERVICES[service], language)
        of_sentence = [fact for fact in facts.items() if "." not in fact[0]]
        shown = all_written(of_sentence, language, frozenset())
        sentence = filled(meter_texts.METER_RULES[rule], shown, language)
        details = "; ".join(_details(facts, language))
        yield f"{label}: {sentence} ({details})." if details else f"{label}: {sentence}."
        if "told_late" in facts:
            yield filled(meter_texts.TOLD_LATE, shown, language)
        if rule == "catch_up" and int(facts["missing_months"]) > ESTIMATED_MONTHS:
            yield in_language(meter_texts.CATCH_UP_CREDIT, language)


def meter_histories(inputs: Iterable[tuple[str, str]]) -> list[tuple[str, str, Facts]]:
    """Return the meter histories behind a line: service, rule of its month, and its inputs.

    ``m3`` is what it bills, ``meter.ID`` the readings of a meter (``opening..closing``), and
    ``serial.ID`` its serial number where that is not the id.
    """
    histories: list[tuple[str, str, Facts]] = []
    for name, value in inputs:
        service, _, rest = name.partition(".")
        if rest in meter_texts.METER_RULES and service in meter_texts.METER_SERVICES:
            histories.append((service, rest, {"m3": value}))
        elif rest and histories:
            own = histories[-1][2]
            own[name if service in _OF_METERS else rest] = value
    return histories


_OF_METERS = frozenset({"meter", "serial"})


def _details(facts: Facts, language: str) -> Iterator[str]:
    for name, value in facts.items():
        kind, _, meter_id = name.partition(".")
        if kind == "meter":
            opening, _, closing = (written(end, language) for end in value.partition(".."))
            text = meter_texts.METER if closing else meter_texts.METER_NOT_READ
            serial = facts.get(f"serial.{meter_id}", meter_id)
            shown = {"serial": serial, "opening": opening, "closing": closing}
            yield filled(text, shown, language)
    if facts.get("estimates_settled", _ZERO) != _ZERO:
        settled = {"estimates_settled": written(facts["estimates_settled"], language)}
        yield filled(meter_texts.SETTLED, settled, language)
    if uses := facts.get("average_of"):
        average = {"uses": written_list(uses, language)}
        yield filled(meter_texts.AVERAGE, average, language)


_SIX = 6


def _short(number: str) -> str:
    """Return a number of six decimals without zeros beyond its fourth.

    >>> _short("69.660000"), _short("0.461555"), _short("0.100")
    ('69.6600', '0.461555', '0.100')
    """
    decimals = len(number.partition(".")[2])
    return number.removesuffix("00") if decimals == _SIX else number


def _as_money(price: str) -> str:
    """Return a written price of four decimals without needless zeros, its thousands apart.

    >>> _as_money("26770,0000"), _as_money("69.6600"), _as_money("0.4615")
    ('26\u00a0770,00', '69.66', '0.4615')
    """
    has_four = len(price) > _FOUR and not price[-1 - _FOUR].isdecimal()
    return grouped(price.removesuffix("00") if has_four else price)


_FOUR = 4
