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
        "paper.again": (
            (
                "{count} {count:rēķinu|rēķins|rēķini} bez bankas, iespējams, jau izsniegti "
                "pirms kopijas atjaunošanas: salīdziniet ar to, kas izdrukāts pirms tam "
                "({export_invoices:command period}); kur summa ir tā pati, "
                "otrreiz neizsniedziet ({paper_came:command invoice period}); kur cita, "
                "{void:command} un atsauciet iepriekšējo; ja nekas nebija izsniegts: "
                "{print:command period new}"
            ),
            (
                "счетов без банка, которые могли уйти до возвращения копии: {count}. "
                "Сравните с тем, что напечатано до этого ({export_invoices:command period}); где "
                "сумма та же, второй раз не выдавайте ({paper_came:command invoice period}); где "
                "другая, {void:command}, и отзовите прежний; если ничего не выдавали: "
                "{print:command period new}"
            ),
            (
                "{count} {count:invoice|invoices} without a bank may have gone out before a copy "
                "was put back: compare with what was printed before "
                "({export_invoices:command period}); where the sum is the same, hand nothing out a "
                "second time ({paper_came:command invoice period}); where it is another, "
                "{void:command} and recall the earlier; if nothing was handed out: "
                "{print:command period new}"
            ),
        ),
        "paper.none_out": (
            "ja nekas no tā nebija izsniegts uz papīra: {print:command period new}",
            "если ничего из этого на бумаге не выдавали: {print:command period new}",
            "if nothing of it was handed out on paper: {print:command period new}",
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
            (
                "DAY: izrakstīšanas datums uz šī mēneša rēķiniem, kas izdrukāti, nosūtīti pa "
                "e-pastu vai redzami klienta internetbankā; citādi jautājiet bankai"
            ),
            (
                "DAY: дата выписки на счетах этого месяца: напечатанных, отправленных по э-почте "
                "или видимых в интернет-банке клиента; иначе спросите банк"
            ),
            (
                "DAY: the issue date on this month's invoices: on paper, in mails that were sent, "
                "or in a customer's internet bank; else ask the bank"
            ),
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
                "{count} no pārņemtajiem rēķiniem ir ar citām summām, nekā dod šeit esošie dati "
                "(dzīvoklis, rēķinā / pēc datiem: {flats}{rest:more}). Vispirms apskatiet, kāpēc: "
                "ja trūkst tā, kas importēts pēc kopijas izveides, {imports_missing:command} un "
                "importējiet to vēlreiz; ja iemesls ir cits, nekas nav jādara"
            ),
            (
                "принятых счетов с другими суммами, чем дают здешние данные: {count} (квартира, в "
                "счёте / по данным: {flats}{rest:more}). Сначала посмотрите, почему: если нет "
                "того, что импортировали после создания копии, {imports_missing:command} и "
                "импортируйте это снова; если причина другая, делать ничего не нужно"
            ),
            (
                "{count} of the invoices that were taken over have other sums than the data here "
                "give (flat, invoice / data: {flats}{rest:more}). Look first why: if something is "
                "missing that was imported since the copy was made, {imports_missing:command} and "
                "import it again; if there is another reason, nothing is to be done"
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
    }
)
