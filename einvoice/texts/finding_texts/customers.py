"""Findings about customers who came and left: whose an order, a balance or a charge is."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "SUBSCRIPTION_OF_FORMER_CUSTOMER": {
            "lv": (
                (
                    "E-rēķinu pieteikums ({banks}, no {since:day}) ir cita klienta pieteikums; šis "
                    "rēķins uz banku netiek sūtīts."
                ),
                (
                    "jaunais īpašnieks piesakās bankā; ja pieteikums ir viņa: "
                    "`einvoice subscriptions --confirm {where} --reason TEXT`"
                ),
            ),
            "ru": (
                (
                    "Заявка на э-счёт ({banks}, с {since:day}) принадлежит другому клиенту; этот счёт "
                    "в банк не отправляется."
                ),
                (
                    "новый владелец подаёт заявку в банке; если заявка его: "
                    "`einvoice subscriptions --confirm {where} --reason TEXT`"
                ),
            ),
            "en": (
                (
                    "The e-invoice order ({banks}, since {since:day}) belongs to another customer; "
                    "this invoice goes to no bank."
                ),
                (
                    "the new owner orders at the bank; if the order is theirs: "
                    "`einvoice subscriptions --confirm {where} --reason TEXT`"
                ),
            ),
        },
    }
)
