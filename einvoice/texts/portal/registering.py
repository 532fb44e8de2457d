"""Pages for registering: the code of the letter, the flat to be confirmed, the account."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "register.title": texts_of("Reģistrācija", "Регистрация", "Register"),
        "register.lead": texts_of(
            "Klienta numurs un kods ir vēstulē, ko no mums saņēmāt.",
            "Номер клиента и код указаны в письме, которое вы от нас получили.",
            "The client number and the code are in the letter that you got from us.",
        ),
        "register.client_number": texts_of("Klienta numurs", "Номер клиента", "Client number"),
        "register.client_number_hint": texts_of(
            "Tas ir arī katrā rēķinā.", "Он есть и в каждом счёте.", "It is on every invoice, too."
        ),
        "register.code": texts_of("Vienreizējais kods", "Одноразовый код", "One-time code"),
        "register.code_hint": texts_of(
            "12 rakstzīmes, piemēram, 7KQM-4XRT-9BHP. Lielie un mazie burti ir vienādi.",
            "12 знаков, например 7KQM-4XRT-9BHP. Заглавные и строчные буквы равнозначны.",
            "12 characters, such as 7KQM-4XRT-9BHP. Capital and small letters are alike.",
        ),
        "register.next": texts_of("Tālāk", "Далее", "Next"),
        "register.no_code": texts_of(
            "Vēstules nav, vai tā pazudusi?",
            "Письма нет или оно потерялось?",
            "No letter, or lost?",
        ),
        "register.no_code_next": texts_of(
            "Piezvaniet mums: jaunu kodu nosūtīsim uz dzīvokli. Mēs nekad neprasām kodu pa"
            " tālruni vai e-pastā.",
            "Позвоните нам: новый код мы отправим в квартиру. Мы никогда не спрашиваем код по"
            " телефону или эл. почте.",
            "Call us: we will send a new code to the flat. We never ask for the code by telephone"
            " or e-mail.",
        ),
        "register.fault.wrong": texts_of(
            "Klienta numurs vai kods nav pareizs. Pēc 5 kļūdām kods vairs neder.",
            "Неверный номер клиента или код. После 5 ошибок код станет недействительным.",
            "The client number or the code is not right. After 5 wrong tries the code ends.",
        ),
        "register.fault.length": texts_of(
            "Kodā ir {length} zīmes, jūs ierakstījāt {letters}. Šo par kļūdu neskaitām.",
            "В коде {length} знаков, введено {letters}. Это ошибкой не считается.",
            "The code has {length} characters, you typed {letters}. This does not count as a try.",
        ),
        "register.fault.used": texts_of(
            "Šis kods jau ir izmantots. Ienāciet, vai zvaniet mums, ja to izmantojāt nevis jūs.",
            "Этот код уже использован. Войдите или позвоните нам, если это были не вы.",
            "This code was used already. Sign in, or call us if it was not you.",
        ),
        "register.fault.over": texts_of(
            "Šis kods vairs neder. Piezvaniet mums, un nosūtīsim jaunu.",
            "Этот код больше не действует. Позвоните нам, и мы отправим новый.",
            "This code is no longer good. Call us, and we will send another.",
        ),
        "register.fault.wait": texts_of(
            "Pārāk daudz mēģinājumu. Mēģiniet vēlreiz pēc dažām minūtēm.",
            "Слишком много попыток. Попробуйте снова через несколько минут.",
            "Too many attempts. Try again in a few minutes.",
        ),
        "account.title": texts_of(
            "Vai tas ir jūsu dzīvoklis?", "Это ваша квартира?", "Is this your flat?"
        ),
        "account.street": texts_of("Adrese", "Адрес", "Address"),
        "account.flat": texts_of("Dzīvoklis", "Квартира", "Flat"),
        "account.initials": texts_of("Klienta iniciāļi", "Инициалы клиента", "Client's initials"),
        "account.not_yours": texts_of(
            "Ja tas nav jūsu dzīvoklis, neturpiniet: vēstule nonākusi nepareizajā pastkastē."
            " Lūdzu, piezvaniet mums.",
            "Если это не ваша квартира, не продолжайте: письмо попало не в тот ящик. Пожалуйста,"
            " позвоните нам.",
            "If this is not your flat, stop here: the letter came into the wrong letterbox. Please"
            " call us.",
        ),
        "account.email_hint": texts_of(
            "Ar to ienāksiet portālā.", "С ним вы будете входить.", "You will sign in with it."
        ),
        "account.email.address": texts_of(
            "Ievadiet e-pasta adresi, piemēram, vards@example.lv.",
            "Введите адрес эл. почты, например imja@example.lv.",
            "Enter an e-mail address, such as name@example.lv.",
        ),
        "account.email.taken": texts_of(
            "Šai adresei jau ir konts. Ienāciet ar to un pievienojiet dzīvokli ar to pašu kodu.",
            "Для этого адреса уже есть учётная запись. Войдите и добавьте квартиру тем же кодом.",
            "This address has an account. Sign in with it, and add the flat by the same code.",
        ),
        "account.password_hint": texts_of(
            "Vismaz 12 rakstzīmes; četri nejauši vārdi ir laba parole.",
            "Не меньше 12 знаков; четыре случайных слова — хороший пароль.",
            "12 characters or more; four random words are a good password.",
        ),
        "account.make": texts_of(
            "Jā, izveidot kontu", "Да, создать учётную запись", "Yes, make the account"
        ),
        "account.add": texts_of(
            "Jā, pievienot dzīvokli", "Да, добавить квартиру", "Yes, add the flat"
        ),
    }
)
