"""Reminders through a real mail server: 451, 550, cut after DATA, called twice, killed between."""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from mail_boxes import CUT, MailBoxes, mail_boxes, mails_through
from reminded_residents import BETWEEN, ENDS, OPENS, Reminders, address_of, move_all_in, on
from sample_company import Company

from einvoice.core.account_keys import AccountKey
from einvoice.core.exit_codes import ExitCode
from einvoice.core.reminders import ReminderKind, ReminderState
from einvoice.store import reminders
from einvoice.store.reminders import Reminder
from jobs.residents.wishes import mail_stop_of, start_mail

FLATS = tuple(f"B0001-{number}" for number in range(1, 6))
UNKNOWN_AFTER = {
    13: 0,  # before `unknown` is committed: the text was not sent
    16: 1,  # before the answer is committed: the server has the mail
}
PROGRAM = Path(__file__).parents[1] / "direct" / "killed_mail.py"


@pytest.fixture
def boxes() -> Iterator[MailBoxes]:
    """The mail server."""
    with mail_boxes() as running:
        yield running


@pytest.fixture
def house(company: Company, boxes: MailBoxes) -> Company:
    """A company that mails through the server, with residents of five flats."""
    mails_through(company, boxes)
    move_all_in(company, *FLATS)
    return company


def test_each_answer_has_its_end(house: Company, boxes: MailBoxes) -> None:
    """Taken, refused for now at the address and at the text, refused for good, cut after DATA."""
    ok, later, at_text, nobody, lost = FLATS
    boxes.at_address = {
        address_of(later): "451 4.7.1 greylisted",
        address_of(nobody): "550 5.1.1 nobody",
    }
    boxes.at_text = {address_of(at_text): "451 4.3.0 full"}
    boxes.lost = {address_of(lost)}
    first = on(house, OPENS)
    counts = (first.sent, first.again, first.refused, first.unknown, first.passed)
    assert counts == (1, 2, 1, 1, 0)
    table, kind = Reminders(house), "window_opens"
    assert table.rows() == {
        ok: (kind, "sent", 250, 1),
        later: (kind, "refused", 451, 1),
        at_text: (kind, "refused", 451, 1),
        nobody: (kind, "refused", 550, 1),
        lost: (kind, "unknown", 0, 1),
    }
    assert sorted(boxes.addresses) == [address_of(ok), address_of(lost)]

    again = on(house, OPENS)
    assert (again.sent, again.again, sum(boxes.asked.values())) == (0, 0, len(FLATS))
    boxes.at_address, boxes.at_text, boxes.lost = {}, {}, set()
    table.let_time_pass()
    assert on(house, BETWEEN).sent == 2
    assert Counter(boxes.addresses) == Counter(map(address_of, (ok, later, at_text, lost)))
    assert table.rows()[later] == (kind, "sent", 250, 2)


def test_an_address_without_a_mailbox_gets_no_more(house: Company, boxes: MailBoxes) -> None:
    """Until the resident says that it is right; a refusal by policy stops nothing."""
    nobody, policy = FLATS[:2]
    boxes.at_address = {address_of(nobody): "550 nobody", address_of(policy): "550 5.7.1 policy"}
    on(house, OPENS)
    boxes.at_address = {}
    with house.context() as context:
        (gone,) = _users(house, nobody)
        stopped = mail_stop_of(context, gone)
        assert stopped is not None
        assert stopped.reason == "no_mailbox"
        assert on(house, ENDS).sent == len(FLATS) - 1
        assert address_of(nobody) not in boxes.addresses
        start_mail(context, gone)
        assert mail_stop_of(context, gone) is None
    assert on(house, ENDS).sent == 1


@pytest.mark.parametrize(
    ("at_address", "at_text", "stopped"),
    [
        ("550 relaying denied", "", 0),
        ("550 5.1.8 sender rejected", "", 0),
        ("250 ok", "550 5.1.1 nobody", 0),
        ("550 5.1.1 nobody", "", len(FLATS)),
    ],
)
def test_what_is_not_about_an_address_stops_nobodys_mails(
    house: Company, boxes: MailBoxes, at_address: str, at_text: str, stopped: int
) -> None:
    """A server that takes nobody, words about the sender, an answer to the text."""
    boxes.at_address = {address_of(flat): at_address for flat in FLATS}
    boxes.at_text = {address_of(flat): at_text for flat in FLATS if at_text}
    assert on(house, OPENS).refused == len(FLATS)
    stops = Reminders(house)._read("SELECT 1 FROM users WHERE mail_stopped_at IS NOT NULL")
    assert len(stops) == stopped


def _users(house: Company, flat_id: str) -> list[str]:
    query = f"SELECT user_id FROM user_flats WHERE flat_id = '{flat_id}'"  # noqa: S608 - our own
    return [row[0] for row in Reminders(house)._read(query)]


def test_refused_for_now_it_goes_four_times(house: Company, boxes: MailBoxes) -> None:
    """After a quarter of an hour, an hour and four; then never, and not for another window."""
    boxes.at_address = {address_of(flat): "451 later" for flat in FLATS}
    table = Reminders(house)
    for wait in (900, 3600, 14400, None):
        on(house, OPENS)
        assert table.waits() == [wait] * len(FLATS)
        table.let_time_pass()
    assert on(house, OPENS).again == 0
    assert set(boxes.asked.values()) == {4}


def test_a_window_that_is_over_is_not_tried_again(house: Company, boxes: MailBoxes) -> None:
    """What makes no sense any more does not go, however it was refused."""
    boxes.at_address = {address_of(flat): "451 later" for flat in FLATS}
    on(house, OPENS)
    Reminders(house).let_time_pass()
    boxes.at_address = {}
    assert on(house, "2026-12-02").sent == 0
    assert boxes.taken == []


def test_a_server_out_of_reach_costs_no_try(house: Company, boxes: MailBoxes) -> None:
    """Three in a row end the call; the reminders wait and are whole later."""
    boxes.at_address = {address_of(flat): CUT for flat in FLATS}
    made = on(house, OPENS)
    assert (made.stopped, made.passed, made.sent) == (True, 3, 0)
    assert [problem.cause.code for problem in made.problems] == ["mail-not-taken"]
    table = Reminders(house)
    assert set(table.rows().values()) == {("window_opens", "intended", 0, 0)}
    boxes.at_address = {}
    assert on(house, OPENS).sent == 2, "the others are not held up"
    table.let_time_pass()
    assert on(house, OPENS).sent == 3
    assert Counter(boxes.addresses) == Counter(map(address_of, FLATS))


def test_a_server_that_drops_every_text_stops_the_call(house: Company, boxes: MailBoxes) -> None:
    """Three in a row are unknown for ever; the others have no byte of theirs sent, and go later."""
    boxes.lost = {address_of(flat) for flat in FLATS}
    made = on(house, OPENS)
    assert (made.unknown, made.stopped, made.sent) == (3, True, 0)
    assert [(problem.code, problem.cause.code) for problem in made.problems] == [
        (ExitCode.BANK_UNREACHABLE, "mail-not-taken")
    ]
    assert [state for _, state, _, _ in Reminders(house).rows().values()] == ["unknown"] * 3
    boxes.lost = set()
    assert on(house, OPENS).sent == 2
    assert Counter(boxes.addresses) == Counter(map(address_of, FLATS))


def test_a_server_that_refuses_all_stops_the_call(house: Company, boxes: MailBoxes) -> None:
    """After ten in a row; then its words are about no address, and nobody's mails stop."""
    more = [f"B0001-{number}" for number in range(6, 13)]
    move_all_in(house, *more)
    every = (*FLATS, *more)
    boxes.at_address = {address_of(flat): "550 no" for flat in every}
    made = on(house, OPENS)
    assert (made.refused, made.stopped) == (10, True)
    assert [problem.cause.code for problem in made.problems] == ["reminders-refused-in-a-row"]
    stops = Reminders(house)._read("SELECT 1 FROM users WHERE mail_stopped_at IS NOT NULL")
    assert stops == []


def test_two_at_once_mail_each_once(house: Company, boxes: MailBoxes) -> None:
    """Without a lock: who claims a reminder first mails it."""
    threads = [Thread(target=on, args=(house, OPENS)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Counter(boxes.addresses) == Counter(map(address_of, FLATS))
    assert {state for _, state, _, _ in Reminders(house).rows().values()} == {"sent"}


def test_who_lost_the_claim_moves_nothing_on(company: Company) -> None:
    """A call that hung while its claim was over finds that another has the reminder."""
    with company.context() as context, context.store.writing() as tx:
        key = AccountKey.of(FLATS[0], None)
        reminder = Reminder("u" * 32, key, ReminderKind.WINDOW_OPENS, "2026-11")
        first = reminders.claim(tx, reminder, 0, 900)
        assert reminders.claim(tx, reminder, 899, 900) == 0
        second = reminders.claim(tx, reminder, 900, 900)
        assert (first, second) == (1, 2)
        assert not reminders.move_on(tx, reminder, first, ReminderState.UNKNOWN, at_s=901)
        assert reminders.move_on(tx, reminder, second, ReminderState.UNKNOWN, at_s=902)
        assert reminders.claim(tx, reminder, 10_000, 900) == 0, "nobody knows: never again"


@pytest.mark.parametrize("kill_at", UNKNOWN_AFTER)
def test_killed_anywhere_and_called_again(kill_at: int, house: Company, boxes: MailBoxes) -> None:
    """No reminder is mailed twice, none is forgotten; at most one is unknown."""
    config = str(house.home / "config.toml")
    words = [sys.executable, str(PROGRAM), str(kill_at), "--config", config]
    words += ["--today", OPENS, "remind"]
    assert subprocess.run(words, check=False, capture_output=True).returncode == -signal.SIGKILL
    table = Reminders(house)
    table.let_time_pass()
    on(house, OPENS)
    states = Counter(state for _, state, _, _ in table.rows().values())
    assert states["sent"] + states["unknown"] == len(FLATS)
    assert states["unknown"] == UNKNOWN_AFTER[kill_at]
    assert max(Counter(boxes.addresses).values()) == 1
    assert len(boxes.taken) >= states["sent"]


def test_the_command_says_what_became_of_them(house: Company, boxes: MailBoxes) -> None:
    """Counts, a next command, and exit 6 where the server is out of reach."""
    boxes.at_address = {address_of(FLATS[0]): "451 later"}
    first = house.cli("remind", "--json", today=OPENS)
    counts = {"sent": 4, "again": 1, "refused": 0, "unknown": 0, "passed": 0}
    assert first.json == {**counts, "exit_code": 0, "next_command": "einvoice remind"}
    again = house.cli("remind", today=OPENS)
    assert (again.code, again.last_line.split()[-1]) == (0, "status")
    boxes.at_address = {address_of(FLATS[0]): CUT}
    Reminders(house).let_time_pass()
    assert house.cli("remind", today=OPENS).code == 6
