"""The staff's room: what waits for a person, and why a step comes next."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "staff_waits.held": texts_of(
            "{count} {count:dzīvokļu|dzīvoklis|dzīvokļi} {count:aizturēti|aizturēts|aizturēti}",
            "{count:Задержана|Задержаны|Задержано} {count} {count:квартира|квартиры|квартир}",
            "{count} {count:flat is|flats are} held",
        ),
        "staff_waits.left_out": texts_of(
            "{count} {count:izrakstīts rēķins nav|izrakstīts rēķins nav|izrakstīti rēķini nav} "
            "bankas failā: pārbaude to neļāva",
            "{count} {count:выставленный счёт|выставленных счёта|выставленных счетов} не в файле "
            "банка: проверка не пропустила",
            "{count} issued {count:invoice is|invoices are} not in a bank's file: the check "
            "refused {count:it|them}",
        ),
        "staff_waits.messages": texts_of(
            "{count} {count:ziņu|ziņa|ziņas} gaida atbildi",
            "{count} {count:сообщение ждёт|сообщения ждут|сообщений ждут} ответа",
            "{count} {count:message waits|messages wait} for an answer",
        ),
        "staff_waits.readings": texts_of(
            "{count} {count:rādījumu|rādījums|rādījumi} jāapskata",
            "{count} {count:показание|показания|показаний} нужно посмотреть",
            "{count} {count:reading is|readings are} to be looked at",
        ),
        "staff_waits.payments": texts_of(
            "{count} {count:maksājumu|maksājums|maksājumi} gaida lēmumu",
            "{count} {count:платёж ждёт|платежа ждут|платежей ждут} решения",
            "{count} {count:payment waits|payments wait} for a decision",
        ),
        "staff_waits.applications": texts_of(
            "{count} {count:pieteikumu|pieteikums|pieteikumi} gaida lēmumu",
            "{count} {count:заявка ждёт|заявки ждут|заявок ждут} решения",
            "{count} {count:application waits|applications wait} for a decision",
        ),
        "staff_waits.decided": texts_of(
            "{count} {count:lēmumu|lēmums|lēmumi} gaida izpildi: nākamais {run:command} vai "
            "uzreiz {carry_out:command}",
            "{count} {count:решение ждёт|решения ждут|решений ждут} исполнения: следующий "
            "{run:command} или сразу {carry_out:command}",
            "{count} {count:decision waits|decisions wait} to be carried out: by the next "
            "{run:command}, or at once by {carry_out:command}",
        ),
        "staff_next.fill_in": texts_of(
            "{words} vietā ierakstiet savu.",
            "Вместо {words} впишите своё.",
            "Put your own in place of {words}.",
        ),
        "staff_next.page": texts_of("Atvērt lapu", "Открыть страницу", "Open the page"),
        "staff_next.before_first": texts_of(
            "Šis mēnesis ir pirms pirmā, kas te aprēķināts: nav ko darīt.",
            "Этот месяц раньше первого рассчитанного здесь: делать нечего.",
            "This month is before the first that was calculated here: there is nothing to do.",
        ),
        "staff_next.other": texts_of(
            "Nākamo soli dara šī komanda.",
            "Следующий шаг делает эта команда.",
            "This command is the next step.",
        ),
        "staff_next.run": texts_of(
            "Kaut kas vēl jāaprēķina, jāizraksta vai jānosūta bankām: šī komanda to izdara.",
            "Что-то ещё нужно рассчитать, выставить или отправить банкам: это делает команда.",
            "Something is still to be calculated, issued or sent to the banks: this command "
            "does it.",
        ),
        "staff_next.run-all": texts_of(
            "Mēnesis vēl nav aprēķināts. Šī komanda to aprēķina, izraksta un nosūta bankām; tikai "
            "apskatīt ļauj {calculate:command}.",
            "Месяц ещё не рассчитан. Эта команда рассчитает его, выставит счета и отправит банкам; "
            "только посмотреть позволяет {calculate:command}.",
            "The month is not calculated yet. This command calculates it, issues the invoices and "
            "sends them; {calculate:command} lets you look first.",
        ),
        "staff_next.calculate": texts_of(
            "Kopš aprēķina ir jauni dati, vai mēnesis vēl jāaprēķina: aprēķiniet un apskatiet, "
            "pirms kaut ko sūtīt.",
            "После расчёта пришли новые данные, или месяц ещё не рассчитан: рассчитайте и "
            "посмотрите, прежде чем отправлять.",
            "Data came since the calculation, or the month is still to be calculated: calculate "
            "and look before anything is sent.",
        ),
        "staff_next.issue": texts_of(
            "Melnraksti ir gatavi un gaida, lai cilvēks tos apskata un izraksta.",
            "Черновики готовы и ждут, чтобы человек их посмотрел и выставил.",
            "The drafts are ready, and wait for a person who looks at them and issues them.",
        ),
        "staff_next.poll": texts_of(
            "Bankas vēl nav atbildējušas uz failiem: paņemiet atbildes.",
            "Банки ещё не ответили на файлы: заберите ответы.",
            "Banks have not answered files yet: fetch the answers.",
        ),
        "staff_next.mark-sent": texts_of(
            "Nav zināms, vai bankai ir fails {file}: pajautājiet bankai un pierakstiet atbildi.",
            "Неизвестно, есть ли у банка файл {file}: спросите банк и запишите ответ.",
            "Nobody knows whether the bank has the file {file}: ask it, and write down the answer.",
        ),
        "staff_next.mark-refused": texts_of(
            "Banka nosauca failam {file} citu nospiedumu: tas pie tās nav mūsu fails.",
            "Банк назвал для файла {file} другой отпечаток: у него не наш файл.",
            "The bank named another fingerprint for the file {file}: what it has is not ours.",
        ),
        "staff_next.list-answers": texts_of(
            "Bankas ziņojumu nevarēja izmantot: apskatiet, ko tā saka.",
            "Сообщение банка не удалось применить: посмотрите, что в нём.",
            "A bank's message could not be applied: look what it says.",
        ),
        "staff_next.plan-rerun": texts_of(
            "Daļu rēķinu banka vairs nepieņem to termiņa dēļ: tos izraksta ar jaunu termiņu.",
            "Часть счетов банк больше не примет из-за срока: их выставляют с новым сроком.",
            "A bank no longer accepts some invoices because of their due date: they are issued "
            "with another.",
        ),
        "staff_next.rerun-rejected": texts_of(
            "Banku noraidītais ir izlabots un var iet vēlreiz.",
            "Отклонённое банками исправлено и может уйти ещё раз.",
            "What banks refused is mended and can go again.",
        ),
        "staff_next.show-invoice": texts_of(
            "Banka noraidīja rēķinu {invoice}: apskatiet, kāpēc.",
            "Банк отклонил счёт {invoice}: посмотрите, почему.",
            "A bank refused the invoice {invoice}: look why.",
        ),
        "staff_next.show-flat": texts_of(
            "Dzīvoklis {flat} ir aizturēts, vai tā dēļ ir aizturēta māja: sāciet ar to.",
            "Квартира {flat} задержана, или из-за неё задержан дом: начните с неё.",
            "The flat {flat} is held, or holds its house: begin with it.",
        ),
        "staff_next.release": texts_of(
            "Aizturētais ir izlabots: kad viss pareizi, atlaidiet.",
            "Задержанное исправлено: когда всё верно, отпустите.",
            "What was held is mended: release it once all is right.",
        ),
        "staff_next.import-all": texts_of(
            "Datu vēl nav: importējiet mājas, dzīvokļus un klientus.",
            "Данных ещё нет: импортируйте дома, квартиры и клиентов.",
            "There are no data yet: import houses, flats and customers.",
        ),
        "staff_next.import-awaited": texts_of(
            "Gaidām mēneša datus. Kad fails ir pie jums, importējiet to; tā nosaukums "
            "var būt cits.",
            "Ждём данные месяца. Когда файл у вас, импортируйте его; имя может быть другим.",
            "The month's data are awaited. Import the file when you have it; its name may be "
            "another.",
        ),
        "staff_next.import-rows": texts_of(
            "Rinda failā {path} nav pieņemta vai ir šaubīga: izlabojiet failu un importējiet "
            "vēlreiz. Rindas rāda {status:command}.",
            "Строка файла {path} не принята или сомнительна: исправьте файл и импортируйте снова. "
            "Строки показывает {status:command}.",
            "A row of the file {path} was refused or is doubtful: mend the file and import it "
            "again. {status:command} shows the rows.",
        ),
        "staff_next.import-example": texts_of(
            "Trūkst datu, kuriem faila vēl nav. Šī komanda dod paraugu, ko aizpildīt un importēt.",
            "Не хватает данных, файла для них ещё нет. Команда даёт образец: заполните и "
            "импортируйте.",
            "Data are missing for which there is no file yet. This command gives an example to "
            "fill in and to import.",
        ),
        "staff_next.mail": texts_of(
            "Rēķini klientiem bez bankas jānosūta e-pastā.",
            "Счета клиентам без банка нужно отправить по э-почте.",
            "Invoices of customers without a bank are to be mailed.",
        ),
        "staff_next.mail-came": texts_of(
            "Nav zināms, vai rēķins {invoice} e-pastā nonāca: pajautājiet klientam un pierakstiet.",
            "Неизвестно, пришёл ли счёт {invoice} по э-почте: спросите клиента и запишите.",
            "Nobody knows whether the invoice {invoice} came by mail: ask the customer, and write "
            "it down.",
        ),
        "staff_next.print": texts_of(
            "Daļai klientu rēķins pienākas uz papīra: šī komanda tos saliek drukāšanai mapē.",
            "Части клиентов счёт нужен на бумаге: команда складывает их для печати в папку.",
            "Some customers get their invoice on paper: this command puts them into a folder for "
            "printing.",
        ),
        "staff_next.export-invoices": texts_of(
            "Mēnesis ir pabeigts. Rēķinu sarakstu grāmatvedībai dod šī komanda.",
            "Месяц завершён. Список счетов для бухгалтерии даёт эта команда.",
            "The month is complete. This command gives the list of invoices for the bookkeeping.",
        ),
        "staff_next.void": texts_of(
            "Banka noraidīja kredītrēķinu: to anulē.",
            "Банк отклонил кредитовый счёт: его аннулируют.",
            "A bank refused a credit note: it becomes void.",
        ),
        "staff_next.void-notes": texts_of(
            "Banka noraidīja vairākus kredītrēķinus: tos anulē kopā.",
            "Банк отклонил несколько кредитовых счетов: их аннулируют вместе.",
            "A bank refused several credit notes: they become void together.",
        ),
    }
)
