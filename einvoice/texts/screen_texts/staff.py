"""Texts about accounts of staff in the client portal."""

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
    }
)
