"""Texts of commands by which a person decides: `release`, and rows that stay refused."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "released": (
            "{month}: {flat} atlaists ({codes})",
            "{month}: {flat} отпущена ({codes})",
            "{month}: released {flat} ({codes})",
        ),
        "released_nothing": (
            "{month}: {flat} atlaists; nekas, ko cilvēks var atlaist, to neaizturēja",
            "{month}: {flat} отпущена; её не задерживало ничего, что может отпустить человек",
            "{month}: released {flat}; nothing that a person can release held it",
        ),
        "still_held": (
            "{flat} joprojām ir aizturēts: {codes}",
            "{flat} всё ещё задержана: {codes}",
            "{flat} is still held: {codes}",
        ),
    }
)
