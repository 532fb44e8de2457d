"""The first page of the portal, for people who are not signed in."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "welcome.title": texts_of(
            "Jūsu dzīvokļa rēķini un skaitītāji",
            "Счета и счётчики вашей квартиры",
            "The invoices and meters of your flat",
        ),
        "welcome.lead": texts_of(
            "Šeit redzat, cik un līdz kuram datumam jāmaksā, un nododat skaitītāju rādījumus.",
            "Здесь видно, сколько и до какого числа платить, и можно передать показания счётчиков.",
            "See how much to pay and until when, and send your meter readings.",
        ),
        "welcome.new": texts_of(
            "Pirmo reizi šeit? Reģistrējieties ar klienta numuru un vienreizējo kodu no vēstules.",
            "Впервые здесь? Зарегистрируйтесь по номеру клиента и одноразовому коду из письма.",
            "New here? Register with your client number and the one-time code from our letter.",
        ),
    }
)
