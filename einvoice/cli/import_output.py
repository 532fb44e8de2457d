"""How an import looks to a person: what came of each file, and every row that was refused."""

import json
import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from einvoice.cli.last_line import say_next_of
from einvoice.cli.month_json import unsettled_json
from einvoice.cli.output import say, say_next
from einvoice.cli.prices_output import prices_json
from einvoice.core.advice import Action, Advice, steps_of
from einvoice.core.findings import Finding, Level
from einvoice.core.period import Period
from einvoice.spelling import command_line
from einvoice.texts.findings import line, sentence
from einvoice.texts.screens import label
from jobs.after_old import is_old
from jobs.context import Context
from jobs.steps.import_files import Imported
from jobs.views.next_steps import next_step, once_corrected, once_mended
from jobs.views.since_copy import were_adopted
from jobs.views.status import MonthStatus, month_status

if TYPE_CHECKING:
    from einvoice.cli.shapes import care

_SHOWN = 100
"""How many findings of a file a screen shows; `--json` has all."""


def _say_more(name: str, findings: Sequence[Finding], language: str) -> None:
    """Sum up by code what is not shown one by one."""
    more = Counter(finding.code for finding in findings[_SHOWN:])
    if more:
        codes = ", ".join(f"{code} {count}" for code, count in more.most_common())
        say(label("more_findings", language, file=name, count=more.total(), codes=codes))


def say_imported(imported: Imported, language: str) -> None:
    """Print the result of each file, and every row that was refused and why."""
    for path in imported.skipped:
        say(label("skipped", language, file=path.name))
    for file in imported.files:
        for finding in file.findings[:_SHOWN]:
            level = label(f"level.{finding.level}", language)
            say(f"{level}: {line(finding, language)}")
        _say_more(file.name, file.findings, language)
    for file in imported.files:
        say(
            label(
                "file_told",
                language,
                file=file.name,
                new=file.new,
                corrected=file.corrected,
                unchanged=file.unchanged,
                refused=file.refused,
            )
        )


def import_json(
    imported: Imported, prices: Sequence[Finding], language: str, *, dry_run: bool
) -> "care.Imported":
    """Return what came of an import for a program; ``prices`` are those to be looked at."""
    return {
        "dry_run": dry_run,
        "files": [
            {
                "file": file.name,
                "kind": file.kind,
                "new": file.new,
                "corrected": file.corrected,
                "unchanged": file.unchanged,
                "refused": file.refused,
                "doubtful": file.doubtful,
                "settled": file.settled,
                "still_refused": [unsettled_json(row) for row in file.still_refused],
                "refused_file": str(file.refused_file or ""),
                "findings": [
                    {
                        "level": f.level,
                        "code": f.code,
                        "where": f.where,
                        "message": sentence(f, language),
                    }
                    for f in file.findings
                ],
            }
            for file in imported.files
        ],
        "skipped": [path.name for path in imported.skipped],
        "prices": prices_json(prices, language),
    }


@dataclass(frozen=True, slots=True)
class LastLine:
    """The next command and the key of its line; ``early``: a month that waits for its first day."""

    command: str
    key: str = "next_line"
    early: MonthStatus | None = None


def say_outcome(imported: Imported, after: LastLine, language: str, *, dry_run: bool) -> None:
    """Print the result of each file and of all rows, what refused rows do, and the next step."""
    say_imported(imported, language)
    rows = sum(file.new + file.corrected for file in imported.files)
    key = "would_import" if dry_run else "imported"
    say(label(key, language, rows=rows, refused=imported.refused))
    _say_kept(imported, language, dry_run=dry_run)
    if after.early:
        say_next_of(after.early, after.command)
    else:
        say_next(after.command, after.key)


def after_import(
    world: Context, imported: Imported, paths: Sequence[Path], *, dry_run: bool
) -> tuple[str, LastLine]:
    """Return the staff's language and the last line.

    Refused rows are corrected and imported, but for those that issued invoices use: these are taken
    back first, unless the ledger is older than what banks have, or a sale was told late, whose rows
    begin after the accepted month. What a dry run took is imported; doubtful rows are looked at; a
    row that stays refused, though none of the file is now, is set aside where nobody needs it;
    after that come the word that all is imported again after a copy was put back, the refusals of
    the banks where nothing else is due, the release of what was taken back for it, else the
    calculation.
    """
    language = world.config.language
    again = f"einvoice import {shlex.join(map(str, paths))}"
    if imported.refused:
        after = _after_refused(world, imported, again)
        key = "next_once_mended" if after == again else "next_line"
        return language, LastLine(after, key)
    if dry_run:
        return language, LastLine(again)
    if imported.doubtful:
        return language, LastLine(command_line(Advice(Action.STATUS)))
    if still := [row for file in imported.files for row in file.still_refused]:
        set_aside = Advice.of(Action.SET_ASIDE_ROWS, number=still[0].number)
        return language, LastLine(command_line(set_aside))
    status = month_status(world, world.default_period)
    if status.is_early and not status.since_copy.step:
        return language, LastLine(command_line(next_step(status)), early=status)
    step = next_step(status) if status.since_copy.step else once_mended(status)
    if step is None and any(file.settled for file in imported.files):
        step = once_corrected(world, status)
    return language, _once_taken(world, status, step)


def _once_taken(world: Context, status: MonthStatus, step: Advice | None) -> LastLine:
    """Return the last line after rows that were all taken: ``step``, else the calculation.

    Where the month is issued, that of the month in which late rows are billed, from its first day.
    """
    facts = status.facts
    is_left = not facts.live or facts.sending_left or facts.held or status.refused
    if step is not None or is_left:
        return LastLine(command_line(step) or "einvoice calculate")
    later = month_status(world, status.period.next)
    command = command_line(Advice.of(Action.CALCULATE, period=later.period))
    return LastLine(command, early=later)


def _after_refused(world: Context, imported: Imported, again: str) -> str:
    """Return the next command after rows were refused; ``again`` imports the same files."""
    language = world.config.language
    if were_adopted(world, _using(imported)):
        say(label("restore.perhaps_missing", language))
        return command_line(Advice(Action.IMPORTS_MISSING))
    if not _all_in_use(imported):
        return again
    if is_old(world):
        return command_line(Advice(Action.RESTORE))  # nothing is taken back before it
    if month := _sold_in(imported):
        facts = {"period": month, "last": month.last_day, "first": month.next.first_day}
        say(label("sale_told_late", language, **facts))
        return again
    return command_line(_first_freeing(imported)) or "einvoice status"


def _using(imported: Imported) -> Iterator[str]:
    """Yield the first numbers of the invoices that keep rows out."""
    findings = (f for file in imported.files for f in file.findings if f.code == "in_use")
    for finding in findings:
        for _, *group in json.loads(dict(finding.facts)["invoices"]):
            yield from group[-1] if isinstance(group[-1], list) else ()


def _first_freeing(imported: Imported) -> Advice | None:
    """Return the first step that takes back invoices which use a refused row."""
    facts = (dict(f.facts).get("commands", "[]") for file in imported.files for f in file.findings)
    return next((step for fact in facts for step in steps_of(fact)), None)


def _sold_in(imported: Imported) -> Period | None:
    """Return the last month that banks have accepted, where customers' rows would alter it.

    A sale that is told late is no reason to take the old owner's invoice back.
    """
    used = [f for file in imported.files for f in file.findings if f.level is Level.ERROR]
    kinds = {file.kind for file in imported.files if file.refused}
    if kinds != {"customers"} or not _all_in_use(imported):
        return None
    facts = [dict(finding.facts) for finding in used if finding.code == "in_use"]
    steps = [step for fact in facts for step in steps_of(fact["commands"])]
    if any(row.get("corrects") for row in facts):
        return None  # the row named the wrong person from its first day on
    if any(step.action is not Action.CREDIT for step in steps):
        return None
    return max(Period.parse(row[0]) for fact in facts for row in json.loads(fact["invoices"]))


def _all_in_use(imported: Imported) -> bool:
    """Return whether no row was refused for another reason than the invoices that use it.

    The new owner's row overlaps the old owner's, whose end an issued invoice keeps out.
    """
    codes = {f.code for file in imported.files for f in file.findings if f.level is Level.ERROR}
    return "in_use" in codes and codes <= {"in_use", "overlap"}


def _say_kept(imported: Imported, language: str, *, dry_run: bool) -> None:
    """Say that refused rows hold what they are about, and how many were let go."""
    settled = sum(file.settled for file in imported.files)
    if settled and not dry_run:
        say(label("settled", language, count=settled))
    if imported.doubtful and not dry_run:
        say(label("doubtful_hold", language, count=imported.doubtful))
    if imported.refused and not dry_run:
        say(label("rows_hold", language))
    for refused in filter(None, (file.refused_file for file in imported.files)):
        say(label("refused_file", language, file=refused))
    for row in [row for file in imported.files for row in file.still_refused][:_SHOWN]:
        command = f"einvoice import --set-aside {row.number} --reason TEXT"
        say(label("still_refused", language, row=row.where, fault=row.fault, command=command))
