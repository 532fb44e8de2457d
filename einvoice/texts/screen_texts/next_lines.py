"""Last lines of screens: the next command, and what comes before it."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "next_once_compared": (
            "tālāk: kad tabula ir salīdzināta ar papīru: {command}",
            "дальше: когда таблица сверена с бумагой: {command}",
            "next: once the table is compared with the paper: {command}",
        ),
        "next_once_looked": (
            "tālāk: tikai kad tas ir apskatīts un nekā netrūkst: {command}",
            "дальше: только когда это посмотрели и ничего не пропало: {command}",
            "next: only once that is looked at and nothing is missing: {command}",
        ),
        "next_while_silent": (
            "tālāk: līdz {day} 23:59 nekas; ja atbildes joprojām nav: {command}",
            "дальше: до {day} 23:59 ничего; если ответа всё нет: {command}",
            "next: nothing until {day} 23:59; if there is no answer by then: {command}",
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
        "next_once_recalled": (
            "tālāk: tikai kad banka ir atsaukusi {file}, ar šo numuru iemeslā: {command}",
            "дальше: только когда банк отозвал {file}, с этим номером в причине: {command}",
            "next: only once the bank has recalled {file}, with that id in the reason: {command}",
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
        "next_if_so": (
            "tālāk: tikai ja tas tā ir: {command}",
            "дальше: только если это так: {command}",
            "next: only if that is so: {command}",
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
