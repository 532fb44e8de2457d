"""Facts of a finding that are words: `{why:word}` writes the fact `no_hot_water` in a language."""

from types import MappingProxyType

WORDS = MappingProxyType(
    {
        "no_hot_meter": {
            "lv": "neviens skaitītājs nerāda, cik bija karstā ūdens",
            "ru": "ни один счётчик не показывает, сколько было горячей воды",
            "en": "no meter says how much hot water there was",
        },
        "circulation_too_much": {
            "lv": "cirkulācija vien patērē vairāk, nekā rāda siltuma skaitītājs",
            "ru": "одна циркуляция требует больше, чем показал счётчик тепла",
            "en": "circulation alone takes more than the heat meter measured",
        },
        "no_hot_water": {
            "lv": "apkure bija izslēgta, un karsto ūdeni neviens nav patērējis",
            "ru": "отопление было выключено, а горячую воду никто не расходовал",
            "en": "no hot water was used with heating off",
        },
        "m3": {"lv": "m³", "ru": "м³", "en": "m³"},
        "MWh": {"lv": "MWh", "ru": "МВт·ч", "en": "MWh"},
        "water_too_much": {
            "lv": "karstais ūdens un cirkulācija patērē vairāk, nekā rāda siltuma skaitītājs",
            "ru": "горячая вода и циркуляция требуют больше, чем показал счётчик тепла",
            "en": "hot water and circulation take more than the heat meter measured",
        },
    }
)
