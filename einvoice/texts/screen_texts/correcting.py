"""Texts of commands by which a person decides: `release`, and rows that stay refused."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "then": ("{first}, tad {then}", "{first}, затем {then}", "{first}, then {then}"),
        "released": (
            "{month}: {flat}: aizturēšana atcelta ({codes})",
            "{month}: {flat}: задержка снята ({codes})",
            "{month}: released {flat} ({codes})",
        ),
        "released_nothing": (
            "{month}: {flat}: nebija aizturēšanas, ko cilvēks var atcelt",
            "{month}: {flat}: не было задержки, которую может снять человек",
            "{month}: {flat}: nothing that a person can release held it",
        ),
        "still_refused": (
            "{row} ({fault}): rinda joprojām ir noraidīta; ja tā vairs nav vajadzīga: {command}",
            "{row} ({fault}): строка по-прежнему отклонена; если она больше не нужна: {command}",
            "{row} ({fault}): the row stays refused; if it is no longer needed: {command}",
        ),
        "still_held": (
            "{flat} joprojām ir aizturēts: {codes}",
            "{flat} всё ещё задержана: {codes}",
            "{flat} is still held: {codes}",
        ),
    }
)
