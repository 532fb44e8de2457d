"""Texts of `remind`."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
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
