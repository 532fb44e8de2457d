"""States of invoices and files as words."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "state.draft": ("melnraksts", "черновик", "draft"),
        "state.held": ("aizturēts", "задержан", "held"),
        "state.issued": ("izrakstīts", "выписан", "issued"),
        "state.rendered": ("failā", "в файле", "rendered"),
        "state.sent": ("nosūtīts", "отправлен", "sent"),
        "state.accepted": ("pieņemts", "принят", "accepted"),
        "state.rejected": ("noraidīts", "отклонён", "rejected"),
        "state.void": ("anulēts", "аннулирован", "void"),
        "state.credited": ("kreditēts", "кредитован", "credited"),
        "state.ready": ("gatavs", "готов", "ready"),
        "state.sending": ("tiek sūtīts", "отправляется", "sending"),
        "state.renaming": ("tiek pārdēvēts", "переименовывается", "renaming"),
        "state.unknown": ("nav zināms", "неизвестно", "unknown"),
        "state.partly": ("daļēji pieņemts", "частично принят", "partly"),
        "state.withdrawn": ("atsaukts", "отозван", "withdrawn"),
    }
)
