"""Texts of files of which nobody knows whether their bank has them."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "not_answered": (
            (
                "{bank} nav atbildējusi par {file}: jautājiet bankai, vai tai ir šis fails; "
                "ja nav: einvoice resend {file} --evidence TEXT"
            ),
            (
                "{bank} не ответил о {file}: спросите банк, есть ли у него этот файл; "
                "если нет: einvoice resend {file} --evidence TEXT"
            ),
            (
                "{bank} has not answered {file}: ask the bank whether it has the file; "
                "if not: einvoice resend {file} --evidence TEXT"
            ),
        ),
        "delivery_unknown": (
            (
                "nav zināms, vai {bank} ir {file}: einvoice poll; pēc bankas atbildes "
                "einvoice mark-sent {file} --evidence TEXT vai "
                "einvoice resend {file} --evidence TEXT"
            ),
            (
                "неизвестно, есть ли {file} у {bank}: einvoice poll; после ответа банка "
                "einvoice mark-sent {file} --evidence TEXT или "
                "einvoice resend {file} --evidence TEXT"
            ),
            (
                "nobody can say whether {bank} has {file}: einvoice poll; after asking the bank "
                "einvoice mark-sent {file} --evidence TEXT or "
                "einvoice resend {file} --evidence TEXT"
            ),
        ),
    }
)
