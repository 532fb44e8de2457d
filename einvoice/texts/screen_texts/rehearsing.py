"""Texts of `rehearse`."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "rehearse.head": (
            (
                "{period}: izmēģināts kā {day:day} mapē, kas ir izdzēsta; trūkstošo vietā "
                "{count} {count:gaidāmu vērtību|gaidāma vērtība|gaidāmas vērtības}"
            ),
            (
                "{period}: отрепетирован как {day:day} в папке, которая удалена; вместо "
                "недостающих ожидаемых значений: {count}"
            ),
            (
                "{period}: rehearsed as on {day:day} in a folder that is deleted; {count} "
                "expected {count:value|values} in place of what is missing"
            ),
        ),
        "rehearse.total": ("kopā {cents} EUR", "всего {cents} EUR", "{cents} EUR in all"),
        "rehearse.held": (
            "aizturēti {count}: {code}: {first}",
            "задержано {count}: {code}: {first}",
            "{count} held: {code}: {first}",
        ),
        "rehearse.nothing": (
            "nekā netrūkst",
            "всё на месте",
            "nothing is missing",
        ),
        "rehearse.missing": (
            "{period}: vēl trūkst",
            "{period}: ещё не хватает",
            "{period}: still missing",
        ),
        "rehearse.what": ("kā trūkst", "чего не хватает", "what is missing"),
        "rehearse.count": ("skaits", "число", "count"),
        "rehearse.examples": ("piemēram", "например", "for example"),
        "rehearse.flat_readings": (
            "dzīvokļu skaitītāju rādījumi",
            "показания счётчиков квартир",
            "readings of flats' meters",
        ),
        "rehearse.house_readings": (
            "māju skaitītāju rādījumi",
            "показания счётчиков домов",
            "readings of houses' meters",
        ),
        "rehearse.tariffs": (
            "tarifi, kas beigušies",
            "тарифы, которые закончились",
            "tariffs that ended",
        ),
        "rehearse.costs": ("māju izmaksas", "расходы домов", "costs of houses"),
        "rehearse.methods": (
            "sadales veidi, kas beigušies",
            "способы распределения, срок которых закончился",
            "methods that ended",
        ),
        "rehearse.months": (
            "vai mājā bija apkure",
            "было ли в доме отопление",
            "whether houses were heated",
        ),
        "rehearse.balances": ("atlikumi", "остатки", "balances"),
        "rehearse.keys": (
            "atslēgas, kas drīz beigsies",
            "ключи, срок которых скоро закончится",
            "keys that end soon",
        ),
        "rehearse.contracts": (
            "līgumi ar bankām, kas drīz beigsies",
            "договоры с банками, которые скоро закончатся",
            "contracts with banks that end soon",
        ),
        "rehearse.disk": ("vieta diskā", "место на диске", "room on the disk"),
    }
)
