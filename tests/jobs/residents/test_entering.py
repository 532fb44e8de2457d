"""A reading that a resident enters: what is kept, asked and refused."""

import datetime as dt
import threading

import pytest
from resident_world import AFTER, COLD, FLAT, HOT, IN_WINDOW, KEY, Resident

from einvoice.core.account_keys import AccountKey
from einvoice.core.entered_readings import MONTH_ISSUED, WINDOW_OVER, Placement
from einvoice.core.period import Period
from einvoice.core.residents import Right, SubmittedState
from einvoice.texts.portal import portal_text
from jobs.context import Context
from jobs.residents import enter_reading as job
from jobs.residents import rights
from jobs.residents.enter_reading import Answer, check_reading, enter_reading, entered_readings
from jobs.residents.placing import placed_today
from jobs.residents.register import Account, make_codes, register
from jobs.views.resident_meters import ShownMeter
from jobs.views.resident_overview import overview_of

OCTOBER, NOVEMBER = Period(2026, 10), Period(2026, 11)
SEPTEMBER_VALUE, VALUE = "627,677", "630,277"


def code_of(answer: Answer) -> str:
    """Return why an entry was refused."""
    assert answer.state == "refused"
    assert answer.fault is not None
    return answer.fault.code


def questions_of(answer: Answer) -> list[str]:
    """Return what was asked."""
    assert answer.state == "asked"
    return [question.code for question in answer.questions]


def test_a_reading_is_kept_once(resident: Resident) -> None:
    """The same key, and the same value under another key, are one row."""
    with resident.at() as context:
        entry = resident.entry("00630,277")
        first = enter_reading(context, resident.user_id, entry)
        assert (first.state, first.value_e3, first.counts_for, first.note) == (
            "received",
            630_277,
            OCTOBER,
            "",
        )
        assert first.read_on == dt.date(2026, 10, 31)
        again = enter_reading(context, resident.user_id, entry)
        assert (again.state, again.received_at) == ("received", first.received_at)
        assert enter_reading(context, resident.user_id, resident.entry(VALUE)).state == "received"
        stolen = resident.entry("640", key=entry.key)
        assert code_of(enter_reading(context, resident.user_id, stolen)) == "KEY_USED_OTHERWISE"
    assert resident.states() == [("received", "")]


@pytest.mark.parametrize(
    ("typed", "more", "today", "code"),
    [
        ("12a", {}, IN_WINDOW, "NOT_A_NUMBER"),
        ("", {}, IN_WINDOW, "EMPTY"),
        ("630,2777", {}, IN_WINDOW, "TOO_MANY_DECIMALS"),
        ("630277", {}, IN_WINDOW, "TOO_MANY_DIGITS"),
        (VALUE, {"read_on": dt.date(2026, 11, 1)}, IN_WINDOW, "DAY_IN_FUTURE"),
        (VALUE, {"read_on": dt.date(2026, 10, 28)}, IN_WINDOW, "DAY_TOO_EARLY"),
        (VALUE, {"read_on": dt.date(2026, 10, 29)}, IN_WINDOW, "DAY_OUTSIDE_WINDOW"),
        (VALUE, {"meter_id": "B0001-3-c1"}, IN_WINDOW, "NOT_FOUND"),
        (VALUE, {"flat_id": "B0001-3", "meter_id": "B0001-3-c1"}, IN_WINDOW, "NOT_FOUND"),
        (VALUE, {"meter_id": "B0001-cold"}, IN_WINDOW, "NOT_FOUND"),
        (VALUE, {"key": ""}, IN_WINDOW, "KEY_MISSING"),
        (VALUE, {"key": "k" * 65}, IN_WINDOW, "KEY_MISSING"),
    ],
)
def test_what_is_refused_is_named_and_not_kept(
    resident: Resident, typed: str, more: dict[str, object], today: str, code: str
) -> None:
    """Another's meter is not found, as a meter that is not there."""
    assert code_of(resident.send(typed, today, **more)) == code
    assert resident.states() == []


def test_unlikely_values_are_asked_and_yes_is_kept(resident: Resident) -> None:
    """The same as the last, and a large use; below the last yes is no answer."""
    asked: tuple[str, ...] = ()
    assert questions_of(resident.send(SEPTEMBER_VALUE, confirmed=asked)) == ["NO_USE"]
    assert questions_of(resident.send("677,678", confirmed=asked)) == ["LARGE_USE"]
    assert questions_of(resident.send("600")) == ["BELOW_LAST"]
    assert resident.states() == []
    with resident.at() as context:
        checked = check_reading(context, resident.user_id, resident.entry("677,678"))
        assert questions_of(checked) == ["LARGE_USE"]
    assert resident.send("677,678", confirmed=("LARGE_USE", "<script>")).state == "received"
    with resident.at() as context, context.store.reading() as tx:
        (row,) = job.submitted_readings.of_window(tx, COLD, OCTOBER)
    assert row.confirmed == ("LARGE_USE",)


def test_the_newest_by_the_phones_clock_counts(resident: Resident) -> None:
    """Both are kept; what arrives late and was read before is kept as replaced."""
    with resident.at() as context:
        now = dt.datetime.now(dt.UTC)

        def send(typed: str, minutes: int, *, off: int = 0, **more: object) -> Answer:
            times = {
                "read_at": _text(now - dt.timedelta(minutes=minutes)),
                "sent_at": _text(now + dt.timedelta(minutes=off)),
            }
            entry = resident.entry(typed, **(times | more))  # type: ignore[arg-type]
            return enter_reading(context, resident.user_id, entry)

        assert send("630,000", 30).state == "received"
        assert send("629,000", 60).state == "replaced"
        assert send("631,000", 10, read_on=dt.date(2026, 10, 30)).state == "received"
        wrong = send("632,000", 50, off=11)
        assert (wrong.state, wrong.clock_off) == ("received", True)
        shown = entered_readings(context, resident.user_id, KEY)
    newer = ("replaced", "NEWER_COUNTS")
    assert resident.states() == [newer, newer, newer, ("received", "")]
    assert [row.value_e3 for row in shown] == [632_000, 631_000, 630_000, 629_000]
    assert [row.clock_off for row in shown] == [True, False, False, False]
    assert all(row.own for row in shown)


def _text(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_a_phone_without_network_is_in_time_for_a_day(resident: Resident) -> None:
    """Read in the window, sent within a day of its end; later it is late."""
    now = dt.datetime.now(dt.UTC)
    times = {"sent_at": _text(now), "confirmed": ()}
    in_time = resident.send(
        VALUE, "2026-11-02", read_at=_text(now - dt.timedelta(hours=20)), **times
    )
    assert (in_time.state, in_time.read_on) == ("received", dt.date(2026, 11, 1))
    late = resident.send(
        "500,001", "2026-11-03", meter_id=HOT, read_at=_text(now - dt.timedelta(hours=40)), **times
    )
    assert (late.state, late.note, late.counts_for) == ("late", WINDOW_OVER, OCTOBER)


def test_after_the_window_a_reading_is_late(resident: Resident) -> None:
    """It is said before sending."""
    with resident.at(AFTER) as context:
        checked = check_reading(context, resident.user_id, resident.entry(VALUE))
        placed = placed_today(context, FLAT)
    assert (checked.state, checked.note) == ("late", WINDOW_OVER)
    assert placed == Placement(SubmittedState.LATE, OCTOBER, WINDOW_OVER)
    assert resident.states() == []
    assert resident.send(VALUE, AFTER).state == "late"
    assert resident.states() == [("late", "")]


def test_an_issued_month_takes_a_reading_for_the_next(resident: Resident) -> None:
    """Of a day of its window; afterwards the next window is named."""
    company = resident.company
    for command in ("calculate", "issue"):
        result = company.cli(command, "--period", "2026-10", today="2026-11-04")
        assert result.code in {0, 3}, result.err
    answer = resident.send(VALUE, AFTER, read_on=dt.date(2026, 11, 1))
    assert (answer.state, answer.note, answer.counts_for) == ("received", MONTH_ISSUED, NOVEMBER)
    refused = resident.send(VALUE, "2026-11-20")
    assert code_of(refused) == "WINDOW_NOT_OPEN"
    assert refused.fault is not None
    assert refused.fault.facts == (("opens", "2026-11-29"),)
    with resident.at("2026-11-20") as context:
        assert placed_today(context, FLAT) == refused.fault


def test_only_who_may_enters_readings(resident: Resident) -> None:
    """Not who only reads, nobody whose right ended, and no stranger."""
    with resident.at() as context:
        for right, outcome in ((Right.READINGS, "received"), (Right.READ, "NO_RIGHT")):
            account = Account(f"{right}@example.lv", "h", "lv")
            token = rights.invite(context, resident.user_id, KEY, account.email, right)
            user_id = rights.accept(context, token, account).user_id
            answer = enter_reading(context, user_id, resident.entry(VALUE))
            assert outcome in {answer.state, answer.fault.code if answer.fault else ""}
        stranger = enter_reading(context, "0" * 32, resident.entry(VALUE))
        assert code_of(stranger) == "NOT_FOUND"
        shown = entered_readings(context, resident.user_id, KEY)
        assert [row.own for row in shown] == [False]
        rights.leave(context, resident.user_id)
        assert (
            code_of(enter_reading(context, resident.user_id, resident.entry(VALUE))) == "NOT_FOUND"
        )


def test_a_busy_database_keeps_nothing(resident: Resident, monkeypatch: pytest.MonkeyPatch) -> None:
    """A submit waits for the one writer, and says so by name when that takes too long."""
    monkeypatch.setattr(job, "WAIT_SECONDS", 1)
    written, ended = threading.Event(), threading.Event()

    def write() -> None:
        with resident.at() as other, other.store.writing():
            written.set()
            ended.wait(30)

    writer = threading.Thread(target=write)
    writer.start()
    written.wait(10)
    entry = resident.entry(VALUE)
    with resident.at() as context:
        answer = enter_reading(context, resident.user_id, entry)
        assert (answer.state, answer.fault and answer.fault.code) == ("busy", "BUSY")
        ended.set()
        writer.join()
        assert enter_reading(context, resident.user_id, entry).state == "received"
    assert resident.states() == [("received", "")]


def test_of_another_customers_time_nothing_is_entered(resident: Resident) -> None:
    """A day before the customer came is not theirs."""
    company = resident.company
    header = "flat_id,name,customer_kind,code,email,language,valid_from,valid_to"
    row = next(
        line
        for line in (company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
        if line.startswith(f"{FLAT},")
    )
    path = company.home / "customers.csv"
    new = f"{FLAT},Next Person,person,,,lv,2026-10-31,"
    path.write_text("\n".join([header, f"{row}2026-10-30", new, ""]), "utf-8")
    assert company.cli("import", str(path)).code == 0
    assert code_of(resident.send(VALUE)) == "NOT_FOUND"
    assert code_of(resident.send(VALUE, "2026-10-31", read_on=dt.date(2026, 10, 30))) == "NOT_FOUND"
    assert resident.send(VALUE, "2026-10-30").state == "received"


def test_a_buyer_sees_nothing_of_what_the_seller_sent(resident: Resident) -> None:
    """Of a sale that is imported late: what the seller sent for days of the buyer is not theirs.

    Nor does it make a question of a buyer's reading: of sent ones the own customer's alone do.
    """
    with resident.at("2026-11-30") as context:
        sent = enter_reading(context, resident.user_id, resident.entry("640,277"))
        assert sent.state == "received"
        (seen,) = entered_readings(context, resident.user_id, KEY)
        assert seen.value_e3 == 640_277
        assert [m.meter.meter_id for m in missing(context, KEY)] == [HOT]
    imported_sale(resident, "2026-11-15", "2026-11-14")
    with resident.at("2026-11-30") as context:
        (made,) = make_codes(context, [FLAT])
        account = Account("jana@example.lv", "hash", "lv")
        buyer = register(context, FLAT, made.code, account).user_id
        (right,) = rights.rights_of(context, buyer)
        assert entered_readings(context, buyer, right.key) == ()
        assert entered_readings(context, resident.user_id, KEY) == ()
        assert [m.meter.meter_id for m in missing(context, right.key)] == [COLD, HOT]
    with resident.at("2026-12-31") as context:
        asked = check_reading(context, buyer, resident.entry("640,277"))
        assert "640,277" not in str(asked.questions)
        assert [question.code for question in asked.questions] != ["NO_USE"]
        for typed, code in (("9000", "LARGE_USE"), ("1", "BELOW_LAST")):
            asked = check_reading(context, buyer, resident.entry(typed))
            (question,) = asked.questions
            words = (question.code, question.facts, question.words)
            assert words == (code, (), f"{code}.unseen"), "a figure would give the seller's reading"
            assert portal_text(f"readings.ask.{question.words}", "en")
    with resident.at("2026-11-30") as context:
        entry = resident.entry("641", confirmed=("LARGE_USE",))
        assert enter_reading(context, buyer, entry).state == "received"
        (own,) = entered_readings(context, buyer, right.key)
        assert (own.value_e3, own.own) == (641_000, True)
        assert [m.meter.meter_id for m in missing(context, right.key)] == [HOT]


def missing(context: Context, key: AccountKey) -> tuple[ShownMeter, ...]:
    """Return the meters that a resident's overview asks a reading of."""
    shown = overview_of(context, key)
    assert shown is not None
    return shown.without_reading


def imported_sale(resident: Resident, day: str, last: str) -> None:
    """Import that the customer left on a day, and another came on the next."""
    header = "flat_id,name,customer_kind,code,email,language,valid_from,valid_to"
    lines = (resident.company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(f"{FLAT},")]
    rows = [header, f"{row}{last}", f"{FLAT},Next Person,person,,,lv,{day},", ""]
    path = resident.company.home / "customers.csv"
    path.write_text("\n".join(rows), "utf-8")
    assert resident.company.cli("import", str(path)).code == 0
