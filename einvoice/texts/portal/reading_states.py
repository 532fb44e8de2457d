"""The states of readings that were sent, and why staff refuse one."""

from types import MappingProxyType

from einvoice.core.residents import SubmittedState
from einvoice.core.submitted_readings import FILE_COUNTS, NOT_TAKEN, Refusal
from einvoice.texts import texts_of

_WHY = {
    Refusal.NOT_POSSIBLE: (
        "neatbilst skaitītāja iepriekšējiem rādījumiem",
        "не согласуется с прежними показаниями счётчика",
        "it does not fit the meter's earlier readings",
    ),
    Refusal.OTHER_METER: (
        "izskatās pēc cita skaitītāja rādījuma",
        "похоже на показание другого счётчика",
        "it looks like the reading of another meter",
    ),
    Refusal.PHOTO: (
        "fotoattēlā redzams cits rādījums",
        "на фотографии другое показание",
        "the photo shows another reading",
    ),
}
_REFUSED = {
    str(refusal): texts_of(
        f"Nav pieņemts: {lv}. Nosūtiet citu rādījumu.",
        f"Не принято: {ru}. Передайте другое показание.",
        f"Not accepted: {en}. Please send another reading.",
    )
    for refusal, (lv, ru, en) in _WHY.items()
}
_UNUSED = texts_of(
    "Neizmantots: sazinieties ar mums",
    "Не использовано: свяжитесь с нами",
    "Not used: please contact us",
)

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
        "readings.state.refused": _UNUSED,
        f"readings.fault.{NOT_TAKEN}": _UNUSED,
        **{f"readings.state.refused.{code}": texts for code, texts in _REFUSED.items()},
        **{f"readings.fault.{code}": texts for code, texts in _REFUSED.items()},
        "refusal.message": texts_of(
            "Labdien! Rādījumu neesam pieņēmuši: {service}, Nr. {serial}, {value} m³ ({day}). "
            "Iemesls: {reason}. Lūdzu, nosūtiet pareizo rādījumu lapā „Rādījumi” vai atbildiet "
            "šeit.",
            "Здравствуйте! Мы не приняли показание: {service}, № {serial}, {value} м³ ({day}). "
            "Причина: {reason}. Пожалуйста, передайте правильное показание на странице "
            "«Показания» или ответьте здесь.",
            "Hello! We did not accept the reading: {service}, No. {serial}, {value} m³ ({day}). "
            "The reason: {reason}. Please send the right reading on the page Readings, or answer "
            "here.",
        ),
        **{f"refusal.{code}": texts_of(*texts) for code, texts in _WHY.items()},
    }
)


def state_key(state: SubmittedState, code: str, late: str) -> str:
    """Return the key of the words for the state of a reading; ``late`` is the company's rule.

    >>> state_key(SubmittedState.REFUSED, "STAFF_PHOTO", "keep")
    'readings.state.refused.STAFF_PHOTO'
    """
    if code == FILE_COUNTS:
        return "readings.state.file"
    if state is SubmittedState.LATE:
        return f"readings.state.late.{late}"
    return f"readings.state.{state}{f'.{code}' if code in set(Refusal) else ''}"
