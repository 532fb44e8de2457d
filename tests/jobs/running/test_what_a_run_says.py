"""What a run says of each thing that it did, and of what it could not do."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from at_the_bank import BANK
from bank_answers import put
from month_steps import prepare
from sample_company import PERIOD, Company

from bank_adapters.transport.interface import TransferError
from bank_adapters.transport.sftp import SftpTransport
from einvoice.core.advice import Action
from einvoice.core.errors import EInvoiceError, RefusedByCheckError, StorageError, UsageError
from einvoice.core.exit_codes import ExitCode
from jobs.answers.inbox import AnswerInbox
from jobs.answers.poll import poll
from jobs.banks import Banks
from jobs.problems import message, problem_of
from jobs.running import month
from jobs.running.month import RunReport
from jobs.views.no_bank import WithoutBankCounts
from jobs.views.since_copy import SinceCopy

LATE = "2026-11-20"


def ran(company: Company, bank: str | None = None, **options: bool) -> RunReport:
    """Return the report of a run."""
    with company.context() as context:
        return month.run(context, PERIOD, bank, **options)


def test_each_thing_done_is_said_once_and_in_order(company: Company) -> None:
    """Calculated, issued, and for each bank rendered, sent and answered."""
    report = ran(company)
    assert report.movers == (), "there is no month before it"
    assert report.done == (
        "calculated 1 building, 24 drafts",
        "issued 24 invoices from number 26110000001",
        "rendered 2611SE00001TEST01: 9 invoices",
        "rendered 2611SW00001TEST01: 11 invoices",
        "sent 2611SE00001TEST01 to seb: confirmed",
        "sent 2611SW00001TEST01 to swedbank: confirmed",
        "seb answered 2611SE00001TEST01: accepted",
        "swedbank answered 2611SW00001TEST01: accepted",
    )


def test_a_run_for_one_bank_sends_that_banks_files_only(company: Company) -> None:
    """Also where the other's are rendered already; the other is not asked for its messages."""
    prepare(company, "calculate", "issue", "render")
    put(company, "swedbank", "a.xml", b"<EInvoiceSOAPaymentReport/>")
    assert ran(company, "seb").done == (
        "sent 2611SE00001TEST01 to seb: confirmed",
        "seb answered 2611SE00001TEST01: accepted",
    )
    assert [name.split("/")[0] for name in company.bank_files()] == ["seb"]


def test_a_run_for_one_bank_renders_that_banks_files_only(company: Company) -> None:
    """The other's invoices wait."""
    prepare(company, "calculate", "issue")
    assert ran(company, "seb").done[0] == "rendered 2611SE00001TEST01: 9 invoices"
    assert [row["bank"] for row in company.table("files")] == ["seb"]


def test_a_run_for_a_bank_that_is_not_configured_does_nothing(company: Company) -> None:
    """Not even what is for all banks."""
    with pytest.raises(UsageError):
        ran(company, "citadele")
    assert company.table("invoices") == []


def test_a_refused_calculation_leaves_its_drafts_unissued(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but the refusal is said."""
    prepare(company, "calculate")
    refusal = RefusedByCheckError("behind-witness")

    def refused(*_: object, **__: object) -> None:
        raise refusal

    monkeypatch.setattr(month.calculate, "calculate", refused)
    monkeypatch.setattr(month._Run, "_is_due", lambda _, step: step in month._ALL_STEPS[:2])
    report = ran(company)
    assert report.problems == (problem_of(refusal),)
    assert {row["state"] for row in company.table("invoices")} == {"draft"}


def test_a_run_that_broke_before_it_cleared_messages_away_is_taken_up(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Although the month is finished: what was read leaves the banks."""

    def broken(*_: object) -> None:
        raise TransferError("connection-broken", path="outbox", transient=True)

    with monkeypatch.context() as patched:
        patched.setattr(SftpTransport, "remove", broken)
        assert ran(company).exit_code is ExitCode.BANK_UNREACHABLE
    left = sorted(path.parent.parent.name for path in company.home.glob("bank/*/outbox/*"))
    assert left == ["seb", "swedbank"]
    report = ran(company)
    assert (report.done, report.problems, report.exit_code) == ((), (), ExitCode.DONE)
    assert not list(company.home.glob("bank/*/outbox/*"))


OF_VALUES = {"facts", "times", "without_bank", "since_copy"}
NOTHING = SimpleNamespace(
    held=(),
    refused=(),
    overdue=(),
    unconfigured_banks=(),
    unsettled=(),
    open_answers=(),
    not_billed=(),
    named_otherwise=(),
    since_copy=SinceCopy(),
    waits_for_review=False,
    without_bank=WithoutBankCounts(),
    facts=SimpleNamespace(sending_left=0),
    times=SimpleNamespace(slack_hours=24),
)


@pytest.mark.parametrize("what", [name for name in vars(NOTHING) if name not in OF_VALUES])
def test_each_thing_that_waits_asks_for_a_person(what: str) -> None:
    """Alone; a review is asked for by a run of all steps only."""
    status = SimpleNamespace(**{**vars(NOTHING), what: (SimpleNamespace(fail_code=20),)})
    assert month.state_codes(status) == [ExitCode.NEEDS_A_PERSON]  # type: ignore[arg-type]
    begun = month.state_codes(status, left=False)  # type: ignore[arg-type]
    assert bool(begun) is (what != "waits_for_review")


@pytest.mark.parametrize(
    "counts", [WithoutBankCounts(unknown=("1",)), WithoutBankCounts(mail_refused=1)]
)
def test_a_mail_that_waits_asks_for_a_person(counts: WithoutBankCounts) -> None:
    """Nobody knows what became of it, or the mail server refused it for good."""
    status = SimpleNamespace(**{**vars(NOTHING), "without_bank": counts})
    assert month.state_codes(status) == [ExitCode.NEEDS_A_PERSON]  # type: ignore[arg-type]


def test_a_copy_that_was_put_back_asks_for_a_person() -> None:
    """While nobody said whether anything was imported since it was made."""
    asked = SinceCopy(imports=Action.IMPORTS_DONE)
    status = SimpleNamespace(**{**vars(NOTHING), "since_copy": asked})
    assert month.state_codes(status) == [ExitCode.NEEDS_A_PERSON]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sending_left", "left", "hours", "danger"),
    [
        (1, None, 23, True),
        (1, None, 24, False),
        (0, None, 23, False),
        (0, True, 23, True),
        (1, False, 23, False),
    ],
)
def test_the_deadline_is_in_danger_a_day_before(
    sending_left: int, hours: int, *, left: bool | None, danger: bool
) -> None:
    """Where something is left to be sent: of the month, or of what was begun."""
    facts = SimpleNamespace(sending_left=sending_left)
    times = SimpleNamespace(slack_hours=hours)
    status = SimpleNamespace(**{**vars(NOTHING), "facts": facts, "times": times})
    expected = [ExitCode.DEADLINE_IN_DANGER] if danger else []
    assert month.state_codes(status, left=left) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(("only_begun", "code"), [(True, 0), (False, 8)])
def test_what_was_never_begun_endangers_no_earlier_month(
    company: Company, *, only_begun: bool, code: int
) -> None:
    """Nobody asked for its invoices: a run of what was begun loses no deadline by them."""
    with company.context(LATE) as context:
        report = month.run(context, PERIOD, only_begun=only_begun)
    assert report.exit_code == (ExitCode.DONE if only_begun else code)
    assert bool(report.done) is not only_begun


def test_a_bank_that_cannot_be_reached_for_its_answers_is_named(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which it is, why, and exit 6; the other's answers are read."""

    def unreachable(_: Banks, bank: str) -> Iterator[None]:
        raise TransferError("connection-broken", path=bank, transient=True)

    monkeypatch.setattr(Banks, "connected", unreachable)
    with company.context() as context, Banks(context) as banks:
        found = poll(context, banks, BANK)
    (problem,) = found.problems
    assert problem.code is ExitCode.BANK_UNREACHABLE
    assert message(problem, "en") == f"{BANK}: the connection to the bank broke or stalled"


def test_a_partly_refused_file_is_said_in_words(company: Company) -> None:
    """In the language of the configuration."""
    table = f"[banks.{BANK}]\n"
    company.edit_config(table, f'{table}simulator_faults = ["refuse-some"]\n')
    company.edit_config('language = "en"', 'language = "lv"')
    (found,) = [line for line in ran(company, BANK).done if line.startswith(f"{BANK} ")]
    assert found == f"{BANK} atbildēja par 2611SE00001TEST01: daļēji pieņemts"


def test_a_message_about_no_file_is_said_too(company: Company) -> None:
    """Which bank sent what, and what was done with it."""
    outbox = company.home / "bank" / BANK / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    (outbox / "a.xml").write_bytes(b"<EInvoiceSOAPaymentReport/>")
    found = f"{BANK} sent payment report: recognised, archived, not interpreted"
    assert ran(company, BANK).done.count(found) == 1


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (RefusedByCheckError("no"), ExitCode.REFUSED_BY_CHECK, "a.xml: no"),
        (StorageError("no"), ExitCode(StorageError.exit_code), "a.xml: no"),
        (TransferError("no", transient=False), ExitCode.NEEDS_A_PERSON, "no"),
        (TransferError("no", transient=True), ExitCode.BANK_UNREACHABLE, f"{BANK}: no"),
        (UsageError("no"), ExitCode.USAGE, f"{BANK}: no"),
    ],
)
def test_what_breaks_at_a_message_is_named_by_what_it_concerns(
    company: Company,
    monkeypatch: pytest.MonkeyPatch,
    error: EInvoiceError,
    code: ExitCode,
    said: str,
) -> None:
    """The message, where it is its own fault; the bank, where no message of it can be read."""
    outbox = company.home / "bank" / BANK / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    (outbox / "a.xml").write_bytes(b"<EInvoiceSOAPaymentReport/>")

    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(AnswerInbox, "fetch", broken)
    with company.context() as context, Banks(context) as banks:
        found = poll(context, banks, BANK)
    (problem,) = found.problems
    assert (problem.code, message(problem, "en")) == (code, said)
