"""Hints for staff: what to do about an invoice that breaks a rule of the acceptance linter.

By code of the rule, in Latvian, Russian and English. A rule without a hint here is broken by a
fault of the program or its templates alone: its hint says to report it.
"""

from types import MappingProxyType

from einvoice.texts import in_language
from einvoice.texts.filling import filled

_CORRECT = MappingProxyType(
    {
        "lv": "{void:command}, tad labojiet rindu, importējiet to un palaidiet {run:command}",
        "ru": "{void:command}, затем исправьте строку, импортируйте её и запустите {run:command}",
        "en": "{void:command}, then correct the row, import it and run {run:command}",
    }
)
_SETTINGS = MappingProxyType(
    {
        "lv": "labojiet pārdevēja vai bankas iestatījumus config.toml, tad {run:command}",
        "ru": "исправьте настройки продавца или банка в config.toml, затем {run:command}",
        "en": "correct the settings of the seller or of the bank in config.toml, then "
        "{run:command}",
    }
)
_SUBSCRIPTION = MappingProxyType(
    {
        "lv": "labojiet pieteikumu, importējiet to un palaidiet {run:command}",
        "ru": "исправьте заявку, импортируйте её и запустите {run:command}",
        "en": "correct the subscription, import it and run {run:command}",
    }
)
_OURS = MappingProxyType(
    {
        "lv": "tā ir programmas vai tās veidņu kļūda: ziņojiet par to, minot pārbaudes nosaukumu",
        "ru": "это ошибка программы или её шаблонов: сообщите о ней и назовите проверку",
        "en": "this is a fault of the program or its templates: report it, with the rule's name",
    }
)
HINTS = MappingProxyType(
    {
        "service-id": _CORRECT,
        "buyer-name": _CORRECT,
        "reg-number": _CORRECT,
        "reg-number-missing": {
            "lv": "lūdziet to klientam; rēķinu bez tā banka var noraidīt",
            "ru": "запросите его у клиента; счёт без него банк может отклонить",
            "en": "ask the customer for it; the bank may refuse an invoice without",
        },
        "reg-number-doubtful": {
            "lv": "salīdziniet to ar dokumentu",
            "ru": "сверьте его с документом",
            "en": "compare it with the document",
        },
        "subscription-ended": _SUBSCRIPTION,
        "channel-address": _SUBSCRIPTION,
        "channel-address-bank": {
            "lv": "jautājiet klientam; banka šo kontu var nepazīt",
            "ru": "спросите клиента; банк может не знать этого счёта",
            "en": "ask the customer; the bank may not know the account",
        },
        "own-account": _SUBSCRIPTION,
        "payer-name": _SUBSCRIPTION,
        "pay-to-account": _SETTINGS,
        "pay-to-bic": _SETTINGS,
        "seller-name": _SETTINGS,
        "seller-reg-number": _SETTINGS,
        "contract": _SETTINGS,
        "required-element": _SETTINGS,
        "forbidden-element": _SETTINGS,
        "channel-id": _SETTINGS,
        "nowhere-shown": _SETTINGS,
        "due-date": {
            "lv": "palaidiet {plan_rerun:command}, kas izraksta no jauna ar vēlāku termiņu",
            "ru": (
                "запустите {plan_rerun:command}: он выписывает заново с более поздним сроком оплаты"
            ),
            "en": "run {plan_rerun:command}, which issues anew with a later due date",
        },
    }
)


def rule_hint(code: str, language: str) -> str:
    """Return what a person does about a broken rule; without a hint of its own, report it."""
    return filled(in_language(HINTS.get(code, _OURS), language), {}, language)
