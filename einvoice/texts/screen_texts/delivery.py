"""Texts of files of which nobody knows whether their bank has them."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "bank_down": (
            (
                "{bank} nav sasniedzama. Ja tā paliek līdz termiņam: nogādājiet {path} bankai ar "
                "roku, izmēriet nogādātā faila SHA-256 (sha256sum) un tikai tad ierakstiet to: "
                "{mark_sent:command file hash}"
            ),
            (
                "{bank} недоступен. Если так останется до срока: передайте {path} в банк вручную, "
                "измерьте SHA-256 переданного файла (sha256sum) и только затем впишите его: "
                "{mark_sent:command file hash}"
            ),
            (
                "{bank} cannot be reached. If it stays so until the deadline: bring {path} to it "
                "by hand, measure the SHA-256 of the very file that was brought (sha256sum), and "
                "only then enter it: {mark_sent:command file hash}"
            ),
        ),
        "bank_down_late": (
            (
                "{bank} nav sasniedzama, un termiņš ir pagājis: nogādājiet {path} bankai ar roku, "
                "izmēriet nogādātā faila SHA-256 (sha256sum) un tikai tad ierakstiet to: "
                "{mark_sent:command file hash}"
            ),
            (
                "{bank} недоступен, и срок прошёл: передайте {path} в банк вручную, измерьте "
                "SHA-256 переданного файла (sha256sum) и только затем впишите его: "
                "{mark_sent:command file hash}"
            ),
            (
                "{bank} cannot be reached, and the deadline has passed: bring {path} to it by "
                "hand, measure the SHA-256 of the very file that was brought (sha256sum), and only "
                "then enter it: {mark_sent:command file hash}"
            ),
        ),
        "bank_down_too_late": (
            (
                "{bank} nav sasniedzama, un faila {file} apmaksas termiņu banka vairs nepieņem: "
                "nenogādājiet to ar roku; {plan_rerun:command period} plāno jaunus rēķinus ar "
                "vēlāku termiņu"
            ),
            (
                "{bank} недоступен, и срок оплаты файла {file} банк больше не принимает: не "
                "передавайте его вручную; {plan_rerun:command period} составит план новых счетов "
                "с более поздним сроком"
            ),
            (
                "{bank} cannot be reached, and no longer takes the due date of {file}: do not "
                "bring it by hand; {plan_rerun:command period} plans new invoices with a later due "
                "date"
            ),
        ),
        "part_removed": (
            "{bank}: noņemts {name}, kas palika no atsauktā faila {file}",
            "{bank}: удалён {name}, оставшийся от отозванного файла {file}",
            "{bank}: removed {name}, left of file {file}, which was taken back",
        ),
        "part_left": (
            (
                "{bank}: tur ir {name}, kas palika no atsauktā faila {file}; to nevar noņemt: "
                "lūdziet banku to izdzēst"
            ),
            (
                "{bank}: там лежит {name}, оставшийся от отозванного файла {file}; удалить его не "
                "удаётся: попросите банк стереть его"
            ),
            (
                "{bank}: has {name}, left of file {file}, which was taken back, and does not let "
                "it be removed: ask the bank to delete it"
            ),
        ),
        "run_when_reached": (
            (
                "tiklīdz banka ir sasniedzama: {run:command period}; cron vai plānotājs to mēģina "
                "katru stundu"
            ),
            (
                "как только банк станет доступен: {run:command period}; cron или планировщик "
                "пробует каждый час"
            ),
            (
                "as soon as the bank can be reached: {run:command period}; cron or the scheduler "
                "tries each hour"
            ),
        ),
        "bytes_kept": (
            (
                "{file} vairs nav outbox; tā baiti paliek {path}; ja tas vēl nav bankā, nogādājiet "
                "šo failu tūlīt: neviena palaišana to vairs nesūtīs"
            ),
            (
                "{file} больше нет в outbox; его байты остаются в {path}; если его ещё нет у "
                "банка, передайте этот файл сейчас: ни один запуск его больше не отправит"
            ),
            (
                "{file} is no longer in the outbox; its bytes remain at {path}; if the bank does "
                "not have it yet, bring that file now: no run sends it any more"
            ),
        ),
        "run_when_pinned": (
            (
                "kad bankas atslēga ir salīdzināta ar tās dokumentu un ierakstīta host_keys: "
                "{run:command period}"
            ),
            ("когда ключ банка сверен с его документом и внесён в host_keys: {run:command period}"),
            (
                "once the bank's host key is compared with its paper and pinned in host_keys: "
                "{run:command period}"
            ),
        ),
        "not_proven": ("nav pierādīts", "не доказано", "not proven to be ours"),
        "no_answer_yet": ("atbildes vēl nav", "ответа ещё нет", "no answer yet"),
        "watch.answered": (
            "bankas visu ir saņēmušas un uz visu atbildējušas",
            "банки всё получили и на всё ответили",
            "the banks have everything, and have answered all of it",
        ),
        "watch.unanswered": (
            "viss ir nosūtīts; atbildes vēl nav par: {files}",
            "всё отправлено; ответа ещё нет о: {files}",
            "everything is sent; no answer yet to: {files}",
        ),
        "watch.refused": (
            "viss ir nosūtīts; bankas ir noraidījušas rēķinus: {count}",
            "всё отправлено; банки отклонили счета: {count}",
            "everything is sent; invoices that the banks have refused: {count}",
        ),
        "watch.left": (
            "vēl ne viss ir nosūtīts",
            "ещё не всё отправлено",
            "not everything is sent yet",
        ),
        "watch.alarm": (
            "TRAUKSME: bankām nav visa",
            "ТРЕВОГА: у банков есть не всё",
            "ALARM: the banks do not have everything",
        ),
        "answer_awaited": (
            (
                "{bank} var atbildēt par {file} (nosūtīts {sent}) līdz {day} 23:59; līdz tam nekas "
                "nav jādara, atbildi saņem nākamā palaišana. Ja tās nav, pēc tam jautājiet bankas "
                "e-rēķinu atbalstam: tālrunis ir līgumā"
            ),
            (
                "{bank} может ответить о {file} (отправлен {sent}) до {day} 23:59; до этого ничего "
                "делать не нужно, ответ заберёт следующий запуск. Если его нет, потом спросите "
                "поддержку э-счетов банка: телефон в договоре"
            ),
            (
                "{bank} has until {day} 23:59 to answer {file} (sent {sent}); nothing is to be "
                "done before that, the next run fetches the answer. If none comes, ask the bank's "
                "e-invoice support after that day: its number is in the contract"
            ),
        ),
        "not_answered": (
            (
                "{bank} nav atbildējusi par {file}, kas nosūtīts {sent}. Jautājiet bankas e-rēķinu "
                "atbalstam (tālrunis ir līgumā) un dariet pēc tā vārda:\n"
                "- atbilde tiek dota vēlreiz: {poll:command}\n"
                "- šī faila tai nav: {resend:command file}\n"
                "- atbildes nebūs, un mūsu rēķini tai ir: {mark_accepted:command file}, tad "
                "{mark_refused:command} katram, ko tā noraidīja\n"
                "- atbildes nebūs, un tā nav pieņēmusi nevienu: {mark_refused:command file}"
            ),
            (
                "{bank} не ответил о {file}, отправленном {sent}. Спросите поддержку э-счетов "
                "банка (телефон в договоре) и поступите по её слову:\n"
                "- ответ даётся ещё раз: {poll:command}\n"
                "- этого файла у него нет: {resend:command file}\n"
                "- ответа не будет, и наши счета у него: {mark_accepted:command file}, затем "
                "{mark_refused:command} для каждого отклонённого\n"
                "- ответа не будет, и он не принял ни одного: {mark_refused:command file}"
            ),
            (
                "{bank} has not answered {file}, sent {sent}. Ask the bank's e-invoice support "
                "(its number is in the contract), and do what its word says:\n"
                "- it gives its answer again: {poll:command}\n"
                "- it does not have the file: {resend:command file}\n"
                "- no answer will come, and it has our invoices: {mark_accepted:command file}, "
                "then {mark_refused:command} for each that it refused\n"
                "- no answer will come, and it took none of them: {mark_refused:command file}"
            ),
        ),
        "delivery_unclear": (
            (
                "{file} sūtīšana bankai {bank} pārtrūka, un tagad banka nav sasniedzama: "
                "nenogādājiet to ar roku, tas var atnākt divreiz. Jautājiet bankai: ja fails tai "
                "ir: {mark_sent:command file hash} (HASH: SHA-256, kā saka banka), ja nav: "
                "{resend:command file}"
            ),
            (
                "отправка {file} в {bank} прервалась, и теперь банк недоступен: не передавайте "
                "его вручную, он может прийти дважды. Спросите банк: если файл у него есть: "
                "{mark_sent:command file hash} (HASH: SHA-256, как скажет банк), если нет: "
                "{resend:command file}"
            ),
            (
                "the sending of {file} to {bank} broke off, and now the bank cannot be reached: do "
                "not bring it by hand, it could arrive twice. Ask the bank; it has the file: "
                "{mark_sent:command file hash} (HASH: the SHA-256 that the bank says), it has not: "
                "{resend:command file}"
            ),
        ),
        "unproven": (
            (
                "{bank}: nekas nepierāda, ka bankai ir mūsu faila {file} saturs; tā rēķini "
                "neskaitās pieņemti. Palūdziet bankai tās faila SHA-256: {mark_sent:command file "
                "hash}. Ja tā saka, ka tai ir tieši šie rēķini: {mark_accepted:command file}; ja "
                "tai ir cits saturs, lūdziet to atsaukt, tad {mark_refused:command file}"
            ),
            (
                "{bank}: ничто не доказывает, что у банка содержание нашего файла {file}; его "
                "счета не считаются принятыми. Спросите у банка SHA-256 его файла: "
                "{mark_sent:command file hash}. Если он говорит, что у него именно эти счета: "
                "{mark_accepted:command file}; если у него другое содержание, попросите отозвать "
                "его, затем {mark_refused:command file}"
            ),
            (
                "{bank}: nothing proves that it has the contents of our file {file}, whose "
                "invoices do not count as accepted. Ask the bank for the SHA-256 of its file: "
                "{mark_sent:command file hash}. If it says that it has exactly these invoices: "
                "{mark_accepted:command file}; if it has other contents, ask it to recall them, "
                "then {mark_refused:command file}"
            ),
        ),
        "unproven_counted": (
            (
                "{bank}: fails {file} tai jau bija, bet no šejienes tas ir nosūtīts vienreiz: "
                "ieskaitītā atbilde var būt par citu saturu, tāpēc rēķini gaida atbildi. Palūdziet "
                "bankai tās faila SHA-256: {mark_sent:command file hash}. Ja tai ir cits saturs, "
                "lūdziet to atsaukt, tad {mark_refused:command file}"
            ),
            (
                "{bank}: файл {file} у него уже был, а отсюда он отправлен один раз: учтённый "
                "ответ может быть о другом содержании, поэтому счета ждут ответа. Спросите у банка "
                "SHA-256 его файла: {mark_sent:command file hash}. Если у него другое содержание, "
                "попросите отозвать его, затем {mark_refused:command file}"
            ),
            (
                "{bank}: it received file {file} before, which was sent from here only once: the "
                "answer that was counted may be about other contents, so its invoices are "
                "awaited. Ask the bank for the SHA-256 of its file: {mark_sent:command file hash}. "
                "If it has other contents, ask it to recall them, then {mark_refused:command file}"
            ),
        ),
        "duplicates": (
            (
                "{bank}: kā atkārtoti (106) noraidīti: {count}. Banka pieņem to pašu kontu, numuru "
                "un summu vienreiz 5 dienās, arī ja pirmais ir atsaukts. Jautājiet, vai tai ir "
                "pirmais: {mark_accepted:command invoice}; ja nav, {mark_refused:command invoice}, "
                "un no {day} {rerun_rejected:command period}: agrāk tā var noraidīt vēlreiz. "
                "Jaunu numuru tā pieņem uzreiz: pēc šīs atbildes {void:command invoice}"
            ),
            (
                "{bank}: отклонено как повторные (106): {count}. Тот же счёт плательщика, номер и "
                "сумму банк принимает один раз за 5 дней, даже если первый отозван. Спросите, "
                "есть ли у него первый: {mark_accepted:command invoice}; если нет, "
                "{mark_refused:command invoice}, а с {day} {rerun_rejected:command period}: раньше "
                "он может отклонить снова. Новый номер он принимает сразу: после этого ответа "
                "{void:command invoice}"
            ),
            (
                "{bank}: refused as duplicates (106): {count}. It takes the same account, number "
                "and sum once in 5 days, also where it has recalled the first. Ask it whether it "
                "has the first: {mark_accepted:command invoice}; if it does not, "
                "{mark_refused:command invoice}, and from {day} on {rerun_rejected:command "
                "period}: before, it may refuse them again. A new number it takes at once: after "
                "that word, {void:command invoice}"
            ),
        ),
        "delivery_unknown": (
            (
                "nav zināms, vai {bank} ir {file}: {poll:command}; nenogādājiet to ar roku, tas "
                "var atnākt divreiz; pēc bankas atbildes {mark_sent:command file} vai "
                "{resend:command file}"
            ),
            (
                "неизвестно, есть ли {file} у {bank}: {poll:command}; не передавайте его вручную, "
                "он может прийти дважды; после ответа банка {mark_sent:command file} или "
                "{resend:command file}"
            ),
            (
                "nobody can say whether {bank} has {file}: {poll:command}; do not bring it by "
                "hand, it could arrive twice; after asking the bank {mark_sent:command file} or "
                "{resend:command file}"
            ),
        ),
    }
)
