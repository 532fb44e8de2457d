"""Findings of open answers by which a bank may have invoices that are sent again."""

from types import MappingProxyType

_CONTRADICTS = {
    "word-contradicted": {
        "lv": "Atbilde uz failu {file} ir pretrunā ar to, ko banka teica cilvēkam.",
        "ru": "Ответ на файл {file} противоречит тому, что банк сказал человеку.",
        "en": "The answer to file {file} contradicts what the bank told a person.",
    },
}

_HAS_IT = MappingProxyType(
    {
        "lv": (
            "jautājiet bankai {bank}, kas ir spēkā: ja rēķini tai ir, {mark_accepted:command "
            "file}; ja neviena no tiem nav, {settle_answer:command id}, iemeslā nosaucot {file}"
        ),
        "ru": (
            "спросите у банка {bank}, что верно: если счета у него, {mark_accepted:command "
            "file}; если нет ни одного, {settle_answer:command id}, назвав в причине {file}"
        ),
        "en": (
            "ask {bank} which holds: if it has the invoices, {mark_accepted:command file}; if it "
            "has none of them, {settle_answer:command id} with {file} in the reason"
        ),
    }
)

_TWICE = {
    "sent-twice": {
        "lv": (
            "Bankai {bank} šie rēķini ir divreiz, no faila {file} un no {others}: {numbers} (kopā "
            "{count})."
        ),
        "ru": (
            "У банка {bank} эти счета дважды, из файла {file} и из {others}: {numbers} (всего "
            "{count})."
        ),
        "en": (
            "{bank} has these invoices twice, from file {file} and from {others}: {numbers} "
            "({count} in all)."
        ),
    },
    "void-at-bank": {
        "lv": (
            "Bankai {bank} pēc tās atbildes no faila {file} ir rēķini, kas šeit nav spēkā un kuru "
            "vietā ir citi: {numbers} (kopā {count})."
        ),
        "ru": (
            "У банка {bank} по его ответу из файла {file} есть счета, которые здесь аннулированы и "
            "заменены другими: {numbers} (всего {count})."
        ),
        "en": (
            "{bank} has, by its answer, invoices from file {file} that are void here and replaced "
            "by others: {numbers} ({count} in all)."
        ),
    },
}

_RECALL_FIRST = MappingProxyType(
    {
        "lv": (
            "lūdziet banku atsaukt visus faila {file} rēķinus; kad tā to ir izdarījusi, nosauciet "
            "šo failu iemeslā: {settle_answer:command id}"
        ),
        "ru": (
            "попросите банк отозвать все счета файла {file}; когда он это сделал, назовите этот "
            "файл в причине: {settle_answer:command id}"
        ),
        "en": (
            "ask the bank to recall all invoices of file {file}; once it has, name that file in "
            "the reason: {settle_answer:command id}"
        ),
    }
)

TEXTS = MappingProxyType(
    {
        code: {language: (said, hints[language]) for language, said in texts.items()}
        for hints, table in ((_HAS_IT, _CONTRADICTS), (_RECALL_FIRST, _TWICE))
        for code, texts in table.items()
    }
)
