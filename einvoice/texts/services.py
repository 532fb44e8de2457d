"""Labels, groups and fixed line order of the built-in services, and labels of the groups.

The built-in services of a housing manager (docs/RULES.md, "Lines"). Orders leave gaps of ten, so
that a manager's own service fits between two of ours.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from einvoice.core.services import Service
from einvoice.texts import in_language

GROUPS = MappingProxyType(
    {
        "management": {"lv": "Pārvaldīšana", "ru": "Управление", "en": "Management"},
        "water": {
            "lv": "Ūdens un kanalizācija",
            "ru": "Вода и канализация",
            "en": "Water and sewage",
        },
        "heat": {"lv": "Siltumenerģija", "ru": "Тепловая энергия", "en": "Heat"},
        "house": {"lv": "Mājas izdevumi", "ru": "Расходы дома", "en": "House costs"},
        "other": {"lv": "Citi maksājumi", "ru": "Прочие платежи", "en": "Other charges"},
    }
)
"""The groups of the built-in services; a manager's own group is shown by its own name."""

_SERVICES = (
    ("management_fee", "management", 110),
    ("repair_fund", "management", 120),
    ("cold_water", "water", 210),
    ("sewage", "water", 220),
    ("water_difference", "water", 230),
    ("sewage_difference", "water", 240),
    ("hot_water_heating", "heat", 310),
    ("hot_water_difference", "heat", 320),
    ("circulation", "heat", 330),
    ("heating", "heat", 340),
    ("heat_energy", "heat", 350),
    ("heat_capacity", "heat", 360),
    ("waste", "house", 410),
    ("extra_waste", "house", 420),
    ("common_electricity", "house", 430),
    ("lift", "house", 440),
    ("insurance", "house", 450),
    ("land_lease", "house", 460),
    ("penalty", "other", 910),
    ("correction", "other", 920),
    ("other", "other", 930),
)

_LABELS = {
    "management_fee": ("Apsaimniekošanas maksa", "Плата за обслуживание", "Management fee"),
    "repair_fund": ("Remontu uzkrājums", "Ремонтный фонд", "Repair fund"),
    "cold_water": ("Aukstais ūdens", "Холодная вода", "Cold water"),
    "sewage": ("Kanalizācija", "Канализация", "Sewage"),
    "water_difference": ("Ūdens starpība", "Разница потребления воды", "Water difference"),
    "sewage_difference": ("Kanalizācijas starpība", "Разница по канализации", "Sewage difference"),
    "hot_water_heating": (
        "Karstā ūdens uzsildīšana",
        "Подогрев горячей воды",
        "Hot-water heating",
    ),
    "hot_water_difference": (
        "Karstā ūdens starpība",
        "Разница потребления горячей воды",
        "Hot-water difference",
    ),
    "circulation": (
        "Karstā ūdens cirkulācija",
        "Циркуляция горячей воды",
        "Hot-water circulation",
    ),
    "heating": ("Apkure", "Отопление", "Heating"),
    "heat_energy": ("Siltumenerģija", "Тепловая энергия", "Heat energy"),
    "heat_capacity": ("Siltuma jauda", "Тепловая мощность", "Heat capacity"),
    "waste": ("Atkritumu izvešana", "Вывоз мусора", "Waste collection"),
    "extra_waste": (
        "Lielgabarīta atkritumu izvešana",
        "Вывоз крупногабаритного мусора",
        "Bulky waste collection",
    ),
    "common_electricity": (
        "Koplietošanas elektroenerģija",
        "Электроэнергия мест общего пользования",
        "Electricity of common areas",
    ),
    "lift": ("Lifta apkope", "Обслуживание лифта", "Lift"),
    "insurance": ("Mājas apdrošināšana", "Страхование дома", "Building insurance"),
    "land_lease": ("Zemes noma", "Аренда земли", "Land lease"),
    "penalty": ("Līgumsods", "Пеня", "Penalty"),
    "correction": ("Korekcija", "Корректировка", "Correction"),
    "other": ("Citi pakalpojumi", "Прочие услуги", "Other services"),
}


@cache
def builtin_services() -> tuple[Service, ...]:
    """Return the built-in services in the fixed order of an invoice's lines."""
    return tuple(Service(name, *_LABELS[name], group, order) for name, group, order in _SERVICES)


def group_label(group: str, language: str) -> str:
    """Return the heading of a group; a group of the manager's own is its own heading."""
    labels = GROUPS.get(group)
    return in_language(labels, language) if labels else group


_own: list[Callable[[], Mapping[str, Service]]] = [dict]
# Not a variable of the context: the scheduler works in a thread, which would not have it.


def name_own_services(services: Callable[[], Mapping[str, Service]]) -> None:
    """Have a manager's own services named in every sentence from now on.

    They are asked for once, when the first of them is met.
    """
    _own[:] = [cache(services)]


def service_label(service: str, language: str) -> str:
    """Return a service's name; of a manager's own that nobody names, its code."""
    known = next((row for row in builtin_services() if row.service == service), None)
    known = known or _own[0]().get(service)
    return known.label(language) if known else service
