"""Texts of `restore`: what of the archive was taken over, and what only a bank can say."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "done.made_void": (
            (
                "{number}: anulēts: rēķins nav nevienā failā un tā rindas ir zudušas; numurs "
                "paliek izlietots"
            ),
            (
                "{number}: аннулирован: счёта нет ни в одном файле, его строки утеряны; номер "
                "остаётся использованным"
            ),
            "{number}: is void: it is in no file and its lines are lost; the number stays used",
        ),
        "done.answer_is_lost": (
            (
                "{file}: ja banka saka, ka failu ir pieņēmusi: {mark_accepted:command file}; "
                "ka tai faila nav: {resend:command file}"
            ),
            (
                "{file}: если банк говорит, что принял файл: {mark_accepted:command file}; "
                "что файла у него нет: {resend:command file}"
            ),
            (
                "{file}: where the bank says that it took the file: {mark_accepted:command file}; "
                "that it does not have it: {resend:command file}"
            ),
        ),
        "done.no_answer_known": (
            (
                "nav zināma atbilde par {files}: ja banka to deva pirms kopijas atlikšanas "
                "atpakaļ, lūdziet banku to iesniegt vēlreiz; {poll:command} to saņems"
            ),
            (
                "ответ на {files} неизвестен: если банк дал его до возврата копии, попросите "
                "банк дать его ещё раз; {poll:command} его заберёт"
            ),
            (
                "no answer is known to {files}: where the bank gave it before the copy was put "
                "back, ask the bank to give it again; {poll:command} fetches it"
            ),
        ),
        "done.codes_ended": (
            (
                "portāla kodi, kas vēl nebija izmantoti, vairs neder: {codes}; kopš kopijas tie "
                "varēja tikt izmantoti, sūtiet jaunas vēstules: {make_codes:command}"
            ),
            (
                "неиспользованные коды портала больше не действуют: {codes}; после копии их могли "
                "использовать, отправьте новые письма: {make_codes:command}"
            ),
            (
                "open codes of the portal ended: {codes}; they may have been used since the copy, "
                "send new letters: {make_codes:command}"
            ),
        ),
        "done.staff_passwords_ended": (
            (
                "portāla darbinieku paroles atceltas: {count}; kopš kopijas konts varēja tikt "
                "slēgts vai parole mainīta. Kas strādā joprojām: {set_staff_password:command}; kas "
                "vairs nestrādā: {end_staff:command}"
            ),
            (
                "пароли сотрудников в портале отменены: {count}; после копии учётную запись могли "
                "закрыть или пароль сменить. Кто работает: {set_staff_password:command}; кто "
                "больше не работает: {end_staff:command}"
            ),
            (
                "passwords of staff in the portal ended: {count}; since the copy an account may "
                "have been ended, or its password changed. Who still works here: "
                "{set_staff_password:command}; who does not: {end_staff:command}"
            ),
        ),
        "done.residents_reopened": (
            (
                "iedzīvotāju konti portālā: {count}; kas kopš kopijas slēgts (konts, piekļuve "
                "dzīvoklim, piekļuves atslēga, vecā parole), atkal ir atvērts. Vadītājs to slēdz "
                "portālā: /staff/users, piekļuves atslēgu un paroli – iedzīvotājs savā profilā: "
                "/profile"
            ),
            (
                "учётных записей жильцов в портале: {count}; что закрыто после копии (запись, "
                "доступ к квартире, ключ доступа, старый пароль), снова открыто. Руководитель "
                "закрывает это в портале: /staff/users, ключ доступа и пароль – сам жилец в "
                "профиле: /profile"
            ),
            (
                "residents' accounts in the portal: {count}; what was ended since the copy (an "
                "account, access to a flat, a passkey, an old password) is open again. A manager "
                "ends it in the portal: /staff/users, a passkey and a password the resident in the "
                "profile: /profile"
            ),
        ),
        "restore.day_unknown": (
            "DAY: izrakstīšanas datums rēķinos, kas ir bankai; jautājiet tai",
            "DAY: дата выписки в счетах, которые есть у банка; спросите его",
            "DAY: the issue date on the invoices that the bank has; ask it",
        ),
        "restore.imports_by_hand": (
            (
                "failu neviena palaišana nav nosūtījusi: ja to nogādāja cilvēks un kopija nav "
                "atlikta atpakaļ, palaidiet {nothing}; ja kopija tika atlikta, trūkst visa, kas "
                "importēts pēc tās izveides: importējiet to vēlreiz ({again}), tad palaidiet "
                "{command}; līdz tam nekas netiek izrakstīts"
            ),
            (
                "файл не отправлял ни один запуск: если его доставил человек и копию не "
                "возвращали, запустите {nothing}; если копию вернули, нет того, что импортировали "
                "после её создания: импортируйте это ещё раз ({again}), затем запустите "
                "{command}; до этого ничего не выписывается"
            ),
            (
                "no run has sent that file: if a person brought it there and no copy was put "
                "back, run {nothing}; if a copy was put back, what was imported since it was made "
                "is lost: import it again ({again}), then run {command}; until then nothing is "
                "issued"
            ),
        ),
        "done.adopted_otherwise": (
            (
                "{count} no pārņemtajiem rēķiniem tika izrakstīti ar citām summām, nekā dod "
                "kopijas dati: kaut kas tika importēts pēc kopijas izveides; ja tas nav "
                "importēts vēlreiz: "
                "{imports_missing:command}, pirms kaut kas tiek izrakstīts"
            ),
            (
                "{count} из принятых счетов выписаны с другими суммами, чем дают данные копии: "
                "что-то импортировали после её создания; если это не импортировано снова: "
                "{imports_missing:command}, пока ничего не выписано"
            ),
            (
                "{count} of the invoices that were taken over have other sums than the data of the "
                "copy gave: something was imported since it was made; if it is not imported again: "
                "{imports_missing:command}, before anything is issued"
            ),
        ),
        "done.passed_over": (
            (
                "{file}: bankai no tā nekā nav, pēc tās vārda; tā rēķini iet bankai citā failā. Ja "
                "bankai tas tomēr ir, klienti rēķinus var saņemt divreiz: pirms kaut kas tiek "
                "nosūtīts, vēlreiz atjaunojiet visas mapes kopiju"
            ),
            (
                "{file}: у банка от него ничего нет, по его словам; его счета идут банку в другом "
                "файле. Если файл у банка всё же есть, клиенты могут получить счета дважды: пока "
                "ничего не отправлено, верните копию всей папки ещё раз"
            ),
            (
                "{file}: the bank said that it has nothing of it; its invoices go there in another "
                "file. If the bank has it after all, customers may get them twice: before anything "
                "is sent, put the copy of the whole folder back once more"
            ),
        ),
        "next_once_ready": (
            "tālāk: kad fails ir gatavs (FOLDER: mape, kurā tas ir): {command}",
            "дальше: когда файл готов (FOLDER: папка, в которой он лежит): {command}",
            "next: once the file is ready (FOLDER: the folder it is in): {command}",
        ),
        "next_from_day": (
            "tālāk: no {day}: {command}",
            "дальше: с {day}: {command}",
            "next: from {day} on: {command}",
        ),
        "next_once_asked": (
            "tālāk: kad bankai ir jautāts, kā teikts augstāk: {command}",
            "дальше: когда банк спросили, как сказано выше: {command}",
            "next: once the bank was asked, as said above: {command}",
        ),
        "next_once_mended": (
            "tālāk: kad rindas ir izlabotas: {command}",
            "дальше: когда строки исправлены: {command}",
            "next: once the rows are corrected: {command}",
        ),
        "next_once_reached": (
            "tālāk: kad banka atkal ir sasniedzama: {command}",
            "дальше: когда банк снова доступен: {command}",
            "next: once the bank can be reached again: {command}",
        ),
        "word_not_kept": (
            (
                "Jūsu ierakstītais nav saglabāts un nekas nav nosūtīts: vispirms jāielūkojas "
                "bankā. Pierakstiet, kurš bankā to teica un kad, un ierakstiet to pašu vēlreiz, "
                "kad banka atkal ir sasniedzama"
            ),
            (
                "Введённое не сохранено, и ничего не отправлено: сначала нужно заглянуть в банк. "
                "Запишите, кто в банке это сказал и когда, и введите то же самое, когда банк "
                "снова будет доступен"
            ),
            (
                "The word is not kept, and nothing was sent: the bank has to be looked at first. "
                "Note who at the bank said it, when, and type the same once the bank can be "
                "reached again"
            ),
        ),
        "word_kept": (
            "{file}: bankas vārds ir saglabāts; {run:command} nosūta failu, kad tā ir sasniedzama",
            "{file}: слова банка сохранены; {run:command} отправит файл, когда он доступен",
            "{file}: the bank's word is kept; {run:command} sends the file once it can be reached",
        ),
        "next_once_put_back": (
            "tālāk: vēlreiz atjaunojiet visas mapes kopiju, tad {command}",
            "дальше: верните копию всей папки ещё раз, затем {command}",
            "next: put the copy of the whole folder back once more, then {command}",
        ),
        "next_once_said": (
            "tālāk: tikai pēc bankas vārda: {command}",
            "дальше: только со слов банка: {command}",
            "next: only once the bank has said so: {command}",
        ),
        "next_once_imported": (
            "tālāk: tikai kad viss ir importēts vēlreiz: {command}",
            "дальше: только когда всё импортировано снова: {command}",
            "next: only once all of it is imported again: {command}",
        ),
        "next_if_nothing": (
            "tālāk: tikai ja kopija netika atjaunota vai pēc tās nekas nav importēts: {command}",
            (
                "дальше: только если копию не возвращали или после неё ничего не импортировали: "
                "{command}"
            ),
            "next: only if no copy was put back, or nothing was imported since: {command}",
        ),
        "next_once_right": (
            "tālāk: tikai kad dati ir izlaboti un importēti: {command}",
            "дальше: только когда данные исправлены и импортированы: {command}",
            "next: only once the data are corrected and imported: {command}",
        ),
        "next_if_payer": (
            "tālāk: tikai ja augstāk redzamie cilvēki failā ir pareizi: {command}",
            "дальше: только если люди выше должны быть в файле: {command}",
            "next: only if the people above are right in the file: {command}",
        ),
        "next_if_change_right": (
            "tālāk: tikai ja izmaiņas augstāk ir pareizas, citādi atlieciet kopiju: {command}",
            "дальше: только если изменения выше верны, иначе верните копию: {command}",
            "next: only if the changes above are right, else put a backup back: {command}",
        ),
        "next_if_right": (
            "tālāk: tikai ja augstāk redzamais rēķins ir pareizs: {command}",
            "дальше: только если счёт выше верен: {command}",
            "next: only if the invoice above is right: {command}",
        ),
    }
)
