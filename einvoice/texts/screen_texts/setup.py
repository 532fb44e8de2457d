"""Texts of `init`, `demo`, `doctor` and `restore`."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "push.made": (
            "uzrakstīta atslēga {path}; config.toml sadaļā [portal] ierakstiet: {line}",
            "записан ключ {path}; в раздел [portal] файла config.toml внесите: {line}",
            "wrote the key {path}; under [portal] of config.toml write: {line}",
        ),
        "doctor.title_found": ("konstatēts", "найдено", "found"),
        "doctor.title_what": ("kas", "что", "what"),
        "verdict.failed": ("kļūda", "ошибка", "failed"),
        "verdict.ok": ("labi", "хорошо", "ok"),
        "verdict.warning": ("brīdinājums", "предупреждение", "warning"),
        "init.wrote": (
            "uzrakstīts {path}: ierakstiet pārdevēju un bankas",
            "записан {path}: внесите продавца и банки",
            "wrote {path}: fill in the seller and the banks",
        ),
        "init.review": (
            (
                "{command} pats aprēķinās, izrakstīs un nosūtīs; lai pirms izrakstīšanas kāds "
                'apskata, sadaļā [billing] ierakstiet review = "required"'
            ),
            (
                "{command} сам рассчитает, выпишет и отправит; чтобы перед выпиской смотрел "
                'человек, внесите review = "required" в раздел [billing]'
            ),
            (
                "{command} will calculate, issue and send by itself; for a person's look before "
                'anything is issued set review = "required" under [billing]'
            ),
        ),
        "init.drew": (
            "{path}: izlozēts installation_tag; pārējais paliek, kā bija",
            "{path}: выбран installation_tag; остальное без изменений",
            "{path}: drew the installation tag; the rest stays as it is",
        ),
        "init.there": (
            "{path} jau ir un paliek, kā bija",
            "{path} уже есть и остаётся как было",
            "{path} is there and stays as it is",
        ),
        "init.ready": (
            "datubāze ir gatava mapē {path}",
            "база данных готова в папке {path}",
            "the database is ready in {path}",
        ),
        "demo.archive": ("arhīvs", "архив", "archive"),
        "demo.bank": ("bankās", "в банках", "at the banks"),
        "demo.configuration": ("konfigurācija", "конфигурация", "configuration"),
        "demo.input": ("importa faili", "файлы импорта", "import files"),
        "demo.paid_until": ("līdz {day}", "по {day}", "until {day}"),
        "demo.portal_later": (
            "portālu vēlāk atver ar: {command}",
            "позже портал открывается командой: {command}",
            "the portal is opened again later by: {command}",
        ),
        "demo.importing": (
            "importē {path}",
            "импорт {path}",
            "importing {path}",
        ),
        "demo.imported": (
            "importētas rindas: {rows}, noraidītas: {refused}",
            "импортировано строк: {rows}, отклонено: {refused}",
            "imported {rows} rows, refused {refused}",
        ),
        "restore.bytes_lost": (
            "{file}: tā baiti ir zuduši, un no jauna tos izveidot nevar",
            "{file}: его байты утеряны, сделать их заново нельзя",
            "{file}: its bytes are lost and cannot be made again",
        ),
        "restore.forgot": (
            "no jauna dzēsti mēneši, kas pa to laiku bija dzēsti: {months}",
            "снова удалены месяцы, которые за это время были удалены: {months}",
            "forgot {months} {months:month|months} again that were purged since",
        ),
        "restore.unasked": (
            (
                "ja šeit atjaunota mape ar visu arhīvu, nekas nesaka, kas bankām nosūtīts pēc "
                "kopijas izveides: jautājiet katrai bankai, kuri mūsu faili tai ir kopš {since} "
                "(UTC), sākot ar {files}; katru paziņojiet ar {command} (ar --hash, ja banka to "
                "nosauc); pēc tam, vai ja tādu nav, {nothing}; līdz tam nekas netiek izrakstīts "
                "un nosūtīts"
            ),
            (
                "если сюда вернули папку вместе с архивом, ничто не говорит, что отправлено "
                "банкам после создания копии: спросите каждый банк, какие наши файлы у него есть "
                "с {since} (UTC), начиная с {files}; о каждом сообщите командой {command} (с "
                "--hash, если банк его назовёт); после этого, или если таких нет, {nothing}; до "
                "этого ничего не выписывается и не отправляется"
            ),
            (
                "if a folder was put back here with its archive, nothing says what the banks "
                "were sent since the copy was made: ask each bank which files of ours it "
                "received since {since} (UTC), from {files} on; declare each with {command} (and "
                "--hash, if the bank gives it); after that, or if there is none, {nothing}; "
                "until then nothing is issued or sent"
            ),
        ),
        "restore.imports": (
            (
                "ja šeit atjaunota kopija, trūkst visa, kas importēts pēc tās izveides: "
                "importējiet to vēlreiz "
                "({again}), tad palaidiet {command}; ja nekas nebija importēts "
                "vai atjaunots, palaidiet {nothing}; līdz tam nekas netiek izrakstīts"
            ),
            (
                "если сюда вернули копию, нет того, что импортировали после её создания: "
                "импортируйте это ещё раз "
                "({again}), затем запустите {command}; если ничего не импортировали "
                "или не возвращали, запустите {nothing}; до этого ничего не выписывается"
            ),
            (
                "if a copy was put back here, what was imported since it was made is lost: import "
                "it again "
                "({again}), then run {command}; if there was nothing, or no copy was put back, "
                "run {nothing}; until then "
                "nothing is issued"
            ),
        ),
        "restore.perhaps_missing": (
            (
                "ja šie dati jau bija importēti, bet pazuda, kad tika atlikta kopija, rēķini ar "
                "tiem jau ir izrakstīti: neatsauciet tos, bet {imports_missing:command}, tad "
                "importējiet vēlreiz; ja tas ir jauns labojums, atsauciet rēķinus, kā teikts"
            ),
            (
                "если эти данные уже были импортированы и потерялись, когда вернули копию, счета "
                "с ними уже выписаны: не отзывайте их, а {imports_missing:command}, затем "
                "импортируйте снова; если это новое исправление, отзовите счета, как сказано"
            ),
            (
                "if these rows were imported before and got lost when a copy was put back, the "
                "invoices have their values already: do not take them back, but "
                "{imports_missing:command}, then import again; if it is a new correction, take "
                "the invoices back as said"
            ),
        ),
        "restore.imports_unsaid": (
            (
                "kad viss, kas importēts pēc kopijas izveides, ir importēts vēlreiz, palaidiet "
                "{command}; līdz tam nekas netiek izrakstīts"
            ),
            (
                "когда всё, что импортировали после создания копии, импортировано ещё раз, "
                "запустите {command}; до этого ничего не выписывается"
            ),
            (
                "when everything that was imported since the copy was made is imported again, run "
                "{command}; until then nothing is issued"
            ),
        ),
        "doctor.database": (
            "ir šīs versijas tabulas",
            "таблицы этой версии",
            "has this version's tables",
        ),
        "doctor.no_data_dir": (
            "mapes nav; palaidiet {command}",
            "папки нет; запустите {command}",
            "is missing, expected a folder: {command}",
        ),
        "doctor.data_dir_mode": (
            "tiesības ir {mode}, gaidītas 0700",
            "права {mode}, ожидались 0700",
            "has mode {mode}, expected 0700",
        ),
        "doctor.data_dir": (
            "var lasīt tikai tās īpašnieks",
            "читает только её владелец",
            "is readable by its owner alone",
        ),
        "doctor.disk": (
            "brīvi {free} MB; gaidīti vismaz 1024",
            "свободно {free} МБ; ожидалось не меньше 1024",
            "{free} MB free, expected 1024 or more",
        ),
        "doctor.clock_set": (
            "iestatīts {day}, mēģinājumam",
            "установлены на {day}, для репетиции",
            "is set to {day}, for a rehearsal",
        ),
        "doctor.clock": (
            "Rīgā {now}",
            "в Риге {now}",
            "{now} in Riga",
        ),
        "doctor.zone": (
            "Europe/Riga ir zināma, ar vasaras laiku",
            "Europe/Riga известна, с летним временем",
            "Europe/Riga is known, with summer time",
        ),
        "doctor.zone_wrong": (
            "Europe/Riga ir nepareiza; gaidītas +3 un +2 stundas",
            "Europe/Riga неверна; ожидалось +3 и +2 часа",
            "Europe/Riga is wrong, expected +3 and +2 hours",
        ),
        "doctor.no_witness": (
            "nav; gaidīts `witness` sadaļā [database]: fails citā diskā",
            "нет; ожидался `witness` в разделе [database]: файл на другом диске",
            "none, expected `witness` in [database]: a file on another disk",
        ),
        "doctor.witness_no_folder": (
            "tā mapes nav; gaidīts pievienots disks",
            "его папки нет; ожидался подключённый диск",
            "its folder is not there, expected a mounted disk",
        ),
        "doctor.witness_same_disk": (
            "ir tajā pašā diskā, kur data_dir; gaidīts cits: abus atjaunotu kopā",
            "на том же диске, что data_dir; ожидался другой: оба вернули бы вместе",
            "on the disk of data_dir, expected another: both would be put back together",
        ),
        "doctor.witness": (
            "nav redzējis neko, kā trūkst datubāzē",
            "не видел ничего, чего нет в базе данных",
            "saw nothing that the database lacks",
        ),
        "doctor.witness_shared": (
            "nav redzējis neko, kā trūkst datubāzē; tajā raksta vēl citas instalācijas: {others}",
            "не видел ничего, чего нет в базе данных; в него пишут и другие установки: {others}",
            (
                "saw nothing that the database lacks; {others} other {others:installation "
                "writes|installations write} to it"
            ),
        ),
        "doctor.journal_empty": (
            "vēl nav neviena ieraksta",
            "записей ещё нет",
            "has no entry yet",
        ),
        "doctor.journal": (
            "pēdējais ieraksts {last}, pulkstenis nav pagriezts atpakaļ",
            "последняя запись {last}, часы назад не переводили",
            "last entry {last}, the clock has not gone back",
        ),
        "doctor.key": (
            "{kind}, lasa tikai īpašnieks",
            "{kind}, читает только владелец",
            "{kind}, for its owner alone",
        ),
        "doctor.pins": (
            "norādītas: {count}",
            "указано: {count}",
            "{count} pinned",
        ),
        "doctor.alerts": (
            "ar {ways}",
            "через {ways}",
            "by {ways}",
        ),
        "doctor.no_alerts": (
            "nevienam netiek ziņots; gaidīts email_to vai webhook",
            "никому не сообщается; ожидался email_to или webhook",
            "nobody is told, expected email_to or webhook",
        ),
        "doctor.connected": (
            "{kind}: savienots, failu skaits mapē {folder}: {files}",
            "{kind}: соединение есть, файлов в {folder}: {files}",
            "{kind}: connected, {files} files in {folder}",
        ),
        "doctor.connected_key": (
            "{kind}: savienots, failu skaits mapē {folder}: {files}, servera atslēga {host_key}",
            "{kind}: соединение есть, файлов в {folder}: {files}, ключ сервера {host_key}",
            "{kind}: connected, {files} files in {folder}, host key {host_key}",
        ),
        "doctor.assumed_value": (
            "{value} (pieņemts: {source})",
            "{value} (предположено: {source})",
            "{value} (assumed: {source})",
        ),
        "doctor.nothing": (
            "nekas",
            "ничего",
            "nothing",
        ),
    }
)
