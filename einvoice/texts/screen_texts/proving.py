"""Texts of `trace`, of `reproduce`, and of the postings for bookkeeping."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "posted.credit_note": (
            "kredītrēķins {number} par rēķinu {cancels}",
            "кредит-счёт {number} к счёту {cancels}",
            "credit note {number} for invoice {cancels}",
        ),
        "posted.invoice": ("rēķins {number}", "счёт {number}", "invoice {number}"),
        "reproduced.version": ("versija", "версия", "version"),
        "reproduced.outcome": ("salīdzinājums", "сравнение", "comparison"),
        "reproduced.byte": ("kur atšķiras", "где отличается", "where it differs"),
        "reproduced.same": (
            "izveidots no jauna, katrs baits tas pats",
            "создан заново, каждый байт тот же",
            "made again, every byte the same",
        ),
        "reproduced.other_version": (
            "cita versija, kontrolsumma tā pati",
            "другая версия, хеш тот же",
            "of another version, hash unchanged",
        ),
        "reproduced.no_bank": (
            "banka vairs nav konfigurācijā, kontrolsumma tā pati",
            "банка больше нет в конфигурации, хеш тот же",
            "its bank is no longer configured, hash unchanged",
        ),
        "reproduced.sums_only": (
            "rindas ir tikai arhīvā (atjaunota kopija), kontrolsumma tā pati",
            "строки только в архиве (восстановленная копия), хеш тот же",
            "its lines are in the archive alone (a restored copy), hash unchanged",
        ),
        "reproduced.message": (
            "ziņojums bankai, kontrolsumma tā pati",
            "сообщение банку, хеш тот же",
            "a message to the bank, hash unchanged",
        ),
        "reproduced.purged": (
            "dzēsts pēc glabāšanas termiņa, kontrolsumma tā pati",
            "удалён по сроку хранения, хеш тот же",
            "purged, hash unchanged",
        ),
        "reproduced.taken_back": (
            "atsaukts, nav nosūtīts",
            "отозван, не отправлялся",
            "taken back, never sent",
        ),
        "reproduced.changed": (
            "arhīvā ir citi baiti",
            "в архиве другие байты",
            "the archive has other bytes",
        ),
        "reproduced.lost": ("faila nav", "файла нет", "the file is gone"),
        "reproduced.differs": (
            "arhīvā ir tie paši, bet no jauna iznāk citi baiti",
            "в архиве те же, но заново получаются другие байты",
            "the archive is unchanged, but other bytes are made now",
        ),
        "reproduced.at": ("baits {offset}", "байт {offset}", "byte {offset}"),
        "reproduced.in_invoice": (
            "baits {offset}, rēķins {number}",
            "байт {offset}, счёт {number}",
            "byte {offset}, invoice {number}",
        ),
        "reproduced.all": (
            "{period}: faili ir tādi, kādi tika izveidoti",
            "{period}: файлы такие, какими были созданы",
            "{period}: the files are as they were made",
        ),
        "reproduced.wrong": (
            "{period}: {count} {count:failu|fails|faili} atšķiras",
            "{period}: {count:отличается|отличаются|отличаются} {count} {count:файл|файла|файлов}",
            "{period}: {count} {count:file differs|files differ}",
        ),
        "trace.title": (
            "Rēķina {number} ceļš, {period}",
            "Путь счёта {number}, {period}",
            "The way of invoice {number}, {period}",
        ),
        "trace.changed": (
            "datubāzē vairs nav tāds, kāds tika izrakstīts",
            "в базе данных уже не такой, каким был выставлен",
            "the database no longer has it as it was issued",
        ),
        "trace.unchanged": (
            "datubāzē ir tāds, kāds tika izrakstīts",
            "в базе данных такой же, каким был выставлен",
            "the database has it as it was issued",
        ),
        "trace.no_readings": ("rādījumu nav", "показаний нет", "no readings"),
        "trace.meter": ("skaitītājs", "счётчик", "meter"),
        "trace.place": ("vieta", "место", "place"),
        "trace.value": ("rādījums", "показание", "value"),
        "trace.from": ("avots", "источник", "source"),
        "trace.counts": ("rēķinā", "в счёте", "on the invoice"),
        "trace.basis": ("pamats", "основание", "basis"),
        "trace.at.flat": ("dzīvoklis", "квартира", "flat"),
        "trace.at.building": ("māja", "дом", "house"),
        "trace.opening": ("sākums", "начало", "opening"),
        "trace.closing": ("beigas", "конец", "closing"),
        "trace.not_read": (
            "sākuma vērtība vai aprēķins",
            "начальное значение или расчёт",
            "start value or estimate",
        ),
        "trace.source.owner": ("īpašnieks", "владелец", "owner"),
        "trace.source.portal": ("portāls", "портал", "portal"),
        "trace.source.remote": ("attālināti", "дистанционно", "remote"),
        "trace.source.staff": ("darbinieki", "сотрудники", "staff"),
        "trace.source.supplier": ("piegādātājs", "поставщик", "supplier"),
        "trace.every_building": ("visām mājām", "для всех домов", "every building"),
        "trace.since": ("kopš {first:day}", "с {first:day}", "since {first:day}"),
        "trace.valid": (
            "{first:day} – {last:day}",
            "{first:day} – {last:day}",
            "{first:day} to {last:day}",
        ),
        "trace.tariff": (
            "tarifs {price:number}, {valid}, {building}",
            "тариф {price:number}, {valid}, {building}",
            "tariff {price:number}, {valid}, {building}",
        ),
        "trace.cost": (
            "{share} no {cost:number} EUR, sadales veids {valid}",
            "{share} от {cost:number} EUR, способ {valid}",
            "{share} of {cost:number} EUR, method {valid}",
        ),
        "trace.share_equal": (
            "{part:number} no {sum:number} daļām",
            "{part:number} из {sum:number} долей",
            "{part:number} of {sum:number} parts",
        ),
        "trace.share_percent": ("{percent} %", "{percent} %", "{percent} %"),
        "trace.charge": (
            "atsevišķs maksājums {charge}",
            "отдельное начисление {charge}",
            "single charge {charge}",
        ),
        "trace.no_file": ("nav nevienā failā", "нет ни в одном файле", "in no file"),
        "trace.hash": (
            "SHA-256 {sha256}, izveidots ar versiju {version}",
            "SHA-256 {sha256}, создан версией {version}",
            "SHA-256 {sha256}, made by version {version}",
        ),
        "trace.kept": (
            "glabājas {path}, kontrolsumma tā pati",
            "хранится в {path}, хеш тот же",
            "kept at {path}, hash unchanged",
        ),
        "trace.other_hash": (
            "glabājas {path}, bet kontrolsumma ir cita: {sha256}",
            "хранится в {path}, но хеш другой: {sha256}",
            "kept at {path}, but its hash is now {sha256}",
        ),
        "trace.purged": (
            "dati dzēsti {day} pēc glabāšanas termiņa",
            "данные удалены {day} по сроку хранения",
            "purged on {day}, only the hash is kept",
        ),
        "trace.lost": (
            "faila arhīvā nav",
            "файла в архиве нет",
            "the file is gone from the archive",
        ),
        "trace.not_made": (
            "nav nosūtīts, un faila nav",
            "не отправлен, и файла нет",
            "never sent, and there is no file",
        ),
        "trace.cut": (
            (
                "izgriezts: baiti {first} līdz {end}: rēķins {number}, kopā {total}, apmaksai "
                "{to_pay} EUR"
            ),
            (
                "вырезан: байты от {first} до {end}: счёт {number}, всего {total}, к оплате "
                "{to_pay} EUR"
            ),
            (
                "cut out, bytes {first} to {end}: invoice {number}, total {total}, to pay {to_pay} "
                "EUR"
            ),
        ),
        "trace.bytes": (
            "baiti {first} līdz {end}",
            "байты от {first} до {end}",
            "bytes {first} to {end}",
        ),
        "trace.not_cut": (
            "baitos {first} līdz {end} rēķina nav",
            "в байтах от {first} до {end} счёта нет",
            "no invoice is in bytes {first} to {end}",
        ),
        "trace.same": (
            "katrs lauks ir tāds, kāds tika izrakstīts",
            "каждое поле такое же, как при выставлении",
            "every field is as it was issued",
        ),
        "trace.differs": (
            "atšķiras no izrakstītā: {fields}",
            "отличается от выставленного: {fields}",
            "differs from what was issued: {fields}",
        ),
        "trace.sent": (
            "bankā: {name}, {at}, {evidence}",
            "в банке: {name}, {at}, {evidence}",
            "at the bank: {name}, {at}, {evidence}",
        ),
        "trace.host_key": (
            "bankas atslēga {host_key}, {proof}",
            "ключ банка {host_key}, {proof}",
            "host key {host_key}, {proof}",
        ),
        "trace.read_back": ("nolasīts atpakaļ", "прочитан обратно", "read back"),
        "trace.not_read_back": (
            "nav nolasīts atpakaļ",
            "не прочитан обратно",
            "not read back",
        ),
        "trace.answer": (
            "{answer} ({name}, {at}, SHA-256 {sha256})",
            "{answer} ({name}, {at}, SHA-256 {sha256})",
            "{answer} ({name}, {at}, SHA-256 {sha256})",
        ),
        "trace.no_account": (
            "maksājumu uzskaitē nav",
            "в учёте платежей нет",
            "in no account of payments",
        ),
        "trace.payment": (
            "{name}, {day}: {cents} EUR",
            "{name}, {day}: {cents} EUR",
            "{name}, {day}: {cents} EUR",
        ),
        "trace.paid": (
            "maksājumi: {state}, atlicis {open} EUR",
            "оплата: {state}, осталось {open} EUR",
            "payments: {state}, open {open} EUR",
        ),
    }
)
