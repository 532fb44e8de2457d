"""Texts of `watch` and `subscriptions`."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "watch.empty": ("nekas nav importēts", "ничего не импортировано", "nothing is imported"),
        "watch.not_calculated": (
            "nav aprēķināti dzīvokļi: {count}",
            "не рассчитано квартир: {count}",
            "{count} {count:flat is|flats are} not calculated",
        ),
        "watch.drafts": (
            "nav izrakstīti melnraksti: {count}",
            "не выписано черновиков: {count}",
            "{count} {count:draft is|drafts are} not issued",
        ),
        "watch.review": (
            (
                "nav izrakstīti melnraksti: {count}: vispirms pārbauda cilvēks, tad "
                "{issue:command period}"
            ),
            (
                "не выписано черновиков: {count}: сначала проверяет человек, затем "
                "{issue:command period}"
            ),
            (
                "{count} {count:draft is|drafts are} not issued: a person looks first, then "
                "{issue:command period}"
            ),
        ),
        "watch.in_no_file": (
            "nav nevienā failā: {count}",
            "нет ни в одном файле: {count}",
            "{count} {count:invoice is|invoices are} in no file",
        ),
        "watch.not_sent": (
            "{file}: {state}; nav nosūtīts bankai {bank}",
            "{file}: {state}; не отправлен в {bank}",
            "{file} is {state}, expected sent to {bank}",
        ),
        "watch.earlier": (
            "{period}: kaut kas ir ceļā vai bez atbildes",
            "{period}: что-то в пути или без ответа",
            "{period} has something on its way or unanswered",
        ),
        "watch.no_file": (
            "{bank}: fails nav izveidots",
            "{bank}: файл не создан",
            "{bank} got no file",
        ),
        "watch.unknown": (
            "nav zināms, kas ir nosūtīts: {why}",
            "неизвестно, что отправлено: {why}",
            "it is unknown what was sent: {why}",
        ),
        "orders.account": ("konts", "счёт в банке", "account"),
        "orders.since": ("no", "с", "since"),
        "orders.until": ("līdz", "до", "until"),
        "orders.automatic": ("automātiski", "автоплатёж", "paid automatically"),
        "orders.note": ("piezīme", "примечание", "note"),
        "to_pay_eur": ("apmaksai EUR", "к оплате EUR", "to pay EUR"),
        "files_by_total": (
            "{bank}: bankas failu summas ir rēķinu kopsummas ar PVN, nevis apmaksai",
            "{bank}: суммы файлов банка — это итоги счетов с НДС, а не к оплате",
            "{bank}: the sums of its files are totals with VAT, and not what is to be paid",
        ),
        "bank_was_down": (
            (
                "{bank}: nav sasniegta kopš {since}; {run:command} mēģina vēlreiz. Ja tā ir "
                "vairāk nekā stundu, jautājiet bankas e-rēķinu atbalstam"
            ),
            (
                "{bank}: недоступен с {since}; {run:command} попробует ещё раз. Если так больше "
                "часа, спросите поддержку э-счетов банка"
            ),
            (
                "{bank}: not reached since {since}; {run:command} tries again. If it stays so for "
                "over an hour, ask the bank's e-invoice support"
            ),
        ),
        "waits.for_a_person": (
            "vajadzīgs cilvēks: {what}; līdz tam {run:command period} nebeidzas ar 0",
            "нужен человек: {what}; до тех пор {run:command period} не завершится с кодом 0",
            "a person is needed: {what}; until then {run:command period} does not end with 0",
        ),
        "waits.held": ("aizturēti dzīvokļi {count}", "задержано квартир {count}", "held {count}"),
        "waits.refused": (
            "bankas noraidīti rēķini {count}",
            "отклонено банками счетов {count}",
            "refused by banks {count}",
        ),
        "waits.rows": (
            "importa rindas {count}",
            "строк импорта {count}",
            "import rows {count}",
        ),
        "waits.messages": (
            "banku ziņojumi {count}",
            "сообщений банков {count}",
            "messages of banks {count}",
        ),
        "waits.banks": (
            (
                "tika atlikta kopija, un nav teikts, kas bankām nosūtīts pēc tās izveides: "
                "{status:command}"
            ),
            (
                "была возвращена копия, и не сказано, что отправили банкам после её создания: "
                "{status:command}"
            ),
            (
                "a copy was put back, and nobody has said what was sent to the banks since it was "
                "made: {status:command}"
            ),
        ),
        "waits.imports": (
            (
                "tika atlikta kopija, un nav teikts, kas pēc tās izveides importēts: importējiet "
                "to vēlreiz ({import:command}), tad {imports_done:command}; ja nekas nebija "
                "importēts: {nothing_imported:command}"
            ),
            (
                "была возвращена копия, и не сказано, что импортировали после её создания: "
                "импортируйте это ещё раз ({import:command}), затем {imports_done:command}; если "
                "ничего не импортировали: {nothing_imported:command}"
            ),
            (
                "a copy was put back, and nobody has said what was imported since it was made: "
                "import it again ({import:command}), then {imports_done:command}; if nothing was "
                "imported: {nothing_imported:command}"
            ),
        ),
        "calculate_now": (
            "nekavējoties: {calculate:command period}, apskatiet summas, tad {run:command period}",
            "немедленно: {calculate:command period}, посмотрите суммы, затем {run:command period}",
            "calculate now; {calculate:command period}, look, then {run:command period}",
        ),
        "drafts_stale": (
            (
                "{period}: kopš melnrakstu aprēķina importētas rindas, un tie varbūt vairs nav "
                "pareizi: {calculate:command period} parāda, kas mainās"
            ),
            (
                "{period}: после расчёта черновиков импортированы строки, и они, возможно, больше "
                "не верны: {calculate:command period} покажет, что меняется"
            ),
            (
                "{period}: rows were imported since the drafts were calculated, and these may no "
                "longer be right: {calculate:command period} shows what changes"
            ),
        ),
        "by_word": (
            "pēc bankas vārda, ko ierakstīja darbinieks",
            "по слову банка, введённому сотрудником",
            "by the bank's word, which staff entered",
        ),
        "orders.in_file": (
            "{flat}: bankas {bank} failā uz kontu {account} (pieteikums no {day:day}) būs:",
            "{flat}: в файле банка {bank} на счёт {account} (заявление с {day:day}) будут:",
            "{flat}: the file for {bank} will have, to account {account} (ordered {day:day}):",
        ),
        "orders.buyer": ("pircējs: {buyer}", "покупатель: {buyer}", "buyer: {buyer}"),
        "orders.payer": ("maksātājs: {payer}", "плательщик: {payer}", "payer: {payer}"),
        "orders.names_another": (
            (
                "{flat}: failā būtu arī cits cilvēks, nevis tikai pašreizējais klients; nekas nav "
                "mainīts. Ja tas nav pareizi: maksātāju labo subscriptions.csv, klienta kodu "
                "customers.csv"
            ),
            (
                "{flat}: в файле был бы и другой человек, а не только нынешний клиент; ничего не "
                "изменено. Если это неверно: плательщика исправляют в subscriptions.csv, код "
                "клиента в customers.csv"
            ),
            (
                "{flat}: the file would name another person beside the present customer; nothing "
                "was changed. If that is wrong: correct the payer in subscriptions.csv, the "
                "customer's code in customers.csv"
            ),
        ),
        "orders.former": ("iepriekšējā klienta", "прежнего клиента", "a former customer's"),
        "orders.count": (
            "abonementi: {count}",
            "подписок: {count}",
            "{count} {count:subscription|subscriptions}",
        ),
        "orders.yes": ("jā", "да", "yes"),
        "orders.up_to": (
            "līdz {sum} EUR mēnesī",
            "до {sum} EUR в месяц",
            "up to {sum} EUR a month",
        ),
        "orders.waiting": (
            "pieteikumi, kas gaida cilvēku: {count}",
            "заявок, которые ждут человека: {count}",
            "{count} {count:application waits|applications wait} for a person",
        ),
        "orders.id": ("numurs", "номер", "id"),
        "orders.bank": ("banka", "банк", "bank"),
        "orders.wants": ("vēlas", "хочет", "wants"),
        "orders.client": ("klienta numurs", "номер клиента", "client number"),
        "orders.day": ("diena", "день", "day"),
        "orders.cause": ("kāpēc gaida", "почему ждёт", "why it waits"),
        "orders.may_mean": ("iespējams", "возможно", "may mean"),
    }
)
