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
        "welcome.invoices": texts_of("Rēķini", "Счета", "Invoices"),
        "welcome.invoices_next": texts_of(
            "Katra rinda ar paskaidrojumu, kā summa radusies, un maksājuma dati.",
            "Каждая строка с объяснением, откуда взялась сумма, и реквизиты для оплаты.",
            "Each line with how its sum came about, and how to pay.",
        ),
        "welcome.readings": texts_of("Rādījumi", "Показания", "Readings"),
        "welcome.readings_next": texts_of(
            "Nododiet no telefona. Uzreiz redzat, ka tie ir saņemti.",
            "Передавайте с телефона. Сразу видно, что они получены.",
            "Send them from your telephone. You see at once that they arrived.",
        ),
        "welcome.house": texts_of("Māja", "Дом", "House"),
        "welcome.house_next": texts_of(
            "Cik māja patērē pa mēnešiem, un dokumenti, ko par to publicējam.",
            "Сколько потребляет дом по месяцам, и документы, которые мы о нём публикуем.",
            "How much the house uses by month, and the documents that we publish about it.",
        ),
    }
)
