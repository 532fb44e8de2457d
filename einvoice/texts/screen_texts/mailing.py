"""Texts of `mail` and `print`, and of what `status` says of customers without a bank."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "by_mail": ("pa e-pastu", "по э-почте", "by e-mail"),
        "on_paper": ("uz papīra", "на бумаге", "on paper"),
        "mailed": ("nosūtīti", "отправлено", "mailed"),
        "mail_refused": ("noraidīti", "отклонено", "refused"),
        "mail_unknown": ("nav zināms", "неизвестно", "unknown"),
        "to_mail": ("jāsūta", "к отправке", "to mail"),
        "printed": ("izdrukāti", "напечатано", "printed"),
        "to_print": ("jādrukā", "к печати", "to print"),
        "mailing.said.intended": (
            "{invoice} ({flat}): tiks nosūtīts vēlreiz",
            "{invoice} ({flat}): будет отправлен ещё раз",
            "{invoice} ({flat}) will be mailed once more",
        ),
        "mailing.said.refused": (
            "{invoice} ({flat}): e-pasts atnāca atpakaļ",
            "{invoice} ({flat}): письмо вернулось",
            "{invoice} ({flat}): the mail came back",
        ),
        "mailing.said.sent": (
            "{invoice} ({flat}): klients e-pastu ir saņēmis",
            "{invoice} ({flat}): клиент получил письмо",
            "{invoice} ({flat}): the customer has the mail",
        ),
        "mailing.all.intended": (
            (
                "{period}: vēlreiz sūtāmi {count} {count:e-pastu|e-pasts|e-pasti}: "
                "{mail:command period}"
            ),
            "{period}: ещё раз будет отправлено писем: {count}: {mail:command period}",
            "{period}: {count} {count:mail|mails} will go out once more: {mail:command period}",
        ),
        "mailing.all.intended.plan": (
            (
                "{period}: nav zināms par {count} {count:e-pastiem|e-pastu|e-pastiem}, {total} "
                "EUR: {numbers}{rest:more}. Vēl nekas nav mainīts; tikai ja klienti tos nav "
                "saņēmuši, tos sūtīs vēlreiz"
            ),
            (
                "{period}: неизвестно о письмах: {count}, {total} EUR: {numbers}{rest:more}. Пока "
                "ничего не изменено; только если клиенты их не получили, они уйдут ещё раз"
            ),
            (
                "{period}: not known of {count} {count:mail|mails}, {total} EUR: "
                "{numbers}{rest:more}. Nothing is changed yet; only if the customers do not have "
                "them they go out once more"
            ),
        ),
        "mailing.all.none": (
            "{period}: nav e-pastu, par kuriem nav zināms; nekas nav mainīts",
            "{period}: нет писем, о которых неизвестно; ничего не изменено",
            "{period}: there is no mail that is not known; nothing was changed",
        ),
        "mailing.all.sent": (
            "{period}: {count} {count:e-pastu|e-pastu|e-pastus} klienti saņēmuši, pēc Jūsu vārda",
            "{period}: писем получено клиентами, по вашим словам: {count}",
            "{period}: {count} {count:mail|mails} came, by your word",
        ),
        "mailing.all.sent.plan": (
            (
                "{period}: nav zināms par {count} {count:e-pastiem|e-pastu|e-pastiem}, {total} "
                "EUR: {numbers}{rest:more}. Vēl nekas nav mainīts; tikai ja klienti tos ir "
                "saņēmuši, tie skaitīsies nosūtīti; ja nav: {mail_again:command invoice period}"
            ),
            (
                "{period}: неизвестно о письмах: {count}, {total} EUR: {numbers}{rest:more}. Пока "
                "ничего не изменено; только если клиенты их получили, они считаются "
                "отправленными; если нет: {mail_again:command invoice period}"
            ),
            (
                "{period}: not known of {count} {count:mail|mails}, {total} EUR: "
                "{numbers}{rest:more}. Nothing is changed yet; only if the customers have them "
                "they count as mailed; if not: {mail_again:command invoice period}"
            ),
        ),
        "mailing.state.for_now": ("noraidīts pagaidām", "пока отклонено", "refused for now"),
        "mailing.state.refused": ("noraidīts", "отклонено", "refused"),
        "mailing.state.unknown": ("nav zināms", "неизвестно", "unknown"),
        "mailing.told": (
            (
                "nosūtīti tagad: {now}; mēnesī nosūtīti: {mailed}, noraidīti: {mail_refused}, "
                "nav zināms: {mail_unknown}, jāsūta: {to_mail}"
            ),
            (
                "отправлено сейчас: {now}; за месяц отправлено: {mailed}, "
                "отклонено: {mail_refused}, неизвестно: {mail_unknown}, к отправке: {to_mail}"
            ),
            (
                "mailed now: {now}; in the month mailed: {mailed}, refused: {mail_refused}, "
                "unknown: {mail_unknown}, to mail: {to_mail}"
            ),
        ),
        "mailing.did": (
            "nosūtīti pa e-pastu: {count}",
            "отправлено по э-почте: {count}",
            "mailed: {count}",
        ),
        "mails_kept": (
            (
                "adrese ir kopš kopijas atjaunošanas, un rēķins var būt izsniegts uz papīra, tāpēc "
                "pa e-pastu nesūta: {numbers}{rest:more}; ja nekas nav izsniegts: "
                "{mail_again:command invoice}"
            ),
            (
                "адрес появился после возвращения копии, и счёт мог быть выдан на бумаге, поэтому "
                "по э-почте не отправляется: {numbers}{rest:more}; если ничего не выдавали: "
                "{mail_again:command invoice}"
            ),
            (
                "have an address since a copy was put back, and may be out on paper, so they are "
                "not mailed: {numbers}{rest:more}; if nothing was handed out: "
                "{mail_again:command invoice}"
            ),
        ),
        "mails_refused": (
            "e-pasta serveris noraidījis: {numbers}{rest:more}: {mail:command period}",
            "почтовый сервер отклонил: {numbers}{rest:more}: {mail:command period}",
            "refused by mail servers: {numbers}{rest:more}: {mail:command period}",
        ),
        "mails_unknown": (
            ("nav zināms, vai nosūtīts pa e-pastu: {numbers}{rest:more}: {mail:command period}"),
            ("неизвестно, отправлено ли по э-почте: {numbers}{rest:more}: {mail:command period}"),
            ("not known whether mailed: {numbers}{rest:more}: {mail:command period}"),
        ),
        "handed.wish": (
            "klients rēķinu vēlas: {wish}",
            "клиент хочет получать счёт: {wish}",
            "the customer wants it: {wish}",
        ),
        "handed.mail.for_now": (
            "e-pasts pagaidām noraidīts {at}: {said}",
            "письмо пока отклонено {at}: {said}",
            "mail refused for now at {at}: {said}",
        ),
        "handed.mail.intended": (
            "e-pasts iesākts {at}, teksts nav sūtīts; tiks nosūtīts",
            "письмо начато {at}, текст не отправлялся; будет отправлено",
            "mail begun at {at}, its text not sent; it will be mailed",
        ),
        "handed.mail.refused": (
            "e-pasts noraidīts {at}: {said}",
            "письмо отклонено {at}: {said}",
            "mail refused at {at}: {said}",
        ),
        "handed.mail.sent": (
            "nosūtīts pa e-pastu {at}: {said}",
            "отправлено по э-почте {at}: {said}",
            "mailed at {at}: {said}",
        ),
        "handed.mail.unknown": (
            "nav zināms, vai e-pasts {at} nosūtīts: {said}",
            "неизвестно, отправлено ли письмо {at}: {said}",
            "not known whether mailed at {at}: {said}",
        ),
        "handed.portal": (
            "portālā to var skatīt lietotāji: {count}",
            "на портале его видят пользователи: {count}",
            "users who may see it in the portal: {count}",
        ),
        "handed.printed": (
            "izdrukai failā {at}",
            "в файле для печати {at}",
            "in a file for printing at {at}",
        ),
        "handed.printed_by_word": (
            "izdrukāts jau agrāk, pēc darbinieka vārda {at}",
            "напечатан раньше, по слову сотрудника {at}",
            "printed before, by the word of a colleague at {at}",
        ),
        "handed.perhaps_before": (
            "varbūt izsniegts jau pirms kopijas atjaunošanas",
            "возможно, выдан ещё до возвращения копии",
            "perhaps printed or mailed before a copy was put back",
        ),
        "handed.to_mail": (
            "jāsūta pa e-pastu",
            "нужно отправить по э-почте",
            "to be mailed",
        ),
        "handed.to_print": ("jādrukā", "нужно напечатать", "to be printed"),
        "handed.word": ("darbinieka vārds", "слово сотрудника", "the word of a colleague"),
        "wish.bank": ("bankā", "в банк", "at a bank"),
        "wish.email": ("pa e-pastu", "по э-почте", "by e-mail"),
        "wish.none": ("nav norādīts", "не указано", "not said"),
        "wish.paper": ("uz papīra", "на бумаге", "on paper"),
        "print.before": (
            "{period}: {count} {count:rēķinu|rēķins|rēķini}, {total} EUR, skaitās izdrukāti agrāk",
            "{period}: напечатанными раньше считаются счета: {count}, {total} EUR",
            "{period}: {count} {count:invoice|invoices}, {total} EUR, printed before, by your word",
        ),
        "print.again": (
            (
                "{count} no tiem, iespējams, jau izsniegti pirms kopijas atjaunošanas: pirms "
                "izsniegšanas salīdziniet summas ({export_invoices:command period}); kur tā ir tā "
                "pati, otrreiz neizsniedziet"
            ),
            (
                "из них могли уйти до возвращения копии: {count}. Прежде чем выдавать, сравните "
                "суммы ({export_invoices:command period}); где она та же, второй раз не выдавайте"
            ),
            (
                "{count} of them may have gone out before a copy was put back: compare the sums "
                "before you hand them out ({export_invoices:command period}); where it is the "
                "same, hand nothing out a second time"
            ),
        ),
        "print.before.none": (
            "{period}: nav rēķinu, kas varbūt izsniegti pirms kopijas; nekas nav mainīts",
            "{period}: нет счетов, которые могли уйти до копии; ничего не изменено",
            "{period}: no invoice may have gone out before a copy; nothing was changed",
        ),
        "print.before.plan": (
            (
                "{period}: izdrukāti agrāk būtu {count} {count:rēķinu|rēķins|rēķini}, {total} EUR: "
                "{numbers}{rest:more}. Vēl nekas nav mainīts; tikai ja tie ir izsniegti un summas "
                "ir tās pašas; ja nekas nebija izsniegts, un pārējie: {print:command period new}"
            ),
            (
                "{period}: напечатанными раньше считались бы счета: {count}, {total} EUR: "
                "{numbers}{rest:more}. Пока ничего не изменено; только если они выданы и суммы те "
                "же; если ничего не выдавали, и остальные: {print:command period new}"
            ),
            (
                "{period}: {count} {count:invoice|invoices}, {total} EUR, would count as printed "
                "before: {numbers}{rest:more}. Nothing is changed yet; only if they were handed "
                "out and the sums are the same; if none were, and the others: "
                "{print:command period new}"
            ),
        ),
        "print.file": (
            "{file}: {invoices} {invoices:rēķinu|rēķins|rēķini}",
            "{file}: {invoices} {invoices:счёт|счёта|счетов}",
            "{file}: {invoices} {invoices:invoice|invoices}",
        ),
        "print.file_again": (
            "{file}: {invoices} {invoices:rēķinu|rēķins|rēķini}, agrāk izdrukāti: {before}",
            "{file}: {invoices} {invoices:счёт|счёта|счетов}, напечатано раньше: {before}",
            "{file}: {invoices} {invoices:invoice|invoices}, printed before: {before}",
        ),
        "print.told": (
            "{period}: failos izdrukai {invoices} {invoices:rēķinu|rēķins|rēķini}",
            "{period}: в файлах для печати {invoices} {invoices:счёт|счёта|счетов}",
            "{period}: {invoices} {invoices:invoice|invoices} in files for printing",
        ),
        "title.answer": ("atbilde", "ответ", "answer"),
        "title.mail": ("e-pasts", "письмо", "mail"),
        "track.mail": ("sūta e-pastus", "отправка писем", "mailing"),
        "track.print": ("gatavo izdrukai", "готовит к печати", "making files for printing"),
        "doctor.mail": (
            "serveris {host} pieņem e-pastus no {sender}",
            "сервер {host} принимает письма от {sender}",
            "{host} takes mail from {sender}",
        ),
        "doctor.mail_unasked": (
            "serverim {host} nav jautāts: diena ir iestatīta",
            "сервер {host} не спрошен: день задан вручную",
            "{host} was not asked: the clock is set",
        ),
    }
)
