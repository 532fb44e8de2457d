"""Texts of `remind`."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "kept.attachments": ("ziņu pielikumi", "вложения сообщений", "attachments of messages"),
        "kept.late_readings_own": (
            "novēloti rādījumi pēc aprēķina",
            "поздние показания по расчёту",
            "late readings by the calculation",
        ),
        "kept.photos": ("skaitītāju fotoattēli", "фото счётчиков", "photos of meters"),
        "kept.posts": ("sarakstes ziņas", "сообщения переписки", "posts"),
        "kept.provider_links": (
            "ienākšana ar citu pakalpojumu",
            "вход через другую службу",
            "sign-ins by a provider",
        ),
        "kept.threads": ("sarakstes", "переписки", "messages"),
        "kept.push_subscriptions": (
            "tālruņi, kas saņem paziņojumus",
            "телефоны, получающие уведомления",
            "phones that take messages",
        ),
        "reminding.told": (
            (
                "atgādinājumi nosūtīti: {sent}; noraidīti pagaidām: {again}, pavisam: {refused}; "
                "nav zināms: {unknown}; nav mēģināts: {passed}"
            ),
            (
                "напоминаний отправлено: {sent}; отклонено пока: {again}, совсем: {refused}; "
                "неизвестно: {unknown}; не пробовали: {passed}"
            ),
            (
                "reminders mailed: {sent}; refused for now: {again}, for good: {refused}; "
                "unknown: {unknown}; not tried: {passed}"
            ),
        ),
    }
)
