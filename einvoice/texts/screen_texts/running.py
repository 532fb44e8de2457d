"""Texts of the scheduler, and of alerts that could not be sent."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "decided.application.accepted": (
            "pieteikums {id}: attiecināts uz {flat}, kā nolemts portālā",
            "заявка {id}: применена к {flat}, как решено в портале",
            "application {id}: applied to {flat}, as decided in the portal",
        ),
        "decided.application.refused": (
            "pieteikums {id}: noraidīts, kā nolemts portālā",
            "заявка {id}: отклонена, как решено в портале",
            "application {id}: refused, as decided in the portal",
        ),
        "decided.none": (
            "portālā nolemtais ir izpildīts, nekas negaida",
            "решённое в портале выполнено, ничего не ждёт",
            "nothing that was decided in the portal waits",
        ),
        "decided.payment.accepted": (
            "maksājums {id}: attiecināts uz {flat}, kā nolemts portālā",
            "платёж {id}: отнесён к {flat}, как решено в портале",
            "payment {id}: applied to {flat}, as decided in the portal",
        ),
        "decided.waiting": (
            "portālā nolemtais vēl nav izpildīts ({count}): {carry_out:command}",
            "решённое в портале ещё не выполнено ({count}): {carry_out:command}",
            (
                "{count} {count:decision|decisions} of managers in the portal not carried out yet: "
                "{carry_out:command}"
            ),
        ),
        "decided.payment.refused": (
            "maksājums {id}: nav mūsu, kā nolemts portālā",
            "платёж {id}: не наш, как решено в портале",
            "payment {id}: not ours, as decided in the portal",
        ),
        "exit.done": ("pabeigts", "готово", "done"),
        "exit.unexpected": ("negaidīta kļūda", "неожиданная ошибка", "unexpected error"),
        "exit.usage": ("konfigurācijas kļūda", "ошибка конфигурации", "configuration error"),
        "exit.needs_a_person": ("jāskatās cilvēkam", "нужен человек", "needs a person"),
        "exit.refused_by_check": ("pārbaude noraidīja", "отказано проверкой", "refused by a check"),
        "exit.run_in_progress": (
            "darbojas cita palaišana",
            "идёт другой запуск",
            "run in progress",
        ),
        "exit.bank_unreachable": (
            "banka nav sasniedzama, vai tai ir cita atslēga",
            "банк недоступен или у него другой ключ",
            "bank unreachable, or its host key is another",
        ),
        "exit.outcome_unknown": ("iznākums nav zināms", "исход неизвестен", "outcome unknown"),
        "exit.deadline_in_danger": (
            "termiņš ir apdraudēts",
            "срок под угрозой",
            "deadline in danger",
        ),
        "scheduler.broke": (
            "plānotājs: kārtējā palaišana pārtrūka",
            "планировщик: очередной запуск прервался",
            "scheduler: a tick broke",
        ),
        "scheduler.missed": (
            "plānotājs: kārtējā palaišana izlaista; nākamā izdarīs tās darbu",
            "планировщик: очередной запуск пропущен; следующий сделает его работу",
            "scheduler: a tick was missed; the next does its work",
        ),
        "scheduler.at_work": (
            "plānotājs: iepriekšējā palaišana vēl strādā; nākamā sekos",
            "планировщик: предыдущий запуск ещё работает; следующий будет",
            "scheduler: a tick is still at work; the next tick follows",
        ),
        "scheduler.stopping": (
            "{signal}: beigs, kad būs pabeigts iesāktais",
            "{signal}: остановится, закончив начатое",
            "{signal}: stopping after what is in hand",
        ),
        "scheduler.unexpected": (
            "negaidīta kļūda {kind}; tās teksts var saturēt cilvēku vārdus:\n{where}",
            "неожиданная ошибка {kind}; её текст может называть людей:\n{where}",
            "unexpected {kind}; what it says may name people:\n{where}",
        ),
        "shards.nobody": (
            "darba daļas neņem neviens strādnieks ({work:command}): šis process tās dara pats",
            "части работы не берёт ни один исполнитель ({work:command}): процесс делает их сам",
            "no worker ({work:command}) takes parts of the work: this process does them itself",
        ),
        "shards.failed": (
            "strādnieks nevarēja izdarīt daļu ({kind}): šis process to dara pats",
            "исполнитель не смог сделать часть ({kind}): этот процесс делает её сам",
            "a worker could not do a part ({kind}): this process does it itself",
        ),
        "shards.at_work": (
            "Strādniekiem izdotas daļas: {count}; no tām izdarītas: {done}",
            "Частей работы выдано исполнителям: {count}; из них сделано: {done}",
            "Parts of the work handed to workers: {count}; done: {done}",
        ),
        "alerts.failed": (
            "brīdinājums: {why}; palaišana turpinās",
            "предупреждение: {why}; запуск продолжается",
            "warning: {why}; the run goes on",
        ),
        "alerts.broke": (
            "brīdinājums: nevienam neizdevās paziņot ({kind}); palaišana turpinās",
            "предупреждение: никому не удалось сообщить ({kind}); запуск продолжается",
            "warning: nobody could be told ({kind}); the run goes on",
        ),
    }
)
