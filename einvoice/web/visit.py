"""One request, as the function behind a route needs it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from einvoice.core.residents import FlatRight, PersonKind, StaffMember
from einvoice.web.cookies import Device
from einvoice.web.passkeys import Passkeys
from einvoice.web.passwords import PasswordLanes
from einvoice.web.provider_rounds import ProviderRounds
from einvoice.web.second_step import Tickets
from einvoice.web.uploads import Upload
from jobs.context import Context


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in: a resident or a member of the staff."""

    person_id: str
    kind: PersonKind


@dataclass(frozen=True, slots=True)
class Call:
    """The JSON of a request of the interface as its shape, and its ``Idempotency-Key``.

    The body of a route that takes a photo is its bytes.
    """

    body: object = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks, in which language, and for what.

    ``path`` are the parts of the address, ``form`` what was typed (empty on GET), ``uploads`` the
    files by field, on routes that take files. ``rights`` are a resident's, ``staff`` is a member of
    the staff. ``link`` returns the whole address of a route, as mails have it. ``rounds`` are those
    by a provider, where one is configured.
    """

    context: Context
    language: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str]
    session: str
    address: str
    agent: str
    device: Device
    passwords: PasswordLanes
    passkeys: Passkeys
    tickets: Tickets
    link: Callable[[str, Mapping[str, str]], str]
    route_of: Callable[[str], tuple[str, Mapping[str, str]] | None]
    person: Person | None = None
    rights: tuple[FlatRight, ...] = ()
    right: FlatRight | None = None
    uploads: Mapping[str, Upload] = field(default_factory=dict)
    staff: StaffMember | None = None
    call: Call = Call()
    rounds: ProviderRounds | None = None

    @property
    def person_id(self) -> str:
        """The person who is signed in; only routes of a role may ask."""
        if self.person is None:
            raise LookupError("a route of visitors asks who is signed in")
        return self.person.person_id

    @property
    def is_resident(self) -> bool:
        """Whether a resident is signed in."""
        return self.person is not None and self.person.kind is PersonKind.USER

    @property
    def staff_member(self) -> StaffMember:
        """The member of the staff who is signed in; only routes of staff may ask."""
        if self.staff is None:
            raise LookupError("a route without staff asks for them")
        return self.staff

    @property
    def flat(self) -> FlatRight:
        """The right to the flat of the path; only routes of one flat may ask."""
        if self.right is None:
            raise LookupError("a route without a flat asks for it")
        return self.right
