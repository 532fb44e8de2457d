"""Problems of the interface: what is wrong, and what the person does next."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "api.SESSION_OVER": texts_of(
            "Sesija ir beigusies. Pierakstieties vēlreiz.",
            "Сеанс закончился. Войдите снова.",
            "The session is over. Sign in again.",
        ),
        "api.ACCESS_ENDED": texts_of(
            "Šis konts ir slēgts. Lai atkal redzētu dzīvokli, reģistrējieties ar jaunu kodu.",
            "Эта учётная запись закрыта. Чтобы снова видеть квартиру, зарегистрируйтесь с новым "
            "кодом.",
            "This account is closed. To see the flat again, register with a new code.",
        ),
        "api.NOT_OURS": texts_of(
            "Nosūtīts no citas lapas. Atveriet portālu un mēģiniet tur.",
            "Отправлено с другой страницы. Откройте портал и попробуйте там.",
            "It was sent from another page. Open the portal and try there.",
        ),
        "api.OTHER_USER": texts_of(
            "Šajā ierīcē tagad ir atvērts cits konts. Nekas nav saņemts: ieejiet savā kontā un "
            "nosūtiet vēlreiz.",
            "На этом устройстве сейчас открыта другая учётная запись. Ничего не получено: войдите "
            "в свою и отправьте ещё раз.",
            "Another user is signed in on this device now. Nothing was received: sign in yourself "
            "and send it again.",
        ),
        "api.NOT_FOUND": texts_of(
            "Tāda nav, vai tas nav jūsu dzīvoklim. Sāciet no pārskata.",
            "Такого нет, или это не вашей квартиры. Начните с обзора.",
            "There is no such thing, or it is not of your flat. Start from the overview.",
        ),
        "api.BAD_REQUEST": texts_of(
            "Nosūtītais nav saprotams. Atjauniniet lietotni un mēģiniet vēlreiz.",
            "Отправленное непонятно. Обновите приложение и попробуйте ещё раз.",
            "What was sent cannot be read. Update the app and try again.",
        ),
        "api.KEY_MISSING": texts_of(
            "Sūtījumam nav atslēgas (Idempotency-Key). Atjauniniet lietotni un mēģiniet vēlreiz.",
            "У отправления нет ключа (Idempotency-Key). Обновите приложение и попробуйте ещё раз.",
            "The request has no key (Idempotency-Key). Update the app and try again.",
        ),
        "api.KEY_USED_OTHERWISE": texts_of(
            "Ar šo atslēgu jau ir saņemts kas cits. Ierakstiet un nosūtiet vēlreiz.",
            "С этим ключом уже получено другое. Введите и отправьте ещё раз.",
            "Something else was received with this key. Type it and send it again.",
        ),
        "api.BAD_CURSOR": texts_of(
            "Saraksta turpinājums vairs nav atrodams. Atveriet sarakstu no sākuma.",
            "Продолжение списка больше не найти. Откройте список с начала.",
            "The list does not go on from there. Open it from its beginning.",
        ),
        "api.PUSH_SERVICE": texts_of(
            "Šī pārlūka paziņojumu dienests mums nav zināms.",
            "Служба уведомлений этого браузера нам не известна.",
            "The message service of this browser is not known to us.",
        ),
        "api.WRONG_TYPE": texts_of(
            "Sūta JSON (Content-Type: application/json).",
            "Отправляют JSON (Content-Type: application/json).",
            "Send JSON (Content-Type: application/json).",
        ),
        "api.TOO_LARGE": texts_of(
            "Nosūtīts par daudz. Saīsiniet un mēģiniet vēlreiz.",
            "Отправлено слишком много. Сократите и попробуйте ещё раз.",
            "Too much was sent. Shorten it and try again.",
        ),
        "api.SLOW": texts_of(
            "Savienojums ir pārāk lēns, nekas nav saņemts. Mēģiniet vēlreiz.",
            "Соединение слишком медленное, ничего не получено. Попробуйте ещё раз.",
            "The connection is too slow, nothing was received. Try again.",
        ),
        "api.TOO_MANY": texts_of(
            "Pārāk daudz pieprasījumu. Mēģiniet vēlreiz pēc {seconds} s.",
            "Слишком много запросов. Попробуйте ещё раз через {seconds} с.",
            "Too many requests. Try again in {seconds} s.",
        ),
        "api.WRONG_PASSWORD": texts_of(
            "E-pasts vai parole nav pareiza.",
            "Неверный адрес или пароль.",
            "The address or the password is wrong.",
        ),
        "api.BUSY": texts_of(
            "Sistēma ir aizņemta. Nosūtiet vēlreiz pēc dažām sekundēm: divreiz neieskaita.",
            "Система занята. Отправьте ещё раз через несколько секунд: дважды не учтётся.",
            "The system is busy. Send it again in a few seconds: nothing is counted twice.",
        ),
        "api.FAULT": texts_of(
            "Kļūda mūsu pusē. Ja tas atkārtojas, zvaniet un nosauciet šo numuru: {number}",
            "Ошибка с нашей стороны. Если повторится, позвоните и назовите этот номер: {number}",
            "A fault on our side. If it happens again, call us and say this number: {number}",
        ),
        "api.QUESTIONS": texts_of(
            "Rādījums jāapstiprina vai jālabo.",
            "Показание нужно подтвердить или исправить.",
            "The reading is to be confirmed or corrected.",
        ),
        "api.state.received": texts_of(
            "Saņemts: {month}.", "Получено: {month}.", "Received for {month}."
        ),
        "api.state.late": texts_of(
            "Saņemts pēc nodošanas dienām: saglabāts, bet rēķinā ({month}) neieskaitīts.",
            "Получено после дней передачи: сохранено, но в счёт за {month} не входит.",
            "Received after the days for readings: kept, but not used for {month}.",
        ),
        "api.state.late_used": texts_of(
            "Saņemts pēc nodošanas dienām: ieskaitīs rēķinā ({month}), ja tas vēl nav izrakstīts.",
            "Получено после дней передачи: войдёт в счёт за {month}, если он ещё не выставлен.",
            "Received after the days for readings: used for {month} unless it is invoiced by then.",
        ),
        "api.state.replaced": texts_of(
            "Saņemts; der jaunāks šī mēneša rādījums ({month}).",
            "Получено; действует более новое показание за {month}.",
            "Received; a newer reading counts for {month}.",
        ),
        "api.EARLY": texts_of(
            "Saņemts: {month}. Ieskaitīs kā {first} rādījumu; vēlāk nodots to aizstāj.",
            "Получено: {month}. Будет учтено как показание на {first}; более позднее его заменит.",
            "Received for {month}. It counts as the reading of {first}; a later value replaces it.",
        ),
        "api.MONTH_ISSUED": texts_of(
            "Šī mēneša rēķins jau ir izrakstīts: rādījumu ņem vērā nākamajā ({month}).",
            "Счёт за этот месяц уже выставлен: показание учтут в следующем ({month}).",
            "That month was invoiced already: the reading counts for the next ({month}).",
        ),
    }
)
