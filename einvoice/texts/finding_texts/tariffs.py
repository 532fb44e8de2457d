"""Texts of `check` about a month's prices beside earlier prices."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "PRICE_CHANGED": {
            "lv": (
                (
                    "{service:service}: cena no {since:day} ir {price:number} EUR/{unit}, "
                    "iepriekš {before:number} EUR/{unit}."
                ),
                (
                    "salīdziniet ar tarifa lēmumu; ja cena ir nepareiza, izlabojiet un importējiet "
                    "tariffs.csv"
                ),
            ),
            "ru": (
                (
                    "{service:service}: цена с {since:day} {price:number} EUR/{unit}, раньше "
                    "{before:number} EUR/{unit}."
                ),
                (
                    "сверьте с решением о тарифе; если цена неверна, исправьте и импортируйте "
                    "tariffs.csv"
                ),
            ),
            "en": (
                (
                    "{service:service}: the price is {price:number} EUR/{unit} since "
                    "{since:day}, before it was {before:number} EUR/{unit}."
                ),
                (
                    "compare it with the decision on the tariff; if it is wrong, correct and "
                    "import tariffs.csv"
                ),
            ),
        },
        "PRICE_UNUSUAL": {
            "lv": (
                (
                    "{service:service}: pirmā cena ir {price:number} EUR/{unit}, parasti tā nav "
                    "lielāka par {most} EUR/{unit}."
                ),
                (
                    "pārbaudiet decimālo komatu; ja cena ir nepareiza, izlabojiet un importējiet "
                    "tariffs.csv"
                ),
            ),
            "ru": (
                (
                    "{service:service}: первая цена {price:number} EUR/{unit}, обычно она не "
                    "больше {most} EUR/{unit}."
                ),
                (
                    "проверьте десятичную запятую; если цена неверна, исправьте и импортируйте "
                    "tariffs.csv"
                ),
            ),
            "en": (
                (
                    "{service:service}: the first price is {price:number} EUR/{unit}, usually it "
                    "is at most {most} EUR/{unit}."
                ),
                "look at the decimal point; if the price is wrong, correct and import tariffs.csv",
            ),
        },
    }
)
