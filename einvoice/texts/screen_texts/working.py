"""Texts of `issue`, `render`, `deliver` and `poll`, and of what the ledger keeps in English."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "doctor.assumed": (
            (
                "{bank}: pieņemtas, bankas neapstiprinātas profila vērtības: {count}; "
                "{examine_all:command}"
            ),
            (
                "{bank}: предполагаемых, не подтверждённых банком значений профиля: "
                "{count}; {examine_all:command}"
            ),
            (
                "{bank}: {count} {count:value|values} of the profile assumed, not confirmed "
                "by the bank: {examine_all:command}"
            ),
        ),
        "doctor.down": (
            "šeit nav ko labot: {run:command} mēģina vēlreiz, kad banka atkal ir sasniedzama",
            "здесь исправлять нечего: {run:command} пробует снова, когда банк опять доступен",
            "nothing here can mend it: {run:command} tries again once the bank can be reached",
        ),
        "doctor.failed": (
            "izlabojiet, kas neizdevās",
            "исправьте то, что не прошло",
            "correct what failed",
        ),
        "doctor.refused_by": (
            "noraidīja {bank}, kods {code}",
            "отклонил {bank}, код {code}",
            "refused by {bank}, code {code}",
        ),
        "doctor.refused": (
            (
                "{count} {count:rēķinu|rēķins|rēķini} par {period}: {reason}. Tagad: "
                "{settings}. Izlabojiet config.toml, tad {command}"
            ),
            (
                "{count} {count:счёт|счёта|счетов} за {period}: {reason}. Сейчас: "
                "{settings}. Исправьте config.toml, затем {command}"
            ),
            (
                "{count} {count:invoice|invoices} of {period}: {reason}. Now: {settings}. "
                "Correct config.toml, then {command}"
            ),
        ),
        "issued_on_paper": (
            (
                "{count} {count:rēķinu|rēķinam|rēķiniem} bez bankas numurs ir dots vēlreiz: ja "
                "pirms kopijas atjaunošanas tie tika drukāti vai sūtīti pa e-pastu, salīdziniet "
                "numurus un summas ar papīru ({export_invoices:command period}); kur summa ir "
                "cita, {void:command} un atsauciet papīru"
            ),
            (
                "счетов без банка, которым номер дан снова: {count}. Если до возвращения копии их "
                "печатали или отправляли по почте, сравните номера и суммы с бумагой "
                "({export_invoices:command period}); где сумма другая, {void:command}, и "
                "отзовите бумагу"
            ),
            (
                "{count} {count:invoice|invoices} without a bank got a number again: if they were "
                "printed or mailed before the copy was put back, compare numbers and sums with "
                "the paper ({export_invoices:command period}); where the sum is another, "
                "{void:command}, and recall the paper"
            ),
        ),
        "issued_told": (
            "{period}: izrakstīti rēķini: {invoices}, aizturēti dzīvokļi: {held}",
            "{period}: выписано счетов: {invoices}, задержано квартир: {held}",
            (
                "{period}: issued {invoices} {invoices:invoice|invoices}, {held} "
                "{held:flat|flats} held"
            ),
        ),
        "rendered_file": (
            "{bank}: {file}, rēķini: {invoices}",
            "{bank}: {file}, счетов: {invoices}",
            "{bank}: {file}, {invoices} {invoices:invoice|invoices}",
        ),
        "rendered_told": (
            "{period}: izveidoti faili: {files}, rēķini, kas nav iekļauti: {left_out}",
            "{period}: создано файлов: {files}, не вошло счетов: {left_out}",
            (
                "{period}: rendered {files} {files:file|files}, left out {left_out} "
                "{left_out:invoice|invoices}"
            ),
        ),
        "sent_file": (
            "{bank}: nosūtīts {file} ({evidence})",
            "{bank}: отправлен {file} ({evidence})",
            "{bank}: sent {file} ({evidence})",
        ),
        "sent_told": (
            "{period}: nosūtīti faili: {files}",
            "{period}: отправлено файлов: {files}",
            "{period}: sent {files} {files:file|files}",
        ),
        "read_told": (
            "izlasīti banku ziņojumi: {answers}",
            "прочитано сообщений банков: {answers}",
            "read {answers} {answers:answer|answers}",
        ),
        "did_receive": (
            "{bank} atsūtīja: {kind}: {outcome}",
            "{bank} прислал: {kind}: {outcome}",
            "{bank} sent {kind}: {outcome}",
        ),
        "refused_exported": (
            "{bank} noraidīja rēķinu {number}: {code} ({reason}); vajadzēja to pieņemt",
            "{bank} отклонил счёт {number}: {code} ({reason}); он должен был быть принят",
            "{bank} refused invoice {number}: {code} ({reason}), expected it accepted",
        ),
        "track.calculate": ("aprēķina {period}", "расчёт за {period}", "calculating {period}"),
        "track.import": ("importē", "импорт", "importing"),
        "track.render": ("veido failus: {bank}", "создание файлов: {bank}", "rendering for {bank}"),
        "deliver.again": (
            "{file}: {why}; mēģina vēlreiz",
            "{file}: {why}; повторная попытка",
            "{file}: {why}; trying again",
        ),
        "track.send": ("sūta: {bank}", "отправка: {bank}", "sending to {bank}"),
        "mail.held": (
            "aizturēts: {flat}: {code}",
            "задержан: {flat}: {code}",
            "held: {flat}: {code}",
        ),
        "mail.refused": (
            "noraidīts: {flat}, {number}, kods {code}",
            "отклонён: {flat}, {number}, код {code}",
            "refused: {flat}, {number}, code {code}",
        ),
        "mail.refused_by_word": (
            "noraidīts pēc bankas vārda, ko ierakstīja darbinieks: {flat}, {number}",
            "отклонён по слову банка, введённому сотрудником: {flat}, {number}",
            "refused by the bank's word, which staff entered: {flat}, {number}",
        ),
        "mail.row": (
            "rinda {number}: {where} ({fault}): {state}",
            "строка {number}: {where} ({fault}): {state}",
            "row {number}: {where} ({fault}): {state}",
        ),
        "mail.overdue": (
            "{bank} nav atbildējusi par {file}",
            "{bank} не ответил о {file}",
            "{bank} has not answered {file}",
        ),
        "mail.answer": (
            "nav izmantots: ziņojums {id} no {bank}: {outcome}",
            "не применено: сообщение {id} от {bank}: {outcome}",
            "not applied: message {id} of {bank}: {outcome}",
        ),
        "kind.applications": ("klientu pieteikumi", "заявки клиентов", "applications"),
        "kind.standing_orders": ("automātiskie maksājumi", "автоплатежи", "standing orders"),
        "kind.payment_report": ("maksājumu pārskats", "отчёт о платежах", "payment report"),
        "kind.statement": ("konta izraksts", "выписка со счёта", "statement"),
        "kind.unreadable": ("nesalasāms ziņojums", "нечитаемое сообщение", "unreadable"),
        "fail.code": ("kļūdas kods {code}", "код ошибки {code}", "fail code {code}"),
        "fail.unknown": (
            "nezināms kļūdas kods {code}",
            "неизвестный код ошибки {code}",
            "unknown fail code {code}",
        ),
        "fail.none": ("bez kļūdas koda", "без кода ошибки", "no fail code"),
        "evidence.confirmed": (
            "fails bankā ir pārbaudīts",
            "файл в банке проверен",
            "confirmed",
        ),
        "evidence.unseen": (
            "nosūtīšana apstiprināta; banka failu apskatīt neļauj",
            "отправка подтверждена; банк не даёт посмотреть файл",
            "confirmed; the bank lets nobody look",
        ),
        "evidence.taken": (
            "banka failu paņēma uzreiz",
            "банк сразу забрал файл",
            "taken by the bank at once",
        ),
        "evidence.found_since": (
            "fails atrasts bankā pēc kopijas atjaunošanas",
            "файл найден в банке после возвращения копии",
            "found at the bank since a copy was put back",
        ),
        "evidence.found": ("fails atrasts bankā", "файл найден в банке", "found at the bank"),
        "evidence.answered": (
            "banka uz to atbildēja",
            "банк на него ответил",
            "the bank answered it",
        ),
        "outcome.applications": (
            "izpildīti {applied}, gaida {waiting}, jau zināmi {known}",
            "исполнено {applied}, ждут {waiting}, уже известно {known}",
            "applied {applied}, waiting {waiting}, known {known}",
        ),
        "outcome.orders": (
            "saglabātas jaunas vienošanās: {new} no {ours}",
            "сохранено новых соглашений: {new} из {ours}",
            "stored {new} of {ours} agreements",
        ),
        "outcome.orders_others": (
            "saglabātas jaunas vienošanās: {new} no {ours}, citu pārdevēju vienošanās: {others}",
            "сохранено новых соглашений: {new} из {ours}, соглашений других продавцов: {others}",
            "stored {new} of {ours} agreements, left out {others} of other sellers",
        ),
        "outcome.statement": (
            (
                "izraksti {statements}, jauni maksājumi {payments}, attiecināti {applied}, gaida "
                "cilvēku {waiting}"
            ),
            (
                "выписок {statements}, новых платежей {payments}, зачислено {applied}, ждут "
                "человека {waiting}"
            ),
            (
                "statements {statements}, new payments {payments}, applied {applied}, waiting for "
                "a person {waiting}"
            ),
        ),
        "outcome.ours": (
            "zināms, ka tas ir mūsu",
            "известно, что он наш",
            "known to be ours",
        ),
        "outcome.as_said": (
            "tas pats, ko banka teica iepriekš",
            "то же, что банк сказал раньше",
            "as was said",
        ),
        "outcome.kept": (
            "atpazīts un arhivēts, netiek izmantots",
            "распознано и сохранено в архиве, не используется",
            "recognised, archived, not interpreted",
        ),
    }
)
