"""The house: sums of all flats by month and service, heat and water by area."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "house.title": texts_of("Māja", "Дом", "House"),
        "house.lead": texts_of(
            "Visiem mājas dzīvokļiem kopā aprēķinātās summas. Atsevišķa dzīvokļa skaitļi šeit nav "
            "redzami.",
            "Начислено всем квартирам дома вместе. Цифры отдельной квартиры здесь не видны.",
            "The charges of all flats of the house together. No single flat's figures are here.",
        ),
        "house.small": texts_of(
            "Šīs mājas summas nerādām",
            "Суммы этого дома не показаны",
            "No sums of this house are shown",
        ),
        "house.small_next": texts_of(
            "Mājā ir mazāk nekā {least} dzīvokļi, tāpēc no kopsummas varētu uzzināt kaimiņa "
            "rēķinu.",
            "В доме меньше {least} квартир, поэтому по общей сумме можно было бы узнать счёт "
            "соседа.",
            "The house has fewer than {least} flats: a neighbour's invoice could be worked out "
            "from "
            "the total.",
        ),
        "house.none": texts_of(
            "Par māju vēl nav izrakstītu rēķinu",
            "По дому ещё нет выставленных счетов",
            "No invoices of the house are issued yet",
        ),
        "house.none_next": texts_of(
            "Pirmā mēneša summas būs redzamas, kad rēķini būs izrakstīti.",
            "Суммы первого месяца появятся, когда счета будут выставлены.",
            "The sums of the first month will be here once its invoices are issued.",
        ),
        "house.total": texts_of("{month}, bez PVN", "{month}, без НДС", "{month}, without VAT"),
        "house.year": texts_of("Pirms gada {sum}", "Год назад {sum}", "A year before {sum}"),
        "house.heating": texts_of("Apkure", "Отопление", "Heating"),
        "house.heating_unit": texts_of(
            "{value} kWh uz m²", "{value} кВт·ч на м²", "{value} kWh per m²"
        ),
        "house.heating_whole": texts_of(
            "visai mājai {value} MWh", "всему дому {value} МВт·ч", "{value} MWh for the house"
        ),
        "house.water_whole": texts_of(
            "visai mājai {value} m³", "всему дому {value} м³", "{value} m³ for the house"
        ),
        "house.water": texts_of("Ūdens", "Вода", "Water"),
        "house.water_unit": texts_of(
            "{value} litri uz m²", "{value} л на м²", "{value} litres per m²"
        ),
        "house.chart": texts_of(
            "Mājas izmaksas pa mēnešiem", "Расходы дома по месяцам", "Costs of the house by month"
        ),
        "house.most": texts_of(
            "Lielākās: {sum} ({month})", "Наибольшие: {sum} ({month})", "Highest: {sum} ({month})"
        ),
        "house.services": texts_of("Pakalpojumi", "Услуги", "Services"),
        "house.month": texts_of("Mēnesis", "Месяц", "Month"),
        "house.sum": texts_of("Summa", "Сумма", "Sum"),
        "house.service": texts_of("Pakalpojums", "Услуга", "Service"),
        "house.year_before": texts_of("Pirms gada", "Год назад", "A year before"),
        "house.heating_column": texts_of(
            "Apkure, kWh/m²", "Отопление, кВт·ч/м²", "Heating, kWh/m²"
        ),
        "house.water_column": texts_of("Ūdens, l/m²", "Вода, л/м²", "Water, l/m²"),
        "house.all": texts_of(
            "Visi mēneši pa pakalpojumiem",
            "Все месяцы по услугам",
            "All months by service",
        ),
        "house.left_out": texts_of(
            "Pakalpojumi, kurus maksā mazāk nekā {least} dzīvokļi, šeit nav ieskaitīti.",
            "Услуги, за которые платят менее {least} квартир, здесь не учтены.",
            "Services that fewer than {least} flats pay for are not included.",
        ),
        "house.documents": texts_of("Mājas dokumenti", "Документы дома", "Documents of the house"),
        "house.no_documents": texts_of(
            "Dokumentu vēl nav. Te būs tāmes, izdevumu pārskati, plānotie remonti un balsojumu "
            "protokoli, kad mēs tos publicēsim.",
            "Документов ещё нет. Здесь будут сметы, отчёты о расходах, плановые ремонты и "
            "протоколы голосований, когда мы их опубликуем.",
            "No documents yet. Estimates, reports on expenses, planned repairs and protocols of "
            "votes will be here when we publish them.",
        ),
        "house.document.new": texts_of("Jauns", "Новый", "New"),
        "house.document.estimate": texts_of("Tāme", "Смета", "Estimate"),
        "house.document.expenses": texts_of(
            "Izdevumu pārskats", "Отчёт о расходах", "Report on expenses"
        ),
        "house.document.repair": texts_of(
            "Plānotie remonti", "Плановые ремонты", "Planned repairs"
        ),
        "house.document.protocol": texts_of(
            "Balsojuma protokols", "Протокол голосования", "Minutes of a vote"
        ),
        "house.document.other": texts_of("Cits dokuments", "Другой документ", "Other document"),
    }
)
