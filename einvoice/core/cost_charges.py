"""Charges without a price: parts of suppliers' costs, and single charges of one flat."""

from einvoice.core import money
from einvoice.core.allocation import split
from einvoice.core.charges import Inputs, Order, interval
from einvoice.core.flat_month import FlatMonth
from einvoice.core.invoices import InvoiceLine
from einvoice.core.keys import Keys
from einvoice.core.methods import Cost, Method, SingleCharge
from einvoice.core.premises import Customer
from einvoice.core.services import Service

SHARE_UNIT = "share"
"""Unit of a split line: it is a part of a cost and has neither quantity nor price."""


class SplitCharge:
    """A supplier's cost split over the building by the key of its method, to the cent.

    All flats take part, also those whose own invoice is held. No line where a flat's part is 0.

    Raises:
        ValueError: a key is negative, or all are 0 while the cost is not.
    """

    def __init__(self, service: Service, cost: Cost, method: Method, keys: Keys) -> None:
        self.order: Order = (service.order, service.service, 1, cost.note)
        self._cost = cost
        self._parts = split(cost.amount_net_cents, keys.values)
        self._key_texts = keys.texts
        self._rule = f"split_{method.key}"
        self._inputs: Inputs = (
            ("keys_sum", keys.sum_text),
            ("cost", money.format_cents(cost.amount_net_cents)),
            ("method_valid", interval(method)),
            ("basis", method.basis),
        )

    def line(self, flat: FlatMonth, customer: Customer, line_no: int) -> InvoiceLine | None:
        """Return the flat's line; costs have one VAT rate for all customers."""
        del customer
        net_cents = self._parts[flat.position]
        if net_cents == 0:
            return None
        return InvoiceLine(
            line_no=line_no,
            service=self._cost.service,
            quantity_e3=None,
            unit=SHARE_UNIT,
            unit_price_e4=None,
            net_cents=net_cents,
            vat_percent_e2=self._cost.vat_percent_e2,
            vat_kind=self._cost.vat_kind,
            rule=self._rule,
            inputs=(("key", self._key_texts[flat.position]), *self._inputs),
        )


class OwnCharge:
    """A row of `charges`: a line of one flat as it stands, also of 0.00."""

    def __init__(self, service: Service, charge: SingleCharge) -> None:
        self.order: Order = (service.order, service.service, 2, charge.charge_id)
        self._charge = charge

    def line(self, flat: FlatMonth, customer: Customer, line_no: int) -> InvoiceLine:
        """Return the flat's line, with the text in the customer's language or else in Latvian."""
        del flat
        charge = self._charge
        texts = {"ru": charge.text_ru, "en": charge.text_en}
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
            text=texts.get(customer.language) or charge.text_lv,
        )
