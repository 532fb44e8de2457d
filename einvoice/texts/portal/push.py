"""Messages to phones: their sentences, and the part of the profile where they are turned on."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "push.window_opens": texts_of(
            "Var nodot skaitītāju rādījumus.",
            "Можно передать показания счётчиков.",
            "Meter readings can be sent.",
        ),
        "push.window_ends": texts_of(
            "Šodien ir pēdējā diena skaitītāju rādījumiem.",
            "Сегодня последний день для показаний счётчиков.",
            "Today is the last day for meter readings.",
        ),
        "push.verification": texts_of(
            "Tuvojas skaitītāja verifikācijas termiņš.",
            "Приближается срок поверки счётчика.",
            "The verification of a meter ends soon.",
        ),
        "push.verification_over": texts_of(
            "Skaitītāja verifikācijas termiņš ir beidzies.",
            "Срок поверки счётчика закончился.",
            "The verification of a meter has ended.",
        ),
        "push.invoice": texts_of("Ir jauns rēķins.", "Есть новый счёт.", "There is a new invoice."),
        "push.due": texts_of(
            "Tuvojas rēķina apmaksas termiņš.",
            "Приближается срок оплаты счёта.",
            "An invoice is due soon.",
        ),
        "push.answered": texts_of(
            "Mēs jums uzrakstījām.", "Мы вам написали.", "We have written to you."
        ),
        "push.title": texts_of(
            "Paziņojumi tālrunī", "Уведомления на телефоне", "Messages on a phone"
        ),
        "push.lead": texts_of(
            "To pašu var saņemt kā paziņojumu tālrunī, tad e-pasta vietā. Summu, vārdu un adrešu "
            "tajos nav.",
            "То же самое может приходить уведомлением на телефон, тогда вместо письма. Сумм, имён "
            "и адресов в них нет.",
            "The same can come as a message on your phone, then in place of the mail. No sums, "
            "names or addresses are in them.",
        ),
        "push.turn_on": texts_of(
            "Ieslēgt šajā tālrunī", "Включить на этом телефоне", "Turn on for this phone"
        ),
        "push.on": texts_of(
            "Šajā tālrunī ieslēgts.", "На этом телефоне включено.", "Turned on for this phone."
        ),
        "push.denied": texts_of(
            "Pārlūks paziņojumus neatļauj. Atļaujiet tos pārlūka iestatījumos un mēģiniet vēlreiz.",
            "Браузер не разрешает уведомления. Разрешите их в настройках браузера и попробуйте "
            "снова.",
            "The browser does not allow messages. Allow them in its settings and try again.",
        ),
        "push.failed": texts_of(
            "Ieslēgt neizdevās. Pārbaudiet tīklu un mēģiniet vēlreiz.",
            "Включить не удалось. Проверьте сеть и попробуйте снова.",
            "It could not be turned on. Check the network and try again.",
        ),
        "push.not_here": texts_of(
            "Šis pārlūks paziņojumus nesaņem. iPhone tos saņem tikai lietotne, kas pievienota "
            "sākuma ekrānam.",
            "Этот браузер не получает уведомлений. На iPhone их получает только приложение, "
            "добавленное на экран «Домой».",
            "This browser takes no messages. On an iPhone only the app on the Home Screen does.",
        ),
        "push.phone": texts_of(
            "{agent}, ieslēgts {day}", "{agent}, включено {day}", "{agent}, turned on {day}"
        ),
        "push.phones": texts_of("Kur saņemat", "Где вы получаете", "Where you get them"),
        "push.phones_hint": texts_of(
            "Noņemiet ķeksi, lai izslēgtu.", "Снимите отметку, чтобы выключить.", "Untick to end."
        ),
        "push.mail_too": texts_of("Sūtīt arī e-pastu", "Присылать и письма", "Send e-mails, too"),
    }
)
