"""Errors of the database and its copies."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "backup-broken": {
            "lv": (
                (
                    "{path}: nav pilna šīs datubāzes kopija; gaidīts fails, ko uzrakstīja "
                    "{back_up:command}"
                ),
                "nekas nav mainīts",
            ),
            "ru": (
                (
                    "{path}: это не полная копия этой базы данных; ожидался файл, который "
                    "записала {back_up:command}"
                ),
                "ничего не изменено",
            ),
            "en": (
                (
                    "{path}: is not a whole copy of this database, expected a file that "
                    "{back_up:command} wrote"
                ),
                "nothing was changed",
            ),
        },
        "backup-exists": {
            "lv": (
                "{path}: jau ir; gaidīts jauns fails",
                "rezerves kopijas nekad netiek pārrakstītas",
            ),
            "ru": (
                "{path}: уже есть; ожидался новый файл",
                "резервные копии никогда не перезаписываются",
            ),
            "en": ("{path}: exists, expected a new file", "backups are never overwritten"),
        },
        "client-program-failed": {
            "lv": ("datubāze: {program} neizdevās: {why}", "nekas nav mainīts"),
            "ru": (
                "база данных: программа {program} завершилась с ошибкой: {why}",
                "ничего не изменено",
            ),
            "en": ("database: {program} failed: {why}", "nothing was changed"),
        },
        "lines-unreadable": {
            "lv": (
                "datubāze: rēķina rindas nav nolasāmas; datubāzē kāds rakstīja bez programmas",
                (
                    "{verify:command} nosauc rēķinu; atjaunojiet rezerves kopiju: "
                    "{restore_copy:command}"
                ),
            ),
            "ru": (
                "база данных: строки счёта не читаются; кто-то писал в неё без программы",
                "{verify:command} назовёт счёт; верните резервную копию: {restore_copy:command}",
            ),
            "en": (
                (
                    "database: the lines of an invoice cannot be read; somebody wrote there "
                    "without the program"
                ),
                "{verify:command} names the invoice; put a backup back: {restore_copy:command}",
            ),
        },
        "database-busy": {
            "lv": (
                "datubāzē tobrīd raksta kāds cits; nekas nav saglabāts",
                "pēc brīža mēģiniet vēlreiz",
            ),
            "ru": (
                "в базу данных сейчас пишет кто-то другой; ничего не сохранено",
                "повторите попытку немного позже",
            ),
            "en": (
                "database: somebody else is writing; nothing was kept",
                "try again in a moment",
            ),
        },
        "database-encoding": {
            "lv": (
                "datubāze: teksts tiek glabāts kā {found}; gaidīts UTF8",
                "createdb --encoding=UTF8 --template=template0 NAME",
            ),
            "ru": (
                "база данных: текст хранится в {found}; ожидался UTF8",
                "createdb --encoding=UTF8 --template=template0 NAME",
            ),
            "en": (
                "database: keeps text as {found}, expected UTF8",
                "createdb --encoding=UTF8 --template=template0 NAME",
            ),
        },
        "database-not-written": {
            "lv": (
                "datubāzē nevar rakstīt ({why})",
                (
                    "atbrīvojiet vietu tās diskā, dodiet šim lietotājam tiesības uz data_dir vai "
                    "pārbaudiet serveri; nekas nav zudis, palaidiet vēlreiz"
                ),
            ),
            "ru": (
                "в базу данных нельзя записать ({why})",
                (
                    "освободите место на её диске, дайте этому пользователю права на data_dir или "
                    "проверьте сервер; ничего не потеряно, запустите ещё раз"
                ),
            ),
            "en": (
                "database: cannot be written ({why})",
                (
                    "make room on its disk, give this user data_dir, or see to the server; "
                    "nothing is lost, run again"
                ),
            ),
        },
        "database-unreachable": {
            "lv": (
                "datubāze nav sasniedzama: {why}",
                "pārbaudiet url sadaļā [database] un serveri",
            ),
            "ru": ("база данных недоступна: {why}", "проверьте url в разделе [database] и сервер"),
            "en": (
                "database: cannot be reached: {why}",
                "look at url in [database], and at the server",
            ),
        },
        "database-unreadable": {
            "lv": (
                "datubāze ir bojāta vai nav sasniedzama ({why})",
                "atjaunojiet rezerves kopiju ar {restore_copy:command} vai pārbaudiet serveri",
            ),
            "ru": (
                "база данных повреждена или недоступна ({why})",
                "восстановите резервную копию командой {restore_copy:command} или проверьте сервер",
            ),
            "en": (
                "database is damaged or unreachable ({why})",
                "put a backup back with {restore_copy:command}, or see to the server",
            ),
        },
        "database-url-unknown": {
            "lv": (
                (
                    "datubāze: url nosauc datubāzi, ko šī programma nepazīst; gaidīts "
                    "postgresql://... vai sqlite:///..."
                ),
                "SQLite mapē data_dir: atstājiet to tukšu",
            ),
            "ru": (
                (
                    "база данных: url называет базу, которую программа не знает; ожидалось "
                    "postgresql://... или sqlite:///..."
                ),
                "для SQLite в папке data_dir оставьте его пустым",
            ),
            "en": (
                (
                    "database: url names no database this program knows, expected "
                    "postgresql://... or sqlite:///..."
                ),
                "leave it empty for SQLite in data_dir",
            ),
        },
        "database-version": {
            "lv": (
                "datubāzes nav vai tā ir no citas versijas; gaidītas šīs versijas tabulas",
                (
                    "palaidiet {set_up:command} vai, ja tika instalēta jauna versija, "
                    "{migrate:command}"
                ),
            ),
            "ru": (
                "базы данных нет или она от другой версии; ожидались таблицы этой версии",
                "запустите {set_up:command} или, если установлена новая версия, {migrate:command}",
            ),
            "en": (
                "database: is missing or of another version, expected this version's tables",
                "run {set_up:command}, or {migrate:command} after a new version was installed",
            ),
        },
        "no-client-program": {
            "lv": (
                "{program} nav instalēta; gaidītas PostgreSQL klienta programmas",
                "Debian pakotne postgresql-client",
            ),
            "ru": (
                "{program} не установлена; ожидались клиентские программы PostgreSQL",
                "пакет Debian postgresql-client",
            ),
            "en": (
                "{program} is not installed, expected the client programs of PostgreSQL",
                "Debian package postgresql-client",
            ),
        },
        "no-postgresql-driver": {
            "lv": (
                "datubāze: PostgreSQL draiveris psycopg nav instalēts",
                "pip install 'einvoice[postgresql]'",
            ),
            "ru": (
                "база данных: драйвер PostgreSQL psycopg не установлен",
                "pip install 'einvoice[postgresql]'",
            ),
            "en": (
                "database: the driver of PostgreSQL is not installed, expected psycopg",
                "pip install 'einvoice[postgresql]'",
            ),
        },
        "no-portal-packages": {
            "lv": ("portāla pakotnes nav instalētas", "pip install 'einvoice[portal]'"),
            "ru": ("пакеты портала не установлены", "pip install 'einvoice[portal]'"),
            "en": (
                "the packages of the client portal are not installed",
                "pip install 'einvoice[portal]'",
            ),
        },
        "no-such-backup": {
            "lv": ("{path}: nav tāda faila; gaidīts fails, ko uzrakstīja {back_up:command}", ""),
            "ru": (
                "{path}: нет такого файла; ожидался файл, который записала {back_up:command}",
                "",
            ),
            "en": ("{path}: no such file, expected a file that {back_up:command} wrote", ""),
        },
        "queue-not-made": {
            "lv": (
                "datubāze: strādnieku rindas tabulas nevar izveidot ({why})",
                "datubāzes īpašnieks: GRANT CREATE ON DATABASE NAME TO USER",
            ),
            "ru": (
                "база данных: таблицы очереди исполнителей нельзя создать ({why})",
                "владелец базы: GRANT CREATE ON DATABASE NAME TO USER",
            ),
            "en": (
                "database: the tables of the workers' queue cannot be made ({why})",
                "the database's owner: GRANT CREATE ON DATABASE NAME TO USER",
            ),
        },
    }
)
