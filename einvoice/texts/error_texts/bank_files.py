"""Errors of files at the banks: what became of one, what a server refused."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "connection-broken": {
            "lv": ("{path}: savienojums ar banku pārtrūka vai apstājās", ""),
            "ru": ("{path}: соединение с банком оборвалось или остановилось", ""),
            "en": ("{path}: the connection to the bank broke or stalled", ""),
        },
        "copied-bytes-differ": {
            "lv": ("{path}: nosūtāmi {sent} baiti, saglabāti {stored}; gaidīti {size}", ""),
            "ru": ("{path}: к отправке {sent} байт, сохранено {stored}; ожидалось {size}", ""),
            "en": ("{path}: {sent} bytes to send and {stored} stored, expected {size}", ""),
        },
        "own-copy-unreadable": {
            "lv": ("{path}: mūsu pašu kopiju nevar nolasīt", ""),
            "ru": ("{path}: наша собственная копия не читается", ""),
            "en": ("{path}: our own copy cannot be read", ""),
        },
        "protocol-broken": {
            "lv": ("{path}: bankas serveris pārkāpa SFTP protokolu", ""),
            "ru": ("{path}: сервер банка нарушил протокол SFTP", ""),
            "en": ("{path}: the bank's server broke the SFTP protocol", ""),
        },
        "remote-changed": {
            "lv": ("{path}: mainījās lasīšanas laikā", ""),
            "ru": ("{path}: изменился во время чтения", ""),
            "en": ("{path}: changed while it was read", ""),
        },
        "remote-failed": {
            "lv": ("{path}: {why}", ""),
            "ru": ("{path}: {why}", ""),
            "en": ("{path}: {why}", ""),
        },
        "remote-folder-unsafe": {
            "lv": (
                (
                    "mapes nosaukums bankā nav drošs; gaidīti nosaukumi, ko atdala viena "
                    "slīpsvītra, bez '..'"
                ),
                "",
            ),
            "ru": (
                "имя папки в банке небезопасно; ожидались имена через одну косую черту, без '..'",
                "",
            ),
            "en": (
                (
                    "a remote folder is not safe, expected names separated by single slashes, "
                    "without '..'"
                ),
                "",
            ),
        },
        "remote-gone": {
            "lv": ("{path}: pazuda, tiklīdz bija ierakstīts", ""),
            "ru": ("{path}: исчез сразу после записи", ""),
            "en": ("{path}: gone as soon as it was written", ""),
        },
        "remote-missing": {
            "lv": ("{path}: nav tāda faila vai mapes", ""),
            "ru": ("{path}: нет такого файла или папки", ""),
            "en": ("{path}: no such file or folder", ""),
        },
        "remote-name-taken": {
            "lv": ("{path}: nosaukums jau ir aizņemts", ""),
            "ru": ("{path}: имя уже занято", ""),
            "en": ("{path}: the name is taken", ""),
        },
        "remote-name-unsafe": {
            "lv": (
                (
                    "faila nosaukums bankā nav drošs; gaidītas līdz 100 drukājamām ASCII "
                    "rakstzīmēm bez atdalītājiem un bez punkta sākumā"
                ),
                "",
            ),
            "ru": (
                (
                    "имя файла в банке небезопасно; ожидалось до 100 печатных знаков ASCII без "
                    "разделителей и без точки в начале"
                ),
                "",
            ),
            "en": (
                (
                    "a remote file name is not safe, expected up to 100 printable ASCII "
                    "characters, no separators and no leading dot"
                ),
                "",
            ),
        },
        "remote-not-regular": {
            "lv": ("{path}: tur ir kaut kas cits, ne fails", ""),
            "ru": ("{path}: там не файл, а что-то другое", ""),
            "en": ("{path}: expected a regular file or nothing", ""),
        },
        "remote-too-large": {
            "lv": ("{path}: {size} baiti; gaidīti ne vairāk kā {most}", ""),
            "ru": ("{path}: {size} байт; ожидалось не больше {most}", ""),
            "en": ("{path}: {size} bytes, expected at most {most}", ""),
        },
        "remote-without-size": {
            "lv": ("{path}: bankas serveris nenosauc faila lielumu", ""),
            "ru": ("{path}: сервер банка не сообщает размер файла", ""),
            "en": ("{path}: the bank's server gives no size", ""),
        },
        "sent-bytes-differ": {
            "lv": ("{path}: nosūtāmi {sent} baiti; gaidīti {size}", ""),
            "ru": ("{path}: к отправке {sent} байт; ожидалось {size}", ""),
            "en": ("{path}: {sent} bytes to send, expected {size}", ""),
        },
        "server-cannot": {
            "lv": ("{path}: bankas serveris to neprot (SFTP statuss {status})", ""),
            "ru": ("{path}: сервер банка этого не умеет (статус SFTP {status})", ""),
            "en": ("{path}: the bank's server cannot do it (SFTP status {status})", ""),
        },
        "server-failed": {
            "lv": ("{path}: bankas serverī ir kļūda (SFTP statuss {status})", ""),
            "ru": ("{path}: ошибка на сервере банка (статус SFTP {status})", ""),
            "en": ("{path}: the bank's server failed (SFTP status {status})", ""),
        },
        "server-forbids": {
            "lv": ("{path}: bankas serveris to neatļauj (SFTP statuss {status})", ""),
            "ru": ("{path}: сервер банка этого не разрешает (статус SFTP {status})", ""),
            "en": ("{path}: the bank's server does not permit it (SFTP status {status})", ""),
        },
        "server-refused": {
            "lv": ("{path}: bankas serveris atteica (SFTP statuss {status})", ""),
            "ru": ("{path}: сервер банка отказал (статус SFTP {status})", ""),
            "en": ("{path}: the bank's server refused (SFTP status {status})", ""),
        },
        "server-shortened": {
            "lv": ("{path}: fails ir īsāks, nekā bija (SFTP statuss {status})", ""),
            "ru": ("{path}: файл короче, чем был (статус SFTP {status})", ""),
            "en": ("{path}: the file is shorter than it was (SFTP status {status})", ""),
        },
        "stored-bytes-differ": {
            "lv": ("{path}: bankā ir {stored} baiti no nosūtītajiem {size}", ""),
            "ru": ("{path}: в банке {stored} байт из отправленных {size}", ""),
            "en": ("{path}: the bank holds {stored} bytes of {size} sent", ""),
        },
    }
)
