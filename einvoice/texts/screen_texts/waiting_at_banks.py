"""Texts of what waits at a bank longer than the month can."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "bank_other_key": (
            (
                "{bank}: serveris atbildēja, bet tā atslēga nav starp host_keys: salīdziniet to ar "
                "bankas dokumentu (docs/ADMINISTRATION.md, Keys); neko nenogādājiet ar roku"
            ),
            (
                "{bank}: сервер ответил, но его ключа нет в host_keys: сравните ключ с документом "
                "банка (docs/ADMINISTRATION.md, Keys); ничего не передавайте вручную"
            ),
            (
                "{bank}: was reached and shows another key than the pinned key: compare it with "
                "the bank's paper (docs/ADMINISTRATION.md, Keys); bring nothing by hand"
            ),
        ),
        "bank_had_other_key": (
            (
                "{bank}: pēdējā palaišana redzēja atslēgu, kuras nav starp host_keys: šai bankai "
                "neko nenogādājiet ar roku; {examine:command} to rāda"
            ),
            (
                "{bank}: последний запуск увидел ключ, которого нет в host_keys: ничего не "
                "передавайте этому банку вручную; {examine:command} его показывает"
            ),
            (
                "{bank}: the last run met another host key than the pinned key: bring nothing to "
                "this bank by hand; {examine:command} shows it"
            ),
        ),
        "duplicates_late": (
            (
                "{bank}: {day} ir pēc termiņa {deadline}: tik ilgi negaidiet. Kad banka ir "
                "teikusi, ka tai to nav ({mark_refused:command invoice}): {void:command "
                "invoice}, tad {run:command period}: jauns numurs iet uzreiz"
            ),
            (
                "{bank}: {day} позже крайнего срока {deadline}: не ждите так долго. Когда банк "
                "сказал, что у него этого нет ({mark_refused:command invoice}): "
                "{void:command invoice}, затем {run:command period}: новый номер пойдёт сразу"
            ),
            (
                "{bank}: {day} is after the deadline, {deadline}: do not wait that long. Once the "
                "bank has said that it does not have it ({mark_refused:command invoice}): "
                "{void:command invoice}, then {run:command period}: a new number goes at once"
            ),
        ),
        "named_otherwise": (
            (
                "{bank}: pēc bankas teiktā tai ir cits saturs nekā mūsu failam {file}; tā rēķini "
                "neskaitās pieņemti. Palūdziet bankai to atmest nelasītu vai atsaukt visus tā "
                "rēķinus; kad tai no tā vairs nekā nav: {mark_refused:command file}, un mūsu "
                "rēķini iet citā failā. Ja SHA-256 bija kļūdains: {mark_sent:command file hash}"
            ),
            (
                "{bank}: по словам банка, у него не содержание нашего файла {file}; его счета не "
                "считаются принятыми. Попросите банк отбросить его непрочитанным или отозвать все "
                "его счета; когда у него ничего из него не останется: {mark_refused:command file}, "
                "и наши счета пойдут в другом файле. Если SHA-256 был с опечаткой: "
                "{mark_sent:command file hash}"
            ),
            (
                "{bank}: by its word it has other contents than our file {file}, whose invoices do "
                "not count as accepted. Ask it to discard them unread or to recall all of them; "
                "once it has nothing of them: {mark_refused:command file}, and our invoices go in "
                "another file. A mistyped SHA-256: {mark_sent:command file hash}"
            ),
        ),
    }
)
