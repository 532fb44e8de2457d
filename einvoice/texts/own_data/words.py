"""Values of an extract that are words of the program, as people say them."""

from types import MappingProxyType

from einvoice.texts import texts_of

WORDS = MappingProxyType(
    {
        "action.ADD": texts_of("pasūtīt", "заказать", "order"),
        "action.CHG": texts_of("mainīt", "изменить", "change"),
        "action.DEL": texts_of("atteikt", "отменить", "cancel"),
        "author_kind.staff": texts_of("apsaimniekotājs", "управляющий", "the manager"),
        "author_kind.user": texts_of("jūs", "вы", "you"),
        "channel.email": texts_of("e-pasts", "эл. почта", "e-mail"),
        "channel.paper": texts_of("papīrs", "бумага", "paper"),
        "channel.push": texts_of("tālrunis", "телефон", "phone"),
        "code.EARLY": texts_of("nodots pirms termiņa", "передано заранее", "sent early"),
        "code.FILE_COUNTS": texts_of(
            "skaita apsaimniekotāja rādījumu",
            "считается показание управляющего",
            "the manager's reading counts",
        ),
        "code.MONTH_ISSUED": texts_of(
            "rēķins jau bija izrakstīts", "счёт уже был выставлен", "the invoice was made already"
        ),
        "code.NEWER_COUNTS": texts_of(
            "skaita jaunāko", "считается более новое", "the newer one counts"
        ),
        "code.WINDOW_OVER": texts_of(
            "rādījumu dienas bija beigušās",
            "дни для показаний закончились",
            "the days for readings were over",
        ),
        "confirmed.LARGE_USE": texts_of("liels patēriņš", "большое потребление", "large use"),
        "confirmed.NO_USE": texts_of("patēriņa nav", "потребления нет", "no use"),
        "confirmed.ROLLED_OVER": texts_of(
            "skaitītājs sāka no nulles", "счётчик начал с нуля", "the meter began from zero"
        ),
        "concern.building": texts_of("māja", "дом", "house"),
        "concern.company": texts_of("uzņēmums", "компания", "company"),
        "concern.flat": texts_of("dzīvoklis", "квартира", "flat"),
        "concern.meter": texts_of("skaitītājs", "счётчик", "meter"),
        "concern.unknown": texts_of("nav zināms", "неизвестно", "unknown"),
        "customer_kind.budget_institution": texts_of(
            "budžeta iestāde", "бюджетное учреждение", "budget institution"
        ),
        "customer_kind.company": texts_of("uzņēmums", "компания", "company"),
        "customer_kind.person": texts_of("privātpersona", "частное лицо", "private person"),
        "delivery.bank": texts_of("bankā", "в банке", "at the bank"),
        "delivery.email": texts_of("e-pastā", "по эл. почте", "by e-mail"),
        "delivery.paper": texts_of("uz papīra", "на бумаге", "on paper"),
        "language.en": texts_of("angļu", "английский", "English"),
        "language.lv": texts_of("latviešu", "латышский", "Latvian"),
        "language.ru": texts_of("krievu", "русский", "Russian"),
        "kind.answered": texts_of(
            "ziņai ir atbilde", "на сообщение ответили", "a message is answered"
        ),
        "kind.due": texts_of(
            "tuvojas apmaksas termiņš", "скоро срок оплаты", "an invoice is due soon"
        ),
        "kind.invoice": texts_of("jauns rēķins", "новый счёт", "new invoice"),
        "kind.jpeg": texts_of("attēls (JPEG)", "изображение (JPEG)", "picture (JPEG)"),
        "kind.pdf": texts_of("PDF dokuments", "документ PDF", "PDF document"),
        "kind.staff": texts_of("darbinieks", "сотрудник", "staff"),
        "kind.user": texts_of("iedzīvotājs", "житель", "resident"),
        "kind.verification": texts_of(
            "skaitītāja verifikācija", "поверка счётчика", "verification of a meter"
        ),
        "kind.verification_1": texts_of(
            "verifikācija beigsies pēc mēneša",
            "поверка истечёт через месяц",
            "verification ends in a month",
        ),
        "kind.verification_2": texts_of(
            "verifikācija beigsies pēc 2 mēnešiem",
            "поверка истечёт через 2 месяца",
            "verification ends in 2 months",
        ),
        "kind.verification_3": texts_of(
            "verifikācija beigsies pēc 3 mēnešiem",
            "поверка истечёт через 3 месяца",
            "verification ends in 3 months",
        ),
        "kind.verification_over": texts_of(
            "verifikācija ir beigusies", "поверка истекла", "verification is over"
        ),
        "kind.window_ends": texts_of(
            "pēdējā rādījumu diena", "последний день для показаний", "last day for readings"
        ),
        "kind.window_opens": texts_of(
            "sākas rādījumu dienas", "начались дни для показаний", "days for readings begin"
        ),
        "right.owner": texts_of("īpašnieks", "владелец", "owner"),
        "right.read": texts_of("tikai skatīt", "только смотреть", "see only"),
        "right.readings": texts_of(
            "skatīt un nodot rādījumus", "смотреть и передавать показания", "see and send readings"
        ),
        "rule.circulation": texts_of(
            "cirkulācijas norma", "норма циркуляции", "norm of circulation"
        ),
        "rule.difference_by_use": texts_of(
            "starpība pēc patēriņa", "разница по потреблению", "difference by use"
        ),
        "rule.difference_defaulters": texts_of(
            "starpība dzīvokļiem bez rādījumiem",
            "разница квартирам без показаний",
            "difference to flats without readings",
        ),
        "rule.difference_equal": texts_of(
            "starpība vienādās daļās", "разница поровну", "difference in equal parts"
        ),
        "rule.difference_over_caps": texts_of(
            "starpība virs normām", "разница сверх норм", "difference over the norms"
        ),
        "rule.heat_capacity": texts_of("siltuma jauda", "тепловая мощность", "heat capacity"),
        "rule.heating": texts_of("apkure pēc platības", "отопление по площади", "heating by area"),
        "rule.hot_water_by_meter": texts_of(
            "ūdens uzsildīšana pēc skaitītāja",
            "подогрев воды по счётчику",
            "heating water by the meter",
        ),
        "rule.hot_water_by_norm": texts_of(
            "ūdens uzsildīšana pēc normas", "подогрев воды по норме", "heating water by the norm"
        ),
        "rule.metered": texts_of("pēc skaitītāja", "по счётчику", "as metered"),
        "rule.single_charge": texts_of(
            "atsevišķs maksājums", "отдельное начисление", "single charge"
        ),
        "rule.split_area": texts_of("pēc platības", "по площади", "by area"),
        "rule.split_consumption": texts_of(
            "pēc ūdens patēriņa", "по потреблению воды", "by water consumption"
        ),
        "rule.split_equal": texts_of(
            "vienādi katram dzīvoklim", "поровну на каждую квартиру", "equally between flats"
        ),
        "rule.split_heat_area": texts_of(
            "pēc apkurināmās platības", "по отапливаемой площади", "by heated area"
        ),
        "rule.split_persons": texts_of(
            "pēc personu skaita", "по количеству человек", "by the number of persons"
        ),
        "rule.split_share": texts_of(
            "pēc domājamām daļām", "по долям собственности", "by ownership share"
        ),
        "rule.tariff_m2": texts_of("tarifs par m²", "тариф за м²", "tariff a m²"),
        "rule.tariff_person": texts_of(
            "tarifs par personu", "тариф за человека", "tariff a person"
        ),
        "rule.tariff_property": texts_of(
            "tarifs par dzīvokli", "тариф за квартиру", "tariff a flat"
        ),
        "source.owner": texts_of("nodeva īpašnieks", "передал владелец", "given by the owner"),
        "source.portal": texts_of("portālā", "на портале", "in the portal"),
        "source.remote": texts_of("attālināti nolasīts", "дистанционно", "read remotely"),
        "source.staff": texts_of("nolasīja darbinieks", "снял сотрудник", "read by staff"),
        "source.supplier": texts_of("no piegādātāja", "от поставщика", "from the supplier"),
        "state.accepted": texts_of("pieņemts", "принят", "accepted"),
        "state.answered": texts_of("atbildēts", "отвечено", "answered"),
        "state.applied": texts_of("izpildīts", "выполнено", "applied"),
        "state.closed": texts_of("slēgts", "закрыто", "closed"),
        "state.confirmed": texts_of("apstiprināts", "подтверждено", "confirmed"),
        "state.credited": texts_of(
            "atcelts ar kredītrēķinu", "отменён кредит-счётом", "cancelled by a credit note"
        ),
        "state.doubtful": texts_of("apšaubāms", "сомнительно", "doubtful"),
        "state.draft": texts_of("melnraksts", "черновик", "draft"),
        "state.held": texts_of("aizturēts", "задержан", "held"),
        "state.intended": texts_of("gatavojas sūtīt", "готовится", "being sent"),
        "state.issued": texts_of("izrakstīts", "выставлен", "issued"),
        "state.late": texts_of("nokavēts", "опоздало", "late"),
        "state.new": texts_of("jauns", "новое", "new"),
        "state.open": texts_of("atvērts", "открыто", "open"),
        "state.printed": texts_of("izdrukāts", "напечатан", "printed"),
        "state.received": texts_of("saņemts", "получено", "received"),
        "state.refused": texts_of("noraidīts", "отклонено", "refused"),
        "state.rejected": texts_of("noraidīts", "отклонён", "rejected"),
        "state.rendered": texts_of(
            "sagatavots bankai", "подготовлен для банка", "made for the bank"
        ),
        "state.replaced": texts_of("aizstāts ar jaunāku", "заменено более новым", "replaced"),
        "state.sent": texts_of("nosūtīts", "отправлено", "sent"),
        "state.set_aside": texts_of("atlikts", "отложено", "set aside"),
        "state.taken": texts_of("pieņemts", "принято", "taken"),
        "state.unknown": texts_of("nav zināms", "неизвестно", "unknown"),
        "state.void": texts_of("anulēts", "аннулирован", "void"),
        "state.waiting": texts_of("gaida", "ждёт", "waits"),
        "topic.code": texts_of("kods", "код", "code"),
        "topic.correction": texts_of("datu labojums", "исправление данных", "correction"),
        "topic.invoice": texts_of("rēķins", "счёт", "invoice"),
        "topic.meter": texts_of("skaitītājs", "счётчик", "meter"),
        "topic.other": texts_of("cits", "другое", "other"),
        "topic.reading": texts_of("rādījums", "показание", "reading"),
        "topic.repair": texts_of("remonts", "ремонт", "repair"),
        "vat_kind.NOTTAX": texts_of("bez PVN", "без НДС", "without VAT"),
        "vat_kind.TAX": texts_of("ar PVN", "с НДС", "with VAT"),
        "vat_kind.TAXEX": texts_of("atbrīvots no PVN", "освобождён от НДС", "exempt from VAT"),
    }
)
"""By field and value."""
