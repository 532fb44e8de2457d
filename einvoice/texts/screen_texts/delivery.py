"""Texts of files of which nobody knows whether their bank has them."""

from types import MappingProxyType

TEXTS = MappingProxyType(
    {
        "not_answered": (
            (
                "{bank} nav atbildējusi par {file}: jautājiet bankai, vai tai ir šis fails; "
                "ja nav: {resend:command file}"
            ),
            (
                "{bank} не ответил о {file}: спросите банк, есть ли у него этот файл; "
                "если нет: {resend:command file}"
            ),
            (
                "{bank} has not answered {file}: ask the bank whether it has the file; "
                "if not: {resend:command file}"
            ),
        ),
        "delivery_unknown": (
            (
                "nav zināms, vai {bank} ir {file}: {poll:command}; pēc bankas atbildes "
                "{mark_sent:command file} vai "
                "{resend:command file}"
            ),
            (
                "неизвестно, есть ли {file} у {bank}: {poll:command}; после ответа банка "
                "{mark_sent:command file} или "
                "{resend:command file}"
            ),
            (
                "nobody can say whether {bank} has {file}: {poll:command}; after asking the bank "
                "{mark_sent:command file} or "
                "{resend:command file}"
            ),
        ),
    }
)
