"""The table of routes: the only place where routes are born."""

from collections.abc import Callable
from typing import Literal

from einvoice.web.answers import Answer
from einvoice.web.attaching import LARGEST_MB
from einvoice.web.resident import (
    account,
    co_users,
    house,
    invoices,
    mails,
    messages,
    meters,
    overview,
    passkeys,
    profile,
    readings,
)
from einvoice.web.route import Role, Route, Sees
from einvoice.web.staff import documents as staff_documents
from einvoice.web.staff import journal, month, users
from einvoice.web.staff import messages as staff_messages
from einvoice.web.staff import readings as staff_readings
from einvoice.web.staff import signing as staff_signing
from einvoice.web.visit import Visit
from einvoice.web.visitor import (
    code_request,
    faq,
    forgotten,
    invitation,
    left,
    passkey,
    registering,
    signing,
    welcome,
)

_Method = Literal["GET", "POST"]
_Page = Callable[[Visit], Answer]


def _open(name: str, method: _Method, path: str, template: str, page: _Page) -> Route:
    """Return a route for everybody, which sees nothing of anybody."""
    return Route(name, method, path, Role.VISITOR, Sees.NOTHING, template, page)


def _own(name: str, method: _Method, path: str, template: str, page: _Page) -> Route:
    """Return a route of a resident about their own account and flats."""
    return Route(name, method, path, Role.RESIDENT, Sees.OWN_FLATS, template, page)


def _account(name: str, method: _Method, path: str, template: str, page: _Page) -> Route:
    """Return a route of a resident about their own account alone; below the profile."""
    whole = f"/profile{path}"
    return Route(name, method, whole, Role.RESIDENT, Sees.OWN_ACCOUNT, template, page)


def _flat(  # noqa: PLR0913 - a line of a table
    name: str,
    method: _Method,
    path: str,
    template: str,
    page: _Page,
    *,
    past: bool = False,
    uploads_mb: int = 0,
) -> Route:
    """Return a route of one flat; the path begins after the flat's."""
    whole = f"/flats/{{flat_id}}{path}"
    own = (Role.RESIDENT, Sees.OWN_FLAT)
    return Route(name, method, whole, *own, template, page, past, uploads_mb)


def _staff(  # noqa: PLR0913 - a line of a table
    name: str, method: _Method, path: str, template: str, page: _Page, *, uploads_mb: int = 0
) -> Route:
    """Return a route of the staff's room; its path begins after the room's."""
    whole = f"/staff{path}"
    clerk = (Role.CLERK, Sees.ALL)
    return Route(name, method, whole, *clerk, template, page, uploads_mb=uploads_mb)


def _manager(name: str, method: _Method, path: str, template: str, page: _Page) -> Route:
    """Return a route of managers in the staff's room."""
    return Route(name, method, f"/staff{path}", Role.MANAGER, Sees.ALL, template, page)


_REQUEST = "request_code.html.j2"
_MESSAGES = (
    _flat("messages", "GET", "/messages", "messages.html.j2", messages.messages, past=True),
    _flat("messages.new", "GET", "/messages/new", "message_new.html.j2", messages.new_page),
    _flat(
        "messages.new.send",
        "POST",
        "/messages/new",
        "message_new.html.j2",
        messages.send_new,
        uploads_mb=LARGEST_MB,
    ),
    _flat(
        "message", "GET", "/messages/{thread_id}", "message.html.j2", messages.message, past=True
    ),
    _flat(
        "message.send",
        "POST",
        "/messages/{thread_id}",
        "message.html.j2",
        messages.send,
        past=True,
        uploads_mb=LARGEST_MB,
    ),
    _flat(
        "message.file",
        "GET",
        "/messages/{thread_id}/files/{file_id}",
        "",
        messages.file,
        past=True,
    ),
)

_STAFF_MESSAGES = (
    _staff("staff-messages", "GET", "/messages", "staff_messages.html.j2", staff_messages.messages),
    _staff(
        "staff-message",
        "GET",
        "/messages/{thread_id}",
        "staff_message.html.j2",
        staff_messages.message,
    ),
    _staff(
        "staff-message.send",
        "POST",
        "/messages/{thread_id}",
        "staff_message.html.j2",
        staff_messages.send,
        uploads_mb=LARGEST_MB,
    ),
    _staff(
        "staff-message.file",
        "GET",
        "/messages/{thread_id}/files/{file_id}",
        "",
        staff_messages.file,
    ),
    _staff("staff-photo", "GET", "/photos/{photo_id}", "", staff_messages.reading_photo),
)

_DOCUMENT = "staff_document.html.j2"
_STAFF_DOCUMENTS = (
    _staff(
        "staff-documents",
        "GET",
        "/documents",
        "staff_documents.html.j2",
        staff_documents.documents,
    ),
    _staff(
        "staff-documents.send",
        "POST",
        "/documents",
        "staff_documents.html.j2",
        staff_documents.send,
        uploads_mb=LARGEST_MB,
    ),
    _staff(
        "staff-documents.document",
        "GET",
        "/documents/{document_id}",
        _DOCUMENT,
        staff_documents.document,
    ),
    _staff(
        "staff-documents.withdraw",
        "POST",
        "/documents/{document_id}",
        _DOCUMENT,
        staff_documents.withdraw,
    ),
    _staff(
        "staff-documents.file", "GET", "/documents/{document_id}/file", "", staff_documents.file
    ),
)

ROUTES: tuple[Route, ...] = (
    _open("welcome", "GET", "/", "welcome.html.j2", welcome.welcome),
    _open("faq", "GET", "/faq", "faq.html.j2", faq.faq),
    _open("sign-in", "GET", "/sign-in", "sign_in.html.j2", signing.sign_in_page),
    _open("sign-in.send", "POST", "/sign-in", "sign_in.html.j2", signing.sign_in),
    _open("sign-in.passkey", "POST", "/sign-in/passkey", "sign_in.html.j2", passkey.sign_in),
    _open("sign-in.passkey.page", "GET", "/sign-in/passkey", "", passkey.away),
    _open("sign-out", "POST", "/sign-out", "", signing.sign_out),
    _open("sign-out.page", "GET", "/sign-out", "", signing.away),
    _open("register", "GET", "/register", "register.html.j2", registering.register_page),
    _open("register.check", "POST", "/register", "register.html.j2", registering.check),
    _open(
        "register-account",
        "POST",
        "/register/account",
        "register_account.html.j2",
        registering.register_account,
    ),
    _open("register-account.page", "GET", "/register/account", "", registering.again),
    _open("request-code", "GET", "/register/request", _REQUEST, code_request.request_page),
    _open("request-code.send", "POST", "/register/request", _REQUEST, code_request.send),
    _open("forgotten", "GET", "/forgotten", "forgotten.html.j2", forgotten.forgotten_page),
    _open("forgotten.send", "POST", "/forgotten", "forgotten.html.j2", forgotten.send_link),
    _open(
        "new-password",
        "GET",
        "/new-password/{token}",
        "new_password.html.j2",
        forgotten.new_password_page,
    ),
    _open(
        "new-password.keep",
        "POST",
        "/new-password/{token}",
        "new_password.html.j2",
        forgotten.new_password,
    ),
    _open(
        "invitation",
        "GET",
        "/invitation/{token}",
        "invitation.html.j2",
        invitation.invitation_page,
    ),
    _open(
        "invitation.accept",
        "POST",
        "/invitation/{token}",
        "invitation.html.j2",
        invitation.accept,
    ),
    _open("left", "GET", "/left", "left.html.j2", left.left),
    _own("overview", "GET", "/overview", "overview.html.j2", overview.overview),
    _flat("flat", "GET", "", "flat.html.j2", overview.flat),
    _flat("invoices", "GET", "/invoices", "invoices.html.j2", invoices.invoices, past=True),
    _flat("invoice", "GET", "/invoices/{number}", "invoice.html.j2", invoices.invoice, past=True),
    _flat("invoice.pdf", "GET", "/invoices/{number}/pdf", "", invoices.invoice_pdf, past=True),
    _flat("readings", "GET", "/readings", "readings.html.j2", readings.readings),
    _flat(
        "readings.send",
        "POST",
        "/readings",
        "readings.html.j2",
        readings.send,
        uploads_mb=LARGEST_MB,
    ),
    _flat("reading-photo", "GET", "/readings/photos/{photo_id}", "", readings.reading_photo),
    _flat("meters", "GET", "/meters", "meters.html.j2", meters.meters),
    _flat("house", "GET", "/house", "house.html.j2", house.house),
    _flat("house.document", "GET", "/house/documents/{document_id}", "", house.document),
    *_MESSAGES,
    _open(
        "staff-sign-in",
        "GET",
        "/staff/sign-in",
        "staff_sign_in.html.j2",
        staff_signing.sign_in_page,
    ),
    _open(
        "staff-sign-in.send",
        "POST",
        "/staff/sign-in",
        "staff_sign_in.html.j2",
        staff_signing.sign_in,
    ),
    _staff("staff", "GET", "", "staff_month.html.j2", month.month),
    _staff("staff-flats", "GET", "/flats", "staff_flats.html.j2", month.held),
    _staff("staff-readings", "GET", "/readings", "staff_readings.html.j2", staff_readings.readings),
    _staff(
        "staff-readings-house",
        "GET",
        "/readings/{building_id}",
        "staff_readings_house.html.j2",
        staff_readings.house,
    ),
    *_STAFF_MESSAGES,
    *_STAFF_DOCUMENTS,
    _staff("staff-users", "GET", "/users", "staff_users.html.j2", users.users),
    _staff("staff-users.code", "POST", "/users", "staff_users.html.j2", users.make_letter),
    _staff("staff-user", "GET", "/users/{user_id}", "staff_user.html.j2", users.user),
    _manager("staff-user.end", "POST", "/users/{user_id}", "staff_user.html.j2", users.end),
    _manager("staff-journal", "GET", "/journal", "staff_journal.html.j2", journal.acts),
    _flat("account", "GET", "/account", "account.html.j2", account.account),
    _flat("co-users", "GET", "/co-users", "co_users.html.j2", co_users.co_users_page),
    _flat("co-users.invite", "POST", "/co-users", "co_users.html.j2", co_users.invite),
    _flat("co-users.end", "POST", "/co-users/end", "", co_users.end),
    _flat("co-users.end.page", "GET", "/co-users/end", "", co_users.again),
    _flat("co-users.withdraw.page", "GET", "/co-users/withdraw", "", co_users.again),
    _flat("co-users.withdraw", "POST", "/co-users/withdraw", "", co_users.withdraw_invitation),
    _account("profile", "GET", "", "profile.html.j2", profile.profile),
    _account("profile-language.page", "GET", "/language", "", profile.again),
    _account("profile-language.keep", "POST", "/language", "", profile.keep_language),
    _account(
        "profile-password", "GET", "/password", "profile_password.html.j2", profile.password_page
    ),
    _account(
        "profile-password.keep",
        "POST",
        "/password",
        "profile_password.html.j2",
        profile.keep_password,
    ),
    _account("profile-passkeys", "GET", "/passkeys", "profile_passkeys.html.j2", passkeys.passkeys),
    _account(
        "profile-passkeys.begin",
        "POST",
        "/passkeys",
        "profile_passkeys.html.j2",
        passkeys.begin,
    ),
    _account(
        "profile-passkeys.keep",
        "POST",
        "/passkeys/new",
        "profile_passkeys.html.j2",
        passkeys.keep,
    ),
    _account("profile-passkeys.again", "GET", "/passkeys/new", "", passkeys.again),
    _account("profile-passkeys.remove.page", "GET", "/passkeys/remove", "", passkeys.again),
    _account("profile-passkeys.remove", "POST", "/passkeys/remove", "", passkeys.remove),
    _account("profile-sessions", "GET", "/sessions", "profile_sessions.html.j2", profile.sessions),
    _account("profile-sessions.end", "POST", "/sessions", "", profile.end_sessions),
    _account("profile-data", "GET", "/data", "profile_data.html.j2", profile.data_page),
    _account("profile-data.get", "POST", "/data", "profile_data.html.j2", profile.own_data),
    _account("profile-mails", "GET", "/mails", "profile_mails.html.j2", mails.mails),
    _account("profile-mails.keep", "POST", "/mails", "", mails.keep_mails),
    _account("profile-leave", "GET", "/leave", "profile_leave.html.j2", profile.leave_page),
    _account("profile-leave.end", "POST", "/leave", "profile_leave.html.j2", profile.leave),
)
"""In the order in which they are tried."""
