"""Whose a thread is: its writer's alone, after a sale too, and what an extract has."""

from resident_world import FLAT, KEY, Resident
from thread_steps import PDF, berta_of, by_staff, draft, opened, read

from einvoice.core.messages import Topic
from einvoice.store import threads
from jobs.care import person
from jobs.residents import messages, rights
from jobs.residents.correspondence import SendState
from jobs.residents.register import Account, make_codes, register


def test_nobody_but_the_writer_sees_a_thread(resident: Resident) -> None:
    """Not a co-user, not by another flat, not after the account has ended."""
    with resident.at() as context:
        thread_id = opened(context, resident.user_id)
        messages.answer(context, resident.user_id, KEY, thread_id, 1, draft("k2", file=PDF))
        (file,) = read(context, resident.user_id, thread_id).posts[1].files
        berta = berta_of(context, resident)
        (made,) = make_codes(context, ["B0001-3"])
        other = register(context, "B0001-3", made.code, Account("c@example.lv", "h", "lv")).user_id
        (right,) = rights.rights_of(context, other)
        for user_id, key in ((berta, KEY), (other, KEY), (other, right.key), ("", KEY)):
            own = (context, user_id, key, thread_id)
            assert messages.thread_of(*own) is None
            assert messages.file_of(*own, file.attachment_id) is None
            assert messages.answer(*own, 2, draft("x1")).state is SendState.NOT_THERE
            assert messages.close(*own, 2).state is SendState.NOT_THERE
        assert messages.thread_of(context, resident.user_id, right.key, thread_id) is None
        rights.leave(context, resident.user_id)
        own = (context, resident.user_id, KEY, thread_id)
        assert messages.answer(*own, 2, draft("k3")).state is SendState.NOT_THERE


def sold(resident: Resident, day: str, last: str) -> None:
    """Import that the flat's customer left on a day, and another came on the next."""
    header = "flat_id,name,customer_kind,code,email,language,valid_from,valid_to"
    lines = (resident.company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(f"{FLAT},")]
    rows = [header, f"{row}{last}", f"{FLAT},Next Person,person,,,lv,{day},", ""]
    path = resident.company.home / "customers.csv"
    path.write_text("\n".join(rows), "utf-8")
    assert resident.company.cli("import", str(path)).code == 0


def test_a_sold_flat_leaves_threads_with_their_writers(resident: Resident) -> None:
    """The former owner reads and answers the own for 90 days and opens none; the new sees none."""
    with resident.at("2026-10-30") as context:
        thread_id = opened(context, resident.user_id)
    sold(resident, "2026-10-31", "2026-10-30")
    with resident.at("2026-11-05") as context:
        (made,) = make_codes(context, [FLAT])
        new = register(context, FLAT, made.code, Account("d@example.lv", "h", "lv")).user_id
        (right,) = rights.rights_of(context, new)
        assert messages.threads_of(context, new, right.key) == ()
        assert messages.thread_of(context, new, right.key, thread_id) is None
        own = (context, resident.user_id, KEY, thread_id)
        assert messages.thread_of(context, resident.user_id, right.key, thread_id) is None
        assert messages.answer(*own, 1, draft("k2", "Vēl")).state is SendState.SENT
        refused = messages.open_thread(context, resident.user_id, KEY, Topic.OTHER, draft("k3"))
        assert refused.state is SendState.NOT_THERE
        now = person.extract(context, FLAT, None).records
        before = person.extract(context, FLAT, KEY.since).records
    assert "threads" not in now
    assert [post["text"] for post in before["posts"]] == ["Labdien!", "Vēl"]
    with resident.at("2027-02-01") as context:
        assert messages.answer(*(context, *own[1:]), 2, draft("k4")).state is SendState.NOT_THERE


def test_an_extract_has_the_owners_messages(resident: Resident) -> None:
    """With the staff's answers, but without who answered; none of a co-user, no bytes of files."""
    with resident.at() as context:
        thread_id = opened(context, resident.user_id, text="Mans jautājums")
        by_staff(context, thread_id)
        messages.answer(context, resident.user_id, KEY, thread_id, 2, draft("k2", file=PDF))
        berta = berta_of(context, resident)
        assert opened(context, berta, "b1", "Bertas vārdi")
        records = person.extract(context, FLAT, None).records
    assert [post["text"] for post in records["posts"]] == ["Mans jautājums", "Atbilde", "Labdien!"]
    (file,) = records["attachments"]
    assert (file["kind"], file["size"], "content" in file) == ("pdf", 8, False)
    assert "Bertas" not in str(records)
    assert "ilze" not in str({name: records[name] for name in ("threads", "posts")})


def test_a_customer_who_was_never_there_leaves_no_messages_to_the_other(
    resident: Resident,
) -> None:
    """A row that is written over with somebody else: what was written is in nobody's extract."""
    with resident.at() as context:
        opened(context, resident.user_id)
    path = resident.company.home / "input" / "customers.csv"
    lines = path.read_text("utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(f"{FLAT},")]
    other = row.split(",")
    other[1], other[3], other[4] = "Somebody Else", "", ""
    again = resident.company.home / "customers.csv"
    again.write_text("\n".join([lines[0], ",".join(other), ""]), "utf-8")
    result = resident.company.cli("import", str(again))
    assert result.code == 0, result.err
    with resident.at() as context:
        records = person.extract(context, FLAT, None).records
        with context.store.reading() as tx:
            (thread,) = threads.waiting_threads(tx, 9)
    assert "threads" not in records
    assert not thread.by_customer
