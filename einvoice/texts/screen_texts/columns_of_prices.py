"""Columns of import files about prices, costs, orders and balances; the example of a file."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "column.service": (
            "pakalpojuma kods; pakalpojums ir zināms vai ir services failā",
            "код услуги; услуга известна или есть в файле services",
            "the code of the service, known or in the services file",
        ),
        "column.unit": (
            "par kādu vienību ir cena",
            "за какую единицу цена",
            "the unit that the price is for",
        ),
        "column.price_net": (
            "cena bez PVN, līdz 6 zīmēm aiz komata",
            "цена без НДС, до 6 знаков после запятой",
            "the price without VAT, up to 6 decimals",
        ),
        "column.vat_percent": (
            "PVN likme procentos: 21, 12 vai 0",
            "ставка НДС в процентах: 21, 12 или 0",
            "the VAT rate in percent: 21, 12 or 0",
        ),
        "column.vat_percent_other": (
            "PVN likme klientiem, kas nav mājsaimniecības; tukša nozīmē to pašu",
            "ставка НДС для тех, кто не домохозяйство; пусто — та же",
            "the VAT rate for others than households; empty = the same",
        ),
        "column.vat_kind": (
            "PVN veids: ar PVN, atbrīvots vai neapliekams",
            "вид НДС: облагается, освобождено или не облагается",
            "the kind of VAT: taxed, exempt or not taxable",
        ),
        "column.norms.service": ("kas ir norma", "чья норма", "what the norm is for"),
        "column.norms.value": (
            "m3 personai mēnesī vai MWh uz m3",
            "м3 на человека в месяц или МВт·ч на м3",
            "m3 a person and month, or MWh a m3",
        ),
        "column.key": (
            "pēc kā sadala izmaksas",
            "по чему делят расходы",
            "by what the cost is shared",
        ),
        "column.basis": (
            "lēmums vai noteikums, kas to nosaka",
            "решение или правило, на котором это основано",
            "the decision or rule that it rests on",
        ),
        "column.period": ("mēnesis, GGGG-MM", "месяц, ГГГГ-ММ", "the month, YYYY-MM"),
        "column.amount_net": (
            "mājas izmaksas bez PVN, EUR; var būt negatīvas",
            "расходы дома без НДС, EUR; могут быть отрицательными",
            "the building's cost without VAT, EUR; may be negative",
        ),
        "column.note": ("piezīme darbiniekiem", "заметка для сотрудников", "a note for staff"),
        "column.charge_id": (
            "maksājuma numurs jūsu uzskaitē, katram savs",
            "номер начисления в вашем учёте, у каждого свой",
            "your number of the charge, each its own",
        ),
        "column.net": (
            "summa bez PVN, EUR; var būt negatīva",
            "сумма без НДС, EUR; может быть отрицательной",
            "the sum without VAT, EUR; may be negative",
        ),
        "column.for_period": (
            "par kuru mēnesi, ja par agrāku",
            "за какой месяц, если за прежний",
            "which month it is for, where an earlier month",
        ),
        "column.text_lv": (
            "ko klients lasa latviski",
            "что читает клиент на латышском",
            "what the customer reads, in Latvian",
        ),
        "column.text_ru": (
            "ko klients lasa krieviski",
            "что читает клиент на русском",
            "what the customer reads, in Russian",
        ),
        "column.text_en": (
            "ko klients lasa angliski",
            "что читает клиент на английском",
            "what the customer reads, in English",
        ),
        "column.reason": (
            "kāpēc; to redz tikai darbinieki",
            "почему; видят только сотрудники",
            "why; staff alone see it",
        ),
        "column.first_day": (
            "pirmā diena, kad pieņem rādījumus",
            "первый день приёма показаний",
            "the first day on which readings count",
        ),
        "column.last_day": (
            "pēdējā diena, kad pieņem rādījumus",
            "последний день приёма показаний",
            "the last day on which readings count",
        ),
        "column.heating_on": (
            "vai mājā ir apkure",
            "отапливается ли дом",
            "whether the building is heated",
        ),
        "column.bank": (
            "banka, kā konfigurācijā",
            "банк, как в конфигурации",
            "the bank, as in the configuration",
        ),
        "column.channel_address": (
            "maksātāja konts (IBAN)",
            "счёт плательщика (IBAN)",
            "the payer's account (IBAN)",
        ),
        "column.payer_name": ("kas maksā", "кто платит", "who pays"),
        "column.payer_code": (
            "maksātāja personas kods vai reģistrācijas numurs",
            "персональный код или регистрационный номер плательщика",
            "the payer's personal code or registration number",
        ),
        "column.seller_contract_id": (
            "līgums ar banku, ja tas ir cits",
            "договор с банком, если он другой",
            "the contract with the bank, where it is another",
        ),
        "column.balance_begin": (
            "atlikums mēneša sākumā, EUR: parāds ar plusu, pārmaksa ar mīnusu",
            "остаток на начало месяца, EUR: долг с плюсом, переплата с минусом",
            "the balance at the beginning, EUR: a debt is positive, an overpayment negative",
        ),
        "column.paid": (
            "samaksāts mēnesī, EUR",
            "оплачено за месяц, EUR",
            "paid in the month, EUR",
        ),
        "column.customer_code": (
            "kura klienta atlikums tas ir, ja mainījās īpašnieks",
            "чей это остаток, если владелец сменился",
            "whose balance it is, where the owner changed",
        ),
        "example.kind": (
            "{kind}: kolonnas (* obligāta) un parauga rinda; atdalītājs var būt arī ;",
            "{kind}: столбцы (* обязательный) и строка-пример; разделителем может быть и ;",
            "{kind}: the columns (* required) and a row as an example; ; separates as well",
        ),
        "example.choices": ("viens no: {known}", "одно из: {known}", "one of: {known}"),
        "refused_file": (
            "noraidītās rindas ar iemesliem ir failā {file}: izlabojiet un importējiet to",
            "отклонённые строки с причинами — в файле {file}: исправьте и импортируйте его",
            "the refused rows with the reasons are in {file}: mend them there and import it",
        ),
    }
)
