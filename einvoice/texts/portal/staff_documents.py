"""Documents of houses in the staff's room: kept for one house or many, and withdrawn."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "staff_documents.title": texts_of(
            "Māju dokumenti", "Документы домов", "Documents of houses"
        ),
        "staff_documents.add": texts_of(
            "Pievienot dokumentu", "Добавить документ", "Add a document"
        ),
        "staff_documents.file": texts_of("Fails (PDF)", "Файл (PDF)", "File (PDF)"),
        "staff_documents.file_hint": texts_of(
            "Līdz {most} MB.", "До {most} МБ.", "Up to {most} MB."
        ),
        "staff_documents.title_lv": texts_of(
            "Nosaukums latviski", "Название по-латышски", "Title in Latvian"
        ),
        "staff_documents.title_ru": texts_of(
            "Nosaukums krieviski", "Название по-русски", "Title in Russian"
        ),
        "staff_documents.title_en": texts_of(
            "Nosaukums angliski", "Название по-английски", "Title in English"
        ),
        "staff_documents.title_hint": texts_of(
            "Ja nav, visi redz nosaukumu latviski.",
            "Если нет, все видят название по-латышски.",
            "Without it everybody sees the Latvian title.",
        ),
        "staff_documents.kind": texts_of("Veids", "Вид", "Kind"),
        "staff_documents.year": texts_of("Par gadu", "За год", "Of the year"),
        "staff_documents.date": texts_of(
            "Dokumenta datums", "Дата документа", "Date of the document"
        ),
        "staff_documents.published_from": texts_of(
            "Iedzīvotājiem redzams no", "Жильцам виден с", "Residents see it from"
        ),
        "staff_documents.published_hint": texts_of(
            "Redz tikai šo māju iedzīvotāji, un tikai par saviem gadiem mājā.",
            "Видят только жильцы этих домов и только за свои годы в доме.",
            "Only residents of these houses see it, and only of their own years there.",
        ),
        "staff_documents.houses": texts_of("Mājas", "Дома", "Houses"),
        "staff_documents.houses_hint": texts_of(
            "Māju numuri, atdalīti ar komatu, piemēram, B0001, B0002.",
            "Номера домов через запятую, например B0001, B0002.",
            "Numbers of houses with commas between, such as B0001, B0002.",
        ),
        "staff_documents.named": texts_of("Šīs mājas:", "Эти дома:", "These houses:"),
        "staff_documents.numbers": texts_of("Māju numuri", "Номера домов", "Numbers of houses"),
        "staff_documents.all": texts_of(
            "Visas mājas ({count})", "Все дома ({count})", "All houses ({count})"
        ),
        "staff_documents.house_count": texts_of(
            "Cik māju tas ir?", "Сколько это домов?", "How many houses is that?"
        ),
        "staff_documents.house_count_hint": texts_of(
            "Tikai tad, ja izvēlējāties visas mājas: ierakstiet {count}, lai to apstiprinātu.",
            "Только если выбраны все дома: впишите {count}, чтобы это подтвердить.",
            "Only if you chose all houses: type {count} to confirm it.",
        ),
        "staff_documents.known": texts_of(
            "Māju numuri un adreses", "Номера и адреса домов", "Numbers and addresses of houses"
        ),
        "staff_documents.send": texts_of("Pievienot", "Добавить", "Add"),
        "staff_documents.choose_again": texts_of(
            "Failu izvēlieties vēlreiz.", "Файл выберите ещё раз.", "Choose the file again."
        ),
        "staff_documents.kept": texts_of(
            "Dokuments „{title}” ir pievienots. Māju skaits: {count}.",
            "Документ «{title}» добавлен. Число домов: {count}.",
            "The document “{title}” was added. Number of houses: {count}.",
        ),
        "staff_documents.kept_open": texts_of(
            "Ja tas nav pareizi: atvērt dokumentu un atsaukt to",
            "Если это неверно: открыть документ и отозвать его",
            "If that is wrong: open the document and withdraw it",
        ),
        "staff_documents.list": texts_of("Dokumenti", "Документы", "Documents"),
        "staff_documents.none": texts_of(
            "Dokumentu vēl nav.", "Документов ещё нет.", "There are no documents yet."
        ),
        "staff_documents.open": texts_of("Lejupielādēt failu", "Скачать файл", "Download the file"),
        "staff_documents.withdrawn": texts_of("Atsaukts", "Отозван", "Withdrawn"),
        "staff_documents.shown": texts_of("Redzams", "Виден", "Shown"),
        "staff_documents.from": texts_of(
            "Redzams no {day}", "Будет виден с {day}", "Shown from {day}"
        ),
        "staff_documents.withdraw_yes": texts_of(
            "Jā, atsaukt visām mājām: {count}.",
            "Да, отозвать у всех домов: {count}.",
            "Yes, withdraw it from all its houses: {count}.",
        ),
        "staff_documents.withdraw_sure": texts_of(
            "Atzīmējiet, ka to vēlaties.",
            "Отметьте, что вы этого хотите.",
            "Tick that you mean it.",
        ),
        "staff_documents.withdraw": texts_of(
            "Atsaukt dokumentu", "Отозвать документ", "Withdraw the document"
        ),
        "staff_documents.withdraw_hint": texts_of(
            "Iedzīvotāji to vairs neredzēs. Kurš to jau ir lejupielādējis, tam tas paliek.",
            "Жильцы его больше не увидят. У того, кто его уже скачал, он останется.",
            "Residents will not see it any more. Who has downloaded it keeps it.",
        ),
        "staff_documents.is_withdrawn": texts_of(
            "Dokuments ir atsaukts: iedzīvotāji to neredz.",
            "Документ отозван: жильцы его не видят.",
            "The document is withdrawn: residents do not see it.",
        ),
        "staff_documents.fault.title": texts_of(
            "Ierakstiet nosaukumu latviski (līdz 120 zīmēm).",
            "Впишите название по-латышски (до 120 знаков).",
            "Type a title in Latvian (up to 120 characters).",
        ),
        "staff_documents.fault.kind": texts_of(
            "Izvēlieties veidu.", "Выберите вид.", "Choose the kind."
        ),
        "staff_documents.fault.year": texts_of(
            "Ierakstiet gadu, piemēram, 2026.",
            "Впишите год, например 2026.",
            "Type a year, such as 2026.",
        ),
        "staff_documents.fault.day": texts_of(
            "Izvēlieties dienu.", "Выберите день.", "Choose a day."
        ),
        "staff_documents.fault.houses": texts_of(
            "Norādiet mājas vai izvēlieties visas.",
            "Укажите дома или выберите все.",
            "Say which houses, or choose all.",
        ),
        "staff_documents.fault.unknown_house": texts_of(
            "Tādas mājas nav: {unknown}. Numuri un adreses ir zem šī lauka.",
            "Таких домов нет: {unknown}. Номера и адреса стоят под этим полем.",
            "There is no such house: {unknown}. Numbers and addresses are below this field.",
        ),
        "staff_documents.fault.both": texts_of(
            "Izvēlētas visas mājas, bet laukā ir {typed}. Izdzēsiet numurus vai izvēlieties "
            "„Šīs mājas”.",
            "Выбраны все дома, но в поле стоит {typed}. Сотрите номера или выберите «Эти дома».",
            "All houses are chosen, but the field has {typed}. Delete the numbers, or choose "
            "“These houses”.",
        ),
        "staff_documents.fault.house_count": texts_of(
            "Dokumentu redzēs visās mājās: lai to apstiprinātu, ierakstiet {count}.",
            "Документ увидят во всех домах: чтобы это подтвердить, впишите {count}.",
            "It will be seen in all houses: type {count} to confirm it.",
        ),
        "staff_documents.fault.missing": texts_of(
            "Izvēlieties PDF failu.", "Выберите файл PDF.", "Choose a PDF file."
        ),
    }
)
