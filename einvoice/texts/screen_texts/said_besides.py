"""Texts of what a screen says beside what a person typed: what follows from it, what is left."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "billed_the_same": (
            (
                "{count} {count:dzīvokļiem|dzīvoklim|dzīvokļiem} tiktu izrakstīta tā pati summa, "
                "kas tika atsaukta: {flats}{rest:more}. Ja kaut kas bija jālabo, vispirms "
                "importējiet to: {import:command}"
            ),
            (
                "квартир, которым была бы выставлена та же сумма, что отозвана: {count} "
                "({flats}{rest:more}). Если что-то надо было исправить, сначала импортируйте это: "
                "{import:command}"
            ),
            (
                "{count} {count:flat|flats} would be billed the same sum as was taken back: "
                "{flats}{rest:more}. If something was to be corrected, import it first: "
                "{import:command}"
            ),
        ),
        "calculated_same": (
            (
                "{period}: aprēķinātas mājas: {buildings}, nekas nav mainījies, "
                "aizturēti dzīvokļi: {held}"
            ),
            (
                "{period}: рассчитано домов: {buildings}, ничего не изменилось, "
                "задержано квартир: {held}"
            ),
            (
                "{period}: calculated {buildings} {buildings:building|buildings}, nothing changed, "
                "{held} {held:flat|flats} held"
            ),
        ),
        "duplicates_said": (
            (
                "{bank}: kā atkārtoti (106) noraidīti: {count}, un pēc bankas vārda tai to nav. "
                "To pašu kontu, numuru un summu tā pieņem vienreiz 5 dienās: no {day} "
                "{rerun_rejected:command period}. Jaunu numuru tā pieņem uzreiz: "
                "{void:command invoice}"
            ),
            (
                "{bank}: отклонено как повторные (106): {count}, и по слову банка у него их нет. "
                "Тот же счёт плательщика, номер и сумму он принимает один раз за 5 дней: с {day} "
                "{rerun_rejected:command period}. Новый номер он принимает сразу: "
                "{void:command invoice}"
            ),
            (
                "{bank}: refused as duplicates (106): {count}, and by its word it does not have "
                "them. It takes the same account, number and sum once in 5 days: from {day} on "
                "{rerun_rejected:command period}. A new number it takes at once: "
                "{void:command invoice}"
            ),
        ),
        "duplicates_said_late": (
            (
                "{bank}: {day} ir pēc termiņa {deadline}: tik ilgi negaidiet. {void:command "
                "invoice}, tad {run:command period}: jauns numurs iet uzreiz"
            ),
            (
                "{bank}: {day} позже крайнего срока {deadline}: не ждите так долго. {void:command "
                "invoice}, затем {run:command period}: новый номер пойдёт сразу"
            ),
            (
                "{bank}: {day} is after the deadline, {deadline}: do not wait that long. "
                "{void:command invoice}, then {run:command period}: a new number goes at once"
            ),
        ),
        "word_before_answer": (
            (
                "{file}: bankai {bank} ir laiks atbildēt līdz {day}. Ja tās atbilde būs cita, "
                "{list_answers:command} jautās, kas ir spēkā"
            ),
            (
                "{file}: у банка {bank} есть время ответить до {day}. Если его ответ будет другим, "
                "{list_answers:command} спросит, что верно"
            ),
            (
                "{file}: {bank} has until {day} to answer. If its answer says otherwise, "
                "{list_answers:command} will ask which holds"
            ),
        ),
        "issued_for_all": (
            "numuri ir doti visām bankām: arī {banks} gaida savus failus; {run:command period}",
            "номера даны для всех банков: {banks} тоже ждут своих файлов; {run:command period}",
            (
                "numbers were given for all banks: {banks} wait for their files too; "
                "{run:command period}"
            ),
        ),
        "recalled_left": (
            "{period}: anulēti rēķini bez bankas: {all}, no tiem atsaukti {done}, vēl {left}",
            "{period}: аннулированных счетов без банка: {all}, отозвано {done}, осталось {left}",
            "{period}: void invoices without a bank: {all} = recalled {done} + left {left}",
        ),
    }
)
