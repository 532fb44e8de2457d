"""Errors of making files and bringing them to their banks."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "bank-has-other-bytes": {
            "lv": (
                "{file}: bankai ar šo nosaukumu ir citi baiti; gaidīti mūsu vai nekādi",
                (
                    "lūdziet banku to atmest nelasītu; tikai ja tā neko no tā nav iegrāmatojusi: "
                    "{run:command period}; nekas nav pārrakstīts"
                ),
            ),
            "ru": (
                "{file}: у банка под этим именем другие байты; ожидались наши или никаких",
                (
                    "попросите банк отбросить его непрочитанным; только если банк ничего из него "
                    "не провёл: {run:command period}; ничего не перезаписано"
                ),
            ),
            "en": (
                "{file}: the bank holds other bytes under this name, expected ours or none",
                (
                    "ask the bank to discard it unread; only if it has booked nothing of it: "
                    "{run:command period}; nothing was overwritten"
                ),
            ),
        },
        "delivery-unknown": {
            "lv": (
                "{file}: nevarēja pārliecināties, vai fails ir bankā",
                (
                    "pats tas vairs netiks sūtīts; to izšķir bankas atbilde: {poll:command}; vai "
                    "jautājiet bankai; ja fails tai ir: {mark_sent:command file}, ja nav: "
                    "{resend:command file}"
                ),
            ),
            "ru": (
                "{file}: не удалось убедиться, есть ли файл у банка",
                (
                    "сам он больше не отправится; вопрос решит ответ банка: {poll:command}; или "
                    "спросите банк; если файл у него есть: {mark_sent:command file}, если нет: "
                    "{resend:command file}"
                ),
            ),
            "en": (
                "{file}: delivery could not be confirmed",
                (
                    "it is not sent again by itself; the bank's answer settles it: "
                    "{poll:command}; or ask the bank; if it has the file: {mark_sent:command "
                    "file}, if not: {resend:command file}"
                ),
            ),
        },
        "due-date-lost": {
            "lv": (
                (
                    "{file}: ir {now}, bet pēdējais brīdis, kad banka pieņem šo apmaksas termiņu, "
                    "bija {last}"
                ),
                (
                    "palaidiet {plan_rerun:command period}: tas plāno jaunus rēķinus ar vēlāku "
                    "termiņu"
                ),
            ),
            "ru": (
                (
                    "{file}: сейчас {now}, а последним моментом, когда банк принимает этот срок "
                    "оплаты, было {last}"
                ),
                (
                    "запустите {plan_rerun:command period}: будут запланированы новые счета с "
                    "более поздним сроком"
                ),
            ),
            "en": (
                (
                    "{file}: it is {now}, expected before {last}, the last the bank takes this "
                    "due date"
                ),
                "run {plan_rerun:command period}: it plans new invoices with a later due date",
            ),
        },
        "file-bytes-lost": {
            "lv": (
                (
                    "{file}: izveidotais fails ir zudis vai mainīts, un to pašu baitu failu vairs "
                    "nevar izveidot; tas ir atsaukts nenosūtīts"
                ),
                "{run:command period} nosūta tā saturu citā failā",
            ),
            "ru": (
                (
                    "{file}: созданный файл потерян или изменён, и файл с теми же байтами создать "
                    "нельзя; он отозван неотправленным"
                ),
                "{run:command period} отправит его содержимое в другом файле",
            ),
            "en": (
                (
                    "{file}: the rendered file was lost or changed and cannot be made again with "
                    "the same bytes; it was taken back unsent"
                ),
                "{run:command period} sends its content in another file",
            ),
        },
        "file-of-former-customer": {
            "lv": (
                (
                    "{file}: agrāka programmas versija tajā ielika rēķinu, ko saņemtu bijušais "
                    "klients; fails ir atsaukts nenosūtīts"
                ),
                "{run:command period} nosūta pārējos citā failā",
            ),
            "ru": (
                (
                    "{file}: прежняя версия программы положила в него счёт, который получил бы "
                    "бывший клиент; файл отозван неотправленным"
                ),
                "{run:command period} отправит остальные в другом файле",
            ),
            "en": (
                (
                    "{file}: an earlier version put an invoice into it that a former customer "
                    "would get; it was taken back unsent"
                ),
                "{run:command period} sends the others in another file",
            ),
        },
        "gone-while-read-back": {
            "lv": ("{file}: pazuda no bankas, kamēr to lasīja pārbaudei", "{why}"),
            "ru": ("{file}: исчез из банка, пока его читали для проверки", "{why}"),
            "en": ("{file}: gone while it was read back", "{why}"),
        },
        "invoices-too-late": {
            "lv": (
                (
                    "{bank}: {count} {count:rēķinu|rēķinu|rēķinus} ar termiņu {due:day} vairs "
                    "nevar nosūtīt, jo banka šo termiņu vairs nepieņem"
                ),
                (
                    "palaidiet {plan_rerun:command period}: tas plāno jaunus rēķinus ar vēlāku "
                    "termiņu"
                ),
            ),
            "ru": (
                (
                    "{bank}: {count} {count:счёт|счёта|счетов} со сроком {due:day} уже нельзя "
                    "отправить: банк этот срок больше не принимает"
                ),
                (
                    "запустите {plan_rerun:command period}: будут запланированы новые счета с "
                    "более поздним сроком"
                ),
            ),
            "en": (
                (
                    "{bank}: {count} {count:invoice|invoices} due {due:day} can no longer be "
                    "sent: the bank no longer accepts this due date"
                ),
                "run {plan_rerun:command period}: it plans new invoices with a later due date",
            ),
        },
        "sent-after-deadline": {
            "lv": (
                "{period}: nosūtīts pēc termiņa {deadline}",
                "bankas to vēl pieņem; noskaidrojiet, kāpēc tas aizkavējās",
            ),
            "ru": (
                "{period}: отправлено после срока {deadline}",
                "банки это ещё принимают; выясните, почему вышло поздно",
            ),
            "en": (
                "{period}: sent after the deadline {deadline}",
                "the banks still take it; find out why it was late",
            ),
        },
        "stored-otherwise": {
            "lv": (
                "{file}: banka saglabāja citu saturu, nekā tika nosūtīts; gaidīti tie paši baiti",
                "fails tiek sūtīts vēlreiz ar jaunu pagaidu nosaukumu",
            ),
            "ru": (
                "{file}: банк сохранил не то, что было отправлено; ожидались те же байты",
                "файл отправляется ещё раз под новым временным именем",
            ),
            "en": (
                "{file}: the bytes that the bank stored differ from the bytes sent",
                "it is sent again under a new temporary name",
            ),
        },
    }
)
