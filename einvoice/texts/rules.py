"""Texts for staff when an invoice breaks a rule of the acceptance linter.

By code of the rule, in Latvian, Russian and English. No text quotes a value of the invoice. What
to do about it is in `rule_hints`.
"""

from types import MappingProxyType

from einvoice.texts import in_language

RULE_TEXTS = MappingProxyType(
    {
        "invoice-id": {
            "lv": "rēķina numurs visās vietās nav viens un tas pats 11 ciparu skaitlis",
            "ru": "номер счёта не везде одно и то же число из 11 цифр",
            "en": "the invoice number is not the same 11 digits everywhere",
        },
        "global-id": {
            "lv": "globālais identifikators nav veidots no reģistrācijas numura, rēķina "
            "numura un mēģinājuma vai atšķiras no maksājuma identifikatora",
            "ru": "глобальный идентификатор не составлен из регистрационного номера, "
            "номера счёта и попытки или отличается от идентификатора платежа",
            "en": "the global id is not made of registration number, invoice number and attempt, "
            "or differs from the payment id",
        },
        "source-invoice": {
            "lv": "kredītrēķinā nav norādīts rēķins, ko tas anulē, vai tāds norādīts parastā "
            "rēķinā",
            "ru": "в кредит-счёте не указан счёт, который он аннулирует, или такой указан в "
            "обычном счёте",
            "en": "a credit invoice does not name the invoice it cancels, or another invoice does",
        },
        "same-id": {
            "lv": "failā jau ir rēķins ar šo numuru, globālo identifikatoru vai klienta "
            "numuru un kontu",
            "ru": "в файле уже есть счёт с этим номером, глобальным идентификатором или "
            "номером клиента и счётом",
            "en": "the file already has this invoice number, global id, or service id with this "
            "account",
        },
        "service-id": {
            "lv": "serviceId nav dzīvokļa klienta numurs, vai tajā ir neatļautas rakstzīmes",
            "ru": "serviceId — не номер клиента квартиры, или в нём недопустимые знаки",
            "en": "the service id is not the flat's client number, or has characters other than "
            "A-Z a-z 0-9 - . _ /",
        },
        "subscription-ended": {
            "lv": "pieteikums nav spēkā perioda pēdējā dienā vai ir beidzies pirms nosūtīšanas",
            "ru": "заявка не действует в последний день периода или закончилась до отправки",
            "en": "the subscription is not in force on the last day of the period, or ended before "
            "today",
        },
        "channel-id": {
            "lv": "bankas kods nav šīs bankas 8 zīmju BIC",
            "ru": "код банка — не BIC этого банка из 8 знаков",
            "en": "the channel id is not this bank's BIC of 8 characters",
        },
        "channel-address": {
            "lv": "maksātāja konts nav derīgs IBAN",
            "ru": "счёт плательщика — недействительный IBAN",
            "en": "the payer's account is not a valid IBAN",
        },
        "channel-address-bank": {
            "lv": "maksātāja konts ir citā bankā",
            "ru": "счёт плательщика в другом банке",
            "en": "the payer's account is not at the bank the invoice goes to",
        },
        "own-account": {
            "lv": "maksātāja konts ir pārdevēja paša konts",
            "ru": "счёт плательщика — счёт самого продавца",
            "en": "the payer's account is the seller's own",
        },
        "pay-to-account": {
            "lv": "pārdevēja konts nav derīgs IBAN",
            "ru": "счёт продавца — недействительный IBAN",
            "en": "the seller's account is not a valid IBAN",
        },
        "pay-to-bic": {
            "lv": "pārdevēja bankas BIC nav derīgs vai nav konta bankas kods",
            "ru": "BIC банка продавца неправильный или не того банка, где счёт",
            "en": "the seller's BIC is not valid, or is not that of the account's bank",
        },
        "seller-name": {
            "lv": "nav pārdevēja nosaukuma vai maksājuma saņēmējs ir cits",
            "ru": "нет названия продавца или получатель платежа другой",
            "en": "the seller's name is empty, or the payee is not the seller",
        },
        "buyer-name": {
            "lv": "nav klienta vārda vai nosaukuma",
            "ru": "нет имени клиента",
            "en": "the customer's name is empty",
        },
        "payer-name": {
            "lv": "nav maksātāja vārda vai nosaukuma",
            "ru": "нет имени плательщика",
            "en": "the payer's name is empty",
        },
        "seller-reg-number": {
            "lv": "pārdevēja reģistrācijas numurs ir nepareizs vai divās vietās atšķiras",
            "ru": "регистрационный номер продавца неправильный или в двух местах различается",
            "en": "the seller's registration number is wrong, or differs between two places",
        },
        "contract": {
            "lv": "nav e-rēķinu līguma numura ar banku",
            "ru": "нет номера договора с банком об э-счетах",
            "en": "the e-invoice contract with the bank is empty",
        },
        "reg-number": {
            "lv": "klienta vai maksātāja kods nav ne personas kods, ne reģistrācijas numurs",
            "ru": "код клиента или плательщика — не персональный код и не регистрационный номер",
            "en": "the customer's or payer's code is neither a personal code nor a registration "
            "number",
        },
        "reg-number-missing": {
            "lv": "ne klientam, ne maksātājam nav koda",
            "ru": "ни у клиента, ни у плательщика нет кода",
            "en": "neither the customer nor the payer has a code",
        },
        "reg-number-doubtful": {
            "lv": "personas kodam, kas sākas ar 32, ir neparasts pēdējais cipars",
            "ru": "у персонального кода, который начинается с 32, необычная последняя цифра",
            "en": "the personal code that begins with 32 has an unusual last digit",
        },
        "language": {
            "lv": "banka šo valodu nepazīst",
            "ru": "банк не знает этого языка",
            "en": "the bank does not know this language",
        },
        "invoice-date": {
            "lv": "rēķina datums nav izrakstīšanas diena vai ir nākotnē",
            "ru": "дата счёта — не день выписки или она в будущем",
            "en": "the invoice date is not the day of issue, or is in the future",
        },
        "due-date": {
            "lv": "apmaksas termiņš ir pārāk tuvu, pagājis, pirms rēķina datuma vai "
            "divās vietās atšķiras",
            "ru": "срок оплаты слишком близко, прошёл, раньше даты счёта или в двух местах "
            "различается",
            "en": "the due date is past, leaves the bank too few banking days, is before the "
            "invoice date, or differs between two places",
        },
        "period": {
            "lv": "periods nav viss patēriņa mēnesis ar nosaukumu",
            "ru": "период — не весь месяц потребления с его названием",
            "en": "the period is not the whole month consumed with its name, ended before the "
            "invoice date",
        },
        "payment-description": {
            "lv": "maksājuma mērķis ir tukšs, par garu vai ar neatļautām rakstzīmēm",
            "ru": "назначение платежа пустое, слишком длинное или с недопустимыми знаками",
            "en": "the payment description is empty, too long, or has characters the bank does not "
            "accept",
        },
        "required-element": {
            "lv": "trūkst elementa, ko banka prasa",
            "ru": "нет элемента, который требует банк",
            "en": "an element that the bank's profile requires is missing or empty",
        },
        "forbidden-element": {
            "lv": "ir elements, ko banka nepieņem",
            "ru": "есть элемент, который банк не принимает",
            "en": "there is an element that the bank's profile forbids",
        },
        "zero-dropped": {
            "lv": "trūkst rindas, summas vai rādījuma; arī nulle jāuzrāda",
            "ru": "нет строки, суммы или показания; ноль тоже показывают",
            "en": "a line, sum or reading is missing; zeros are shown too",
        },
        "line-sums": {
            "lv": "rindu summas nesakrīt ar kopsummu",
            "ru": "суммы строк не сходятся с итогом",
            "en": "the sums of lines, with the rounding, are not the total",
        },
        "rate-sums": {
            "lv": "PVN likmju summas nesakrīt ar kopsummu",
            "ru": "суммы по ставкам НДС не сходятся с итогом",
            "en": "the totals per VAT rate are not the total, or VAT is not the rate of its net",
        },
        "rounding": {
            "lv": "noapaļojums pārsniedz puscentu katrai PVN likmei",
            "ru": "округление больше половины цента на каждую ставку НДС",
            "en": "the rounding is more than half a cent per rate",
        },
        "to-pay": {
            "lv": "summa apmaksai nav mēneša summa kopā ar atlikumu",
            "ru": "сумма к оплате не равна сумме за месяц вместе с остатком",
            "en": "the total to pay is not the month's total with the balance brought forward, or "
            "the closing balance differs",
        },
        "payable": {
            "lv": "apmaksas pazīme neatbilst summai apmaksai",
            "ru": "признак оплаты не соответствует сумме к оплате",
            "en": "Payable is YES without anything to pay, or NO although something is to be paid",
        },
        "nowhere-shown": {
            "lv": "rēķins netiktu ne rādīts, ne apmaksāts",
            "ru": "счёт не был бы ни показан, ни оплачен",
            "en": "the invoice would be neither presented nor paid",
        },
        "currency": {
            "lv": "valūta nav EUR",
            "ru": "валюта не EUR",
            "en": "the currency is not EUR",
        },
    }
)


def rule_text(code: str, language: str) -> str:
    """Return what is wrong when a rule is broken (Latvian where the language is unknown)."""
    return in_language(RULE_TEXTS[code], language)


def rules_text(codes: str, language: str) -> str:
    """Return what is wrong with an invoice that breaks rules; an unknown rule has only its name.

    >>> rules_text("buyer-name, currency", "en")
    "rule buyer-name: the customer's name is empty; rule currency: the currency is not EUR"
    """
    rule = in_language({"lv": "pārbaude", "ru": "проверка", "en": "rule"}, language)
    known = {code: f": {rule_text(code, language)}" for code in RULE_TEXTS}
    return "; ".join(f"{rule} {code}{known.get(code, '')}" for code in codes.split(", "))
