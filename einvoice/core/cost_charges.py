"""Charges without a price: parts of suppliers' costs, and single charges of one flat."""

from collections.abc import Sequence

from einvoice.core import money
from einvoice.core.allocation import split
from einvoice.core.charges import BuildingCharge, ChargeVat, Order, interval
from einvoice.core.flat_month import FlatMonth
from einvoice.core.invoices import InvoiceLine
from einvoice.core.keys import Keys
from einvoice.core.methods import Cost, Method, SingleCharge
from einvoice.core.services import Service

SHARE_UNIT = "share"
"""Unit of a split line: it is a part of a cost and has neither quantity nor price."""


def split_charge(service: Service, cost: Cost, method: Method, keys: Keys) -> BuildingCharge:
    """Return a supplier's cost split over the building by the key of its method, to the cent.

    All flats take part, also those whose own invoice is held; all pay the cost's one VAT rate.

    Raises:
        ValueError: a key is negative, or all are 0 while the cost is not.
    """
    return BuildingCharge(
        order=(service.order, service.service, 1, cost.note),
        service=cost.service,
        unit=SHARE_UNIT,
        unit_price_e4=None,
        quantities_e3=[None] * len(keys.values),
        nets=split(cost.amount_net_cents, keys.values),
        vat=ChargeVat(cost.vat_percent_e2, cost.vat_percent_e2, cost.vat_kind),
        rule=f"split_{method.key}",
        inputs=(
            ("keys_sum", keys.sum_text),
            ("cost", money.format_cents(cost.amount_net_cents)),
            ("method_valid", interval(method)),
            ("basis", method.basis),
        ),
        own_inputs=[(("key", text),) for text in keys.texts],
    )


class OwnCharge:
    """A row of `charges`: a line of one flat as it is, also of 0.00.

    Where the row has no text at all, the line has none and is called by its service and month.
    The ``reason`` is staff's own: it is kept with the line and never part of what it says.
    """

    def __init__(self, service: Service, charge: SingleCharge, position: int) -> None:
        self.order: Order = (service.order, service.service, 2, charge.charge_id)
        self._charge = charge
        self._position = position

    def write(self, flats: Sequence[FlatMonth], lines: Sequence[list[InvoiceLine]]) -> None:
        """Add the line of its flat, with its text in the customer's language or another."""
        customer, own = flats[self._position].customer, lines[self._position]
        own.append(self._line(customer.language if customer else "", len(own) + 1))

    def _line(self, language: str, line_no: int) -> InvoiceLine:
        charge = self._charge
        texts = {"lv": charge.text_lv, "ru": charge.text_ru, "en": charge.text_en}
        for_period = "" if charge.for_period is None else str(charge.for_period)
        return InvoiceLine(
            line_no=line_no,
            service=charge.service,
            quantity_e3=None,
            unit="",
            unit_price_e4=None,
            net_cents=charge.net_cents,
            vat_percent_e2=charge.vat_percent_e2,
            vat_kind=charge.vat_kind,
            rule="single_charge",
            inputs=(
                ("charge_id", charge.charge_id),
                ("for_period", for_period),
                ("reason", charge.reason),
            ),
            text=texts.get(language) or charge.text_lv or charge.text_en or charge.text_ru,
        )
