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

_REFUSES = {
    "word-refused": {
        "lv": (
            "Atbilde uz failu {file} noraida rēķinus, par kuriem banka cilvēkam teica, ka tie tai "
            "ir: {numbers} (kopā {count})."
        ),
        "ru": (
            "Ответ на файл {file} отклоняет счета, о которых банк сказал человеку, что они у него "
            "есть: {numbers} (всего {count})."
        ),
        "en": (
            "The answer to file {file} refuses invoices of which the bank told a person that it "
            "has them: {numbers} ({count} in all)."
        ),
    },
}

_HAS_IT_NOT = MappingProxyType(
    {
        "lv": (
            "jautājiet bankai {bank}, kas ir spēkā: ja tā tos noraidīja, {mark_refused:command "
            "invoice} katram; ja tie tai tomēr ir, {mark_accepted:command file}"
        ),
        "ru": (
            "спросите у банка {bank}, что верно: если он их отклонил, {mark_refused:command "
            "invoice} для каждого; если они у него всё же есть, {mark_accepted:command file}"
        ),
        "en": (
            "ask {bank} which holds: if it refused them, {mark_refused:command invoice} for each; "
            "if it has them all the same, {mark_accepted:command file}"
        ),
    }
)

_NOTES = {
    "notes-refused": {
        "lv": (
            "Atbilde uz failu {file} noraida kredītrēķinus, par kuriem banka cilvēkam teica, ka "
            "tie tai ir: {numbers} (kopā {count}). Šeit to rēķini ir kreditēti."
        ),
        "ru": (
            "Ответ на файл {file} отклоняет кредит-счета, о которых банк сказал человеку, что они "
            "у него есть: {numbers} (всего {count}). Здесь их счета кредитованы."
        ),
        "en": (
            "The answer to file {file} refuses credit notes of which the bank told a person that "
            "it has them: {numbers} ({count} in all). Here their invoices are credited."
        ),
    },
}

_OLD_AND_NEW = MappingProxyType(
    {
        "lv": (
            "jautājiet bankai {bank}. Ja tā tos noraidīja, tai paliek vecie rēķini, arī blakus "
            "jaunajiem: lūdziet tos atcelt un rakstiet klientiem. Par tiem samaksāto ieskaita "
            "nākamais rēķins (izraksti vai balances.csv). Tad {settle_answer:command id}, iemeslā "
            "nosaucot {file}"
        ),
        "ru": (
            "спросите у банка {bank}. Если он их отклонил, у него остаются старые счета, и рядом с "
            "новыми: попросите отменить их и напишите клиентам. Уплаченное по ним зачтёт следующий "
            "счёт (выписки или balances.csv). Затем {settle_answer:command id}, назвав в причине "
            "{file}"
        ),
        "en": (
            "ask {bank}. If it refused them, it keeps the old invoices, also beside the new: ask "
            "it to cancel them, and write to the customers. What they paid on these the next "
            "invoice counts (statements or balances.csv). Then {settle_answer:command id} with "
            "{file} in the reason"
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
}

_VOID = {
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

_RECALL_THESE = MappingProxyType(
    {
        "lv": (
            "lūdziet banku atsaukt šos rēķinus no faila {file}; kad tā to ir izdarījusi, nosauciet "
            "šo failu iemeslā: {settle_answer:command id}"
        ),
        "ru": (
            "попросите банк отозвать эти счета из файла {file}; когда он это сделал, назовите этот "
            "файл в причине: {settle_answer:command id}"
        ),
        "en": (
            "ask the bank to recall these invoices of file {file}; once it has, name that file in "
            "the reason: {settle_answer:command id}"
        ),
    }
)

TEXTS = MappingProxyType(
    {
        code: {language: (said, hints[language]) for language, said in texts.items()}
        for hints, table in (
            (_HAS_IT, _CONTRADICTS),
            (_HAS_IT_NOT, _REFUSES),
            (_OLD_AND_NEW, _NOTES),
            (_RECALL_FIRST, _TWICE),
            (_RECALL_THESE, _VOID),
        )
        for code, texts in table.items()
    }
)
