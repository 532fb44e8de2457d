"""The staff's side of messages: the queue, an answer, who has taken it."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "staff_messages.title": texts_of("Saziņa", "Сообщения", "Messages"),
        "staff_messages.begin": texts_of(
            "Rakstīt iedzīvotājam", "Написать жителю", "Write to a resident"
        ),
        "staff_messages.begin_hint": texts_of(
            "Ziņu redz tikai šis lietotājs; par to aiziet e-pasts.",
            "Сообщение видит только этот пользователь; о нём придёт письмо по э-почте.",
            "Only this user sees the message; a mail says that it is there.",
        ),
        "staff_messages.canned_in": texts_of(
            "Gatavās atbildes valoda", "Язык готового ответа", "Language of the ready answer"
        ),
        "staff_messages.gone": texts_of(
            "Šī cilvēka konts vai piekļuve ir slēgta: atbildi neviens neizlasīs. Zvaniet vai "
            "rakstiet vēstuli; sarunu var slēgt.",
            "Учётная запись или доступ этого человека закрыты: ответ никто не прочтёт. Позвоните "
            "или напишите письмо; разговор можно закрыть.",
            "This person's account or access has ended: nobody would read an answer. Call, or "
            "write a letter; the conversation can be closed.",
        ),
        "staff_messages.which_flat": texts_of(
            "Kurš dzīvoklis? Meklējiet pēc tā, kas rakstīts",
            "Какая квартира? Ищите по тому, что написано",
            "Which flat? Search by what is written",
        ),
        "staff_messages.which_flat_hint": texts_of(
            "Klienta numurs (B0001-12) vai iela, māja un dzīvoklis (Liepu iela 1-12). Iela vien "
            "parāda visus tās dzīvokļus.",
            "Номер клиента (B0001-12) или улица, дом и квартира (Liepu iela 1-12). Одна улица "
            "покажет все квартиры на ней.",
            "Client number (B0001-12), or street, house and flat (Liepu iela 1-12). A street alone "
            "lists all its flats.",
        ),
        "staff_messages.to_letter": texts_of(
            "Uz dzīvokli un vēstuli ar kodu",
            "К квартире и письму с кодом",
            "To the flat and the letter with a code",
        ),
        "staff_messages.invoices": texts_of(
            "Dzīvokļa rēķini", "Счета квартиры", "Invoices of the flat"
        ),
        "staff_messages.waiting": texts_of(
            "Gaida atbildi: {count}", "Ждут ответа: {count}", "Waiting for an answer: {count}"
        ),
        "staff_messages.shown": texts_of(
            "Rādītas {shown}, kas gaida visilgāk.",
            "Показаны {shown}, которые ждут дольше всех.",
            "The {shown} that have waited longest are shown.",
        ),
        "staff_messages.none": texts_of(
            "Neviena ziņa negaida atbildi.",
            "Ни одно сообщение не ждёт ответа.",
            "No message waits for an answer.",
        ),
        "staff_messages.settled": texts_of(
            "Pēdējās atbildētās un slēgtās",
            "Последние с ответом и закрытые",
            "Answered and closed last",
        ),
        "staff_messages.who": texts_of("Dzīvoklis", "Квартира", "Flat"),
        "staff_messages.since": texts_of("Gaida kopš", "Ждёт с", "Waiting since"),
        "staff_messages.changed": texts_of("Mainīts", "Изменено", "Changed"),
        "staff_messages.days": texts_of(
            "{days} {days:dienu|diena|dienas}",
            "{days} {days:день|дня|дней}",
            "{days} {days:day|days}",
        ),
        "staff_messages.taken_by": texts_of("Atbild {name}", "Отвечает {name}", "Taken by {name}"),
        "staff_messages.received": texts_of("Saņemta", "Получено", "Received"),
        "staff_messages.nobody": texts_of(
            "Neviens nav uzņēmies", "Никто не взял", "Nobody has taken it"
        ),
        "staff_messages.unknown_flat": texts_of(
            "Dzīvoklis nav zināms", "Квартира неизвестна", "Flat not known"
        ),
        "staff_messages.resident": texts_of("Iedzīvotājs", "Житель", "Resident"),
        "staff_messages.visitor": texts_of("Apmeklētājs", "Посетитель", "Visitor"),
        "staff_messages.reads.lv": texts_of(
            "Rakstīts latviski.", "Написано по-латышски.", "It is written in Latvian."
        ),
        "staff_messages.reads.ru": texts_of(
            "Rakstīts krieviski.", "Написано по-русски.", "It is written in Russian."
        ),
        "staff_messages.reads.en": texts_of(
            "Rakstīts angliski.", "Написано по-английски.", "It is written in English."
        ),
        "staff_messages.canned": texts_of("Gatava atbilde", "Готовый ответ", "Ready answer"),
        "staff_messages.insert": texts_of("Ievietot", "Вставить", "Insert"),
        "staff_messages.answer": texts_of("Atbilde", "Ответ", "Answer"),
        "staff_messages.answer_hint": texts_of(
            "Atbildi redz tikai šīs ziņas autors.",
            "Ответ видит только автор этого сообщения.",
            "Only who wrote this message sees the answer.",
        ),
        "staff_messages.send": texts_of("Nosūtīt atbildi", "Отправить ответ", "Send the answer"),
        "staff_messages.assign": texts_of("Atbild", "Отвечает", "Taken by"),
        "staff_messages.assign_send": texts_of("Nodot", "Передать", "Give"),
        "staff_messages.close": texts_of("Slēgt", "Закрыть", "Close"),
        "staff_messages.sent": texts_of(
            "Atbilde nosūtīta.", "Ответ отправлен.", "The answer was sent."
        ),
        "staff_messages.billed_last": texts_of(
            "Pēdējais rēķins: {number}, {month}, {state}.",
            "Последний счёт: {number}, {month}, {state}.",
            "Last invoice: {number}, {month}, {state}.",
        ),
        "staff_messages.begun": texts_of(
            "Ziņa nosūtīta.", "Сообщение отправлено.", "The message was sent."
        ),
        "staff_messages.closed": texts_of("Ziņa slēgta.", "Сообщение закрыто.", "Closed."),
        "staff_messages.assigned": texts_of("Ziņa nodota.", "Сообщение передано.", "Given."),
        "staff_messages.by_letter": texts_of(
            "Kods iet tikai vēstulē uz dzīvokli, nekad uz adresi vai tālruni, ko kāds te ieraksta. "
            "Kad vēstule nosūtīta, slēdziet lūgumu.",
            "Код идёт только письмом в квартиру, никогда на адрес или телефон, которые здесь "
            "написаны. Отправив письмо, закройте просьбу.",
            "The code goes by letter to the flat alone, never to an address or telephone that "
            "somebody writes here. After the letter is sent, close the request.",
        ),
        "staff_messages.invoice": texts_of(
            "Jautā par rēķinu {number}. Parādīt to:",
            "Спрашивает о счёте {number}. Показать его:",
            "Asks about invoice {number}. Show it:",
        ),
        "staff_messages.all": texts_of("Visas ziņas", "Все сообщения", "All messages"),
    }
)
