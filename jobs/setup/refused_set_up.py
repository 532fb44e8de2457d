"""Refusals because of the set-up: the setting, its value, and the next step."""

from collections import Counter
from collections.abc import Iterator

from bank_adapters.messages.fail_codes import meaning
from einvoice.core.advice import Action, Advice
from einvoice.core.period import Period
from einvoice.store.refused import refused_invoices
from einvoice.texts.advice import on_its_own
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.setup.checked import Check, Verdict

_SET_UP = "doctor"
"""The next command of codes that a setting is to blame for."""


def refused_set_up(context: Context) -> Iterator[Check]:
    """Yield a check for each fail code of the last two months that a setting is to blame for."""
    for period in (context.default_period.previous, context.default_period):
        with context.store.reading() as tx:
            counts = Counter(
                (invoice.bank, invoice.fail_code)
                for invoice in refused_invoices(tx, period)
                if meaning(invoice.fail_code).command == _SET_UP
            )
        for (bank, code), count in sorted(counts.items()):
            yield _check(context, period, bank, code, count)


def _check(context: Context, period: Period, bank: str, code: int, count: int) -> Check:
    language, advice = context.config.language, meaning(code)
    step = Advice.of(Action.RERUN_REJECTED, bank=bank, period=period)
    settings = "; ".join(_setting(context, bank, key) for key in advice.settings)
    facts = {"period": period, "reason": advice.text(language), "settings": settings}
    detail = label("doctor.refused", language, count=count, command=on_its_own(step), **facts)
    what = label("doctor.refused_by", language, bank=bank, code=str(code))
    return Check(Verdict.WARNING, what, detail, step=step)


def _setting(context: Context, bank: str, key: str) -> str:
    """Return a setting as it is now and where it is: `[banks.seb] contract = "12"`."""
    room, _, name = key.rpartition(".")
    if room == "profile":
        profile = context.adapters[bank].profile if bank in context.adapters else None
        return f"[banks.{bank}.profile] {name} = {_written(getattr(profile, name, None))}"
    if room == "seller":
        return f"[seller] {name} = {_written(getattr(context.config.seller, name))}"
    return (
        f"[banks.{bank}] {name} = {_written(getattr(context.config.banks.get(bank), name, None))}"
    )


def _written(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
