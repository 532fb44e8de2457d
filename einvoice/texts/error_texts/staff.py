"""Errors of accounts of staff in the portal, and of what managers decide there."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "application-decision-failed": {
            "lv": (
                "portālā nolemto nevarēja izpildīt ({id}): {why}",
                "{list_subscriptions:command} rāda, kas gaida",
            ),
            "ru": (
                "решённое в портале выполнить не удалось ({id}): {why}",
                "{list_subscriptions:command} показывает, что ждёт решения",
            ),
            "en": (
                "what was decided in the portal could not be done ({id}): {why}",
                "{list_subscriptions:command} lists what waits",
            ),
        },
        "decision-broke": {
            "lv": (
                "pārtrūka ({place}); nolemtais gaida, nākamā palaišana mēģinās vēlreiz",
                "portālā to var atsaukt",
            ),
            "ru": (
                "прервалось ({place}); решение ждёт, следующий запуск попробует снова",
                "в портале его можно отозвать",
            ),
            "en": (
                "it broke off ({place}); the decision waits, and the next run tries it again",
                "it can be withdrawn in the portal",
            ),
        },
        "password-easy": {
            "lv": ("šo paroli ir viegli uzminēt", "izvēlieties citu, piemēram, četrus vārdus"),
            "ru": ("этот пароль легко угадать", "выберите другой, например четыре слова"),
            "en": ("this password is easily guessed", "choose another, such as four words"),
        },
        "password-file": {
            "lv": ("{path}: failu nevar nolasīt, gaidīta parole pirmajā rindā", ""),
            "ru": ("{path}: файл не читается, ожидался пароль в первой строке", ""),
            "en": ("{path}: cannot be read, expected a password in its first line", ""),
        },
        "password-length": {
            "lv": ("parolei jābūt no {fewest} līdz {most} rakstzīmēm garai", ""),
            "ru": ("длина пароля должна быть от {fewest} до {most} знаков", ""),
            "en": ("expected a password of {fewest} to {most} characters", ""),
        },
        "password-no-terminal": {
            "lv": ("šeit nav termināļa, kurā jautāt paroli", "norādiet --password-file FILE"),
            "ru": ("здесь нет терминала, чтобы спросить пароль", "укажите --password-file FILE"),
            "en": ("no terminal to ask for the password", "name a file: --password-file FILE"),
        },
        "payment-decision-failed": {
            "lv": (
                "portālā nolemto nevarēja izpildīt ({id}): {why}",
                "{list_payments:command} rāda, kas gaida",
            ),
            "ru": (
                "решённое в портале выполнить не удалось ({id}): {why}",
                "{list_payments:command} показывает, что ждёт решения",
            ),
            "en": (
                "what was decided in the portal could not be done ({id}): {why}",
                "{list_payments:command} lists what waits",
            ),
        },
        "staff-no-address": {
            "lv": ("{email}: nav e-pasta adrese", ""),
            "ru": ("{email}: это не адрес эл. почты", ""),
            "en": ("{email}: no e-mail address", ""),
        },
        "staff-there": {
            "lv": (
                "{email}: šai adresei jau ir darbinieka konts",
                "lomu maina, kontu slēdzot un atverot no jauna ar citu lomu",
            ),
            "ru": (
                "{email}: у этого адреса уже есть учётная запись сотрудника",
                "чтобы изменить роль, закройте учётную запись и откройте снова с другой ролью",
            ),
            "en": (
                "{email}: this address has an account of staff already",
                "to change a role, end the account and add it again with the other role",
            ),
        },
        "staff-unknown": {
            "lv": ("{email}: nav tāda darbinieka konta, vai tas ir slēgts", ""),
            "ru": ("{email}: нет такой учётной записи сотрудника, или она закрыта", ""),
            "en": ("{email}: no such account of staff, or it has ended", ""),
        },
    }
)
