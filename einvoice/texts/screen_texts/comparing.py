"""Texts of `compare`."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "compare.head": (
            (
                "{period}: salīdzinātas {compared} {compared:rindu|rinda|rindas}; atšķiras "
                "{count}, pieļaujamas robežās {tolerated}"
            ),
            (
                "{period}: сравнено начислений: {compared}; отличаются {count}, в пределах допуска "
                "{tolerated}"
            ),
            (
                "{period}: {compared} {compared:charge|charges} compared; {count} "
                "{count:differs|differ}, {tolerated} within the tolerance"
            ),
        ),
        "compare.cause": ("cēlonis", "причина", "cause"),
        "compare.count": ("skaits", "число", "count"),
        "compare.sum": ("kopā EUR", "всего EUR", "EUR in all"),
        "compare.net": ("mūsējie mīnus viņu EUR", "наши минус их EUR", "ours less theirs EUR"),
        "compare.theirs": ("viņu bez PVN", "их без НДС", "theirs, net"),
        "compare.ours": ("mūsu bez PVN", "наши без НДС", "ours, net"),
        "compare.difference": ("starpība EUR", "разница EUR", "difference EUR"),
        "compare.with_vat": ("starpība ar PVN", "разница с НДС", "difference with VAT"),
        "compare.why": ("kas atšķiras", "что отличается", "what differs"),
        "compare.whole_flat": ("viss dzīvoklis", "вся квартира", "the whole flat"),
        "compare.missing": ("trūkst", "нет", "missing"),
        "compare.missing.what": (
            "trūkst: to aprēķina tikai viena sistēma",
            "нет: это начисляет только одна система",
            "missing: one system alone charges it",
        ),
        "compare.reading": ("rādījums", "показание", "reading"),
        "compare.reading.what": (
            "rādījums: cits patēriņš pēc skaitītāja",
            "показание: другое потребление по счётчику",
            "reading: another quantity of what a meter measures",
        ),
        "compare.tariff": ("tarifs", "тариф", "tariff"),
        "compare.tariff.what": (
            "tarifs: cita cena vai citas mājas izmaksas",
            "тариф: другая цена или другие расходы дома",
            "tariff: another price, or another cost of the house",
        ),
        "compare.key": ("sadale", "распределение", "key"),
        "compare.key.what": (
            "sadale: cita platība, cits personu skaits vai cita daļa",
            "распределение: другая площадь, другое число лиц или другая доля",
            "key: another area, number of persons or share",
        ),
        "compare.rounding": ("noapaļošana", "округление", "rounding"),
        "compare.rounding.what": (
            "noapaļošana: viss cits ir tāpat",
            "округление: всё остальное так же",
            "rounding: everything else is the same",
        ),
        "compare.vat": ("PVN", "НДС", "VAT"),
        "compare.vat.what": ("PVN: cita likme", "НДС: другая ставка", "VAT: another rate"),
        "compare.of_quantity": (
            "daudzums {old:number} → {new:number}",
            "количество {old:number} → {new:number}",
            "quantity {old:number} → {new:number}",
        ),
        "compare.of_price": (
            "cena {old:number} → {new:number}",
            "цена {old:number} → {new:number}",
            "price {old:number} → {new:number}",
        ),
        "compare.of_vat": (
            "PVN {old:number} → {new:number} %",
            "НДС {old:number} → {new:number} %",
            "VAT {old:number} → {new:number} %",
        ),
        "compare.only_ours": ("tikai mums", "только у нас", "ours alone"),
        "compare.only_theirs": ("tikai viņiem", "только у них", "theirs alone"),
        "compare.more": (
            "un vēl {count}; visas rāda --json",
            "и ещё {count}; все показывает --json",
            "and {count} more; --json has all",
        ),
        "compare.unread": (
            "{file}:{line}: {column}: nav saprotams, rinda nav salīdzināta",
            "{file}:{line}: {column}: не понято, строка не сравнивалась",
            "{file}:{line}: {column}: cannot be read, the row was not compared",
        ),
        "compare.more_unread": (
            "nav salīdzinātas vēl {count} {count:rindu|rinda|rindas}",
            "не сравнивалось ещё {count} {count:строка|строки|строк}",
            "{count} more {count:row was|rows were} not compared",
        ),
        "compare.services": (
            "nezināmi pakalpojumi: {services}; --map MAP.csv pasaka, kuri no mūsējiem tie ir",
            "неизвестные услуги: {services}; --map MAP.csv говорит, какие они у нас",
            "unknown services: {services}; --map MAP.csv says which of ours they are",
        ),
        "rerun.sums": (
            (
                "{count} {count:rēķinu|rēķins|rēķini}: bija {was} EUR, būs {now} EUR, izmaiņa "
                "{change} EUR; cita summa: {changed}"
            ),
            (
                "{count} {count:счёт|счёта|счетов}: было {was} EUR, будет {now} EUR, изменение "
                "{change} EUR; другая сумма: {changed}"
            ),
            (
                "{count} {count:invoice|invoices}: was {was} EUR, will be {now} EUR, change "
                "{change} EUR; another sum: {changed}"
            ),
        ),
        "rerun.other_balance": (
            "mēneša summas nemainās, bet rēķinos mainās kas cits, piemēram, saldo un apmaksājamais",
            "суммы за месяц не меняются, но в счетах меняется другое, например сальдо и к оплате",
            "no month's sum changes, but something else of the invoices does: the balance, perhaps",
        ),
        "rerun.no_change": (
            (
                "neviena summa nemainās: ja labojāt cenu, rādījumu vai izmaksas, labojums vēl nav "
                "importēts"
            ),
            (
                "ни одна сумма не меняется: если вы исправляли цену, показание или расходы, "
                "исправление ещё не импортировано"
            ),
            (
                "no sum changes: if you corrected a price, a reading or a cost, the correction is "
                "not imported yet"
            ),
        ),
    }
)
