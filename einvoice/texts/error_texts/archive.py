"""Errors of archive, witness and lock."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "archive-damaged": {
            "lv": (
                "{name} arhīvā ir bojāts; gaidīts tas, kas tur tika saglabāts",
                (
                    "{mend_archive:command} uzraksta to no jauna pēc datubāzes, ja ir pierādīts, "
                    "ka tā nav vecāka par arhīvu; nekas nav izdarīts"
                ),
            ),
            "ru": (
                "{name} в архиве повреждён; ожидалось то, что там было сохранено",
                (
                    "{mend_archive:command} запишет его заново по базе данных, если доказано, что "
                    "она не старше архива; ничего не сделано"
                ),
            ),
            "en": (
                "{name} in the archive is damaged",
                (
                    "{mend_archive:command} writes it again from the database, where that is "
                    "proven not to be older than the archive; nothing was done"
                ),
            ),
        },
        "archive-other-bytes": {
            "lv": (
                "{name}: arhīvā ir citi baiti; gaidīti faila paša baiti",
                (
                    "nekas nav nosūtīts; jautājiet bankai, vai tai ir šie baiti; ja nav, izņemiet "
                    "tos no arhīva un palaidiet vēlreiz"
                ),
            ),
            "ru": (
                "{name}: в архиве другие байты; ожидались байты самого файла",
                (
                    "ничего не отправлено; спросите банк, есть ли у него эти байты; если нет, "
                    "уберите их из архива и запустите ещё раз"
                ),
            ),
            "en": (
                "{name}: the archive holds other bytes, expected the file's own",
                (
                    "nothing was sent; ask the bank whether it has these bytes; if not, move them "
                    "out of the archive and run again"
                ),
            ),
        },
        "archive-other-invoice": {
            "lv": (
                (
                    "{flat}: arhīvā ir rēķins {archived}, datubāzē par to pašu periodu {kept}; "
                    "gaidīts viens"
                ),
                "atjaunojiet vecāku kopiju; nekas nav mainīts",
            ),
            "ru": (
                (
                    "{flat}: в архиве счёт {archived}, в базе данных за тот же период {kept}; "
                    "ожидался один"
                ),
                "восстановите более старую копию; ничего не изменено",
            ),
            "en": (
                (
                    "{flat}: the archive has invoice {archived}, the database {kept} for the same "
                    "period"
                ),
                "put an older copy back; nothing was changed",
            ),
        },
        "bytes-changed": {
            "lv": (
                "{name}: baiti ir mainījušies kopš pārbaudes",
                "nekas nav nosūtīts; fails jāveido no jauna",
            ),
            "ru": (
                "{name}: байты изменились после проверки",
                "ничего не отправлено; файл нужно сделать заново",
            ),
            "en": (
                "{name}: the bytes changed since they were checked",
                "nothing was sent; the file must be made again",
            ),
        },
        "file-not-locked": {
            "lv": (
                "{what}: to nevar slēgt: {why}; gaidīts disks, kurā failus var slēgt",
                "mēģiniet vēlreiz; ja tas nelīdz, lietojiet citu disku; nekas nav nosūtīts",
            ),
            "ru": (
                (
                    "{what}: не удалось заблокировать: {why}; ожидался диск, где файлы можно "
                    "блокировать"
                ),
                "повторите; если не поможет, выберите другой диск; ничего не отправлено",
            ),
            "en": (
                "{what}: cannot be locked: {why}; expected a disk on which files can be locked",
                "run again; if that does not help, put it on another disk; nothing was sent",
            ),
        },
        "lock-not-written": {
            "lv": (
                "{name}: mapē data_dir nevar rakstīt: {why}",
                (
                    "atbrīvojiet vietu vai dodiet šim lietotājam tiesības uz data_dir; nekas nav "
                    "izdarīts"
                ),
            ),
            "ru": (
                "{name}: в папку data_dir нельзя записать: {why}",
                (
                    "освободите место или дайте этому пользователю права на data_dir; ничего не "
                    "сделано"
                ),
            ),
            "en": (
                "{name}: cannot be written in data_dir: {why}",
                "make room, or give this user data_dir; nothing was done",
            ),
        },
        "run-in-progress": {
            "lv": (
                "šobrīd notiek cita palaišana",
                "sagaidiet, līdz tā beidzas; {status:command} rāda mēneša stāvokli",
            ),
            "ru": (
                "сейчас идёт другой запуск",
                "дождитесь его конца; {status:command} показывает состояние месяца",
            ),
            "en": (
                "run: another run is in progress, expected to be alone",
                "wait until it is done; {status:command} shows the state of the month",
            ),
        },
        "storage-failed": {
            "lv": (
                "{name}: nevar rakstīt vai lasīt: {why}",
                (
                    "atbrīvojiet vietu vai dodiet šim lietotājam tiesības uz data_dir; nekas nav "
                    "zudis, palaidiet vēlreiz"
                ),
            ),
            "ru": (
                "{name}: нельзя записать или прочитать: {why}",
                (
                    "освободите место или дайте этому пользователю права на data_dir; ничего не "
                    "потеряно, запустите ещё раз"
                ),
            ),
            "en": (
                "{name}: cannot be written or read: {why}",
                "make room, or give this user data_dir; nothing is lost, run again",
            ),
        },
        "witness-no-folder": {
            "lv": (
                "liecinieka faila mapes nav; gaidīts pievienots disks",
                "pievienojiet disku vai labojiet `witness` sadaļā [database]; nekas nav nosūtīts",
            ),
            "ru": (
                "папки файла-свидетеля нет; ожидался подключённый диск",
                (
                    "подключите диск или исправьте `witness` в разделе [database]; ничего не "
                    "отправлено"
                ),
            ),
            "en": (
                "witness: its folder is not there, expected a mounted disk",
                "mount it, or correct `witness` in [database]; nothing was sent",
            ),
        },
        "witness-of-another-database": {
            "lv": (
                "liecinieka failu ar zīmi {tag} rakstīja cita datubāze; gaidīta tikai šī datubāze",
                (
                    "divām instalācijām nedrīkst būt viena zīme: jaunākajai dodiet citu "
                    "`installation_tag`, pirms tā ko sūta. Ja tā ir viena instalācija, kuras "
                    "datubāze izveidota no jauna, atjaunojiet tās rezerves kopiju "
                    "({restore_copy:command}); nekas nav nosūtīts"
                ),
            ),
            "ru": (
                "файл-свидетель с меткой {tag} записала другая база данных; ожидалась только эта",
                (
                    "у двух установок не должно быть одной метки: дайте новой другой "
                    "`installation_tag`, прежде чем она что-либо отправит. Если это одна "
                    "установка, база которой создана заново, верните её резервную копию "
                    "({restore_copy:command}); ничего не отправлено"
                ),
            ),
            "en": (
                (
                    "witness: another database with the tag {tag} wrote it, expected this "
                    "database alone"
                ),
                (
                    "two installations must not share a tag: give the newer installation another "
                    "`installation_tag` before it sends anything. If it is one installation whose"
                    " database was made anew, put its backup back ({restore_copy:command}); "
                    "nothing was sent"
                ),
            ),
        },
        "witness-forbidden": {
            "lv": (
                (
                    "liecinieka fails vai tā `.lock` pieder citam lietotājam; gaidīts fails, ko "
                    "šīs komandas lietotājs drīkst lasīt un rakstīt"
                ),
                (
                    "palaidiet komandu kā tā īpašnieks; ja to lieto vairāki lietotāji, dodiet mapi "
                    "viņu grupai (chgrp, chmod 2770) un abiem failiem chgrp un chmod 660; nekas "
                    "nav nosūtīts"
                ),
            ),
            "ru": (
                (
                    "файл-свидетель или его `.lock` принадлежит другому пользователю; ожидался "
                    "файл, который пользователь этой команды может читать и писать"
                ),
                (
                    "запустите команду от имени владельца; если пользователей несколько, отдайте "
                    "папку их группе (chgrp, chmod 2770), а обоим файлам chgrp и chmod 660; ничего "
                    "не отправлено"
                ),
            ),
            "en": (
                (
                    "witness: it or its `.lock` belongs to another user, expected a file that the "
                    "user of this command may read and write"
                ),
                (
                    "run the command as its owner; where several users do, give the folder to "
                    "their group (chgrp, chmod 2770), and both files (chgrp, chmod 660); nothing "
                    "was sent"
                ),
            ),
        },
        "witness-unreadable": {
            "lv": (
                "liecinieka failu nevar nolasīt; gaidīts tas, ko uzrakstīja šī programma",
                (
                    "atjaunojiet tā kopiju; ja kopijas nav, izdzēsiet to un palaidiet "
                    "{begin_witness:command}, kas sāk jaunu; nekas nav nosūtīts"
                ),
            ),
            "ru": (
                "файл-свидетель не читается; ожидалось то, что записала эта программа",
                (
                    "верните его копию; если её нет, удалите файл и запустите "
                    "{begin_witness:command}, которая начнёт новый; ничего не отправлено"
                ),
            ),
            "en": (
                "witness: cannot be read, expected a file that this program wrote",
                (
                    "put a copy of it back; if there is none, delete it and run "
                    "{begin_witness:command}, which begins another; nothing was sent"
                ),
            ),
        },
    }
)
