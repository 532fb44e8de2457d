"""Reminders by e-mail, and the wishes for them on the page of the profile."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "reminders.wish.window_opens": texts_of(
            "Var nodot skaitītāju rādījumus",
            "Можно передать показания счётчиков",
            "Meter readings can be sent",
        ),
        "reminders.wish.window_opens.hint": texts_of(
            "Pirmajā dienā, ja rādījumi vēl nav nodoti.",
            "В первый день, если показания ещё не переданы.",
            "On the first day, while readings are missing.",
        ),
        "reminders.wish.window_ends": texts_of(
            "Pēdējā diena rādījumiem",
            "Последний день для показаний",
            "Last day for meter readings",
        ),
        "reminders.wish.window_ends.hint": texts_of(
            "Tikai tad, ja kāda skaitītāja rādījuma vēl nav.",
            "Только если показаний какого-то счётчика ещё нет.",
            "Only while the reading of a meter is missing.",
        ),
        "reminders.wish.verification": texts_of(
            "Skaitītāju verifikācija", "Поверка счётчиков", "Verification of meters"
        ),
        "reminders.wish.verification.hint": texts_of(
            "3, 2 un 1 mēnesi pirms termiņa un kad tas ir beidzies.",
            "За 3, 2 и 1 месяц до срока и когда он истёк.",
            "3, 2 and 1 months before it ends, and when it has ended.",
        ),
        "reminders.wish.invoice": texts_of("Jauns rēķins", "Новый счёт", "New invoice"),
        "reminders.wish.invoice.hint": texts_of(
            "Kad rēķins ir izrakstīts.", "Когда счёт выставлен.", "When it is issued."
        ),
        "reminders.wish.due": texts_of(
            "Tuvojas apmaksas termiņš", "Приближается срок оплаты", "Payment is due soon"
        ),
        "reminders.wish.due.hint": texts_of(
            "3 dienas iepriekš, ja nav zināms, ka samaksāts.",
            "За 3 дня, если об оплате ещё не известно.",
            "3 days before, unless we know that it is paid.",
        ),
        "reminders.wish.answered": texts_of(
            "Atbilde vai ziņa no mums",
            "Ответ или сообщение от нас",
            "An answer or a message from us",
        ),
        "reminders.wish.answered.hint": texts_of(
            "Kad esam jums uzrakstījuši.", "Когда мы вам написали.", "When we have written to you."
        ),
        "reminders.mail.hello": texts_of("Labdien!", "Здравствуйте!", "Good day,"),
        "reminders.mail.window_opens.subject": texts_of(
            "Var nodot skaitītāju rādījumus: {flat}",
            "Можно передать показания счётчиков: {flat}",
            "Meter readings can be sent: {flat}",
        ),
        "reminders.mail.window_opens.text": texts_of(
            "Dzīvoklim {flat} rādījumus par mēnesi ({month}) var nodot no {first} līdz {last}.",
            "Показания квартиры {flat} за месяц ({month}) можно передать с {first} по {last}.",
            "The readings of {flat} for {month} can be sent from {first} to {last}.",
        ),
        "reminders.mail.window_ends.subject": texts_of(
            "Šodien pēdējā diena rādījumiem: {flat}",
            "Сегодня последний день для показаний: {flat}",
            "Today is the last day for meter readings: {flat}",
        ),
        "reminders.mail.window_ends.text": texts_of(
            "Dzīvoklim {flat} vēl nav visu skaitītāju rādījumu par mēnesi ({month}). Tos var "
            "nodot vēl šodien, {last}.",
            "По квартире {flat} ещё нет показаний всех счётчиков за месяц ({month}). Их можно "
            "передать ещё сегодня, {last}.",
            "Not all meters of {flat} have a reading for {month} yet. It can still be sent today, "
            "{last}.",
        ),
        "reminders.mail.verification.subject": texts_of(
            "Drīz beigsies skaitītāja verifikācija: {flat}",
            "Скоро истекает поверка счётчика: {flat}",
            "The verification of a meter ends soon: {flat}",
        ),
        "reminders.mail.verification.text": texts_of(
            "Dzīvoklī {flat} beigsies verifikācija:\n{meters}\n\nPiesakiet verifikāciju vai "
            "skaitītāja maiņu laikus: pēc termiņa rādījumus var neņemt vērā.",
            "В квартире {flat} истекает поверка:\n{meters}\n\nЗаранее закажите поверку или замену "
            "счётчика: после срока показания могут не учитываться.",
            "In {flat} a verification ends:\n{meters}\n\nOrder a verification or another meter in "
            "time: after that day readings may not count.",
        ),
        "reminders.mail.verification_over.subject": texts_of(
            "Skaitītāja verifikācija ir beigusies: {flat}",
            "Поверка счётчика истекла: {flat}",
            "The verification of a meter has ended: {flat}",
        ),
        "reminders.mail.verification_over.text": texts_of(
            "Dzīvoklī {flat} verifikācija ir beigusies:\n{meters}\n\nPiesakiet verifikāciju vai "
            "skaitītāja maiņu: kamēr tās nav, rādījumus var neņemt vērā.",
            "В квартире {flat} поверка истекла:\n{meters}\n\nЗакажите поверку или замену "
            "счётчика: пока её нет, показания могут не учитываться.",
            "In {flat} a verification has ended:\n{meters}\n\nOrder a verification or another "
            "meter: until then readings may not count.",
        ),
        "reminders.mail.meter": texts_of(
            "- {service}, Nr. {serial}: {until}",
            "- {service}, № {serial}: {until}",
            "- {service}, No. {serial}: {until}",
        ),
        "reminders.mail.invoice.subject": texts_of(
            "Jauns rēķins: {flat}", "Новый счёт: {flat}", "New invoice: {flat}"
        ),
        "reminders.mail.invoice.text": texts_of(
            "Portālā ir dzīvokļa {flat} rēķins par mēnesi ({month}).",
            "На портале есть счёт квартиры {flat} за месяц ({month}).",
            "The invoice of {flat} for {month} is in the portal.",
        ),
        "reminders.mail.due.subject": texts_of(
            "Tuvojas apmaksas termiņš: {flat}",
            "Приближается срок оплаты: {flat}",
            "An invoice is due soon: {flat}",
        ),
        "reminders.mail.due.text": texts_of(
            "Dzīvokļa {flat} rēķina ({month}) apmaksas termiņš ir {due}. Ja tas jau samaksāts, "
            "nekas nav jādara.",
            "Срок оплаты счёта квартиры {flat} ({month}): {due}. Если он уже оплачен, ничего "
            "делать не нужно.",
            "The invoice of {flat} for {month} is due on {due}. If it is paid already, there is "
            "nothing to do.",
        ),
        "reminders.mail.answered.subject": texts_of(
            "Jums ir ziņa portālā: {flat}",
            "Для вас есть сообщение на портале: {flat}",
            "There is a message for you in the portal: {flat}",
        ),
        "reminders.mail.answered.text": texts_of(
            "Mēs jums uzrakstījām par dzīvokli {flat}. Ziņu var izlasīt portālā.",
            "Мы написали вам о квартире {flat}. Сообщение можно прочесть на портале.",
            "We have written to you about {flat}. The message can be read in the portal.",
        ),
        "reminders.mail.portal": texts_of("Portāls: {link}", "Портал: {link}", "Portal: {link}"),
        "reminders.mail.turn_off": texts_of(
            "Nevēlaties šādas vēstules? Izslēdziet tās profilā: {link}",
            "Не хотите таких писем? Отключите их в профиле: {link}",
            "You do not want such e-mails? Turn them off in your profile: {link}",
        ),
        "reminders.mail.turn_off_no_link": texts_of(
            "Nevēlaties šādas vēstules? Izslēdziet tās portālā, savā profilā.",
            "Не хотите таких писем? Отключите их на портале, в своём профиле.",
            "You do not want such e-mails? Turn them off in the portal, in your profile.",
        ),
    }
)
