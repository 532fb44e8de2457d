"""Texts of alerts, in the staff's language."""

from types import MappingProxyType

from einvoice.texts import in_language
from einvoice.texts.writing import Counted

ALERTS = MappingProxyType(
    {
        "slack": {
            "lv": "E-rēķini par {period}: līdz termiņam {deadline} "
            "{hours:palikušas|palikusi|palikušas} {hours} {hours:stundas|stunda|stundas}, un vēl "
            "nav nosūtīts viss",
            "ru": "Э-счета за {period}: до срока {deadline} {hours:остался|осталось|осталось} "
            "{hours} {hours:час|часа|часов}, и ещё не всё отправлено",
            "en": "E-invoices for {period}: {hours} {hours:hour is|hours are} left to the deadline "
            "{deadline}, and not everything is sent",
        },
        "lost": {
            "lv": "E-rēķini par {period}: termiņš {deadline} ir nokavēts, un vēl nav nosūtīts viss",
            "ru": "Э-счета за {period}: срок {deadline} пропущен, и ещё не всё отправлено",
            "en": "E-invoices for {period}: the deadline {deadline} has passed, and not everything "
            "is sent",
        },
        "slack_review": {
            "lv": "E-rēķini par {period}: līdz termiņam {deadline} "
            "{hours:palikušas|palikusi|palikušas} {hours} {hours:stundas|stunda|stundas}, un "
            "mēnesis gaida cilvēku: pārbaudiet un izrakstiet to",
            "ru": "Э-счета за {period}: до срока {deadline} {hours:остался|осталось|осталось} "
            "{hours} {hours:час|часа|часов}, и месяц ждёт человека: проверьте его и выставьте "
            "счета",
            "en": "E-invoices for {period}: {hours} {hours:hour is|hours are} left to the deadline "
            "{deadline}, and the month waits for a person: look at it and issue it",
        },
        "lost_review": {
            "lv": "E-rēķini par {period}: termiņš {deadline} ir nokavēts, un mēnesis joprojām "
            "gaida cilvēku: pārbaudiet un izrakstiet to",
            "ru": "Э-счета за {period}: срок {deadline} пропущен, а месяц всё ещё ждёт человека: "
            "проверьте его и выставьте счета",
            "en": "E-invoices for {period}: the deadline {deadline} has passed, and the month "
            "still waits for a person: look at it and issue it",
        },
        "review": {
            "lv": "E-rēķini par {period}: mēnesis ir aprēķināts un gaida cilvēku",
            "ru": "Э-счета за {period}: месяц рассчитан и ждёт человека",
            "en": "E-invoices for {period}: the month is calculated and waits for a person",
        },
        "review_figures": {
            "lv": "Neizrakstīti: {drafts}, kopā ar PVN {total} EUR; aizturēti: {held}; "
            "termiņš {deadline}. Līdz izrakstīšanai nekas netiek nosūtīts.",
            "ru": "Не выставлено: {drafts}, всего с НДС {total} EUR; задержано: {held}; "
            "срок {deadline}. До выставления ничего не отправляется.",
            "en": "Drafts: {drafts}, in total {total} EUR with VAT; held: {held}; deadline "
            "{deadline}. Nothing is sent until they are issued.",
        },
        "review_movers": {
            "lv": "Lielākās izmaiņas kopš {period} (māja, pakalpojums, bija, ir, EUR bez PVN):",
            "ru": "Наибольшие изменения с {period} (дом, услуга, было, стало, EUR без НДС):",
            "en": "What moved most since {period} (building, service, before, now, EUR net):",
        },
        "trouble": {
            "lv": "E-rēķini par {period}: jārīkojas cilvēkam",
            "ru": "Э-счета за {period}: нужны действия человека",
            "en": "E-invoices for {period}: a person is needed",
        },
        "watch": {
            "lv": "E-rēķini par {period}: {today} bankām vēl nav nosūtīts viss",
            "ru": "Э-счета за {period}: на {today} банкам отправлено ещё не всё",
            "en": "E-invoices for {period}: on {today} the banks do not have everything yet",
        },
    }
)


def alert_text(kind: str, language: str, **facts: object) -> str:
    """Return the first line of an alert; nouns take the form of their number.

    >>> alert_text("trouble", "en", period="2026-10")
    'E-invoices for 2026-10: a person is needed'
    >>> alert_text("slack", "lv", period="2026-10", deadline="13.11.2026", hours=21)
    'E-rēķini par 2026-10: līdz termiņam 13.11.2026 palikusi 21 stunda, un vēl nav nosūtīts viss'
    """
    shown = {n: Counted(str(v), language) if isinstance(v, int) else v for n, v in facts.items()}
    return in_language(ALERTS[kind], language).format_map(shown)
