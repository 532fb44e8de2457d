"""How a month's status looks to a person: as tables, in the staff's language."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from einvoice.cli.last_line import say_next_of
from einvoice.cli.lists_output import (
    SHOWN,
    export_findings,
    print_credit_notes,
    print_more,
    print_recalled,
    print_refused,
    titles_of,
)
from einvoice.cli.month_notices import notices
from einvoice.cli.movers_output import print_movers
from einvoice.cli.output import euro, print_line, print_table, say, say_problems
from einvoice.cli.paid_output import print_shares
from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode
from einvoice.core.money import format_scaled
from einvoice.core.unsettled import RowState, UnsettledRow
from einvoice.spelling import command_line
from einvoice.texts.findings import reason
from einvoice.texts.screens import label, state_label
from einvoice.texts.writing import written
from jobs.values import ANSWERED, FileKind, FileRecord
from jobs.views.doubtful_values import DoubtfulValue
from jobs.views.held_look import HeldPlace, held_places
from jobs.views.next_steps import next_step
from jobs.views.not_reached import NotReached
from jobs.views.status import Counts, MonthStatus

if TYPE_CHECKING:
    from jobs.running.month import RunReport
    from jobs.setup.demo_payments import DemoPayments

_NAMED_ROWS = 3
SHOWN_MOVERS = 5


def print_status(
    status: MonthStatus,
    language: str,
    down: Sequence[NotReached] = (),
    *,
    everything: bool = False,
    stopped: bool = False,
) -> None:
    """Print the status of the month: counts, banks with their files, held flats and why.

    Refused invoices of one cause are one line, unless ``everything`` is to be shown. ``stopped``:
    a check keeps every run from sending, and the screen says which.
    """
    times = status.times
    print_line(
        label(
            "title",
            language,
            period=status.period,
            deadline=f"{times.deadline:%Y-%m-%d %H:%M}",
            hours=times.slack_hours,
        )
    )
    print_line()
    print_counts(status, language)
    print_line()
    print_banks(status, language)
    print_held(status, language)
    print_meters(status, language)
    print_unsettled(status, language)
    print_credit_notes(status, language)
    print_recalled(status, language)
    print_refused(status, language, everything=everything)
    for line in notices(status, language, down, stopped=stopped):
        print_line()
        print_line(line)


def print_unsettled(status: MonthStatus, language: str) -> None:
    """Print the rows of import files that wait for a person, and the ways out."""
    if not status.unsettled:
        return
    print_line()
    rows = [
        (
            *(str(row.number), label(f"row.{row.state}", language)),
            *(row.where, row.fault),
            label(f"concern.{row.concern}", language, id=row.place_id),
        )
        for row in status.unsettled[:SHOWN]
    ]
    print_table(titles_of(("row", "state", "file_row", "fault", "concerns"), language), rows)
    if status.unsettled_count > SHOWN:
        print_more(status.unsettled_count, "einvoice status --json", language)
    for value in status.doubts:
        print_line(_beside(value, language))
    refused = [row for row in status.unsettled if row.state is RowState.REFUSED]
    right = [row for row in status.unsettled if row.may_be_confirmed]
    for open_rows, key, option in (
        (refused, "refused_rows", "--set-aside"),
        ([row for row in right if row in refused], "other_person_rows", "--confirm"),
        ([row for row in right if row not in refused], "doubtful_rows", "--confirm"),
    ):
        if open_rows:
            print_line(label(key, language, command=_settling(option, open_rows)))


def _beside(value: DoubtfulValue, language: str) -> str:
    """Return a doubtful row's place and meter, and its readings, the doubtful reading last."""
    values = "; ".join(
        f"{day} {written(format_scaled(value_e3, 3), language)}" for day, value_e3 in value.values
    )
    return label(
        "doubtful_value",
        language,
        row=value.number,
        place=label(f"concern.{value.place_kind}", language, id=value.place_id),
        serial=value.serial,
        meter=value.meter_id,
        values=values,
    )


def _settling(option: str, rows: Sequence[UnsettledRow]) -> str:
    """Return the commands that settle a few rows one by one, or how they are written for many."""
    numbers = [str(row.number) for row in rows] if len(rows) <= _NAMED_ROWS else ["ROW"]
    return ", ".join(f"einvoice import {option} {number} --reason TEXT" for number in numbers)


def print_counts(status: MonthStatus, language: str) -> None:
    """Print the equations that account for every flat and for every number that was given."""
    c, inside = status.counts, status.contents
    equations: list[tuple[str, int, tuple[tuple[str, int], ...]]] = [
        ("flats", c.flats, _parts_of_flats(c)),
        (
            "calculated",
            c.calculated,
            (("held", c.held), ("drafts", c.drafts), ("issued", c.issued)),
        ),
        (
            "issued",
            c.issued,
            (("no_bank", c.no_bank), ("rendered", c.rendered), ("waiting", c.to_render)),
        ),
        ("rendered", c.rendered, (("sent", c.sent), ("waiting", c.to_send))),
        (
            "sent",
            c.sent,
            (("accepted", c.accepted), ("refused", c.refused), ("awaited", c.awaited)),
        ),
    ]
    equations += status.without_bank.equations
    if c.void or c.credited:
        numbered = c.issued + c.void + c.credited
        ended = (("issued", c.issued), ("void", c.void), ("credited", c.credited))
        equations.append(("numbered", numbered, ended))
    if inside.in_files != c.rendered:
        live = (("rendered", inside.live), ("void", inside.void), ("credited", inside.credited))
        equations.append(("in_files", inside.in_files, (*live, ("again", inside.again))))
    width = max(len(label(name, language)) for name, _, _ in equations)
    for name, whole, parts in equations:
        terms = " + ".join(f"{label(part, language)} {count}" for part, count in parts)
        equals = f" = {terms}" if terms else ""
        print_line(f"{label(name, language):<{width}}   {whole:>8}{equals}")


def _parts_of_flats(c: Counts) -> tuple[tuple[str, int], ...]:
    """Return where the flats are; nothing where each has an invoice or a draft."""
    if not (c.taken_back or c.not_calculated or c.gone):
        return ()
    parts = (("calculated", c.calculated), ("taken_back", c.taken_back))
    gone = (("gone", -c.gone),) if c.gone else ()
    return (*parts, ("not_calculated", c.not_calculated), *gone)


def print_banks(status: MonthStatus, language: str) -> None:
    """Print a table per bank file: invoices, sum to pay, file, answer."""
    rows = []
    for bank in status.banks:
        rows += [
            (
                bank.bank,
                str(file.invoices),
                euro(file.total_cents),
                file.name,
                _answer(file, language, unproven=file in status.unproven),
            )
            for file in bank.files
        ]
        if not bank.files:
            none = label("no_file", language)
            rows.append((bank.bank, str(bank.invoices), euro(bank.total_cents), none, ""))
    if status.counts.no_bank:
        cells = (str(status.counts.no_bank), euro(status.without_bank.total_cents), "", "")
        rows.append((label("no_bank", language), *cells))
    titles = titles_of(("bank", "invoices", "to_pay_eur", "file", "answer"), language)
    print_table(titles, rows, right=titles[1:3])
    for bank in status.banks:
        if bank.by_total and bank.files:
            print_line(label("files_by_total", language, bank=bank.bank))


def _answer(file: FileRecord, language: str, *, unproven: bool) -> str:
    waits = file.state is FileState.SENT and file.kind in ANSWERED
    state = label("no_answer_yet", language) if waits else state_label(file.state, language)
    if unproven:
        state = label("not_proven", language)
    if file.kind == FileKind.CREDIT_NOTES:
        return label("of_credit_notes", language, state=state)
    return state


def print_held(status: MonthStatus, language: str) -> None:
    """Print what is held and why; a building held as a whole is listed once."""
    if not status.held:
        return
    print_line()
    places = held_places(status.held)
    rows = [
        (_held_place(held, language), held.finding.code, reason(held.finding, language))
        for held in places[:SHOWN]
    ]
    print_table(titles_of(("held", "code", "reason"), language), rows)
    print_more(len(places), export_findings(status.period), language)


def _held_place(held: HeldPlace, language: str) -> str:
    if not held.whole_building:
        return held.place
    return label("flats_of", language, place=held.place, count=held.flats)


def print_meters(status: MonthStatus, language: str) -> None:
    """Print which meters, orders and accounts need a person although nothing is held."""
    for title, findings in (
        ("meters", status.meters),
        ("orders", status.orders),
        ("orders.account", status.accounts),
    ):
        if findings:
            print_line()
            rows = [(row.where, row.code, reason(row, language)) for row in findings[:SHOWN]]
            print_table(titles_of((title, "code", "reason"), language), rows)
            print_more(len(findings), export_findings(status.period), language)


def say_run(report: "RunReport", language: str) -> None:
    """Print that there was nothing to do, and what went wrong."""
    if not report.done and not report.problems:
        say(f"{report.status.period}: {_nothing(report.status, language)}")
    say_problems(report.problems)


def _nothing(status: MonthStatus, language: str) -> str:
    if status.waits_for_review:
        return label("nothing_review", language)
    if status.is_early:
        return label("nothing_before", language, day=status.times.first_day)
    return label("nothing", language)


def print_run(
    report: "RunReport",
    language: str,
    paths: Sequence[tuple[str, Path]] = (),
    *,
    after: str = "",
    down: Sequence[NotReached] = (),
    paid: "DemoPayments | None" = None,
) -> None:
    """Print the result of a run, what was paid since, and where its files are."""
    stopped = any(problem.code is ExitCode.REFUSED_BY_CHECK for problem in report.problems)
    print_status(report.status, language, down, stopped=stopped)
    print_movers(report.movers, report.status.period, SHOWN_MOVERS, language)
    if paid:
        print_shares(paid.shares, paid.until, language)
    if paths:
        print_line()
    for what, path in paths:
        print_line(f"{what:<14} {path}")
    say_next_of(report.status, after or command_line(next_step(report.status)))
