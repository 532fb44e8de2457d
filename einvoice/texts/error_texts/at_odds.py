"""Errors of banks that may have already what is to be sent to them."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "absence-unsaid": {
            "lv": (
                (
                    "bankas {bank} atbilde saka, ka faila {file} rēķini tai ir; gaidīts, ka "
                    "iemeslā ir nosaukts šis fails, ja banka saka, ka tai to nav"
                ),
                (
                    "jautājiet bankai vēlreiz: ja rēķini tai ir, {mark_accepted:command file}; "
                    "ja tā tos atsauca vai tai to nav, {settle_answer:command id} ar faila numuru "
                    "iemeslā: tad tie tiek nosūtīti vēlreiz. Nekas nav mainīts"
                ),
            ),
            "ru": (
                (
                    "ответ банка {bank} говорит, что счета файла {file} у него есть; ожидалось, "
                    "что в причине назван этот файл, если банк говорит, что их у него нет"
                ),
                (
                    "спросите банк ещё раз: если счета у него, {mark_accepted:command file}; если "
                    "он их отозвал или их у него нет, {settle_answer:command id} с номером файла "
                    "в причине: тогда они отправляются ещё раз. Ничего не изменено"
                ),
            ),
            "en": (
                (
                    "{bank}: its answer says that it has the invoices of {file}, expected the "
                    "reason to name that file where the bank says that it does not"
                ),
                (
                    "ask the bank once more: if it has them, {mark_accepted:command file}; if it "
                    "recalled them or has none, {settle_answer:command id} with the file's id in "
                    "the reason: they are sent once more then. Nothing was changed"
                ),
            ),
        },
        "refusal-unsaid": {
            "lv": (
                (
                    "bankas {bank} atbilde noraida {count} no faila {file}, kas šeit ir pieņemti; "
                    "gaidīts, ka iemeslā ir nosaukts šis fails, ja banka saka, ka tie tai ir"
                ),
                (
                    "jautājiet bankai vēlreiz: ja tā tos noraidīja, {mark_refused:command file}; "
                    "ja tie tai tomēr ir, {settle_answer:command id} ar faila numuru iemeslā. "
                    "Nekas nav mainīts"
                ),
            ),
            "ru": (
                (
                    "ответ банка {bank} отклоняет {count} из файла {file}, принятых здесь; "
                    "ожидалось, что в причине назван этот файл, если банк говорит, что они у него"
                ),
                (
                    "спросите банк ещё раз: если он их отклонил, {mark_refused:command file}; если "
                    "они у него всё же есть, {settle_answer:command id} с номером файла в причине. "
                    "Ничего не изменено"
                ),
            ),
            "en": (
                (
                    "{bank}: its answer refuses {count} of {file} that are accepted here, expected "
                    "the reason to name that file where the bank says that it has them"
                ),
                (
                    "ask the bank once more: if it refused them, {mark_refused:command file}; if "
                    "it has them all the same, {settle_answer:command id} with the file's id in "
                    "the reason. Nothing was changed"
                ),
            ),
        },
        "notes-refusal-unsaid": {
            "lv": (
                (
                    "bankas {bank} atbilde noraida {count} kredītrēķinus no faila {file}; gaidīts, "
                    "ka iemeslā ir nosaukts šis fails, kad klienti un banka zina, kas ir spēkā"
                ),
                "{list_answers:command} saka, kas darāms; nekas nav mainīts",
            ),
            "ru": (
                (
                    "ответ банка {bank} отклоняет {count} кредит-счетов из файла {file}; "
                    "ожидалось, что в причине назван этот файл, когда клиенты и банк знают, что "
                    "верно"
                ),
                "{list_answers:command} говорит, что делать; ничего не изменено",
            ),
            "en": (
                (
                    "{bank}: its answer refuses {count} credit notes of {file}, expected the "
                    "reason to name that file once customers and bank know what holds"
                ),
                "{list_answers:command} says what to do; nothing was changed",
            ),
        },
        "bank-looked-at-first": {
            "lv": (
                (
                    "{bank}: bankā vispirms jāieskatās, bet tā nav sasniedzama: kāds, iespējams, "
                    "failu jau tur nogādāja"
                ),
                "mēģiniet vēlreiz, kad banka atbild: {examine:command}; nekas nav mainīts",
            ),
            "ru": (
                (
                    "{bank}: сначала нужно посмотреть в банке, а он недоступен: возможно, файл "
                    "туда уже кто-то доставил"
                ),
                "повторите, когда банк ответит: {examine:command}; ничего не изменено",
            ),
            "en": (
                (
                    "{bank}: must be looked at first and cannot be reached: someone may have "
                    "brought the file there"
                ),
                "repeat this once the bank answers: {examine:command}; nothing was changed",
            ),
        },
        "brought-by-hand": {
            "lv": (
                "{file}: ir bankas {bank} mapē, bet to nav nosūtījusi neviena palaišana",
                (
                    "ja to tur nogādāja cilvēks: {mark_sent:command file hash}; nekas nav "
                    "atsaukts vai aizstāts, jo rēķini bankai jau ir"
                ),
            ),
            "ru": (
                "{file}: лежит в папке банка {bank}, но его не отправлял ни один запуск",
                (
                    "если его туда доставил человек: {mark_sent:command file hash}; ничего не "
                    "отозвано и не заменено, потому что счета уже у банка"
                ),
            ),
            "en": (
                "{file}: is in {bank}'s inbox, and no run has sent it",
                (
                    "if a person brought it there: {mark_sent:command file hash}; nothing was "
                    "withdrawn or replaced, for the bank has the invoices already"
                ),
            ),
        },
        "recall-of-void-unsaid": {
            "lv": (
                (
                    "bankai {bank} no faila {file} ir rēķini, kas šeit nav spēkā; gaidīts, ka "
                    "iemeslā ir nosaukts šis fails, kad banka tos ir atsaukusi"
                ),
                "lūdziet banku tos atsaukt, tad {settle_answer:command id}; nekas nav mainīts",
            ),
            "ru": (
                (
                    "у банка {bank} из файла {file} есть счета, которые здесь аннулированы; "
                    "ожидалось, что в причине назван этот файл, когда банк их отозвал"
                ),
                (
                    "попросите банк отозвать их, затем {settle_answer:command id}; ничего не "
                    "изменено"
                ),
            ),
            "en": (
                (
                    "{bank}: has invoices from {file} that are void here, expected the reason to "
                    "name that file once the bank has recalled them"
                ),
                "have the bank recall them, then {settle_answer:command id}; nothing was changed",
            ),
        },
        "recall-unsaid": {
            "lv": (
                (
                    "bankai {bank} ir tie paši rēķini divreiz; gaidīts, ka iemeslā ir nosaukts "
                    "fails, kuru tā atsauca: {files}"
                ),
                "lūdziet banku vienu atsaukt, tad {settle_answer:command id}; nekas nav mainīts",
            ),
            "ru": (
                (
                    "у банка {bank} одни и те же счета дважды; ожидалось, что в причине назван "
                    "файл, который он отозвал: {files}"
                ),
                (
                    "попросите банк отозвать один, затем {settle_answer:command id}; ничего не "
                    "изменено"
                ),
            ),
            "en": (
                (
                    "{bank}: has the same invoices twice, expected the reason to name the file "
                    "that it recalled: {files}"
                ),
                "have the bank recall one, then {settle_answer:command id}; nothing was changed",
            ),
        },
        "word-contradicted": {
            "lv": (
                (
                    "bankas {bank} atbilde uz failu {file} ir pretrunā ar to, ko tā teica "
                    "cilvēkam par šiem rēķiniem"
                ),
                (
                    "{list_answers:command} rāda, ko jautāt bankai un kas to izšķir; bankai {bank} "
                    "nekas nav nosūtīts"
                ),
            ),
            "ru": (
                (
                    "ответ банка {bank} на файл {file} противоречит тому, что он сказал человеку "
                    "об этих счетах"
                ),
                (
                    "{list_answers:command} показывает, что спросить у банка и чем это решается; "
                    "банку {bank} ничего не отправлено"
                ),
            ),
            "en": (
                "{bank}: its answer to {file} contradicts what it told a person of these invoices",
                (
                    "{list_answers:command} shows what to ask the bank and what settles it; "
                    "nothing was sent to {bank}"
                ),
            ),
        },
    }
)
