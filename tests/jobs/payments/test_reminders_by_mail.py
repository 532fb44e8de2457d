"""Reminders of debts by e-mail, through a real server: each customer once, the rest on paper."""

import csv
import datetime as dt
import io
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from email.message import EmailMessage
from pathlib import Path

import pytest
from debts_of_day import TODAY, close, payments_of_each_kind
from mail_boxes import CUT, mail_boxes, mails_through
from mail_rows import address_of
from paid_company import PaidCompany
from pdf_texts import text_of
from sample_company import Company, Result

from bank_adapters.simulator.statements import WrittenStatement
from einvoice.config import load_config
from einvoice.core.exit_codes import ExitCode
from einvoice.core.money import format_cents

PROGRAM = Path(__file__).parents[1] / "direct" / "killed_mail.py"
NEXT_DAY = "2026-12-17"


@pytest.fixture(scope="module")
def indebted_home(issued_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Debts of each kind; every customer has an address, but the first who is reminded."""
    home = tmp_path_factory.mktemp("indebted") / "home"
    shutil.copytree(issued_home, home)
    paid = PaidCompany(Company(home))
    path = home / "input" / "customers.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"email": address_of(row["flat_id"])} for row in rows)
    assert paid.company.cli("import", str(path), today="2026-11-06").code == 0
    close(paid, payments_of_each_kind(paid))
    return home


@pytest.fixture
def indebted(indebted_home: Path, tmp_path: Path) -> PaidCompany:
    """A fresh copy of the company."""
    shutil.copytree(indebted_home, tmp_path / "home")
    return PaidCompany(Company(tmp_path / "home"))


def remind(paid: PaidCompany, today: str = TODAY) -> Result:
    """Mail reminders, and write those on paper."""
    folder = str(paid.company.home / "paper")
    return paid.company.cli("debtors", "--remind", folder, "--mail", today=today)


def paper(paid: PaidCompany) -> set[str]:
    """Return the flats whose reminders are on paper."""
    names = [path.stem for path in (paid.company.home / "paper").iterdir()]
    return {name[:-11] if name[-11:-8] == "-20" else name for name in names}


def owed(paid: PaidCompany, today: str = TODAY) -> dict[str, int]:
    """Return who may be reminded of how many cents, by flat."""
    listed = paid.company.cli("debtors", "--json", today=today).json["debtors"]
    return {row["flat_id"]: row["overdue_cents"] for row in listed if row["remind"]}


def rows(paid: PaidCompany) -> dict[str, tuple[str, int]]:
    """Return the state and code of each reminder, by flat."""
    with sqlite3.connect(paid.company.home / "data" / "einvoice.db") as database:
        found = database.execute("SELECT flat_id, state, code FROM debt_reminders")
        return {flat: (state, code) for flat, state, code in found}


def events(paid: PaidCompany) -> Counter[str]:
    """Return how often the journal has which event of reminders, always with who did it."""
    with sqlite3.connect(paid.company.home / "data" / "einvoice.db") as database:
        found = database.execute("SELECT event, actor FROM journal WHERE event LIKE 'reminder%'")
        names = [(event, actor) for event, actor in found]
    assert all(actor for _, actor in names)
    return Counter(event for event, _ in names)


def go_on(paid: PaidCompany, last: dt.date = dt.date(2026, 12, 16), today: str = NEXT_DAY) -> None:
    """Read the statements until a day, of one day more or of several, on which nobody paid."""
    day = dt.date(2026, 12, 16)
    paid_cents = sum(entry.cents for entry in payments_of_each_kind(paid))
    banks = load_config(paid.company.home / "config.toml").banks
    for account in {table.account for table in banks.values()}:
        opening = 100_000 + (paid_cents if account == paid.account else 0)
        statement = WrittenStatement(account, day, last, opening, ())
        words = ("payments", "import", str(paid.write(statement)))
        assert paid.company.cli(*words, today=today).code in {0, 3}


def mailed_days_ago(paid: PaidCompany, days: int) -> None:
    """Let all reminders be mailed some days earlier."""
    at = (dt.datetime.now(dt.UTC) - dt.timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
    with sqlite3.connect(paid.company.home / "data" / "einvoice.db") as database:
        database.execute("UPDATE debt_reminders SET at = ?", [at])


def on_paper(paid: PaidCompany, flat_id: str) -> None:
    """Let a customer want paper."""
    with sqlite3.connect(paid.company.home / "data" / "einvoice.db") as database:
        database.execute("UPDATE customers SET delivery = 'paper' WHERE flat_id = ?", [flat_id])


def attached(message: EmailMessage) -> str:
    """Return the text of a mail's PDF."""
    (part,) = message.iter_attachments()
    return text_of(part.get_content())  # type: ignore[attr-defined]


def test_each_debtor_is_mailed_once_and_the_rest_get_paper(indebted: PaidCompany) -> None:
    """Their own debts alone; within a week nobody again, though the statements go on."""
    debts, numbers = owed(indebted), {r["flat_id"]: r["invoice_number"] for r in indebted.invoices}
    wants_paper, *others = sorted(debts)
    on_paper(indebted, wants_paper)
    with mail_boxes() as boxes:
        mails_through(indebted.company, boxes)
        first, again = remind(indebted), remind(indebted)
        go_on(indebted)
        next_day = remind(indebted, NEXT_DAY)
        sent = list(boxes.taken)
    assert (first.code, again.code, next_day.code) == (0, 0, 0), first.err + next_day.err
    assert Counter(boxes.addresses) == Counter(map(address_of, others))
    assert paper(indebted) == {wants_paper}
    flats = {address_of(flat): flat for flat in others}
    for address, message in sent:
        flat, text = flats[address], attached(message)
        cents = format_cents(debts[flat])
        assert {cents, cents.replace(".", ",")} & set(text.split()), flat
        assert numbers[flat] in text
        assert not [n for name, n in numbers.items() if name != flat and n in text]
        assert message["Message-ID"]
    assert f"reminded within the week: {len(others)}" in next_day.err
    assert events(indebted) == {
        "reminder_sending": len(others),
        "reminder_sent": len(others),
        "reminders_written": 3,
    }
    assert "@" not in first.out + first.err


def test_a_week_is_counted_from_the_mail(indebted: PaidCompany) -> None:
    """Statements of 8 days at once mail nobody again on the next morning; a week later they do."""
    late, morning = "2026-12-18", "2026-12-24"
    with mail_boxes() as boxes:
        mails_through(indebted.company, boxes)
        assert remind(indebted, late).code == 0
        first = Counter(boxes.addresses)
        go_on(indebted, dt.date(2026, 12, 23), morning)
        mailed_days_ago(indebted, 6)
        again = remind(indebted, morning)
        assert Counter(boxes.addresses) == first
        mailed_days_ago(indebted, 7)
        remind(indebted, morning)
        second = Counter(boxes.addresses)
    assert f"reminded within the week: {len(first)}" in again.err
    assert sorted(second) == sorted(first)
    assert set(second.values()) == {2}


def test_nobody_is_mailed_while_statements_are_old(indebted: PaidCompany) -> None:
    """As for issuing: who paid since then is not dunned."""
    with mail_boxes() as boxes:
        mails_through(indebted.company, boxes)
        refused = remind(indebted, "2026-12-21")
        assert not boxes.addresses
        indebted.company.edit_config('stale = "stop"', 'stale = "allow"')
        allowed = remind(indebted, "2026-12-21")
    assert (refused.code, allowed.code) == (ExitCode.REFUSED_BY_CHECK, 0), allowed.err
    assert "closed up to 2026-12-15, expected 2026-12-16 or later" in refused.err
    assert refused.last_line.endswith("payments import FILE")


def test_what_nobody_knows_waits_for_a_person(indebted: PaidCompany) -> None:
    """Refused for good is paper; refused for now goes again; no answer is named, and settled."""
    lost, half, never, later, *others = sorted(owed(indebted))
    with mail_boxes() as boxes:
        mails_through(indebted.company, boxes)
        boxes.lost, boxes.at_text = {address_of(lost)}, {address_of(half): CUT}
        boxes.at_address = {address_of(never): "550 nobody", address_of(later): "451 later"}
        first = remind(indebted)
        boxes.lost, boxes.at_text, boxes.at_address = set(), {}, {}
        second = remind(indebted)
        word = ("--reason", "asked the customer")
        cli = indebted.company.cli
        assert cli("debtors", "--sent", others[0], *word, today=TODAY).code == 4
        assert cli("debtors", "--sent", lost, today=TODAY).code == 2
        assert cli("debtors", "--sent", lost.lower(), *word, today=TODAY).code == 0
        assert cli("debtors", "--again", half, *word, today=TODAY).code == 0
        assert cli("debtors", "--bounced", others[0], *word, today=TODAY).code == 0
        third = remind(indebted)
    assert (first.code, second.code, third.code) == (7, 7, 3)
    assert f"{half}: nobody knows whether the reminder was mailed" in first.err
    assert first.last_line.endswith(f"debtors --sent {min(lost, half)} --reason TEXT")
    expected = Counter(map(address_of, (lost, half, later, *others)))
    assert Counter(boxes.addresses) == expected
    assert paper(indebted) == {never, others[0]}
    states = {flat: state for flat, (state, _) in rows(indebted).items()}
    assert states == dict.fromkeys((lost, half, later, *others[1:]), "sent") | dict.fromkeys(
        (never, others[0]), "refused"
    )
    assert rows(indebted)[never] == ("refused", 550)
    assert events(indebted)["reminder_settled"] == 3


def test_a_debt_that_is_paid_in_between_is_not_reminded(indebted: PaidCompany) -> None:
    """What was listed is looked at again in the moment of the intent."""
    from jobs.direct import debt_reminders

    first, *others = sorted(owed(indebted))
    made = debt_reminders.mail_letters

    def after_a_payment(*arguments: object) -> None:
        with sqlite3.connect(indebted.company.home / "data" / "einvoice.db") as database:
            database.execute("UPDATE customers SET email = '' WHERE flat_id = ?", [first])
        made(*arguments)  # type: ignore[arg-type]

    with mail_boxes() as boxes, pytest.MonkeyPatch.context() as patch:
        mails_through(indebted.company, boxes)
        patch.setattr(debt_reminders, "mail_letters", after_a_payment)
        remind(indebted)
    assert set(boxes.addresses) == set(map(address_of, others))


def test_killed_within_a_text_it_is_unknown_and_never_mailed_again(indebted: PaidCompany) -> None:
    """Before the answer is read; the rest goes with the next call."""
    company = indebted.company
    with mail_boxes() as boxes:
        mails_through(company, boxes)
        words = [sys.executable, str(PROGRAM), "2@getreply"]
        words += ["--config", str(company.home / "config.toml"), "--today", TODAY]
        words += ["debtors", "--remind", str(company.home / "paper"), "--mail"]
        done = subprocess.run(words, check=False, capture_output=True)
        assert done.returncode == -signal.SIGKILL
        after = remind(indebted)
    unknown = [flat for flat, (state, _) in rows(indebted).items() if state == "unknown"]
    assert (after.code, len(unknown)) == (7, 1)
    assert f"{unknown[0]}: nobody knows" in after.err
    assert max(Counter(boxes.addresses).values()) == 1
    assert set(boxes.addresses) | {address_of(unknown[0])} == set(map(address_of, owed(indebted)))


def test_a_copy_put_back_mails_nobody_a_second_time(indebted: PaidCompany, tmp_path: Path) -> None:
    """The archive knows who was reminded."""
    company, copy = indebted.company, tmp_path / "copy.db"
    with mail_boxes() as boxes:
        mails_through(company, boxes)
        assert company.cli("backup", str(copy), today=TODAY).code == 0
        assert remind(indebted).code == 0
        sent = Counter(boxes.addresses)
        company.cli("restore", str(copy), today=TODAY)
        assert rows(indebted) == {}
        word = ("--reason", "nothing came in")
        company.cli("restore", "--nothing-imported", *word, today=TODAY)
        after = remind(indebted)
    assert Counter(boxes.addresses) == sent
    assert set(rows(indebted)) == set(owed(indebted)), after.err


def test_an_unknown_of_weeks_ago_comes_back_from_the_archive(
    indebted: PaidCompany, tmp_path: Path
) -> None:
    """It holds up its customer, whatever copy of the database is put back."""
    company, copy = indebted.company, tmp_path / "copy.db"
    lost = min(owed(indebted))
    with mail_boxes() as boxes:
        mails_through(company, boxes)
        assert company.cli("backup", str(copy), today=TODAY).code == 0
        boxes.lost = {address_of(lost)}
        remind(indebted)
        boxes.lost = set()
        company.cli("restore", str(copy), today=TODAY)
        word = ("--reason", "nothing came in")
        company.cli("restore", "--nothing-imported", *word, today=TODAY)
        go_on(indebted, dt.date(2027, 1, 28), "2027-01-29")
        after = remind(indebted, "2027-01-29")
    assert f"{lost}: nobody knows whether the reminder was mailed" in after.err
    assert Counter(boxes.addresses)[address_of(lost)] == 1


def test_wrong_words_are_refused(indebted: PaidCompany) -> None:
    """Mail alone, two words at once, no server."""
    cli = indebted.company.cli
    assert cli("debtors", "--mail", today=TODAY).code == ExitCode.USAGE
    both = ("--sent", "B0001-1", "--again", "B0001-1", "--reason", "x")
    assert cli("debtors", *both, today=TODAY).code == ExitCode.USAGE
    none = remind(indebted)
    assert (none.code, "names no mail server" in none.err) == (ExitCode.USAGE, True)
