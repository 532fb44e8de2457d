"""The lines of the table of routes that lead to the staff: their door, and their room."""

from einvoice.web.attaching import LARGEST_MB
from einvoice.web.route import Route
from einvoice.web.route_lines import of_manager, of_staff, of_visitor
from einvoice.web.staff import (
    account,
    data,
    decisions,
    documents,
    journal,
    messages,
    month,
    readings,
    signing,
    users,
)

_NEW = "staff_message_new.html.j2"
_MESSAGES = (
    of_staff("staff-messages", "GET", "/messages", "staff_messages.html.j2", messages.messages),
    of_staff("staff-message-new", "GET", "/messages/new/{user_id}", _NEW, messages.new),
    of_staff(
        "staff-message-new.send",
        "POST",
        "/messages/new/{user_id}",
        _NEW,
        messages.begin,
        uploads_mb=LARGEST_MB,
    ),
    of_staff(
        "staff-message",
        "GET",
        "/messages/{thread_id}",
        "staff_message.html.j2",
        messages.message,
    ),
    of_staff(
        "staff-message.send",
        "POST",
        "/messages/{thread_id}",
        "staff_message.html.j2",
        messages.send,
        uploads_mb=LARGEST_MB,
    ),
    of_staff(
        "staff-message.file",
        "GET",
        "/messages/{thread_id}/files/{file_id}",
        "",
        messages.file,
    ),
    of_staff("staff-photo", "GET", "/photos/{photo_id}", "", messages.reading_photo),
)

_DOCUMENT = "staff_document.html.j2"
_DOCUMENTS = (
    of_staff(
        "staff-documents",
        "GET",
        "/documents",
        "staff_documents.html.j2",
        documents.documents,
    ),
    of_staff(
        "staff-documents.send",
        "POST",
        "/documents",
        "staff_documents.html.j2",
        documents.send,
        uploads_mb=LARGEST_MB,
    ),
    of_staff(
        "staff-documents.document",
        "GET",
        "/documents/{document_id}",
        _DOCUMENT,
        documents.document,
    ),
    of_staff(
        "staff-documents.withdraw",
        "POST",
        "/documents/{document_id}",
        _DOCUMENT,
        documents.withdraw,
    ),
    of_staff("staff-documents.file", "GET", "/documents/{document_id}/file", "", documents.file),
)

_PAYMENTS, _QUEUE = "staff_payments.html.j2", "staff_applications.html.j2"
_SIGN_IN, _ACCOUNT = "staff_sign_in.html.j2", "staff_account.html.j2"
_PASSWORD = "staff_password.html.j2"  # noqa: S105 - a page
_DOOR = (
    of_visitor("staff-sign-in", "GET", "/staff/sign-in", _SIGN_IN, signing.sign_in_page),
    of_visitor(
        "staff-sign-in.send",
        "POST",
        "/staff/sign-in",
        _SIGN_IN,
        signing.sign_in,
        refused=signing.refused,
    ),
    of_visitor(
        "staff-sign-in.code",
        "POST",
        "/staff/sign-in/code",
        "staff_sign_in_code.html.j2",
        signing.enter_code,
    ),
    of_visitor("staff-sign-in.code.page", "GET", "/staff/sign-in/code", "", signing.again),
    of_staff("staff-account", "GET", "/account", _ACCOUNT, account.account),
    of_staff("staff-account.begin", "POST", "/account", _ACCOUNT, account.begin),
    of_staff("staff-account.keep", "POST", "/account/code", _ACCOUNT, account.keep),
    of_staff("staff-account.again", "GET", "/account/code", "", account.again),
    of_staff(
        "staff-account-password", "GET", "/account/password", _PASSWORD, account.password_page
    ),
    of_staff(
        "staff-account-password.keep",
        "POST",
        "/account/password",
        _PASSWORD,
        account.keep_password,
    ),
    of_manager("staff-account.end", "POST", "/account/end", _ACCOUNT, account.end),
    of_manager("staff-account.end.page", "GET", "/account/end", "", account.again),
)

STAFF_ROUTES: tuple[Route, ...] = (
    *_DOOR,
    of_staff("staff", "GET", "", "staff_month.html.j2", month.month),
    of_staff("staff-flats", "GET", "/flats", "staff_flats.html.j2", month.held),
    of_staff("staff-readings", "GET", "/readings", "staff_readings.html.j2", readings.readings),
    of_staff("staff-readings.act", "POST", "/readings", "staff_readings.html.j2", readings.act),
    of_staff(
        "staff-readings-house",
        "GET",
        "/readings/{building_id}",
        "staff_readings_house.html.j2",
        readings.house,
    ),
    *_MESSAGES,
    *_DOCUMENTS,
    of_staff("staff-users", "GET", "/users", "staff_users.html.j2", users.users),
    of_staff("staff-users.code", "POST", "/users", "staff_users.html.j2", users.make_letter),
    of_staff("staff-user", "GET", "/users/{user_id}", "staff_user.html.j2", users.user),
    of_manager("staff-user.end", "POST", "/users/{user_id}", "staff_user.html.j2", users.end),
    of_manager("staff-users-data", "GET", "/data/{client_number}", "staff_data.html.j2", data.page),
    of_manager(
        "staff-users-data.get", "POST", "/data/{client_number}", "staff_data.html.j2", data.data
    ),
    of_staff("staff-payments", "GET", "/payments", _PAYMENTS, decisions.payments),
    of_manager("staff-payments.decide", "POST", "/payments", _PAYMENTS, decisions.decide_payment),
    of_staff("staff-applications", "GET", "/applications", _QUEUE, decisions.applications),
    of_manager(
        "staff-applications.decide",
        "POST",
        "/applications",
        _QUEUE,
        decisions.decide_application,
    ),
    of_manager("staff-journal", "GET", "/journal", "staff_journal.html.j2", journal.acts),
)
"""In the order in which they are tried."""
