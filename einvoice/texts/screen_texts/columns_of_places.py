"""Columns of import files about buildings, flats, customers, services and meters."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "column.building_id": (
            "mājas numurs jūsu uzskaitē; tukšs tarifā vai normā nozīmē visas mājas",
            "номер дома в вашем учёте; пустой в тарифе или норме — все дома",
            "your number of the building; empty in a tariff or norm = every building",
        ),
        "column.address": ("iela un mājas numurs", "улица и номер дома", "street and number"),
        "column.city": ("pilsēta vai pagasts", "город или волость", "town or parish"),
        "column.postal_code": (
            "pasta indekss, piemēram, LV-5001",
            "почтовый индекс, например LV-5001",
            "postal code, such as LV-5001",
        ),
        "column.regulation": (
            "MK noteikumi, pēc kuriem sadala ūdeni un siltumu",
            "правила КМ, по которым делят воду и тепло",
            "the Cabinet regulation by which water and heat are shared",
        ),
        "column.requested_mw": (
            "mājas pieprasītā siltuma jauda, MW",
            "запрошенная тепловая мощность дома, МВт",
            "the requested heat capacity of the building, MW",
        ),
        "column.circulation": (
            "karstā ūdens cirkulācija: visā mājā, pagrabā vai nav",
            "циркуляция горячей воды: по всему дому, в подвале или нет",
            "circulation of hot water: through the house, in the basement, or none",
        ),
        "column.flat_id": (
            "klienta numurs, tas pats bankā; līdz 20 zīmēm",
            "номер клиента, тот же в банке; до 20 знаков",
            "the client number, the same at the bank; at most 20 characters",
        ),
        "column.flats.number": (
            "dzīvokļa numurs adresē",
            "номер квартиры в адресе",
            "the number of the flat in the address",
        ),
        "column.flats.kind": ("telpu veids", "вид помещения", "the kind of premises"),
        "column.fee_area_m2": (
            "platība, par kuru maksā apsaimniekošanu, m2",
            "площадь для платы за обслуживание, м2",
            "the area that fees are charged for, m2",
        ),
        "column.heat_area_m2": (
            "apkurināmā platība, m2",
            "отапливаемая площадь, м2",
            "the heated area, m2",
        ),
        "column.declared_persons": (
            "deklarēto personu skaits",
            "число задекларированных лиц",
            "how many persons are declared",
        ),
        "column.ownership_share": (
            "domājamā daļa: 0.0125 vai 125/10000",
            "доля в собственности: 0.0125 или 125/10000",
            "the ownership share: 0.0125 or 125/10000",
        ),
        "column.valid_from": (
            "pirmā diena, GGGG-MM-DD",
            "первый день, ГГГГ-ММ-ДД",
            "the first day, YYYY-MM-DD",
        ),
        "column.valid_to": (
            "pēdējā diena; tukša nozīmē bez beigām",
            "последний день; пусто — без конца",
            "the last day; empty = no end",
        ),
        "column.customers.name": (
            "vārds un uzvārds vai nosaukums",
            "имя и фамилия или название",
            "the name of the person or company",
        ),
        "column.customer_kind": (
            "kas ir klients; no tā atkarīga PVN likme",
            "кто клиент; от этого зависит ставка НДС",
            "who the customer is; the VAT rate depends on it",
        ),
        "column.code": (
            "personas kods vai reģistrācijas numurs",
            "персональный код или регистрационный номер",
            "the personal code or registration number",
        ),
        "column.delivery": (
            "kā klients vēlas saņemt rēķinu: banka, e-pasts vai papīrs",
            "как клиент хочет получать счёт: банк, э-почта или бумага",
            "how the customer wants the invoice: bank, e-mail or paper",
        ),
        "column.email": ("e-pasts", "электронная почта", "the e-mail address"),
        "column.language": ("rēķina valoda", "язык счёта", "the language of the invoice"),
        "column.services.service": (
            "pakalpojuma kods: mazie burti un _",
            "код услуги: строчные буквы и _",
            "the code of the service: small letters and _",
        ),
        "column.label_lv": (
            "nosaukums rēķinā latviski",
            "название в счёте на латышском",
            "its name on invoices in Latvian",
        ),
        "column.label_ru": (
            "nosaukums rēķinā krieviski",
            "название в счёте на русском",
            "its name on invoices in Russian",
        ),
        "column.label_en": (
            "nosaukums rēķinā angliski",
            "название в счёте на английском",
            "its name on invoices in English",
        ),
        "column.group": (
            "rindu grupa rēķinā",
            "группа строк в счёте",
            "the group of lines on the invoice",
        ),
        "column.order": (
            "vieta rēķinā, no 0 līdz 9999",
            "место в счёте, от 0 до 9999",
            "the place on the invoice, 0 to 9999",
        ),
        "column.meter_id": (
            "skaitītāja numurs jūsu uzskaitē",
            "номер счётчика в вашем учёте",
            "your number of the meter",
        ),
        "column.place_kind": ("kur ir skaitītājs", "где счётчик", "where the meter is"),
        "column.place_id": (
            "tās mājas vai dzīvokļa numurs",
            "номер этого дома или квартиры",
            "the number of that building or flat",
        ),
        "column.meters.service": (
            "ko skaitītājs mēra",
            "что измеряет счётчик",
            "what the meter measures",
        ),
        "column.serial": (
            "numurs, kas ir uz skaitītāja",
            "номер на самом счётчике",
            "the number on the meter itself",
        ),
        "column.installed_on": ("uzstādīšanas diena", "день установки", "the day of installation"),
        "column.removed_on": (
            "noņemšanas diena; tad vajag arī end_value",
            "день снятия; тогда нужно и end_value",
            "the day of removal; end_value is needed then",
        ),
        "column.start_value": (
            "rādījums uzstādot, līdz 3 zīmēm aiz komata",
            "показание при установке, до 3 знаков после запятой",
            "the value when installed, up to 3 decimals",
        ),
        "column.end_value": ("rādījums noņemot", "показание при снятии", "the value when removed"),
        "column.digits": (
            "veselo ciparu skaits skaitītājā",
            "число целых цифр на счётчике",
            "how many whole digits the meter shows",
        ),
        "column.verified_until": (
            "verifikācijas pēdējā diena",
            "последний день поверки",
            "the last day of the verification",
        ),
        "column.read_on": ("nolasīšanas diena", "день показания", "the day of the reading"),
        "column.readings.value": (
            "rādījums, m3 vai MWh, līdz 3 zīmēm aiz komata",
            "показание, м3 или МВт·ч, до 3 знаков после запятой",
            "the value, m3 or MWh, up to 3 decimals",
        ),
        "column.source": (
            "kas rādījumu iesniedza",
            "кто передал показание",
            "who gave the reading",
        ),
        "column.submitted_at": (
            "kad iesniegts: diena vai diena ar laiku",
            "когда передано: день или день со временем",
            "when it was given: a day, or a day with a time",
        ),
    }
)
