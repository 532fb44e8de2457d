"""Findings of a calculation: why a flat or a building is held, and what is unusual."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "TWO_BANKS": {
            "lv": (
                "E-rēķins ir pieteikts vairākās bankās ({banks}); šis tiek nosūtīts uz {bank}.",
                "spēkā ir jaunākais pieteikums; izbeidziet otru, ja klients to ir atteicis",
            ),
            "ru": (
                "Э-счёт заказан в нескольких банках ({banks}); этот отправляется в {bank}.",
                "действует последняя заявка; закройте другую, если клиент от неё отказался",
            ),
            "en": (
                "E-invoices are ordered at several banks ({banks}); this one goes to {bank}.",
                "the latest order counts; end the other one if the customer did",
            ),
        },
    }
)
