"""Errors of importing, calculating and issuing."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "flats-without-draft": {
            "lv": (
                (
                    "{period}: melnraksta nav {count} {count:dzīvokļiem|dzīvoklim|dzīvokļiem}; "
                    "gaidīts, ka visi dzīvokļi ir aprēķināti pēc tagadējām rindām"
                ),
                "vispirms palaidiet {calculate:command period}; nekas nav izrakstīts",
            ),
            "ru": (
                (
                    "{period}: нет черновика у {count} {count:квартиры|квартир|квартир}; "
                    "ожидалось, что все квартиры рассчитаны по нынешним строкам"
                ),
                "сначала запустите {calculate:command period}; ничего не выписано",
            ),
            "en": (
                (
                    "{period}: {count} {count:flat has|flats have} no draft, expected every flat "
                    "calculated from the present rows"
                ),
                "run {calculate:command period} first; nothing was issued",
            ),
        },
        "no-doubtful-row": {
            "lv": (
                "{numbers}: ar šo numuru nav atvērtas apšaubāmas rindas; nekas nav mainīts",
                "{status:command} uzskaita atvērtās rindas",
            ),
            "ru": (
                "{numbers}: под этим номером нет открытой строки под вопросом; ничего не изменено",
                "{status:command} перечисляет открытые строки",
            ),
            "en": (
                "{numbers}: no doubtful row is open under this number, nothing was changed",
                "{status:command} lists the open rows",
            ),
        },
        "no-import-file": {
            "lv": (
                (
                    "{path}: nav importējamu failu; gaidīti faili, kuru nosaukums ir to veids, "
                    "piemēram, flats.csv"
                ),
                "veidi: {kinds}",
            ),
            "ru": (
                (
                    "{path}: нет файлов для импорта; ожидались файлы, названные по своему виду, "
                    "например flats.csv"
                ),
                "виды: {kinds}",
            ),
            "en": (
                "{path}: no import file, expected files named after a kind, such as flats.csv",
                "kinds: {kinds}",
            ),
        },
        "no-refused-row": {
            "lv": (
                "{numbers}: ar šo numuru nav atvērtas noraidītas rindas; nekas nav mainīts",
                "{status:command} uzskaita atvērtās rindas",
            ),
            "ru": (
                "{numbers}: под этим номером нет открытой отклонённой строки; ничего не изменено",
                "{status:command} перечисляет открытые строки",
            ),
            "en": (
                "{numbers}: no refused row is open under this number, nothing was changed",
                "{status:command} lists the open rows",
            ),
        },
        "nothing-to-import-there": {
            "lv": ("{path}: nav tāda faila vai mapes; gaidīts kaut kas importējams", ""),
            "ru": ("{path}: нет такого файла или папки; ожидалось то, что можно импортировать", ""),
            "en": ("{path}: no such file or folder to import", ""),
        },
        "rows-after-drafts": {
            "lv": (
                (
                    "{period}: pēc melnrakstu aprēķina importētas rindas; gaidīts, ka visi "
                    "dzīvokļi ir aprēķināti pēc tagadējām rindām"
                ),
                "vispirms palaidiet {calculate:command period}; nekas nav izrakstīts",
            ),
            "ru": (
                (
                    "{period}: после расчёта черновиков импортированы строки; ожидалось, что все "
                    "квартиры рассчитаны по нынешним строкам"
                ),
                "сначала запустите {calculate:command period}; ничего не выписано",
            ),
            "en": (
                (
                    "{period}: rows were imported after the drafts were calculated, expected "
                    "every flat calculated from the present rows"
                ),
                "run {calculate:command period} first; nothing was issued",
            ),
        },
        "rows-doubtful": {
            "lv": (
                (
                    "{period}: {rows}{more:more}: vēl nav izlemts, bet no tā var būt atkarīgas "
                    "visu māju summas"
                ),
                (
                    "izlabojiet failu un importējiet vēlreiz; tikai ja vērtība tiešām ir tāda: "
                    "{confirm_rows:command number}; "
                    "{status:command} uzskaita visas; nekas nav aprēķināts vai izrakstīts"
                ),
            ),
            "ru": (
                (
                    "{period}: {rows}{more:more}: не решено, а от этого могут зависеть суммы всех "
                    "домов"
                ),
                (
                    "исправьте файл и импортируйте его ещё раз; только если значение действительно "
                    "такое: {confirm_rows:command number}; "
                    "{status:command} перечисляет все; ничего не рассчитано и не выписано"
                ),
            ),
            "en": (
                (
                    "{period}: {rows}{more:more}: not settled, and every building's amounts may "
                    "depend on it"
                ),
                (
                    "correct the file and import it again; only if the value is really so: "
                    "{confirm_rows:command number}; "
                    "{status:command} lists all; nothing was calculated or issued"
                ),
            ),
        },
        "rows-refused": {
            "lv": (
                (
                    "{period}: {rows}{more:more}: vēl nav izlemts, bet no tā var būt atkarīgas "
                    "visu māju summas"
                ),
                (
                    "izlabojiet failu un importējiet vēlreiz, vai {set_aside_rows:command "
                    "number}; {status:command} uzskaita visas; nekas nav aprēķināts vai izrakstīts"
                ),
            ),
            "ru": (
                (
                    "{period}: {rows}{more:more}: не решено, а от этого могут зависеть суммы всех "
                    "домов"
                ),
                (
                    "исправьте файл и импортируйте его ещё раз или {set_aside_rows:command "
                    "number}; {status:command} перечисляет все; ничего не рассчитано и не выписано"
                ),
            ),
            "en": (
                (
                    "{period}: {rows}{more:more}: not settled, and every building's amounts may "
                    "depend on it"
                ),
                (
                    "correct the file and import it again, or {set_aside_rows:command number}; "
                    "{status:command} lists all; nothing was calculated or issued"
                ),
            ),
        },
        "too-many-buildings-held": {
            "lv": (
                "{period}: aizturētas {held} {held:mājas|māja|mājas}; gaidīts ne vairāk kā {most}",
                "{status:command period} uzskaita iemeslus; nekas nav izrakstīts",
            ),
            "ru": (
                "{period}: задержано домов: {held}; ожидалось не больше {most}",
                "{status:command period} перечисляет причины; ничего не выписано",
            ),
            "en": (
                "{period}: {held} {held:building is|buildings are} held, expected at most {most}",
                "{status:command period} lists the reasons; nothing was issued",
            ),
        },
        "too-many-flats-held": {
            "lv": (
                (
                    "{period}: aizturēti {held} {held:dzīvokļu|dzīvoklis|dzīvokļi}; gaidīts ne "
                    "vairāk kā {most}"
                ),
                (
                    "{status:command period} uzskaita iemeslus; nekas nav izrakstīts (dzīvokļus, "
                    "ko aizturējis vai atsaucis cilvēks, neskaita)"
                ),
            ),
            "ru": (
                "{period}: задержано квартир: {held}; ожидалось не больше {most}",
                (
                    "{status:command period} перечисляет причины; ничего не выписано (квартиры, "
                    "которые задержал или отозвал человек, не считаются)"
                ),
            ),
            "en": (
                "{period}: {held} {held:flat is|flats are} held, expected at most {most}",
                (
                    "{status:command period} lists the reasons; nothing was issued (flats that a "
                    "person holds or took back do not count)"
                ),
            ),
        },
    }
)
