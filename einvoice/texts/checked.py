"""Names of the checks of `doctor`, in the staff's language; programs read the English name."""

from collections.abc import Mapping
from types import MappingProxyType

from einvoice.texts import in_language, texts_of

_NAMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "alerts": texts_of("brīdinājumi", "оповещения", "alerts"),
        "clock": texts_of("pulkstenis", "часы", "clock"),
        "connection to": texts_of("savienojums ar", "соединение с", "connection to"),
        "database": texts_of("datubāze", "база данных", "database"),
        "disk": texts_of("disks", "диск", "disk"),
        "host keys of": texts_of("servera atslēgas:", "ключи сервера:", "host keys of"),
        "journal": texts_of("žurnāls", "журнал", "journal"),
        "private key of": texts_of("privātā atslēga:", "закрытый ключ:", "private key of"),
        "profile": texts_of("profils", "профиль", "profile"),
        "time zone": texts_of("laika josla", "часовой пояс", "time zone"),
        "witness": texts_of("liecinieks", "свидетель", "witness"),
    }
)


def checked(what: str, language: str) -> str:
    """Return the name of a check; a bank, a setting and an unknown name stay as they are.

    >>> checked("connection to seb", "lv"), checked("data_dir", "lv")
    ('savienojums ar seb', 'data_dir')
    """
    if what in _NAMES:
        return in_language(_NAMES[what], language)
    kind, _, name = what.rpartition(" ")
    return f"{in_language(_NAMES[kind], language)} {name}" if kind in _NAMES else what
