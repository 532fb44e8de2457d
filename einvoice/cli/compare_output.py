"""How a comparison with another system looks: causes first, the biggest differences of each."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from einvoice.cli.output import euro, print_line, print_table
from einvoice.core.money import format_percent, format_scaled
from einvoice.texts.screens import label

if TYPE_CHECKING:
    from einvoice.cli.shapes import invoices
    from einvoice.core.comparison import Charged, Difference
    from jobs.views.compare import ComparedMonth

_SHOWN = 20
"""How many differences of a cause a screen shows; `--json` has all."""


def print_comparison(month: "ComparedMonth", language: str) -> None:
    """Print how much differs by cause, then the biggest differences of each cause."""
    comparison = month.comparison
    facts = {
        "compared": comparison.compared,
        "count": len(comparison.differences),
        "tolerated": comparison.tolerated,
    }
    print_line(label("compare.head", language, period=month.period, **facts))
    groups = comparison.by_cause()
    if groups:
        keys = ("compare.cause", "compare.count", "compare.sum", "compare.net")
        titles = [label(key, language) for key in keys]
        rows = [
            (
                label(f"compare.{cause}", language),
                str(len(own)),
                euro(sum(abs(difference.cents) for difference in own)),
                euro(sum(difference.cents for difference in own)),
            )
            for cause, own in groups.items()
        ]
        print_table(titles, rows, right=titles[1:])
    names = {id_: service.label(language) for id_, service in month.services.items()}
    for cause, own in groups.items():
        print_line()
        print_line(label(f"compare.{cause}.what", language))
        _print_differences(own[:_SHOWN], names, language)
        if len(own) > _SHOWN:
            print_line(label("compare.more", language, count=len(own) - _SHOWN))


def _print_differences(
    differences: "tuple[Difference, ...]", names: Mapping[str, str], language: str
) -> None:
    difference = "compare.with_vat" if all(map(_is_with_vat, differences)) else "compare.difference"
    keys = ("flat", "service", "compare.theirs", "compare.ours", difference)
    titles = [label(key, language) for key in ("title.flat", *keys[1:])]
    titles.append(label("compare.why", language))
    rows = [
        (
            difference.flat_id,
            names.get(difference.service, difference.service)
            or label("compare.whole_flat", language),
            _net(difference.theirs),
            _net(difference.ours),
            euro(difference.cents),
            "; ".join(_why(difference, language)),
        )
        for difference in differences
    ]
    print_table(titles, rows, right=titles[2:5])


def _is_with_vat(difference: "Difference") -> bool:
    """Return whether its cents are with VAT: whoever charges it says the rate."""
    charges = (difference.theirs, difference.ours)
    return all(charge is None or charge.vat_percent_e2 is not None for charge in charges)


def _net(charge: "Charged | None") -> str:
    return "" if charge is None else euro(charge.net_cents)


def _why(difference: "Difference", language: str) -> Iterator[str]:
    """Yield who charges it where one alone does, else what both say and is not the same."""
    theirs, ours = difference.theirs, difference.ours
    if theirs is None or ours is None:
        is_ours = difference.cents > 0 if theirs is ours else ours is not None
        yield label("compare.only_ours" if is_ours else "compare.only_theirs", language)
        return
    values = (
        ("quantity", theirs.quantity_e3, ours.quantity_e3),
        ("price", theirs.unit_price_e4, ours.unit_price_e4),
        ("vat", theirs.vat_percent_e2, ours.vat_percent_e2),
    )
    for name, old, new in values:
        if old is not None and new is not None and old != new:
            facts = {"old": _WRITTEN[name](old), "new": _WRITTEN[name](new)}
            yield label(f"compare.of_{name}", language, **facts)


_WRITTEN = {
    "quantity": lambda value: format_scaled(value, 3),
    "price": lambda value: format_scaled(value, 4),
    "vat": format_percent,
}


def comparison_json(month: "ComparedMonth") -> "invoices.Comparison":
    """Return a comparison for other programs, every difference in it."""
    comparison = month.comparison
    return {
        "period": str(month.period),
        "compared": comparison.compared,
        "tolerated": comparison.tolerated,
        "causes": [
            {
                "cause": cause,
                "differences": len(own),
                "absolute_cents": sum(abs(difference.cents) for difference in own),
                "cents": sum(difference.cents for difference in own),
            }
            for cause, own in comparison.by_cause().items()
        ],
        "differences": [_difference_json(d) for d in comparison.differences],
        "unread": [{"line": line, "column": column} for line, column in month.old.unread],
        "unknown_services": list(month.old.services),
    }


def _difference_json(difference: "Difference") -> "invoices.Difference":
    return {
        "flat_id": difference.flat_id,
        "service": difference.service,
        "cause": difference.cause,
        "difference_cents": difference.cents,
        "theirs": _charge_json(difference.theirs),
        "ours": _charge_json(difference.ours),
    }


def _charge_json(charge: "Charged | None") -> "invoices.Charged | None":
    if charge is None:
        return None
    quantity, price, rate = charge.quantity_e3, charge.unit_price_e4, charge.vat_percent_e2
    return {
        "net_cents": charge.net_cents,
        "quantity": None if quantity is None else format_scaled(quantity, 3),
        "unit_price": None if price is None else format_scaled(price, 4),
        "vat_percent": None if rate is None else format_percent(rate),
    }
