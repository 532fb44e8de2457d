"""Lines that the portal's process prints when it starts."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "process.listening": texts_of(
            "portāls: {address} (apturēt ar Ctrl-C)",
            "портал: {address} (остановить: Ctrl-C)",
            "portal: {address} (stop with Ctrl-C)",
        ),
        "process.taken": texts_of(
            "{host}, ports {port}: to lieto cita programma, vai šim datoram nav tādas adreses; "
            "gaidīts brīvs ports. Citu norādiet ar --port vai kā port sadaļā [portal].",
            "{host}, порт {port}: его занимает другая программа, или у этой машины нет такого "
            "адреса; ожидался свободный порт. Другой укажите: --port или port в разделе [portal].",
            "{host}, port {port}: another program listens there, or this machine has no such "
            "address; expected a free port. Name another with --port, or as port in [portal].",
        ),
        "process.user": texts_of("lietotājs: {email}", "пользователь: {email}", "user: {email}"),
        "process.password": texts_of(
            "parole: {password}", "пароль: {password}", "password: {password}"
        ),
        "process.staff": texts_of(
            "darbinieks: {email}, {address}/staff",
            "сотрудник: {email}, {address}/staff",
            "staff: {email}, {address}/staff",
        ),
        "process.code": texts_of(
            "reģistrēties: klienta numurs {number}, kods {code}",
            "зарегистрироваться: номер клиента {number}, код {code}",
            "to register: client number {number}, code {code}",
        ),
        "process.mails": texts_of("e-pasts: {folder}", "почта: {folder}", "mails: {folder}"),
    }
)
