"""The letter with a registration code: what it opens, how, and that nobody ever asks for it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from einvoice.texts import in_language, texts_of
from einvoice.texts.writing import written

WORDS = MappingProxyType(
    {
        "title": texts_of(
            "Jūsu kods klientu portālam",
            "Ваш код для портала клиентов",
            "Your code for the client portal",
        ),
        "opens": texts_of(
            "Ar šo kodu vienreiz atverat savu kontu portālā. Tajā redzēsiet:",
            "С этим кодом Вы один раз открываете свою учётную запись на портале. В ней:",
            "With this code you open your account in the portal, once. There you find:",
        ),
        "client_number": texts_of("Klienta numurs", "Номер клиента", "Client number"),
        "code": texts_of("Kods", "Код", "Code"),
        "once": texts_of(
            "Kods derīgs līdz {until} un tikai vienu reizi. Lielie un mazie burti ir vienādi.",
            "Код действует до {until} и только один раз. Большие и маленькие буквы равны.",
            "The code is good until {until}, once. Capital and small letters are the same.",
        ),
        "never": texts_of(
            "Mēs nekad neprasīsim šo kodu: ne pa tālruni, ne e-pastā, ne pie durvīm.",
            "Мы никогда не спросим этот код: ни по телефону, ни по э-почте, ни у двери.",
            "We never ask for this code: not by telephone, not by e-mail, not at the door.",
        ),
        "not_yours": texts_of(
            "Ja vēstule nav Jums, neizmantojiet kodu un atdodiet vēstuli mums.",
            "Если письмо не Вам, не используйте код и верните письмо нам.",
            "If this letter is not for you, do not use the code and give the letter back to us.",
        ),
        "questions": texts_of(
            "Jautājumi: {contacts}", "Вопросы: {contacts}", "Questions: {contacts}"
        ),
    }
)
MAIL_SUBJECT = texts_of(
    "{company}: Jūsu kods klientu portālam",
    "{company}: Ваш код для портала клиентов",
    "{company}: your code for the client portal",
)
MAIL_TEXT = texts_of(
    "Labdien!\n\nPielikumā ir vēstule ar Jūsu kodu klientu portālam un tas, kā ar to atvērt "
    "kontu. Kods der vienu reizi.\n\nMēs nekad neprasīsim šo kodu: ne pa tālruni, ne e-pastā, "
    "ne pie durvīm. Ja vēstule nav Jums, neizmantojiet to un paziņojiet mums: {contacts}.\n\n"
    "{company}\n",
    "Здравствуйте!\n\nВ приложении письмо с Вашим кодом для портала клиентов и объяснением, как "
    "открыть учётную запись. Код действует один раз.\n\nМы никогда не спросим этот код: ни по "
    "телефону, ни по э-почте, ни у двери. Если письмо не Вам, не используйте его и сообщите нам: "
    "{contacts}.\n\n{company}\n",
    "Good day,\n\nAttached is the letter with your code for the client portal, and how to open an "
    "account with it. The code works once.\n\nWe never ask for this code: not by telephone, not by "
    "e-mail, not at the door. If the letter is not for you, do not use it and tell us: "
    "{contacts}.\n\n{company}\n",
)
CONTENTS = (
    texts_of(
        "savus rēķinus un to, kā radusies katra summa",
        "Ваши счета и то, как получилась каждая сумма",
        "your invoices, and how each sum came about",
    ),
    texts_of(
        "skaitītāju rādījumus, kurus varat arī nodot",
        "показания счётчиков, которые можно и передать",
        "meter readings, which you can send as well",
    ),
    texts_of(
        "mājas izdevumus un dokumentus",
        "расходы и документы дома",
        "the costs and documents of the house",
    ),
)
STEPS = (
    texts_of(
        "Atveriet {address} vai noskenējiet kvadrātu.",
        "Откройте {address} или отсканируйте квадрат.",
        "Open {address}, or scan the square.",
    ),
    texts_of(
        "Ievadiet klienta numuru un kodu.",
        "Введите номер клиента и код.",
        "Enter the client number and the code.",
    ),
    texts_of(
        "Apstipriniet, ka iela, dzīvoklis un iniciāļi ir Jūsu, un izvēlieties paroli.",
        "Подтвердите, что улица, квартира и инициалы Ваши, и выберите пароль.",
        "Confirm that street, flat and initials are yours, and choose a password.",
    ),
)


def words_of_letter(
    language: str, address: str, until: dt.date, contacts: Sequence[str]
) -> dict[str, Any]:
    """Return the words of a letter in a language.

    Args:
        language: of the customer.
        address: of the portal, as people type it.
        until: the last day of the code.
        contacts: a telephone number, an address; none leaves the line out.
    """
    facts = {
        "address": address,
        "until": written(str(until), language),
        "contacts": ", ".join(contacts),
    }

    def said(text: Mapping[str, str]) -> str:
        return in_language(text, language).format(**facts)

    words: dict[str, Any] = {name: said(text) for name, text in WORDS.items()}
    if not contacts:
        words["questions"] = ""
    words["contents"] = [said(text) for text in CONTENTS]
    words["steps"] = [said(text) for text in STEPS]
    return words
