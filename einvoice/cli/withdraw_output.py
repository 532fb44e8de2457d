"""How what is taken back looks: void and credited invoices, and the plan of a rerun."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from einvoice.cli.lists_output import say_printed
from einvoice.cli.output import euro, print_json, print_line, print_table, say, say_next
from einvoice.core.credit_notes import CreditNote
from einvoice.core.methods import SingleCharge
from einvoice.core.numbering import invoice_number
from einvoice.core.withdrawals import Remedy, Why
from einvoice.spelling import command_line
from einvoice.texts.screens import label, state_label
from jobs.corrections.rerun import Plan, PlannedInvoice
from jobs.values import IssuedNow, NotBilled, is_of_a_sum
from jobs.views.after_holds import TO_BILL_AGAIN
from jobs.views.not_billed import not_billed_lines

if TYPE_CHECKING:
    from einvoice.cli.shapes import corrections


def say_void(one: IssuedNow | CreditNote, language: str) -> None:
    """Print that an invoice or a credit note is void, and what holds now."""
    number = invoice_number(one.number)
    if isinstance(one, CreditNote):
        cancels = invoice_number(one.cancels)
        say(label("void_note", language, number=number, cancels=cancels))
    else:
        facts = {"number": number, "flat": one.flat_id, "period": one.period}
        say(label("void_invoice", language, **facts))


def print_credit_notes(made: list[CreditNote], language: str, *, as_json: bool) -> None:
    """Print which credit notes were issued, and what comes after the bank has accepted."""
    if as_json:
        notes = [{**invoice_json(note), "cancels": invoice_number(note.cancels)} for note in made]
        print_json({"credit_notes": notes})
        return
    rows = [
        (note.flat_id, invoice_number(note.cancels), note.bank, invoice_number(note.number))
        for note in made
    ]
    print_table(_titles(("flat", "invoice", "bank", "credit_note"), language), rows)
    print_line()
    period = made[0].period
    say(label("credited_told", language, count=len(made), period=period))
    say(label("credited_held", language, period=period))
    say_next(f"einvoice run --period {period}")


def print_corrections(made: list[SingleCharge], language: str, *, as_json: bool) -> None:
    """Print the lines by which the next invoices take back."""
    if as_json:
        charges = [
            {
                "flat_id": charge.flat_id,
                "charge_id": charge.charge_id,
                "period": str(charge.period),
                "net_cents": charge.net_cents,
                "vat_percent_e2": charge.vat_percent_e2,
            }
            for charge in made
        ]
        print_json({"charges": charges, "next_command": command_line(TO_BILL_AGAIN)})
        return
    rows = [
        (charge.flat_id, charge.charge_id, str(charge.period), euro(charge.net_cents))
        for charge in made
    ]
    titles = _titles(("flat", "charge", "on_invoice_of", "net_eur"), language)
    print_table(titles, rows, right=titles[3:])
    print_line()
    say(label("done.lines", language))
    say_not_billed(made, language)
    say_next(command_line(TO_BILL_AGAIN))


def say_not_billed(made: Iterable[SingleCharge], language: str) -> None:
    """Say what the lines take back and nothing bills again yet."""
    months = {
        NotBilled(charge.flat_id, charge.for_period, charge.period)
        for charge in made
        if charge.for_period is not None
    }
    for line in not_billed_lines(sorted(months, key=lambda charge: charge.flat_id), language):
        say(line)


def print_rerun(made: Plan, language: str, late: Iterable[str] = (), *, applied: bool) -> None:
    """Print what a rerun does to each invoice, and by how much it changes the sums.

    ``late`` is what to do about duplicates that go again only after the deadline.
    """
    if made.rows:
        rows = [_row(row, language) for row in made.rows]
        keys = ("flat", "invoice", "bank", "state", "what", "was_eur", "is_eur", "change_eur")
        titles = _titles((*keys, "why"), language)
        print_table(titles, rows, right=titles[5:8])
        print_line()
    if not made.plan_id:
        say(label("rerun.nothing", language, period=made.period))
    else:
        _say_sums(made, language)
        anew = made.with_remedy(Remedy.REISSUE)
        say_printed(sum(not invoice.bank for invoice in anew), made.period, language)
        say(label("plan.done" if applied else "plan.not_done", language, plan=made.plan_id))
    _say_duplicates(made, language)
    for line in late:
        say(line)
    unchanged = sum(row.decision.why is Why.UNCHANGED for row in made.rows)
    if unchanged:
        say(label("rerun.unchanged", language, count=unchanged, period=made.period))
    say_next(after_plan(made, applied=applied))


def _say_sums(made: Plan, language: str) -> None:
    """Say by how much the plan changes what is to be paid: whether a correction is in it."""
    sums = [(r.invoice.total_cents, r.new_cents) for r in made.rows if r.new_cents is not None]
    was, now = sum(old for old, _ in sums), sum(new for _, new in sums)
    changed = sum(old != new for old, new in sums)
    eur = {"was": euro(was), "now": euro(now), "change": euro(now - was)}
    say(label("rerun.sums", language, count=len(sums), changed=changed, **eur))
    of_a_sum = [row for row in made.rows if is_of_a_sum(row.invoice.fail_code)]
    if not changed and of_a_sum:
        differs = any(row.decision.why is Why.DIFFERS for row in of_a_sum)
        say(label("rerun.other_balance" if differs else "rerun.no_change", language))


def after_plan(made: Plan, *, applied: bool) -> str:
    """Return the next command; what would be held or is gone can only be void."""
    if applied:
        return f"einvoice run --period {made.period}"
    if made.plan_id:
        return f"einvoice rerun --apply {made.plan_id}"
    for row in made.rows:
        number = invoice_number(row.invoice.number)
        commands = {
            **dict.fromkeys((Why.HELD, Why.GONE), f"void {number} --reason TEXT"),
            **dict.fromkeys((Why.AWAITED, Why.UNCLEAR), f"poll --period {made.period}"),
            Why.CONTRADICTED: "answers",
            Why.DUPLICATE: f"show {number}",
            Why.UNCHANGED: f"report --period {made.period}",
        }
        if row.decision.why in commands:
            return f"einvoice {commands[row.decision.why]}"
    return f"einvoice status --period {made.period}"


def _say_duplicates(made: Plan, language: str) -> None:
    """Say from which day on their bank takes again what it calls duplicates."""
    rows = [row for row in made.rows if row.again_from is not None]
    if rows:
        day = max(row.again_from for row in rows if row.again_from is not None)
        first = invoice_number(rows[0].invoice.number)
        facts = {"count": len(rows), "day": day, "invoice": first, "period": made.period}
        say(label("rerun.duplicates", language, **facts))


def _row(row: PlannedInvoice, language: str) -> tuple[str, ...]:
    invoice, new_cents = row.invoice, row.new_cents
    why = label(f"why.{row.decision.why.name.lower()}", language)
    return (
        invoice.flat_id,
        invoice_number(invoice.number),
        invoice.bank or label("none", language),
        state_label(invoice.state, language),
        label(f"remedy.{row.decision.remedy.name.lower()}", language),
        euro(invoice.total_cents),
        "" if new_cents is None else euro(new_cents),
        "" if new_cents is None else euro(new_cents - invoice.total_cents),
        f"{why} ({row.held_because})" if row.held_because else why,
    )


def plan_json(made: Plan) -> dict[str, object]:
    """Return the plan of a rerun for a program; sums in cents with VAT."""
    return {
        "period": str(made.period),
        "plan": made.plan_id,
        "invoices": [
            {
                **invoice_json(row.invoice),
                "remedy": row.decision.remedy.name.lower(),
                "why": row.decision.why.name.lower(),
                "old_cents": row.invoice.total_cents,
                "new_cents": row.new_cents,
            }
            for row in made.rows
        ],
    }


def invoice_json(one: IssuedNow | CreditNote) -> "corrections.Invoice":
    """Return an invoice, or a credit note, for a program."""
    return {
        "flat_id": one.flat_id,
        "invoice_number": invoice_number(one.number),
        "bank": one.bank,
        "state": str(one.state),
    }


def _titles(keys: tuple[str, ...], language: str) -> list[str]:
    return [label(key, language) for key in keys]
