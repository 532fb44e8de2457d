"""How a month's status looks to a person: as tables."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bank_adapters.messages.fail_codes import code_name
from einvoice.cli.month_json import next_command
from einvoice.cli.output import euro, print_line, print_table, say, say_next, say_problem
from einvoice.core.deliveries import FileState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.core.unsettled import Concern, RowState, UnsettledRow
from einvoice.texts.findings import reason
from jobs.check import Mover
from jobs.month import IN_DANGER_HOURS, RunReport
from jobs.queries import MonthStatus
from jobs.refusals import explain_refusal

_SHOWN_HELD = 20
SHOWN_MOVERS = 5


def print_status(status: MonthStatus, language: str) -> None:
    """Print where the month stands: counts, banks with their files, what is held and why."""
    times = status.times
    print_line(
        f"{status.period}: deadline {times.deadline:%Y-%m-%d %H:%M}, "
        f"{times.slack_hours} hours of slack"
    )
    print_line()
    print_counts(status)
    print_line()
    print_banks(status)
    print_held(status, language)
    print_meters(status, language)
    print_unsettled(status)
    print_credit_notes(status)
    print_refused(status, language)
    for line in notices(status):
        print_line()
        print_line(line)


def notices(status: MonthStatus) -> list[str]:
    """Return what else a person should know: deadlines, banks that are silent or unknown."""
    found = list(_waiting_and_late(status))
    if status.is_early:
        found.append(f"{status.period} can be calculated from {status.times.first_day} on")
    found += [
        f"{record.bank} has not answered {record.file_id}: ask the bank whether it has the file"
        for record in status.overdue
    ]
    found += [
        f"nobody can say whether {record.bank} has {record.file_id}: einvoice poll; after asking "
        f"the bank einvoice mark-sent {record.file_id} --evidence TEXT or "
        f"einvoice resend {record.file_id} --evidence TEXT"
        for bank in status.banks
        for record in bank.files
        if record.state is FileState.UNKNOWN
    ]
    found += [
        f"{bank}: invoices wait for it, but it is not configured under [banks]"
        for bank in status.unconfigured_banks
    ]
    found += [
        f"{period} has something on its way or unanswered: einvoice status --period {period}"
        for period in status.earlier_open
        if period != status.period
    ]
    if status.open_answers:
        found.append(
            f"{len(status.open_answers)} messages of banks could not be applied: einvoice answers"
        )
    if status.waiting_applications:
        found.append(
            f"{status.waiting_applications} applications of customers wait for a person: "
            "einvoice subscriptions"
        )
    return found


def _waiting_and_late(status: MonthStatus) -> Iterator[str]:
    slack_hours, period = status.times.slack_hours, status.period
    if status.waits_for_review:
        yield (
            f"{status.counts.drafts} drafts, {euro(status.drafts_total_cents)} EUR with VAT, wait "
            f"for a person: look at `einvoice check --period {period}`, then "
            f"`einvoice issue --period {period}`"
        )
    if status.facts.sending_left and slack_hours < 0:
        yield f"the deadline has passed: {_now(status)}"
    elif status.facts.sending_left and slack_hours < IN_DANGER_HOURS:
        yield f"less than a day is left to the deadline: {_now(status)}"


def _now(status: MonthStatus) -> str:
    """Return what to do about a deadline: a person issues first where only a person may."""
    run = f"einvoice run --period {status.period}"
    if not status.waits_for_review:
        return f"run now; {run}"
    return f"issue now; einvoice issue --period {status.period}, then {run}"


def print_unsettled(status: MonthStatus) -> None:
    """Print the rows of import files that wait for a person, and the ways out."""
    if not status.unsettled:
        return
    print_line()
    rows = [
        (str(row.number), row.state.value, row.where, row.fault, _concern(row))
        for row in status.unsettled[:_SHOWN_HELD]
    ]
    print_table(("row", "state", "file:row", "fault", "concerns"), rows)
    if status.unsettled_count > _SHOWN_HELD:
        print_line(f"and {status.unsettled_count - _SHOWN_HELD} more: einvoice status --json")
    states = {row.state for row in status.unsettled}
    if RowState.REFUSED in states:
        print_line(
            "refused: mend the row and import it, or einvoice import --set-aside ROW --reason TEXT"
        )
    if RowState.DOUBTFUL in states:
        print_line(
            "doubtful: correct the row and import it, or einvoice import --confirm ROW "
            "--reason TEXT"
        )


def _concern(row: UnsettledRow) -> str:
    if row.concern is Concern.COMPANY:
        return "the company: nothing is calculated or issued"
    if row.concern is Concern.UNKNOWN:
        return "not known: nothing is held for it, look at it before the month goes out"
    return f"{row.concern} {row.place_id}"


def print_credit_notes(status: MonthStatus) -> None:
    """Print which invoices are taken back, and how far that came."""
    if not status.credit_notes:
        return
    print_line()
    rows = [
        (one.flat_id, invoice_number(one.number), invoice_number(one.cancels), one.bank, one.state)
        for one in status.credit_notes[:_SHOWN_HELD]
    ]
    print_table(("flat", "credit note", "cancels", "bank", "state"), rows)
    if len(status.credit_notes) > _SHOWN_HELD:
        more = len(status.credit_notes) - _SHOWN_HELD
        command = f"einvoice export credit_notes --period {status.period} --to credit_notes.csv"
        print_line(f"and {more} more: {command}")


def print_refused(status: MonthStatus, language: str) -> None:
    """Print which invoices the banks refused, why, and what comes next for each."""
    if not status.refused:
        return
    print_line()
    rows = []
    for one in status.refused[:_SHOWN_HELD]:
        told = explain_refusal(one, status.period, language)
        why = f"{code_name(one.fail_code)}: {told.reason}"
        rows.append((one.flat_id, one.invoice_number, one.bank, why, told.next_command))
    print_table(("refused", "invoice", "bank", "reason", "next"), rows)
    _print_more(len(status.refused), status.period)


def _print_more(count: int, period: Period) -> None:
    if count > _SHOWN_HELD:
        more = count - _SHOWN_HELD
        print_line(f"and {more} more: einvoice export findings --period {period} --to findings.csv")


def print_counts(status: MonthStatus) -> None:
    """Print the equations that account for every flat."""
    c = status.counts
    print_line(f"flats        {status.facts.flats:>8}")
    print_line(
        f"calculated   {c.calculated:>8} = held {c.held} + drafts {c.drafts} + issued {c.issued}"
    )
    print_line(
        f"issued       {c.issued:>8} = no bank {c.no_bank} + rendered {c.rendered} "
        f"+ waiting {c.to_render}"
    )
    print_line(f"rendered     {c.rendered:>8} = sent {c.sent} + waiting {c.to_send}")
    print_line(
        f"sent         {c.sent:>8} = accepted {c.accepted} + refused {c.refused} "
        f"+ awaited {c.awaited}"
    )
    if c.void:
        print_line(f"void         {c.void:>8} apart")
    if c.credited:
        print_line(f"credited     {c.credited:>8} apart")


def print_banks(status: MonthStatus) -> None:
    """Print a table per bank file: invoices, sum to pay, file, answer."""
    rows = []
    for bank in status.banks:
        rows += [
            (bank.bank, str(file.invoices), euro(file.total_cents), file.name, file.state.value)
            for file in bank.files
        ]
        if not bank.files:
            rows.append((bank.bank, str(bank.invoices), euro(bank.total_cents), "no file yet", ""))
    if status.counts.no_bank:
        rows.append(
            ("no bank", str(status.counts.no_bank), euro(status.no_bank_total_cents), "", "")
        )
    print_table(("bank", "invoices", "EUR", "file", "answer"), rows, right="invoices EUR")


def print_held(status: MonthStatus, language: str) -> None:
    """Print what is held and why; a building held as a whole stands once."""
    if not status.held:
        return
    print_line()
    rows: dict[tuple[str, str], tuple[str, str, str]] = {}
    for one in status.held:
        place = one.building_id if one.whole_building else one.flat_id
        count = sum(other.building_id == one.building_id for other in status.held)
        what = f"{place} ({count} flats)" if one.whole_building else place
        rows.setdefault((place, one.code), (what, one.code, reason(one.finding, language)))
    print_table(("held", "code", "reason"), list(rows.values())[:_SHOWN_HELD])
    _print_more(len(rows), status.period)


def print_meters(status: MonthStatus, language: str) -> None:
    """Print which flats' meters need a person although nothing is held."""
    if not status.meters:
        return
    print_line()
    rows = [(one.where, one.code, reason(one, language)) for one in status.meters[:_SHOWN_HELD]]
    print_table(("meters", "code", "reason"), rows)
    _print_more(len(status.meters), status.period)


def say_run(report: RunReport) -> None:
    """Tell that there was nothing to do, and what went wrong."""
    if not report.done and not report.problems:
        say(f"{report.status.period}: {_nothing(report.status)}")
    for problem in report.problems:
        say_problem(problem.message, problem.hint)


def _nothing(status: MonthStatus) -> str:
    if status.waits_for_review:
        return "nothing to do until a person issues it"
    return f"nothing to do before {status.times.first_day}" if status.is_early else "nothing to do"


def print_movers(movers: Sequence[Mover], period: Period, most: int) -> None:
    """Print what moved most since last month, by building and service."""
    if not movers:
        return
    print_line()
    print_line(f"what moved most since {period.previous}")
    rows = [
        (m.building_id, m.service, *map(euro, (m.before_cents, m.now_cents, m.change_cents)))
        for m in movers[:most]
    ]
    print_table(("building", "service", "before EUR", "now EUR", "change EUR"), rows, right="EUR")


def print_run(
    report: RunReport, language: str, paths: Sequence[tuple[str, Path]] = (), *, after: str = ""
) -> None:
    """Print what a run came to, and where what it made lies."""
    print_status(report.status, language)
    print_movers(report.movers, report.status.period, SHOWN_MOVERS)
    if paths:
        print_line()
    for what, path in paths:
        print_line(f"{what:<14} {path}")
    say_next(after or next_command(report.status))
