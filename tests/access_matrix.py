"""Route x person: who is let in, thought about for each route."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal_people import DOCUMENT, PEOPLE, WITHDRAWN_DOCUMENT


@dataclass(frozen=True)
class Entry:
    """Who of `PEOPLE` is let in, with the flat that was sold; ``path`` fills the rest of it."""

    allowed: str
    path: Mapping[str, str] = field(default_factory=dict)

    @property
    def people(self) -> set[str]:
        """The people by name."""
        return set(PEOPLE) if self.allowed == "everybody" else set(self.allowed.split())


EVERYBODY = Entry("everybody")
RESIDENTS = Entry("own co_user ended_co_user former neighbour other_house")
FLAT = Entry("own co_user")
WRITER = Entry("own")
"""Who wrote it, or sent the photo: no co-user."""
STAFF = Entry("clerk manager")
STAFF_DOCUMENT = Entry("clerk manager", {"document_id": DOCUMENT})
WITHDRAWN = Entry("clerk manager", {"document_id": WITHDRAWN_DOCUMENT})
MANAGERS = Entry("manager")
OWNERS = Entry("own")
MATRIX = {
    "welcome": EVERYBODY,
    "sign-in": EVERYBODY,
    "sign-in.send": EVERYBODY,
    "sign-out": EVERYBODY,
    "sign-out.page": EVERYBODY,
    "register": EVERYBODY,
    "register.check": EVERYBODY,
    "register-account": EVERYBODY,
    "register-account.page": EVERYBODY,
    "forgotten": EVERYBODY,
    "forgotten.send": EVERYBODY,
    "new-password": Entry("everybody", {"token": "x"}),
    "new-password.keep": Entry("everybody", {"token": "x"}),
    "cellar": EVERYBODY,
    "offline": EVERYBODY,
    "phone": EVERYBODY,
    "own-invoices": RESIDENTS,
    "own-meters": RESIDENTS,
    "own-messages": RESIDENTS,
    "overview": RESIDENTS,
    "flat": FLAT,
    "faq": EVERYBODY,
    "invoices": FLAT,
    "invoice": FLAT,
    "invoice.pdf": FLAT,
    "readings": FLAT,
    "readings.send": FLAT,
    "meters": FLAT,
    "house": FLAT,
    "house.document": Entry("own co_user", {"document_id": DOCUMENT}),
    "messages": FLAT,
    "messages.new": FLAT,
    "messages.new.send": FLAT,
    "message": WRITER,
    "message.send": WRITER,
    "message.file": WRITER,
    "message.photo": WRITER,
    "readings.photo": WRITER,
    "reading-photo": WRITER,
    "request-code": EVERYBODY,
    "request-code.send": EVERYBODY,
    "staff-sign-in": EVERYBODY,
    "staff-sign-in.send": EVERYBODY,
    "staff-sign-in.code": EVERYBODY,
    "staff-sign-in.code.page": EVERYBODY,
    "staff-account": STAFF,
    "staff-account.begin": STAFF,
    "staff-account.keep": STAFF,
    "staff-account.again": STAFF,
    "staff-account-password": STAFF,
    "staff-account-password.keep": STAFF,
    "staff-account.end": MANAGERS,
    "staff-account.end.page": MANAGERS,
    "staff": STAFF,
    "staff-flats": STAFF,
    "staff-readings": STAFF,
    "staff-readings.act": STAFF,
    "staff-readings-house": STAFF,
    "staff-messages": STAFF,
    "staff-message-new": STAFF,
    "staff-message-new.send": STAFF,
    "staff-message": STAFF,
    "staff-message.send": STAFF,
    "staff-message.file": STAFF,
    "staff-photo": STAFF,
    "staff-documents": STAFF,
    "staff-documents.send": STAFF,
    "staff-documents.document": STAFF_DOCUMENT,
    "staff-documents.withdraw": WITHDRAWN,
    "staff-documents.file": STAFF_DOCUMENT,
    "staff-users": STAFF,
    "staff-users.code": STAFF,
    "staff-user": STAFF,
    "staff-user.end": MANAGERS,
    "staff-payments": STAFF,
    "staff-payments.decide": MANAGERS,
    "staff-applications": STAFF,
    "staff-applications.decide": MANAGERS,
    "staff-journal": MANAGERS,
    "invitation": Entry("everybody", {"token": "x"}),
    "invitation.accept": Entry("everybody", {"token": "x"}),
    "left": EVERYBODY,
    "provider": EVERYBODY,
    "provider.back": EVERYBODY,
    "register-known": EVERYBODY,
    "register-known.make": EVERYBODY,
    "profile-provider": RESIDENTS,
    "profile-provider.begin": RESIDENTS,
    "profile-provider.remove": RESIDENTS,
    "profile-provider.again": RESIDENTS,
    "account": FLAT,
    "co-users": OWNERS,
    "co-users.invite": OWNERS,
    "co-users.end": OWNERS,
    "co-users.withdraw": OWNERS,
    "co-users.end.page": OWNERS,
    "co-users.withdraw.page": OWNERS,
    "profile": RESIDENTS,
    "profile-language.keep": RESIDENTS,
    "profile-password": RESIDENTS,
    "profile-password.keep": RESIDENTS,
    "sign-in.passkey": EVERYBODY,
    "sign-in.passkey.page": EVERYBODY,
    "profile-passkeys": RESIDENTS,
    "profile-passkeys.begin": RESIDENTS,
    "profile-passkeys.keep": RESIDENTS,
    "profile-passkeys.again": RESIDENTS,
    "profile-passkeys.remove": RESIDENTS,
    "profile-sessions": RESIDENTS,
    "profile-sessions.end": RESIDENTS,
    "profile-data": RESIDENTS,
    "profile-data.get": RESIDENTS,
    "profile-mails": RESIDENTS,
    "profile-language.page": RESIDENTS,
    "profile-passkeys.remove.page": RESIDENTS,
    "profile-mails.keep": RESIDENTS,
    "profile-leave": RESIDENTS,
    "profile-leave.end": RESIDENTS,
    "api.me": RESIDENTS,
    "api.overview": RESIDENTS,
    "api.invoices": RESIDENTS,
    "api.invoice": FLAT,
    "api.invoice.pdf": FLAT,
    "api.meters": RESIDENTS,
    "api.readings": RESIDENTS,
    "api.readings.send": RESIDENTS,
    "api.readings.photo": RESIDENTS,
    "api.documents": RESIDENTS,
    "api.document.file": Entry("own co_user neighbour", {"document_id": DOCUMENT}),
    "api.messages": RESIDENTS,
    "api.message": WRITER,
    "api.messages.new.send": RESIDENTS,
    "api.message.send": WRITER,
    "api.push": RESIDENTS,
    "api.push.on": RESIDENTS,
    "api.push.off": RESIDENTS,
    "api.tokens": EVERYBODY,
    "api.tokens.refresh": EVERYBODY,
    "api.tokens.revoke": EVERYBODY,
    "api.description": EVERYBODY,
}
"""By name of the route. A new route gets its line here, thought about, not computed."""
