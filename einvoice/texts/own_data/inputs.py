"""Names of what a line or a notice was made from."""

from types import MappingProxyType

from einvoice.texts import texts_of

INPUTS = MappingProxyType(
    {
        "average_of": texts_of("vidējais no", "среднее из", "average of"),
        "basis": texts_of("pamats", "основание", "basis"),
        "building": texts_of("mājas skaitītājs", "счётчик дома", "house meter"),
        "cap": texts_of(
            "norma bez paša patēriņa", "норма без собственного потребления", "norm less own use"
        ),
        "caps_sum": texts_of("normas kopā", "нормы вместе", "norms together"),
        "charge_id": texts_of("maksājuma apzīmējums", "обозначение начисления", "id of the charge"),
        "circulation": texts_of("cirkulācijai", "на циркуляцию", "for circulation"),
        "cost": texts_of("mājas izmaksas", "расходы дома", "cost of the house"),
        "day": texts_of("diena", "день", "day"),
        "days": texts_of("dienas", "дни", "days"),
        "declared_persons": texts_of(
            "deklarētās personas", "задекларировано лиц", "declared persons"
        ),
        "defaulters": texts_of(
            "dzīvokļi bez rādījumiem", "квартиры без показаний", "flats without readings"
        ),
        "difference": texts_of("starpība", "разница", "difference"),
        "estimates_settled": texts_of(
            "ieskaitīts iepriekš aprēķinātais", "зачтено начисленное ранее", "estimates settled"
        ),
        "first_round": texts_of("sedz vispirms", "оплачивает первой", "paid first"),
        "flats": texts_of("dzīvokļi kopā", "квартиры вместе", "flats together"),
        "for_period": texts_of("par mēnesi", "за месяц", "for the month"),
        "heat": texts_of("mājas siltumenerģija", "тепловая энергия дома", "heat of the house"),
        "heating_heat": texts_of("apkurei", "на отопление", "for heating"),
        "hot_water": texts_of(
            "karstais ūdens mājā", "горячая вода в доме", "hot water of the house"
        ),
        "hot_water_heat": texts_of("ūdens uzsildīšanai", "на подогрев воды", "for heating water"),
        "key": texts_of("šī dzīvokļa daļa", "доля этой квартиры", "this flat's part"),
        "keys_sum": texts_of("visi dzīvokļi", "все квартиры", "all flats"),
        "may_cost": texts_of("var maksāt līdz (€)", "может стоить до (€)", "may cost up to (€)"),
        "meter": texts_of("skaitītājs", "счётчик", "meter"),
        "method_valid": texts_of("kārtība spēkā", "порядок действует", "method valid"),
        "missing_months": texts_of(
            "mēneši bez rādījuma", "месяцы без показания", "months without a reading"
        ),
        "months": texts_of("mēneši", "месяцы", "months"),
        "norm": texts_of("norma", "норма", "norm"),
        "own": texts_of("šī dzīvokļa patēriņš", "потребление этой квартиры", "use of this flat"),
        "properties": texts_of("dzīvokļi", "квартиры", "flats"),
        "readings": texts_of("rādījumi", "показания", "readings"),
        "reason": texts_of("iemesls", "причина", "reason"),
        "requested_mw": texts_of(
            "pieprasītā jauda (MW)", "запрошенная мощность (МВт)", "requested capacity (MW)"
        ),
        "rest": texts_of("atlikums", "остаток", "rest"),
        "serial": texts_of("skaitītāja numurs", "номер счётчика", "serial number"),
        "service": texts_of("pakalpojums", "услуга", "service"),
        "settled": texts_of("ieskaitīts", "зачтено", "settled"),
        "sum": texts_of("summa", "сумма", "sum"),
        "tariff": texts_of("tarifs (€)", "тариф (€)", "tariff (€)"),
        "tariff_building": texts_of("tarifs mājai", "тариф для дома", "tariff of the house"),
        "tariff_valid": texts_of("tarifs spēkā", "тариф действует", "tariff valid"),
        "told_late": texts_of(
            "par iepriekšējiem mēnešiem", "за прошлые месяцы", "for earlier months"
        ),
        "opening": texts_of("pirmais rādījums", "первое показание", "first reading"),
        "reading": texts_of("pēc rādījumiem", "по показаниям", "as read"),
        "catch_up": texts_of(
            "pēc mēnešiem bez rādījuma",
            "после месяцев без показания",
            "after months without a reading",
        ),
        "replacement": texts_of("skaitītājs nomainīts", "счётчик заменён", "meter replaced"),
        "removal": texts_of("skaitītājs noņemts", "счётчик снят", "meter removed"),
        "waiting": texts_of(
            "gaida vecā skaitītāja rādījumu",
            "ждёт показания старого счётчика",
            "waits for the old meter's reading",
        ),
        "late": texts_of("novēlots rādījums", "позднее показание", "late reading"),
        "estimate": texts_of("vidējais patēriņš", "среднее потребление", "average use"),
        "defaulter": texts_of(
            "bez derīga rādījuma", "без действительного показания", "without a valid reading"
        ),
        "unverified": texts_of("verifikācija beigusies", "поверка истекла", "verification over"),
    }
)
"""By part of an input's name: parts are divided by dots, and ids are among them."""
