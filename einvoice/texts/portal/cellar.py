"""The screen for the cellar: its sentences are filled by the script, names in braces by theirs."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "cellar.title": texts_of(
            "Skaitītāji pagrabā", "Счётчики в подвале", "Meters in the cellar"
        ),
        "cellar.link": texts_of(
            "Pierakstīt rādījumus bez tīkla (pirmoreiz atveriet ar tīklu un atzīmējiet „Paturēt”)",
            "Записать показания без сети (сначала откройте с сетью и поставьте галочку «Держать»)",
            "Write readings down without network (open it with network first, and tick “Keep”)",
        ),
        "cellar.no_script": texts_of(
            "Šim ekrānam vajag JavaScript. Rādījumus var nodot arī bez tā, sava dzīvokļa lapā.",
            "Этому экрану нужен JavaScript. Показания можно передать и без него, на странице своей "
            "квартиры.",
            "This screen needs JavaScript. Readings can be sent without it, on your flat's page.",
        ),
        "cellar.to_flat": texts_of("Uz manu dzīvokli", "К моей квартире", "To my flat"),
        "cellar.value": texts_of("Rādījums, m³", "Показание, м³", "Reading, m³"),
        "cellar.save": texts_of("Saglabāt", "Сохранить", "Save"),
        "cellar.keep": texts_of(
            "Paturēt šajā tālrunī skaitītājus un rēķinus, lai tos redzētu bez tīkla. Tikai savā "
            "tālrunī.",
            "Держать на этом телефоне счётчики и счета, чтобы видеть их без сети. Только на своём "
            "телефоне.",
            "Keep meters and invoices on this phone, to see them without network. On your own "
            "phone only.",
        ),
        "cellar.no_meters": texts_of(
            "Nav skaitītāju, kuru rādījumus jūs nododat.",
            "Нет счётчиков, показания которых передаёте вы.",
            "There are no meters whose readings you send.",
        ),
        "cellar.last": texts_of(
            "Iepriekš {value} ({day})", "Раньше {value} ({day})", "Last {value} ({day})"
        ),
        "cellar.last_use": texts_of(
            "Iepriekš {value} ({day}), patēriņš {use}",
            "Раньше {value} ({day}), расход {use}",
            "Last {value} ({day}), use {use}",
        ),
        "cellar.no_last": texts_of("Rādījuma vēl nav", "Показаний ещё нет", "No reading yet"),
        "cellar.open": texts_of(
            "Rādījumi par mēnesi: {month}. Nododami līdz {last}.",
            "Показания за месяц: {month}. Передать до {last}.",
            "Readings for {month}. Send them by {last}.",
        ),
        "cellar.early": texts_of(
            "Rādījumi par mēnesi: {month}. Tagad nodotu ieskaitīs kā {first} rādījumu; nododami "
            "līdz {last}.",
            "Показания за месяц: {month}. Переданное сейчас учтут как показание на {first}; "
            "передать до {last}.",
            "Readings for {month}. What you send now counts as the reading of {first}; send them "
            "by {last}.",
        ),
        "cellar.closed": texts_of(
            "Pašlaik rādījumus neņem. Nākamās dienas: {first} – {last}.",
            "Сейчас показания не принимаются. Следующие дни: {first} – {last}.",
            "Readings are not taken now. Next days: {first} – {last}.",
        ),
        "cellar.negative": texts_of(
            "Rādījums nevar būt ar mīnusu.",
            "Показание не бывает с минусом.",
            "A reading has no minus.",
        ),
        "cellar.not_a_number": texts_of(
            "Rakstiet tikai ciparus un komatu, kā uz skaitītāja: 123,4.",
            "Пишите только цифры и запятую, как на счётчике: 123,4.",
            "Digits and a point only, as on the meter: 123.4.",
        ),
        "cellar.decimals": texts_of(
            "Pēc komata ne vairāk kā trīs cipari.",
            "После запятой не больше трёх цифр.",
            "At most three digits after the point.",
        ),
        "cellar.digits": texts_of(
            "Pirms komata ne vairāk ciparu kā uz skaitītāja: {digits}.",
            "До запятой не больше цифр, чем на счётчике: {digits}.",
            "Before the point no more digits than the meter has: {digits}.",
        ),
        "cellar.no_use": texts_of(
            "Tas pats rādījums. Vai ūdeni nelietojāt? Ja tā ir, spiediet vēlreiz.",
            "То же показание. Водой не пользовались? Если да, нажмите ещё раз.",
            "The same reading. Was no water used? If so, press once more.",
        ),
        "cellar.below": texts_of(
            "Mazāk nekā iepriekš ({value}). Paskatieties vēlreiz; ja uz skaitītāja tā ir, spiediet "
            "vēlreiz un uzrakstiet mums, kas noticis.",
            "Меньше прежнего ({value}). Посмотрите ещё раз; если на счётчике так, нажмите снова и "
            "напишите нам, что случилось.",
            "Less than before ({value}). Look again; if the meter says so, press once more, and "
            "write to us what happened.",
        ),
        "cellar.large": texts_of(
            "Patēriņš būtu {used} m³. Ja rādījums ir pareizs, spiediet vēlreiz.",
            "Расход был бы {used} м³. Если показание верное, нажмите ещё раз.",
            "The use would be {used} m³. If the reading is right, press once more.",
        ),
        "cellar.on_phone": texts_of(
            "{value} – šajā tālrunī, vēl nav nosūtīts",
            "{value} – на этом телефоне, ещё не отправлено",
            "{value} – on this phone, not sent yet",
        ),
        "cellar.received": texts_of(
            "{value} – saņemts ({month})",
            "{value} – получено ({month})",
            "{value} – received ({month})",
        ),
        "cellar.taken": texts_of(
            "{value} – ieskaitīts ({month})",
            "{value} – учтено ({month})",
            "{value} – taken for {month}",
        ),
        "cellar.late": texts_of(
            "{value} – saņemts pēc termiņa ({month})",
            "{value} – получено после срока ({month})",
            "{value} – received after the last day ({month})",
        ),
        "cellar.replaced": texts_of(
            "{value} – saņemts; ieskaita jaunāku rādījumu",
            "{value} – получено; учитывается более новое",
            "{value} – received; a newer reading counts",
        ),
        "cellar.refused": texts_of(
            "{value} – nav pieņemts; nododiet vēlreiz",
            "{value} – не принято; передайте снова",
            "{value} – not taken; send it again",
        ),
        "cellar.look": texts_of(
            "{value} – jāapskata. {words}",
            "{value} – посмотрите. {words}",
            "{value} – needs a look. {words}",
        ),
        "cellar.yes": texts_of("Jā, pareizi", "Да, верно", "Yes, it is right"),
        "cellar.correct": texts_of("Labot", "Исправить", "Correct it"),
        "cellar.write": texts_of(
            "Uzrakstīt mums, kas noticis",
            "Написать нам, что случилось",
            "Write to us what happened",
        ),
        "cellar.photo": texts_of(
            "Nofotografēt skaitītāju", "Сфотографировать счётчик", "Take a photo of the meter"
        ),
        "cellar.photo_ready": texts_of(
            "Fotoattēls gatavs: tagad ierakstiet rādījumu",
            "Фотография готова: теперь запишите показание",
            "The photo is ready: now type the reading",
        ),
        "cellar.photo_waits": texts_of(
            "Fotoattēls gaida šajā tālrunī",
            "Фотография ждёт на этом телефоне",
            "Photo waiting on this phone",
        ),
        "cellar.photo_sent": texts_of(
            "Fotoattēls saņemts", "Фотография получена", "Photo received"
        ),
        "cellar.photo_look": texts_of(
            "Fotoattēls nav pieņemts. {words}",
            "Фотография не принята. {words}",
            "The photo was not taken. {words}",
        ),
        "cellar.photo_not_kept": texts_of(
            "Rādījums paliek bez fotoattēla: tam tālrunī nav vietas",
            "Показание остаётся без фотографии: на телефоне для неё нет места",
            "The reading is kept without its photo: this phone has no room for it",
        ),
        "cellar.photo_unreadable": texts_of(
            "Šo attēlu tālrunis nevar nolasīt. Nofotografējiet vēlreiz.",
            "Телефон не может прочитать это изображение. Сфотографируйте ещё раз.",
            "This phone cannot read the picture. Take the photo again.",
        ),
        "cellar.photo_delete": texts_of(
            "Dzēst fotoattēlu", "Удалить фотографию", "Delete the photo"
        ),
        "cellar.photos_wait": texts_of(
            "Fotoattēli gaida šajā tālrunī: {number}. Nosūtīs, tiklīdz būs tīkls; varat aizvērt.",
            "Фотографии ждут на этом телефоне: {number}. Уйдут, как только будет сеть; можно "
            "закрыть.",
            "Photos waiting on this phone: {number}. They go as soon as there is a network; you "
            "may close this.",
        ),
        "cellar.kept": texts_of(
            "Paturēts: šis ekrāns tagad atveras arī bez tīkla.",
            "Сохранено: этот экран теперь открывается и без сети.",
            "Kept: this screen now opens without a network, too.",
        ),
        "cellar.offline": texts_of(
            "Tīkla nav. Rakstiet droši: rādījumi gaidīs šajā tālrunī.",
            "Сети нет. Записывайте спокойно: показания подождут на этом телефоне.",
            "No network. Write on: readings wait on this phone.",
        ),
        "cellar.delete": texts_of("Dzēst", "Удалить", "Delete"),
        "cellar.delete_ask": texts_of(
            "Dzēst rādījumu {value}? Tas nebūs nosūtīts.",
            "Удалить показание {value}? Оно не будет отправлено.",
            "Delete the reading {value}? It will not be sent.",
        ),
        "cellar.clock": texts_of(
            "Šī tālruņa pulkstenis rāda nepareizi. Dienas šeit ir pēc portāla pulksteņa, un "
            "rādījumam skaitās brīdis, kad to saņemam.",
            "Часы этого телефона неверны. Дни здесь – по часам портала, а для показания считается "
            "момент, когда мы его получим.",
            "This phone's clock is wrong. Days here go by the portal's clock, and a reading counts "
            "at the moment at which we receive it.",
        ),
        "cellar.clock_off": texts_of(
            "Tālruņa pulkstenis rāda nepareizi: skaitās brīdis, kad saņēmām.",
            "Часы телефона неверны: считается момент, когда мы получили.",
            "The phone's clock is wrong: the moment counts at which we received it.",
        ),
        "cellar.not_kept": texts_of(
            "Nav saglabāts šajā tālrunī", "Не сохранено на этом телефоне", "Not saved on this phone"
        ),
        "cellar.not_kept_next": texts_of(
            "Nav saglabāts un nav nosūtīts. Pierakstiet uz papīra, un spiediet vēlreiz, kad ir "
            "tīkls; lapu neaizveriet.",
            "Не сохранено и не отправлено. Запишите на бумаге и нажмите ещё раз, когда будет сеть; "
            "не закрывайте страницу.",
            "Neither saved nor sent. Write it on paper, and press again when there is a network; "
            "do not close the page.",
        ),
        "cellar.others": texts_of(
            "Šajā tālrunī ir cita cilvēka nenosūtīti rādījumi: {number}. Tos nosūtīs, kad tas "
            "cilvēks ienāks.",
            "На этом телефоне есть неотправленные показания другого человека: {number}. Они уйдут, "
            "когда этот человек войдёт.",
            "Unsent readings of another person on this phone: {number}. They go when that person "
            "signs in.",
        ),
        "cellar.waiting": texts_of(
            "Gaida šajā tālrunī: {number}. Nosūtīs, tiklīdz būs tīkls; varat aizvērt.",
            "Ждут на этом телефоне: {number}. Уйдут, как только будет сеть; можно закрыть.",
            "Waiting on this phone: {number}. They go as soon as there is a network; you may close "
            "this.",
        ),
        "cellar.look_first": texts_of(
            "Viens vai vairāki rādījumi jāapskata: tie vēl nav pieņemti.",
            "Одно или несколько показаний нужно посмотреть: они ещё не приняты.",
            "Some readings need a look: they are not taken yet.",
        ),
        "cellar.nothing_waits": texts_of(
            "Šajā tālrunī nekas negaida.",
            "На этом телефоне ничего не ждёт.",
            "Nothing waits on this phone.",
        ),
        "cellar.as_of": texts_of(
            "Bez tīkla: skaitītāji, kā bija {day}.",
            "Без сети: счётчики, как было {day}.",
            "Without network: meters as they were on {day}.",
        ),
        "cellar.week": texts_of(
            "Tīkla nav bijis vairāk nekā nedēļu (kopš {day}). Pierakstiet droši: rādījumi gaida "
            "šajā tālrunī. Kad termiņš tuvu, izejiet tur, kur ir tīkls.",
            "Сети не было больше недели (с {day}). Записывайте спокойно: показания ждут на этом "
            "телефоне. Когда срок близко, выйдите туда, где есть сеть.",
            "There was no network for more than a week (since {day}). Write your readings down: "
            "they wait on this phone. When the last day is near, go where there is a network.",
        ),
        "cellar.kind.over": texts_of("Konts nav atvērts", "Вы не вошли", "You are not signed in"),
        "cellar.kind.over_next": texts_of(
            "Ienāciet: ja piekļuve dzīvoklim vēl ir, nenosūtītie rādījumi aizies paši. Šajā "
            "tālrunī ir palikuši: {number}. Pārējie jūsu dati no tā ir izdzēsti.",
            "Войдите: если доступ к квартире ещё есть, неотправленные показания уйдут сами. На "
            "этом телефоне остались: {number}. Остальные ваши данные с него удалены.",
            "Sign in: while you have access to the flat, readings that were not sent go by "
            "themselves. Still on this phone: {number}. Your other data were removed from it.",
        ),
        "cellar.kind.over_empty": texts_of(
            "Ienāciet, lai pierakstītu rādījumus. Jūsu dati no šī tālruņa ir izdzēsti.",
            "Войдите, чтобы записать показания. Ваши данные с этого телефона удалены.",
            "Sign in to write readings down. Your data were removed from this phone.",
        ),
        "cellar.kind.away": texts_of("Nav tīkla", "Нет сети", "No network"),
        "cellar.kind.away_next": texts_of(
            "Jūsu skaitītāji šajā tālrunī nav paturēti. Atveriet šo ekrānu ar tīklu un atzīmējiet, "
            "ka tos paturēt; līdz tam pierakstiet rādījumus uz papīra.",
            "Ваши счётчики на этом телефоне не сохранены. Откройте этот экран с сетью и отметьте, "
            "что их держать; до того записывайте показания на бумаге.",
            "Your meters are not kept on this phone. Open this screen with a network and tick that "
            "they are kept; until then write readings on paper.",
        ),
    }
)
