"""What alerts say, in the staff's language."""

from types import MappingProxyType

from einvoice.texts import in_language

_TEXTS = MappingProxyType(
    {
        "slack": {
            "lv": "E-rēķini par {period}: līdz termiņam {deadline} palikušas {hours} stundas, un "
            "vēl nav nosūtīts viss",
            "ru": "Э-счета за {period}: до срока {deadline} осталось {hours} ч, и ещё не всё "
            "отправлено",
            "en": "E-invoices for {period}: {hours} hours are left to the deadline {deadline}, and "
            "not everything is sent",
        },
        "lost": {
            "lv": "E-rēķini par {period}: termiņš {deadline} ir nokavēts, un vēl nav nosūtīts viss",
            "ru": "Э-счета за {period}: срок {deadline} пропущен, и ещё не всё отправлено",
            "en": "E-invoices for {period}: the deadline {deadline} has passed, and not everything "
            "is sent",
        },
        "trouble": {
            "lv": "E-rēķini par {period}: nepieciešams cilvēks",
            "ru": "Э-счета за {period}: нужен человек",
            "en": "E-invoices for {period}: a person is needed",
        },
        "watch": {
            "lv": "E-rēķini par {period}: {today} bankām vēl nav nosūtīts viss",
            "ru": "Э-счета за {period}: на {today} банкам отправлено ещё не всё",
            "en": "E-invoices for {period}: on {today} the banks do not have everything yet",
        },
    }
)


def alert_text(kind: str, language: str, **facts: object) -> str:
    """Return the first line of an alert.

    >>> alert_text("trouble", "en", period="2026-10")
    'E-invoices for 2026-10: a person is needed'
    """
    return in_language(_TEXTS[kind], language).format_map(facts)
