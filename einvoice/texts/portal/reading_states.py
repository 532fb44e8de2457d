"""The states of readings that were sent."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "readings.state.received": texts_of("Saņemts", "Получено", "Received"),
        "readings.state.taken": texts_of(
            "Pieņemts rēķinam ({month})", "Принято для счёта за {month}", "Taken for {month}"
        ),
        "readings.state.late.keep": texts_of(
            "Nokavēts: rēķinā ({month}) neieskaita",
            "Опоздало: в счёт за {month} не входит",
            "Late: not used for {month}",
        ),
        "readings.state.late.use_until_issue": texts_of(
            "Nokavēts: ieskaita, ja rēķins ({month}) vēl nav izrakstīts",
            "Опоздало: войдёт в счёт за {month}, если он ещё не выставлен",
            "Late: used if the invoice for {month} is not made yet",
        ),
        "readings.state.replaced": texts_of(
            "Aizstāts ar jaunāku", "Заменено более новым", "Replaced by a newer reading"
        ),
        "readings.state.file": texts_of(
            "Aizstāts ar apsaimniekotāja rādījumu",
            "Заменено показанием управляющего",
            "Replaced by the manager's reading",
        ),
        "readings.state.refused": texts_of(
            "Neizmantots: sazinieties ar mums",
            "Не использовано: свяжитесь с нами",
            "Not used: please contact us",
        ),
    }
)
