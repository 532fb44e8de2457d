"""A portal with everybody who may ask: of a sold flat, its neighbour, another house, and staff."""

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pictures import photo
from portal_server import Browser, listening
from sample_company import Company
from sold_flat import FORMER, FORMER_SUMS, NEIGHBOUR_CENTS, OWN_SUMS, SoldFlat, sold
from sqlalchemy import insert, select, update

from einvoice.core.account_keys import AccountKey
from einvoice.core.house_documents import DocumentKind, HouseDocument
from einvoice.core.messages import FileKind, Topic
from einvoice.core.money import format_cents
from einvoice.core.residents import PersonKind, Right, StaffRole
from einvoice.store import house_documents
from einvoice.store.document_files import DocumentFiles
from einvoice.store.input_tables import buildings, flats
from einvoice.store.message_tables import photos
from einvoice.web.app import portal_app
from einvoice.web.cookies import SESSION
from einvoice.web.passwords import Passwords
from jobs.context import Context
from jobs.residents import rights
from jobs.residents.correspondence import AttachedFile, Draft
from jobs.residents.messages import open_thread, thread_of
from jobs.residents.register import Account, RegisterState, make_codes, printed_code, register
from jobs.residents.sessions import open_session
from jobs.residents.staff_accounts import add_staff, begin_staff_session, end_staff

TODAY, BEFORE_SALE = "2026-11-29", "2026-08-01"
PASSWORD = "mazs zirgs pie lielas upes"  # noqa: S105 - of a test
OWN_WORDS = "Kāpņutelpā septītajā stāvā mirgo spuldze"
"""What the present owner wrote to the staff: nobody else's to read."""
DOCUMENT, OTHER_DOCUMENT, WITHDRAWN_DOCUMENT = "d" * 32, "e" * 32, "f" * 32
PDF = b"%PDF-1.7 of a meeting"
PEOPLE = (
    "visitor own co_user ended_co_user former neighbour other_house deleted clerk manager "
    "ended_staff"
).split()
STAFF = {
    "clerk": StaffRole.CLERK,
    "manager": StaffRole.MANAGER,
    "ended_staff": StaffRole.MANAGER,
}


@dataclass(frozen=True)
class PortalPeople:
    """The company, its sold flat, a session of each person, and flats that nobody registered.

    ``parts`` are parts of addresses: a thread of the present owner with a file, a photo of theirs,
    their id, and their house.
    """

    company: Company
    flat: SoldFlat
    sessions: Mapping[str, str]
    invoice_number: str
    others: tuple[str, ...]
    parts: Mapping[str, str]

    def browser(self, address: str, person: str) -> Browser:
        """Return a person's browser, signed in."""
        token = self.sessions.get(person)
        return Browser(address, cookies={SESSION: token} if token else {})


def with_people(company: Company) -> PortalPeople:
    """Sell the flat, register everybody, and open their sessions."""
    flat = sold(company)
    other = moved_flat(company, flat)
    kept = Passwords().hashed(PASSWORD)
    with company.context(BEFORE_SALE) as context:
        users = {"former": registered(context, flat.flat_id, "former", kept)}
    with company.context(TODAY) as context:
        users["own"] = registered(context, flat.flat_id, "own", kept)
        users["neighbour"] = registered(context, flat.neighbour, "neighbour", kept)
        users["other_house"] = registered(context, other, "other_house", kept)
        users["co_user"] = invited(context, flat, users["own"], "co_user", kept)
        users["ended_co_user"] = invited(context, flat, users["own"], "ended_co_user", kept)
        users["deleted"] = invited(context, flat, users["own"], "deleted", kept)
        sessions = {
            name: open_session(context, user_id, PersonKind.USER, "test")
            for name, user_id in users.items()
        }
        assert rights.end_co_user(context, users["own"], flat.present, users["ended_co_user"])
        sessions["ended_co_user"] = open_session(
            context, users["ended_co_user"], PersonKind.USER, "test"
        )
        rights.leave(context, users["deleted"])
        parts = written(context, flat.present, users["own"])
        for name, role in STAFF.items():
            member = add_staff(context, f"{name}@example.lv", "Ilze", role, kept)
            sessions[name] = begin_staff_session(context, member, "test")
        end_staff(context, "ended_staff@example.lv")
        sessions["ended_staff"] = begin_staff_session(context, member, "test")
    number = next(
        row["invoice_number"] for row in company.table("invoices") if row["flat_id"] == flat.flat_id
    )
    keep_documents(company)
    taken = {flat.flat_id, flat.neighbour, other}
    others = (row["flat_id"] for row in company.table("invoices") if row["flat_id"] not in taken)
    parts |= {"user_id": users["own"], "building_id": "B0001", "client_number": flat.flat_id}
    return PortalPeople(
        company, flat, sessions, number, tuple(others), parts | {"document_id": DOCUMENT}
    )


def written(
    context: Context,
    key: AccountKey,
    user_id: str,
    words: str = OWN_WORDS,
    photo_id: str = "photo-of-a-test",
) -> dict[str, str]:
    """Write as an owner, with a file; return the parts of addresses that lead there."""
    file = AttachedFile(FileKind.JPEG, photo())
    draft = Draft(f"of a test, {user_id}", words, file)
    sent = open_thread(context, user_id, key, Topic.REPAIR, draft)
    thread = thread_of(context, user_id, key, sent.thread_id)
    assert thread is not None
    with context.store.writing() as tx:
        row = {"photo_id": photo_id, "meter_id": "m", "user_id": user_id}
        rest = {"received_at": "2026-11-29T08:00:00Z", "size": 3, "content": photo()}
        tx.execute(insert(photos).values(row | rest))
    file_id = thread.posts[0].files[0].attachment_id
    return {"thread_id": sent.thread_id, "file_id": file_id, "photo_id": photo_id}


def moved_flat(company: Company, flat: SoldFlat) -> str:
    """Put a third flat into another house and return its id."""
    named = {flat.flat_id, flat.neighbour}
    other = next(row["flat_id"] for row in company.table("invoices") if row["flat_id"] not in named)
    with company.context() as context, context.store.writing() as tx:
        house = dict(tx.execute(select(buildings)).first()._mapping)  # type: ignore[union-attr]
        tx.execute(insert(buildings).values(house | {"building_id": "B0002"}))
        of_flat = flats.c.flat_id == other
        tx.execute(update(flats).where(of_flat).values(building_id="B0002"))
    return str(other)


def keep_documents(company: Company) -> None:
    """Let both houses have a document each, the first with an id that is known."""
    document = HouseDocument(
        DOCUMENT,
        ("B0001",),
        DocumentKind.PROTOCOL,
        2026,
        {"lv": "Kopsapulces protokols", "ru": "Протокол собрания", "en": "Minutes of a meeting"},
        dt.date(2026, 5, 20),
        dt.date(2026, 6, 1),
        "",
    )
    with company.context(TODAY) as context:
        sha256 = DocumentFiles(context.store.data_dir).keep(PDF)
        of_house = replace(document, sha256=sha256)
        other = replace(of_house, document_id=OTHER_DOCUMENT, building_ids=("B0002",))
        third = replace(other, document_id=WITHDRAWN_DOCUMENT)
        with context.store.writing() as tx:
            for row in (of_house, other, third):
                house_documents.add_document(tx, row)


@contextlib.contextmanager
def portal_context(people: PortalPeople, today: str = TODAY) -> Iterator[Context]:
    """Yield the context of the portal's process."""
    with people.company.context(today) as context:
        own = replace(context, for_portal=True)
        try:
            yield own
        finally:
            own.close()


@contextlib.contextmanager
def mailing_portal(people: PortalPeople, port: int) -> Iterator[str]:
    """Yield the address of a portal that hands its mail to a server on the loopback."""
    path = people.company.home / "config.toml"
    before = path.read_text("utf-8")
    lines = f'host = "127.0.0.1"\nport = {port}\nsecurity = "none"\nfrom = "p@example.lv"\n'
    path.write_text(before.replace("[mail]\n", f"[mail]\n{lines}"), "utf-8")
    with portal_context(people) as context:
        path.write_text(before, "utf-8")
        with listening(portal_app(context)) as place:
            yield place


def registered(context: Context, flat_id: str, name: str, password_hash: str) -> str:
    """Register the customer of a flat today and return the user's id."""
    (made,) = make_codes(context, [flat_id])
    account = Account(f"{name}@example.lv", password_hash, "en")
    outcome = register(context, flat_id, printed_code(made), account)
    assert outcome.state is RegisterState.OK
    return outcome.user_id


def invited(context: Context, flat: SoldFlat, owner: str, name: str, password_hash: str) -> str:
    """Let the owner invite somebody and return that user's id."""
    email = f"{name}@example.lv"
    token = rights.invite(context, owner, flat.present, email, Right.READINGS)
    outcome = rights.accept(context, token, Account(email, password_hash, "en"))
    assert outcome.state is RegisterState.OK
    return outcome.user_id


def secrets_of_others(people: PortalPeople, person: str) -> list[str]:
    """Return what a person may never see on any page of the sold flat: sums, names, words."""
    words = [] if person in {"own", "clerk", "manager"} else [OWN_WORDS]
    return [*words, *figures_of_others(people, person)]


def figures_of_others(people: PortalPeople, person: str) -> list[str]:
    """Return sums and names that a person may never see on any page of the sold flat."""
    own = [format_cents(cents) for cents in OWN_SUMS.values()]
    former = [FORMER, *(format_cents(cents) for cents in FORMER_SUMS.values())]
    neighbours = [format_cents(NEIGHBOUR_CENTS), people.flat.neighbour]
    if person in {"own", "co_user"}:
        return [*former, *neighbours]
    if person == "former":
        return [*own, *neighbours]
    if person == "neighbour":
        return [*own, *former]
    return [*own, *former, *neighbours]
