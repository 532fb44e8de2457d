"""Priced charges: quantity x tariff, rounded to cents once per line.

A line is written when its quantity is not 0, even if its net rounds to 0 (spec: charges,
sections 0, 2 and 4).
"""

from einvoice.core import money
from einvoice.core.charges import Inputs, Order, interval
from einvoice.core.flat_month import FlatMonth
from einvoice.core.invoices import InvoiceLine
from einvoice.core.premises import Customer
from einvoice.core.services import Service
from einvoice.core.tariffs import Tariff, Unit


class TariffCharge:
    """A tariff per m2 of fee area, per person or per property.

    Net = ``round(quantity x price, 2)``. No line where the quantity is 0.
    """

    def __init__(self, service: Service, tariff: Tariff) -> None:
        self.order: Order = (service.order, service.service, 0, "")
        self._tariff = tariff
        self._price_e4 = tariff.price_e4
        self._rule = f"tariff_{tariff.unit}"
        self._inputs = _tariff_inputs(tariff)

    def line(self, flat: FlatMonth, customer: Customer, line_no: int) -> InvoiceLine | None:
        """Return the flat's line."""
        tariff = self._tariff
        premises = flat.flat
        if tariff.unit is Unit.M2:
            quantity_e3 = premises.fee_area_m2_e2 * 10
            own: Inputs = ()
        elif tariff.unit is Unit.PERSON:
            quantity_e3 = premises.persons * 1000
            own = (("declared_persons", str(premises.declared_persons)),)
        else:
            quantity_e3 = 1000
            own = ()
        if quantity_e3 == 0:
            return None
        return InvoiceLine(
            line_no=line_no,
            service=tariff.service,
            quantity_e3=quantity_e3,
            unit=tariff.unit,
            unit_price_e4=self._price_e4,
            net_cents=money.line_net_cents(quantity_e3, self._price_e4),
            vat_percent_e2=tariff.vat_percent_for(premises.kind, customer.customer_kind),
            vat_kind=tariff.vat_kind,
            rule=self._rule,
            inputs=own + self._inputs,
        )


class MeteredCharge:
    """Water by the flat's meters: (cold + hot m3) x tariff, for `cold_water` and `sewage`.

    The line is a credit when a catch-up gives back more than was used. The readings of the
    cold-water meter stand in the line of ``shows_readings`` when that meter alone measured the
    cold water of the month; all meters and readings are in the inputs.
    """

    def __init__(self, service: Service, tariff: Tariff, *, shows_readings: bool) -> None:
        self.order: Order = (service.order, service.service, 0, "")
        self._tariff = tariff
        self._price_e4 = tariff.price_e4
        self._inputs = _tariff_inputs(tariff)
        self._shows_readings = shows_readings

    def line(self, flat: FlatMonth, customer: Customer, line_no: int) -> InvoiceLine | None:
        """Return the flat's line."""
        tariff, quantity_e3 = self._tariff, flat.water_e3
        if quantity_e3 == 0:
            return None
        return InvoiceLine(
            line_no=line_no,
            service=tariff.service,
            quantity_e3=quantity_e3,
            unit=tariff.unit,
            unit_price_e4=self._price_e4,
            net_cents=money.line_net_cents(quantity_e3, self._price_e4),
            vat_percent_e2=tariff.vat_percent_for(flat.flat.kind, customer.customer_kind),
            vat_kind=tariff.vat_kind,
            estimated=flat.water_estimated,
            opening_e3=flat.cold.opening_e3 if self._shows_readings else None,
            closing_e3=flat.cold.closing_e3 if self._shows_readings else None,
            rule="metered",
            inputs=flat.water_inputs + self._inputs,
        )


def _tariff_inputs(tariff: Tariff) -> Inputs:
    """Return the price as it was imported, since when it is valid, and for which building."""
    return (
        ("tariff", money.format_scaled(tariff.price_net_e6, 6)),
        ("tariff_valid", interval(tariff)),
        ("tariff_building", tariff.building_id),
    )
