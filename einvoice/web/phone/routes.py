"""The lines of the table of routes that the app on a phone needs."""

from einvoice.web.phone import pages
from einvoice.web.route import Route
from einvoice.web.route_lines import of_resident, of_visitor

PHONE_ROUTES: tuple[Route, ...] = (
    of_visitor("cellar", "GET", "/cellar", "cellar.html.j2", pages.cellar),
    of_visitor("offline", "GET", "/offline", "offline.html.j2", pages.offline),
    of_visitor("phone", "GET", "/phone", "phone.html.j2", pages.on_this_phone),
    of_resident("own-invoices", "GET", "/invoices", "", pages.own_invoices),
    of_resident("own-meters", "GET", "/meters", "", pages.own_meters),
    of_resident("own-messages", "GET", "/messages", "", pages.own_messages),
)
