"""Texts of the screen of `check`, and of rows that wait for a person."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "level.error": ("kļūda", "ошибка", "error"),
        "level.problem": ("jautājums", "вопрос", "problem"),
        "level.warning": ("brīdinājums", "предупреждение", "warning"),
        "level.note": ("piezīme", "заметка", "note"),
        "held_flat": ("aizturēts", "задержана", "held"),
        "check.changed": (
            "{where}: pēc izrakstīšanas mainīts datubāzē: {verify:command}",
            "{where}: изменено в базе данных после выставления: {verify:command}",
            "{where}: changed in the database after it was issued: {verify:command}",
        ),
        "check.wrong": (
            "{period}: nesaskan",
            "{period}: не сходится",
            "{period}: does not balance",
        ),
        "check.held": (
            "{count:aizturēti|aizturēts|aizturēti} {count} {count:dzīvokļu|dzīvoklis|dzīvokļi}",
            "{count:задержана|задержаны|задержано} {count} {count:квартира|квартиры|квартир}",
            "{count} {count:flat is|flats are} held",
        ),
        "check.unusual_flats": (
            (
                "jāapskata {flats} {flats:dzīvokļu|dzīvoklis|dzīvokļi}: "
                "{count} {count:brīdinājumu|brīdinājums|brīdinājumi}"
            ),
            (
                "посмотрите {flats} {flats:квартиру|квартиры|квартир}: "
                "{count} {count:предупреждение|предупреждения|предупреждений}"
            ),
            "look at {flats} {flats:flat|flats}: {count} {count:warning|warnings}",
        ),
        "check.unusual_others": (
            "par mājām, cenām un kontiem: {count} {count:brīdinājumu|brīdinājums|brīdinājumi}",
            (
                "о домах, ценах и счетах: "
                "{count} {count:предупреждение|предупреждения|предупреждений}"
            ),
            "about houses, prices and accounts: {count} {count:warning|warnings}",
        ),
        "check.not_calculated": (
            "{period}: vēl nav aprēķināts, nav ko pārbaudīt: {calculate:command period}",
            "{period}: ещё не рассчитан, проверять нечего: {calculate:command period}",
            "{period}: not calculated yet, nothing to look at: {calculate:command period}",
        ),
        "check.usual": (
            "{period}: nekas nav neparasts, aizturēts, noraidīts vai neatbildēts",
            "{period}: нет ничего необычного, задержанного, отклонённого или без ответа",
            "{period}: nothing is unusual, held, refused or unanswered",
        ),
        "check.stale": (
            (
                "{period}: kopš aprēķina importētas rindas, un summas zemāk ir no agrāka laika: "
                "{calculate:command period}"
            ),
            (
                "{period}: после расчёта импортированы строки, и суммы ниже старше их: "
                "{calculate:command period}"
            ),
            (
                "{period}: rows were imported since it was calculated, and the sums below are from "
                "before: {calculate:command period}"
            ),
        ),
        "check.held_flats": (
            "{count} {count:dzīvokļu|dzīvoklis|dzīvokļi} aizturēti: {status:command period}",
            "задержано {count} {count:квартира|квартиры|квартир}: {status:command period}",
            "{count} {count:flat is|flats are} held: {status:command period}",
        ),
        "check.refused_invoices": (
            ("bankas noraidīja {count} {count:rēķinu|rēķinu|rēķinus}: {status:command period}"),
            "банки отклонили {count} {count:счёт|счёта|счетов}: {status:command period}",
            "banks refused {count} {count:invoice|invoices}: {status:command period}",
        ),
        "check.unsettled_rows": (
            (
                "{count} {count:importa rindu|importa rinda|importa rindas} gaida cilvēku: "
                "{status:command period}"
            ),
            (
                "{count} {count:строка импорта ждёт|строки импорта ждут|строк импорта ждут} "
                "человека: {status:command period}"
            ),
            (
                "{count} {count:import row waits|import rows wait} for a person: "
                "{status:command period}"
            ),
        ),
        "check.unanswered_files": (
            (
                "bankas nav atbildējušas par {count} {count:failiem|failu|failiem}: "
                "{status:command period}"
            ),
            ("банки не ответили о {count} {count:файле|файлах|файлах}: {status:command period}"),
            "banks have not answered {count} {count:file|files}: {status:command period}",
        ),
        "check.not_billed": (
            (
                "{count} {count:dzīvokļiem|dzīvoklim|dzīvokļiem} atsaukts mēnesis nav izrakstīts "
                "no jauna: {status:command period}"
            ),
            (
                "{count} {count:квартире|квартирам|квартирам} отозванный месяц не выставлен "
                "заново: {status:command period}"
            ),
            (
                "{count} {count:flat has|flats have} a month that was taken back and is billed "
                "nowhere: {status:command period}"
            ),
        ),
        "check.unapplied_messages": (
            (
                "{count} banku {count:ziņojumu|ziņojums|ziņojumi} nav izmantoti: "
                "{list_answers:command}"
            ),
            (
                "{count} {count:сообщение|сообщения|сообщений} банков не применено: "
                "{list_answers:command}"
            ),
            (
                "{count} {count:message of a bank was|messages of banks were} not applied: "
                "{list_answers:command}"
            ),
        ),
        "check.too_late": (
            (
                "{count} {count:rēķinu|rēķinu|rēķinus} banka vairs nepieņem šī termiņa dēļ: "
                "{plan_rerun:command period}"
            ),
            (
                "{count} {count:счёт|счёта|счетов} банк больше не примет из-за срока оплаты: "
                "{plan_rerun:command period}"
            ),
            (
                "{count} {count:invoice is|invoices are} due too soon for the bank: "
                "{plan_rerun:command period}"
            ),
        ),
        "check.figures": (
            "{period}: cik maksā katrs pakalpojums, bez PVN",
            "{period}: сколько стоит каждая услуга, без НДС",
            "{period}: what each service costs, without VAT",
        ),
        "check.explain": (
            (
                "Kontrolsumma salīdzina, ko mājai izmērīja vai piestādīja rēķinā, ar to, kas "
                "sadalīts tās dzīvokļiem. Izmaksu summu salīdziniet ar piegādātāju rēķiniem."
            ),
            (
                "Контрольная сумма сравнивает измеренное или выставленное дому с тем, что "
                "распределено по его квартирам. Сумму расходов сравните со счетами поставщиков."
            ),
            (
                "A control total compares what was measured or billed for a building with what its "
                "flats are charged. Compare the sum of costs with the suppliers' bills."
            ),
        ),
        "net_eur": ("bez PVN EUR", "без НДС EUR", "net EUR"),
        "by_flat": ("EUR/dz.", "EUR/кв.", "EUR a flat"),
        "by_m2": ("EUR/m2", "EUR/м2", "EUR a m2"),
        "price_now": ("cena", "цена", "price"),
        "price_before": ("iepriekš", "раньше", "before"),
        "check.balanced": (
            (
                "saskan: {building}: {totals} {totals:kontrolsummu|kontrolsumma|kontrolsummas}; "
                "izmaksas {cents} EUR; noapaļošana {residue} EUR"
            ),
            (
                "сходится: {building}: {totals} контр. {totals:сумма|суммы|сумм}; "
                "расходы {cents} EUR; округление {residue} EUR"
            ),
            (
                "balances: {building}: {totals} control {totals:total|totals}; costs "
                "{cents} EUR; rounding {residue} EUR"
            ),
        ),
        "check.all": (
            "visas kontrolsummas: {check_all:command period}",
            "все контрольные суммы: {check_all:command period}",
            "every control total: {check_all:command period}",
        ),
        "check.totals": (
            "{period}: kontrolsummas",
            "{period}: контрольные суммы",
            "{period}: control totals",
        ),
        "check.rounding": (
            "noapaļošana rindām ar cenu: mājas summa, tās rindas, atlikums",
            "округление строк с ценой: сумма дома, его строки, остаток",
            "rounding of priced lines: the building's amount, its lines, what is left over",
        ),
        "moved": (
            "lielākās izmaiņas kopš {period}",
            "что больше всего изменилось с {period}",
            "what moved most since {period}",
        ),
        "building": ("māja", "дом", "building"),
        "total": ("summa", "сумма", "total"),
        "whole": ("kopā", "всего", "whole"),
        "unit": ("vienība", "единица", "unit"),
        "parts": ("daļas", "части", "parts"),
        "missing": ("trūkst", "не хватает", "missing"),
        "service": ("pakalpojums", "услуга", "service"),
        "amount_eur": ("summa EUR", "сумма EUR", "amount EUR"),
        "lines_eur": ("rindas EUR", "строки EUR", "lines EUR"),
        "residue_eur": ("atlikums EUR", "остаток EUR", "residue EUR"),
        "before_eur": ("iepriekš EUR", "было EUR", "before EUR"),
        "now_eur": ("tagad EUR", "стало EUR", "now EUR"),
        "change_eur": ("izmaiņa EUR", "изменение EUR", "change EUR"),
        "control.heat": ("siltums", "тепло", "heat"),
        "control.cost": ("izmaksas: {service}", "расходы: {service}", "cost: {service}"),
        "control.told_since": (
            "uzzināts pēc kaimiņu rēķiniem",
            "стало известно после счетов соседям",
            "told after the neighbours' invoices",
        ),
        "control.m3": ("ūdens: {service}", "вода: {service}", "water: {service}"),
        "none": ("nav", "нет", "none"),
        "doubtful_value": (
            "rinda {row}: {place}, skaitītājs {serial} ({meter}): {values}",
            "строка {row}: {place}, счётчик {serial} ({meter}): {values}",
            "row {row}: {place}, meter {serial} ({meter}): {values}",
        ),
        "other_person_rows": (
            (
                "cits cilvēks klienta vietā: jaunam īpašniekam vajag savu rindu; tikai ja rinda "
                "jau no pirmās dienas nosauca nepareizo: {command}, tad importējiet vēlreiz"
            ),
            (
                "другой человек на месте клиента: новому собственнику нужна своя строка; только "
                "если строка с первого дня называла не того: {command}, затем импортируйте снова"
            ),
            (
                "another person in a customer's place: a new owner needs a row of their own; only "
                "if the row named the wrong person from its first day on: {command}, then import "
                "it again"
            ),
        ),
        "doubtful_rows": (
            (
                "apšaubāmās rindas: pārrakstīšanās kļūdu izlabojiet failā un importējiet to "
                "vēlreiz; tikai ja vērtība tiešām ir tāda: {command}"
            ),
            (
                "строки под вопросом: опечатку исправьте в файле и импортируйте его снова; только "
                "если значение действительно такое: {command}"
            ),
            (
                "doubtful: a typing error is corrected in the file, which is imported again; only "
                "if the value is really so: {command}"
            ),
        ),
    }
)
