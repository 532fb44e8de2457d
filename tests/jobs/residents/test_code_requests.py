"""Requests for a code: kept for the staff, few from a network, and the same answer to everybody."""

import datetime as dt

from resident_world import FLAT, KEY, Resident

from einvoice.core.account_keys import AccountKey
from einvoice.core.messages import Topic
from einvoice.store import portal_purging, threads
from einvoice.store.flat_places import places_of
from einvoice.store.threads import Post, Thread
from jobs.care import person
from jobs.context import Context
from jobs.residents import messages
from jobs.residents.code_requests import CodeRequest, RequestState, request_code
from jobs.residents.correspondence import Draft

HERE, THERE = "198.51.100.7", "203.0.113.9"


def asked(context: Context, number: str = "", place: str = "", address: str = HERE) -> RequestState:
    """Ask for a code."""
    return request_code(context, address, CodeRequest(number, place, "lv"))


def waiting(context: Context) -> list[tuple[Thread, list[Post]]]:
    """Return what waits for the staff."""
    with context.store.reading() as tx:
        return [
            (row, threads.posts_of(tx, row.thread_id)) for row in threads.waiting_threads(tx, 9)
        ]


def test_a_request_waits_for_the_staff(resident: Resident) -> None:
    """Of a flat once; a number that is none of ours is answered the same, and kept as text."""
    with resident.at() as context:
        assert asked(context, f" {FLAT.lower()} ", "Egļu iela 1-2") is RequestState.KEPT
        assert asked(context, FLAT, "Another text") is RequestState.KEPT
        assert asked(context, "B9999-1", "Kļavu iela 3") is RequestState.KEPT
        known, unknown = sorted(waiting(context), key=lambda row: row[0].key.flat_id == "")
        assert (known[0].key, known[0].user_id, str(known[0].topic)) == (KEY, "", "code")
        assert [post.text for post in known[1]] == [f"{FLAT.lower()}\nEgļu iela 1-2"]
        assert unknown[0].key == AccountKey("", dt.date.min)
        assert messages.threads_of(context, "", KEY) == ()
        assert "threads" not in person.extract(context, FLAT, None).records


def test_an_address_that_one_flat_has_is_that_flat(resident: Resident) -> None:
    """The staff need not look for it; of a street alone, which has several, they do."""
    with resident.at() as context, context.store.reading() as tx:
        place = places_of(tx, {FLAT})[FLAT]
    with resident.at() as context:
        whole = f"{place.address}, dz. {place.number}"
        assert asked(context, "no idea", whole) is RequestState.KEPT
        assert asked(context, "", place.address) is RequestState.KEPT
        rows = [(row.key.flat_id, [post.text for post in own]) for row, own in waiting(context)]
    assert sorted(rows) == [("", [place.address]), (FLAT, [f"no idea\n{whole}"])]


def test_too_much_is_refused(resident: Resident) -> None:
    """Nothing, a novel, and the sixth request of a network within an hour; not that of others."""
    with resident.at() as context:
        assert asked(context) is RequestState.EMPTY
        assert asked(context, place="a" * 201) is RequestState.LONG
        states = [asked(context, place=f"House {number}") for number in range(6)]
        assert states == [*[RequestState.KEPT] * 5, RequestState.WAIT]
        assert asked(context, place="x", address="198.51.100.99") is RequestState.WAIT
        assert asked(context, place="x", address=THERE) is RequestState.KEPT
        assert len(waiting(context)) == 6


def test_a_request_is_forgotten_after_90_days(resident: Resident) -> None:
    """What a resident wrote stays until its years are over."""
    with resident.at() as context:
        asked(context, FLAT)
        messages.open_thread(context, resident.user_id, KEY, Topic.OTHER, Draft("k", "Labdien"))
        now = dt.datetime.fromtimestamp(context.clock.seconds(), dt.UTC)

        def gone(days: int) -> int:
            with context.store.writing() as tx:
                return portal_purging.forget_over(tx, now + dt.timedelta(days=days))["threads"]

        assert (gone(90), gone(91), gone(400)) == (0, 1, 0)
        with context.store.writing() as tx:
            year = dt.date(now.year, 1, 1)
            assert portal_purging.forget_years(tx, year)["threads"] == 0
            counts = portal_purging.forget_years(tx, year.replace(year=now.year + 1))
        assert (counts["threads"], counts["posts"], waiting(context)) == (1, 1, [])
