"""Texts about the client portal: accounts of staff, and letters with codes."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "done.staff_added": (
            "{email}: konts atvērts, loma: {role}; ienākt: {address}",
            "{email}: учётная запись открыта, роль: {role}; вход: {address}",
            "{email}: account opened, role: {role}; sign in at {address}",
        ),
        "done.staff_ended": (
            "{email}: konts slēgts, visas sesijas beigtas",
            "{email}: учётная запись закрыта, все сеансы завершены",
            "{email}: account ended, with all its sessions",
        ),
        "done.staff_password": (
            "{email}: jaunā parole saglabāta, visas sesijas un otrais solis beigti",
            "{email}: новый пароль сохранён, все сеансы и второй шаг завершены",
            "{email}: the new password is kept, all sessions and a second step ended",
        ),
        "staff.clerk": ("darbinieks", "сотрудник", "clerk"),
        "staff.ended": ("slēgts", "закрыта", "ended"),
        "staff.manager": ("vadītājs", "руководитель", "manager"),
        "staff.none": (
            "portālā nav darbinieku kontu",
            "в портале нет учётных записей сотрудников",
            "no accounts of staff in the portal",
        ),
        "staff.password": ("Jaunā parole", "Новый пароль", "New password"),
        "staff.password_again": ("Vēlreiz", "Ещё раз", "Once more"),
        "title.email": ("adrese", "адрес", "address"),
        "title.ended": ("stāvoklis", "состояние", "state"),
        "title.person": ("vārds", "имя", "name"),
        "title.role": ("loma", "роль", "role"),
        "done.codes": (
            "{file}: vēstules ar kodiem: {letters}; kodi derīgi līdz {until:day}",
            "{file}: писем с кодами: {letters}; коды действуют до {until:day}",
            "{file}: {letters} {letters:letter|letters} with codes, good until {until:day}",
        ),
        "codes.ended": (
            (
                "agrāko vēstuļu kodi, ko neviens vēl nebija izmantojis, vairs neder: {count}; "
                "nosūtiet jaunās vēstules arī šiem klientiem"
            ),
            (
                "коды прежних писем, которыми ещё никто не воспользовался, больше не действуют: "
                "{count}; отправьте новые письма и этим клиентам"
            ),
            (
                "{count} {count:code|codes} of earlier letters that nobody had used "
                "{count:has|have} ended: post the new letters to these customers, too"
            ),
        ),
        "codes.mailed": (
            "pa e-pastu: {sent}; serveris atteica: {refused}, varbūt nosūtīts: {unknown}",
            "по э-почте: {sent}; сервер отклонил: {refused}, возможно, отправлено: {unknown}",
            "by e-mail: {sent}; refused by the server: {refused}, perhaps sent: {unknown}",
        ),
        "codes.to_post": (
            "pa pastu sūtāmas vēstules no {file}: {flats}",
            "по почте отправить письма из {file}: {flats}",
            "to be posted, from {file}: {flats}",
        ),
        "codes.left_out": (
            "bez klienta šodien, vēstules nav: {flats}",
            "сегодня без клиента, письма нет: {flats}",
            "no customer today, no letter: {flats}",
        ),
    }
)
