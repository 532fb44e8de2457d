"""A month's run: does everything that is due and not done, in order, and can be repeated."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from einvoice.core.errors import EInvoiceError, RefusedByCheckError
from einvoice.core.exit_codes import ExitCode, worst
from einvoice.core.period import Period
from einvoice.core.runs import Step, StepState
from einvoice.store.files_as_said import may_be_at_banks
from einvoice.texts.findings import line
from einvoice.texts.outcomes import kept_words
from einvoice.texts.screens import label
from jobs.answers import poll
from jobs.banks import Banks
from jobs.changed import refuse_if_changed
from jobs.context import Context
from jobs.cut_off import carries_accounts
from jobs.direct.mail_invoices import mail_some
from jobs.direct.mail_report import mail_report
from jobs.direct.sending import Mailed
from jobs.old_ledger import refuse_unknown
from jobs.problems import Problem, problem_of
from jobs.running.decided import carried_line, carry_out
from jobs.steps import calculate, deliver, issue, render
from jobs.times import IN_DANGER_HOURS
from jobs.views.check import Mover, movers
from jobs.views.duplicates import waits_for_a_day
from jobs.views.pages import pdf_of
from jobs.views.status import MonthStatus, month_status
from jobs.witness import refuse_behind_witness


@dataclass(frozen=True, slots=True)
class RunReport:
    """The deeds of a run (one line each), its problems, and the status of the month.

    ``movers`` are what moved most since last month, where the run calculated anything new.
    """

    done: tuple[str, ...]
    problems: tuple[Problem, ...]
    status: MonthStatus
    exit_code: ExitCode
    movers: tuple[Mover, ...] = ()


_ALL_STEPS = (Step.CALCULATE, Step.ISSUE, Step.RENDER)
_BEGUN = (Step.RENDER,)


def run(
    context: Context, period: Period, bank: str | None = None, *, only_begun: bool = False
) -> RunReport:
    """Do all that is due. A killed run is taken up where it stopped; a finished month stays as is.

    The caller holds the run lock.

    Args:
        context: of the command.
        period: the month consumed.
        bank: only this bank.
        only_begun: bring to an end what was issued, and calculate and issue nothing: nobody asked
            for new invoices of a month long past.
    """
    run_steps = _Run(context, period, bank, _BEGUN if only_begun else _ALL_STEPS)
    with Banks(context) as banks:
        run_steps.banks = banks
        run_steps.go()
    return run_steps.report()


class _Run:
    banks: Banks

    def __init__(
        self, context: Context, period: Period, bank: str | None, steps: tuple[Step, ...]
    ) -> None:
        self._context = context
        self._period = period
        self._bank = bank
        self._steps = steps
        self._done: list[str] = []
        self._problems: list[Problem] = []
        self._movers: tuple[Mover, ...] = ()
        self._looked = False
        self._status: MonthStatus | None = None

    def go(self) -> None:
        """Do the steps in order, and once more where a bank let invoices be credited meanwhile.

        Their flats are calculated again: those that were released are issued and sent anew.
        """
        self._context.banks(self._bank)
        self._context.check_settings()
        if self._now().decided:
            self._carry_out()
        before = self._credited()
        if not self._is_due(Step.RENDER):
            self._look_for_changes()
        self._do_all()
        if Step.CALCULATE in self._steps and self._credited() > before:
            self._do_all()

    def _carry_out(self) -> None:
        """Do what managers decided in the portal, before anything rests on it."""
        self._status = None
        for carried in carry_out(self._context):
            if carried.problem is not None:
                self._meet([carried.problem])
            else:
                self._say(carried_line(carried, self._context.config.language))

    def _do_all(self) -> None:
        """A refusal stops issuing; never what was issued, nor the answers."""
        refused = False
        self._compare_with_witness()
        for step in self._steps:
            if (refused and step is Step.ISSUE) or not self._is_due(step):
                continue
            if step is not Step.CALCULATE or self._carries_accounts:
                self._look_first()
            refused = not self._tried(step) or refused
        if self._is_due(Step.DELIVER):
            self._look_first()
            self._deliver()
        if self._context.config.mail.automatic and self._now().without_bank.to_mail:
            self._mail()
        facts = self._now().facts
        awaited = facts.files_awaiting or facts.files_to_send or facts.credit_notes_left
        if awaited or self._answers_left() or self._context.config.payments.are_read:
            self._poll()

    @property
    def _carries_accounts(self) -> bool:
        """Whether drafts rest on payments: then statements are fetched before they are made."""
        return carries_accounts(self._context, self._period)

    def _compare_with_witness(self) -> None:
        """Say that the ledger is old also where nothing is to be sent."""
        try:
            refuse_behind_witness(self._context)
        except RefusedByCheckError as error:
            self._meet([problem_of(error)])

    def _answers_left(self) -> bool:
        """Return whether an answer may be at its bank although none is awaited."""
        with self._context.store.reading() as tx:
            return may_be_at_banks(tx, self._period)

    def _tried(self, step: Step) -> bool:
        """Do a step; return whether no check refused it."""
        try:
            if step is not Step.CALCULATE:
                refuse_unknown(self._context)
            self._work(step)
        except RefusedByCheckError as error:
            self._meet([problem_of(error)])
            return False
        return True

    def _look_for_changes(self) -> None:
        """Say when frozen rows were changed, also where nothing is to be made of them."""
        try:
            refuse_if_changed(self._context, self._period)
        except RefusedByCheckError as error:
            self._meet([problem_of(error)])

    def _credited(self) -> int:
        return self._now().counts.credited

    def _now(self) -> MonthStatus:
        """Return the status of the month: read once, and again after anything was done.

        Nobody else writes meanwhile: the caller holds the run lock.
        """
        if self._status is None:
            self._status = month_status(self._context, self._period)
        return self._status

    def _meet(self, problems: Sequence[Problem]) -> None:
        """Keep what went wrong, each once."""
        self._problems += [problem for problem in problems if problem not in self._problems]

    def _look_first(self) -> None:
        """Read what the banks say before anything is numbered, made or sent, once in a run.

        Who ended the order there gets no e-invoice any more, and an answer to a file that the
        ledger calls unsent proves that the ledger is old.
        """
        if not self._looked:
            self._poll()
        self._looked = True

    def report(self) -> RunReport:
        """Return what came of the run."""
        status = self._now()
        codes = [problem.code for problem in self._problems]
        return RunReport(
            tuple(self._done),
            tuple(self._problems),
            status,
            worst([*codes, *self._state_codes(status)]),
            self._movers,
        )

    def _state_codes(self, status: MonthStatus) -> list[ExitCode]:
        if Step.CALCULATE in self._steps:
            return state_codes(status)
        return state_codes(status, left=status.facts.begun_left)

    def _is_due(self, step: Step) -> bool:
        return dict(self._now().steps)[step] is StepState.DUE

    def _work(self, step: Step) -> None:
        context, period = self._context, self._period
        self._status = None
        if step is Step.CALCULATE:
            calculated = calculate.calculate(context, period, tell_changes=False)
            if calculated.changed:
                counts = {"buildings": calculated.buildings, "drafts": calculated.changed}
                self._say(self._label("did_calculate", **counts))
                self._movers = movers(context, period)
        elif step is Step.ISSUE:
            issued = issue.issue(context, period)
            self._say(
                self._label("did_issue", invoices=issued.invoices, number=issued.first_number)
            )
        else:
            made = render.render(context, period, self._bank)
            for record in made.files:
                self._say(self._label("did_render", file=record.file_id, invoices=record.invoices))
            self._meet(made.problems)

    def _deliver(self) -> None:
        self._status = None
        delivered = deliver.deliver(self._context, self.banks, self._period, self._bank)
        for record in delivered.sent:
            evidence = kept_words(record.evidence, self._context.config.language)
            how = {"file": record.file_id, "bank": record.bank, "evidence": evidence}
            self._say(self._label("did_send", **how))
        self._meet(delivered.problems)

    def _mail(self) -> None:
        """Mail as many invoices as the mail server gets in a minute; the next run goes on."""
        self._status, context, mailed = None, self._context, Mailed()
        most = context.config.mail.per_minute
        try:
            mail_some(context, self._period, partial(pdf_of, context), mailed, most)
        except EInvoiceError as error:
            self._meet([problem_of(error)])
        if mailed.sent:
            self._say(self._label("mailing.did", count=len(mailed.sent)))
        self._meet(mail_report(context, self._period, mailed).problems)

    def _poll(self) -> None:
        self._status = None
        polled = poll.poll(self._context, self.banks, self._bank)
        for answer in polled.answers:
            self._say(answer.line(self._context.config.language))
        for finding in polled.findings:
            self._say(line(finding, self._context.config.language))
        self._meet(polled.problems)

    def _label(self, key: str, **facts: object) -> str:
        return label(key, self._context.config.language, **facts)

    def _say(self, text: str) -> None:
        self._done.append(text)
        self._context.talk.say(text)


def state_codes(status: MonthStatus, *, left: bool | None = None) -> list[ExitCode]:
    """Return the exit codes that the state of a month asks for.

    ``left`` says whether something is to be sent, where that is not all that the month needs.
    """
    all_steps = left is None
    left = status.facts.sending_left if left is None else left
    codes = []
    waits = status.held or status.refused or status.overdue or status.unconfigured_banks
    waits = waits or status.named_otherwise
    unsettled = status.unsettled or status.open_answers or status.not_billed
    asked = unsettled or status.since_copy.step
    of_mail = status.without_bank.unknown or status.without_bank.mail_refused
    if waits or asked or of_mail or (status.waits_for_review and all_steps):
        codes.append(ExitCode.NEEDS_A_PERSON)
    left = left or (all_steps and waits_for_a_day(status))
    if left and status.times.slack_hours < IN_DANGER_HOURS:
        codes.append(ExitCode.DEADLINE_IN_DANGER)
    return codes
