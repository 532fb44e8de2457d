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
