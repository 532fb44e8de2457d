"""The staff's room: the month at a glance, and what of it is held."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "staff_month.months": texts_of("Citi mēneši", "Другие месяцы", "Other months"),
        "staff_month.deadline": texts_of(
            "Bankām jānosūta līdz {day} {time}",
            "Отправить банкам до {day} {time}",
            "To be at the banks by {day} {time}",
        ),
        "staff_month.late": texts_of("termiņš pagājis", "срок прошёл", "deadline passed"),
        "staff_month.accepted": texts_of(
            "bankas visu pieņēma", "банки всё приняли", "accepted by the banks"
        ),
        "staff_month.not_calculated": texts_of(
            "Mēnesis vēl nav aprēķināts: skaitļi būs pēc aprēķina.",
            "Месяц ещё не рассчитан: цифры появятся после расчёта.",
            "The month is not calculated yet: figures come with the calculation.",
        ),
        "staff_month.before_first": texts_of(
            "Šis mēnesis te nav aprēķināts, bet vēlāks ir.",
            "Этот месяц здесь не рассчитан, а более поздний рассчитан.",
            "This month was not calculated here, and a later one was.",
        ),
        "staff_month.drafts": texts_of("Melnraksti gatavi", "Черновики готовы", "Drafts ready"),
        "staff_month.drafts_total": texts_of(
            "Melnrakstu summa", "Сумма черновиков", "Sum of the drafts"
        ),
        "staff_month.hours": texts_of(
            "vēl {hours} h", "осталось {hours} ч", "{hours} hours are left"
        ),
        "staff_month.waits": texts_of("Jāizdara jums", "Нужно сделать вам", "For you to do"),
        "staff_month.nothing_waits": texts_of("Nekas negaida", "Ничего не ждёт", "Nothing waits"),
        "staff_month.next": texts_of("Nākamais solis", "Следующий шаг", "Next step"),
        "staff_month.no_next": texts_of(
            "Šim mēnesim nekas nav jādara.",
            "Для этого месяца делать нечего.",
            "There is nothing to do for this month.",
        ),
        "staff_month.remarks": texts_of("Jāapskata", "Посмотреть", "To be looked at"),
        "staff_month.more": texts_of(
            "Vēl {count}. Visus parāda komanda",
            "Ещё {count}. Все показывает команда",
            "{count} more. The command shows all:",
        ),
        "staff_flats.title": texts_of("Aizturētie dzīvokļi", "Задержанные квартиры", "Held flats"),
        "staff_flats.none": texts_of(
            "Nekas nav aizturēts", "Ничего не задержано", "Nothing is held"
        ),
        "staff_flats.none_next": texts_of(
            "Šajā mēnesī nekas neaiztur rēķinus.",
            "В этом месяце счета ничто не задерживает.",
            "Nothing keeps this month's invoices back.",
        ),
        "staff_flats.not_calculated": texts_of(
            "Mēnesis vēl nav aprēķināts.",
            "Месяц ещё не рассчитан.",
            "The month is not calculated yet.",
        ),
        "staff_flats.other": texts_of(
            "Aizturēti dzīvokļi ir arī citā mēnesī: {month}",
            "Задержанные квартиры есть и в другом месяце: {month}",
            "Flats are held in another month, too: {month}",
        ),
        "staff_flats.by_hand_alone": texts_of(
            "Mēnesis vēl nav aprēķināts: te ir tikai tie, ko aizturējis cilvēks.",
            "Месяц ещё не рассчитан: здесь только задержанные человеком.",
            "The month is not calculated yet: these are the flats that a person holds.",
        ),
        "staff_flats.release": texts_of(
            "Šī komanda to atlaiž; TEXT vietā ierakstiet iemeslu:",
            "Эта команда снимает задержание; вместо TEXT впишите причину:",
            "This command releases it; put the reason in place of TEXT:",
        ),
        "staff_flats.first": texts_of("Ar ko sākt", "С чего начать", "Where to begin"),
        "staff_flats.lead": texts_of(
            "{count:Aizturēti|Aizturēts|Aizturēti} {count} {count:dzīvokļu|dzīvoklis|dzīvokļi}. "
            "Vispirms apskatiet šo.",
            "{count:Задержана|Задержаны|Задержано} {count} {count:квартира|квартиры|квартир}. "
            "Сначала посмотрите эту.",
            "{count} {count:flat is|flats are} held. Look at this first.",
        ),
        "staff_flats.flat": texts_of("Dzīvoklis {flat}", "Квартира {flat}", "Flat {flat}"),
        "staff_flats.building": texts_of(
            "Māja {building} ({count} {count:dzīvokļu|dzīvoklis|dzīvokļi})",
            "Дом {building} ({count} {count:квартира|квартиры|квартир})",
            "House {building} ({count} {count:flat|flats})",
        ),
    }
)
