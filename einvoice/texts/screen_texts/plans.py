"""Texts of plans: what `credit`, `void`, `hold`, `release` and `rerun` would do, and what they did.

Keys `because.*`, `remedy.*` and `why.*` end with the names of `core.bulk` and `core.withdrawals`.
"""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "next_line": ("tālāk: {command}", "дальше: {command}", "next: {command}"),
        "because.accepted": ("banka to pieņēma", "принят банком", "accepted by its bank"),
        "because.credit_note": (
            "kredītrēķins jau ir",
            "кредит-счёт уже есть",
            "has a credit note already",
        ),
        "because.note_refused": (
            "banka noraidīja tā kredītrēķinu",
            "банк отклонил его кредит-счёт",
            "has a credit note that its bank refused",
        ),
        "because.note_doubtful": (
            "kredītrēķins noraidīts, bet bankai tas varbūt ir",
            "кредит-счёт отклонён, но, возможно, он у банка есть",
            "has a refused credit note that its bank may have",
        ),
        "because.corrected": (
            "jau atsaukts ar rindu vēlākā rēķinā",
            "уже отозван строкой более позднего счёта",
            "taken back by a line on a later invoice already",
        ),
        "because.no_bank": (
            "izrakstīts, bez bankas",
            "выписан, без банка",
            "issued, goes to no bank",
        ),
        "because.not_sent": (
            "izrakstīts, vēl nav nosūtīts",
            "выписан, ещё не отправлен",
            "issued, not sent yet",
        ),
        "because.refused": ("banka to noraidīja", "отклонён банком", "refused by its bank"),
        "because.awaited": (
            "nosūtīts, banka nav atbildējusi",
            "отправлен, банк не ответил",
            "sent, its bank has not answered",
        ),
        "because.unclear": ("varbūt ir bankā", "возможно, он в банке", "may be at its bank"),
        "because.bank_has_one": (
            "banka saka, ka tai tāds jau ir",
            "банк говорит, что такой у него уже есть",
            "its bank says that it has the same invoice",
        ),
        "because.code_unknown": (
            "noraidīts ar kodu, ko neviens nezina",
            "отклонён с кодом, которого никто не знает",
            "refused with a code that nobody knows",
        ),
        "because.not_issued": ("nav izrakstīts", "не выписан", "not issued"),
        "because.taken_back": ("jau atsaukts", "уже отозван", "taken back already"),
        "because.held": ("aizturējis cilvēks", "задержал человек", "held by a person"),
        "because.held_taken_back": (
            "aizturēts, jo rēķins atsaukts",
            "задержана: её счёт отозван",
            "held since its invoice was taken back",
        ),
        "because.held_for_change": (
            "aizturēts neparastas izmaiņas dēļ",
            "задержана из-за необычного изменения",
            "held for its unusual change",
        ),
        "because.held_otherwise": (
            "aizturēts cita iemesla dēļ",
            "задержана по другой причине",
            "held for another reason",
        ),
        "because.free": ("nav aizturēts", "не задержана", "not held"),
        "because.issued": (
            "izrakstīts: šis mēnesis paliek, vēlākos aiztur",
            "выписан: этот месяц остаётся, следующие задерживаются",
            "issued: this month stays as it is, later months are held",
        ),
        "plan.take": ("ņem", "берёт", "take"),
        "plan.leave": ("atstāj", "оставляет", "leave"),
        "plan.how": ("stāvoklis", "как обстоит", "their state"),
        "plan.with_vat": ("EUR ar PVN", "EUR с НДС", "EUR with VAT"),
        "plan.first": ("pirmie", "первые", "first"),
        "plan.summary": (
            "{command} {count}, {sum} EUR ar PVN",
            "{command} {count}, {sum} EUR с НДС",
            "{command} {count}, {sum} EUR with VAT",
        ),
        "plan.left": (
            "atstāj {count}, {sum} EUR",
            "оставляет {count}, {sum} EUR",
            "leave {count}, {sum} EUR",
        ),
        "plan.nothing": (
            "{period}: {command}: nav ko darīt",
            "{period}: {command}: делать нечего",
            "{period}: nothing to {command}",
        ),
        "plan.not_done": (
            "plāns {plan}: vēl nekas nav izdarīts",
            "план {plan}: ещё ничего не сделано",
            "plan {plan}: nothing was done yet",
        ),
        "plan.done": ("plāns {plan}: izdarīts", "план {plan}: выполнен", "plan {plan}: done"),
        "done.credit": (
            "izdarīts: {count}, katram savs kredītrēķins; dzīvokļi aizturēti līdz `release`",
            "сделано: {count}, каждому кредит-счёт; квартиры задержаны до `release`",
            (
                "done: {count} taken back by a credit note each; their flats are held until "
                "`release`"
            ),
        ),
        "done.void": (
            "izdarīts: anulēti {count}; dzīvokļi aizturēti līdz `release`",
            "сделано: аннулировано {count}; квартиры задержаны до `release`",
            "done: {count} void; their flats are held until `release`",
        ),
        "done.hold": (
            "izdarīts: aizturēti līdz `release`: {count}",
            "сделано: задержано до `release`: {count}",
            "done: {count} held until `release`",
        ),
        "done.mark_accepted": (
            "izdarīts: bankai ir {count}; tie skaitās pieņemti",
            "сделано: у банка есть {count}; они считаются принятыми",
            "done: the bank has {count}; they count as accepted",
        ),
        "done.mark_refused": (
            "izdarīts: bankai nav {count}; tos var izlabot un sūtīt vēlreiz",
            "сделано: у банка нет {count}; их можно исправить и отправить снова",
            "done: the bank does not have {count}; they may be corrected and sent again",
        ),
        "done.notes": (
            "izdarīts: anulēti kredītrēķini: {count}; to rēķini paliek, kā bija",
            "сделано: аннулировано кредит-счетов: {count}; их счета остаются как были",
            "done: {count} credit notes void; their invoices stay as they were",
        ),
        "done.release": (
            "izdarīts: aizturēšana atcelta: {count}",
            "сделано: задержка снята: {count}",
            "done: {count} released",
        ),
        "done.lines": (
            "bankām neko nesūta: rēķini paliek, un nākamie rēķini tos atsauc",
            "банкам ничего не отправляется: счета остаются, их отзовут следующие",
            (
                "banks get no message: the invoices stay, and lines on the next invoices take "
                "them back"
            ),
        ),
        "held_now": (
            "{period}: aizturēti {flats}",
            "{period}: задержаны {flats}",
            "{period}: held {flats}",
        ),
        "held_later": (
            "{flat}: aizturēts no nākamā rēķina; {number} par {period} ir {state} un paliek",
            "{flat}: задержана со следующего счёта; {number} за {period} {state} и остаётся",
            "{flat}: held from its next invoice on; {number} of {period} is {state} and stays",
        ),
        "held_later_how": (
            "`{command}` to atsauc",
            "`{command}` отзывает его",
            "`{command}` takes it back",
        ),
        "void_note": (
            "kredītrēķins {number}: anulēts; rēķins {cancels} paliek kā bija",
            "кредит-счёт {number}: аннулирован; счёт {cancels} остаётся как был",
            "credit note {number}: void; invoice {cancels} stays as it was",
        ),
        "void_invoice": (
            "{number}: anulēts; dzīvoklim {flat} par {period} rēķina tagad nav",
            "{number}: аннулирован; у квартиры {flat} за {period} сейчас нет счёта",
            "{number}: void; flat {flat} has no invoice for {period} now",
        ),
        "credited_told": (
            ("izrakstīti kredītrēķini: {count}; tos nosūta {run:command period}"),
            "выписано кредит-счетов: {count}; их отправит {run:command period}",
            ("{count} {count:credit note|credit notes} issued; {run:command period} sends them"),
        ),
        "credited_held": (
            (
                "dzīvokļi par šo mēnesi ir aizturēti: kad banka pieņēmusi, izlabojiet datus, un "
                "{release:command period} ļauj `run` izrakstīt no jauna"
            ),
            (
                "квартиры за этот месяц задержаны: когда банк примет, исправьте данные, и "
                "{release:command period} позволит `run` выписать заново"
            ),
            (
                "their flats are held for that month: once the bank has accepted, correct the "
                "data and {release:command period} lets `run` "
                "issue anew"
            ),
        ),
        "charge": ("maksājums", "начисление", "charge"),
        "on_invoice_of": ("rēķinā par", "в счёте за", "on the invoice of"),
        "what": ("ko dara", "что сделать", "what"),
        "why": ("kāpēc", "почему", "why"),
        "why.differs": (
            "tagad aprēķins ir citāds",
            "теперь расчёт другой",
            "calculated now it differs",
        ),
        "why.due_date": (
            "apmaksas termiņš ir par tuvu",
            "срок оплаты слишком близко",
            "its due date is too near",
        ),
        "why.refused": ("banka to noraidīja", "банк его отклонил", "the bank refused it"),
        "why.unchanged": (
            "kopš noraidīšanas nekas nav labots",
            "после отказа ничего не исправлено",
            "nothing about it was corrected since the bank refused it",
        ),
        "why.duplicate": (
            "banka to atkal noraidītu kā atkārtotu",
            "банк снова отклонил бы его как повторный",
            "its bank would refuse it again as a duplicate",
        ),
        "why.nothing": ("viss ir kārtībā", "всё в порядке", "nothing is wrong with it"),
        "why.held": (
            "tagad to aizturētu",
            "теперь он был бы задержан",
            "calculated now it would be held",
        ),
        "why.gone": (
            "šī dzīvokļa šajā mēnesī vairs nav",
            "этой квартиры в этом месяце больше нет",
            "its premises are no longer there in this period",
        ),
        "why.accepted": (
            "tas ir bankā; to labo tikai kredītrēķins vai rinda vēlākā rēķinā",
            "он в банке; его исправит только кредит-счёт или строка более позднего счёта",
            "the bank has it; only a credit invoice or a later line corrects it",
        ),
        "why.awaited": (
            "banka vēl nav atbildējusi",
            "банк ещё не ответил",
            "the bank has not answered yet",
        ),
        "why.unclear": (
            "varbūt tas ir bankā; vispirms deliver vai poll",
            "возможно, он в банке; сначала deliver или poll",
            "it may be at the bank; deliver or poll first",
        ),
        "why.bank_says_has": (
            "banka saka, ka tai tāds jau ir; vispirms jautājiet bankai",
            "банк говорит, что такой у него уже есть; сначала спросите банк",
            "the bank says it has the same invoice; ask the bank first",
        ),
        "why.contradicted": (
            "bankas atbilde ir pretrunā ar to, ko tā teica cilvēkam; vispirms nokārtojiet to",
            "ответ банка противоречит тому, что он сказал человеку; сначала решите это",
            "the bank's answer contradicts what it told a person; settle that first",
        ),
        "why.code_unknown": (
            "bankas kodu neviens nezina: jautājiet bankai, vai tai šis rēķins ir",
            "код банка никому не известен: спросите банк, есть ли у него этот счёт",
            "nobody knows the bank's code: ask the bank whether it has the invoice",
        ),
        "rerun.nothing": (
            "{period}: nekas nav jādara no jauna",
            "{period}: переделывать нечего",
            "{period}: nothing to do over again",
        ),
    }
)
