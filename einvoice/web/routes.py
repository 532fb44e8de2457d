"""The table of routes: the only place where routes are born."""

from einvoice.web.api.table import API_ROUTES
from einvoice.web.attaching import LARGEST_MB
from einvoice.web.phone.routes import PHONE_ROUTES
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
from einvoice.web.resident import provider as own_provider
from einvoice.web.route import Route
from einvoice.web.route_lines import (
    of_account,
    of_flat,
    of_resident,
    of_visitor,
)
from einvoice.web.staff_routes import STAFF_ROUTES
from einvoice.web.visitor import (
    code_request,
    faq,
    forgotten,
    invitation,
    left,
    passkey,
    provider,
    registering,
    signing,
    welcome,
)

_PASSKEYS, _REQUEST = "profile_passkeys.html.j2", "request_code.html.j2"
_MESSAGES = (
    of_flat("messages", "GET", "/messages", "messages.html.j2", messages.messages, past=True),
    of_flat("messages.new", "GET", "/messages/new", "message_new.html.j2", messages.new_page),
    of_flat(
        "messages.new.send",
        "POST",
        "/messages/new",
        "message_new.html.j2",
        messages.send_new,
        uploads_mb=LARGEST_MB,
    ),
    of_flat(
        "message", "GET", "/messages/{thread_id}", "message.html.j2", messages.message, past=True
    ),
    of_flat(
        "message.send",
        "POST",
        "/messages/{thread_id}",
        "message.html.j2",
        messages.send,
        past=True,
        uploads_mb=LARGEST_MB,
    ),
    of_flat(
        "message.file",
        "GET",
        "/messages/{thread_id}/files/{file_id}",
        "",
        messages.file,
        past=True,
    ),
    of_flat(
        "message.photo",
        "GET",
        "/messages/{thread_id}/files/{file_id}/page",
        "photo.html.j2",
        messages.photo_page,
        past=True,
    ),
)

_PROVIDER, _KNOWN = "profile_provider.html.j2", "register_account.html.j2"
_BY_PROVIDER = (
    of_visitor("provider", "GET", "/provider", "", provider.go),
    of_visitor("provider.back", "GET", "/provider/back", "", provider.back),
    of_visitor("register-known", "GET", "/register/known", _KNOWN, provider.account_page),
    of_visitor("register-known.make", "POST", "/register/known", _KNOWN, provider.make_account),
    of_account("profile-provider", "GET", "/provider", _PROVIDER, own_provider.provider),
    of_account("profile-provider.begin", "POST", "/provider", _PROVIDER, own_provider.begin),
    of_account("profile-provider.remove", "POST", "/provider/remove", "", own_provider.remove),
    of_account("profile-provider.again", "GET", "/provider/remove", "", own_provider.again),
)

ROUTES: tuple[Route, ...] = (
    of_visitor("welcome", "GET", "/", "welcome.html.j2", welcome.welcome),
    of_visitor("faq", "GET", "/faq", "faq.html.j2", faq.faq),
    of_visitor("sign-in", "GET", "/sign-in", "sign_in.html.j2", signing.sign_in_page),
    of_visitor(
        "sign-in.send",
        "POST",
        "/sign-in",
        "sign_in.html.j2",
        signing.sign_in,
        refused=signing.refused,
    ),
    of_visitor("sign-in.passkey", "POST", "/sign-in/passkey", "sign_in.html.j2", passkey.sign_in),
    of_visitor("sign-in.passkey.page", "GET", "/sign-in/passkey", "", passkey.away),
    of_visitor("sign-out", "POST", "/sign-out", "", signing.sign_out),
    of_visitor("sign-out.page", "GET", "/sign-out", "", signing.away),
    of_visitor("register", "GET", "/register", "register.html.j2", registering.register_page),
    of_visitor("register.check", "POST", "/register", "register.html.j2", registering.check),
    of_visitor(
        "register-account",
        "POST",
        "/register/account",
        "register_account.html.j2",
        registering.register_account,
    ),
    of_visitor("register-account.page", "GET", "/register/account", "", registering.again),
    of_visitor("request-code", "GET", "/register/request", _REQUEST, code_request.request_page),
    of_visitor("request-code.send", "POST", "/register/request", _REQUEST, code_request.send),
    of_visitor("forgotten", "GET", "/forgotten", "forgotten.html.j2", forgotten.forgotten_page),
    of_visitor("forgotten.send", "POST", "/forgotten", "forgotten.html.j2", forgotten.send_link),
    of_visitor(
        "new-password",
        "GET",
        "/new-password/{token}",
        "new_password.html.j2",
        forgotten.new_password_page,
    ),
    of_visitor(
        "new-password.keep",
        "POST",
        "/new-password/{token}",
        "new_password.html.j2",
        forgotten.new_password,
    ),
    of_visitor(
        "invitation",
        "GET",
        "/invitation/{token}",
        "invitation.html.j2",
        invitation.invitation_page,
    ),
    of_visitor(
        "invitation.accept",
        "POST",
        "/invitation/{token}",
        "invitation.html.j2",
        invitation.accept,
    ),
    of_visitor("left", "GET", "/left", "left.html.j2", left.left),
    *PHONE_ROUTES,
    of_resident("overview", "GET", "/overview", "overview.html.j2", overview.overview),
    of_flat("flat", "GET", "", "flat.html.j2", overview.flat),
    of_flat("invoices", "GET", "/invoices", "invoices.html.j2", invoices.invoices, past=True),
    of_flat("invoice", "GET", "/invoices/{number}", "invoice.html.j2", invoices.invoice, past=True),
    of_flat("invoice.pdf", "GET", "/invoices/{number}/pdf", "", invoices.invoice_pdf, past=True),
    of_flat("readings", "GET", "/readings", "readings.html.j2", readings.readings),
    of_flat(
        "readings.send",
        "POST",
        "/readings",
        "readings.html.j2",
        readings.send,
        uploads_mb=LARGEST_MB,
    ),
    of_flat(
        "readings.photo",
        "GET",
        "/readings/photos/{photo_id}/page",
        "photo.html.j2",
        readings.photo_page,
    ),
    of_flat("reading-photo", "GET", "/readings/photos/{photo_id}", "", readings.reading_photo),
    of_flat("meters", "GET", "/meters", "meters.html.j2", meters.meters),
    of_flat("house", "GET", "/house", "house.html.j2", house.house),
    of_flat("house.document", "GET", "/house/documents/{document_id}", "", house.document),
    *_MESSAGES,
    *STAFF_ROUTES,
    *_BY_PROVIDER,
    of_flat("account", "GET", "/account", "account.html.j2", account.account),
    of_flat("co-users", "GET", "/co-users", "co_users.html.j2", co_users.co_users_page),
    of_flat("co-users.invite", "POST", "/co-users", "co_users.html.j2", co_users.invite),
    of_flat("co-users.end", "POST", "/co-users/end", "", co_users.end),
    of_flat("co-users.end.page", "GET", "/co-users/end", "", co_users.again),
    of_flat("co-users.withdraw.page", "GET", "/co-users/withdraw", "", co_users.again),
    of_flat("co-users.withdraw", "POST", "/co-users/withdraw", "", co_users.withdraw_invitation),
    of_account("profile", "GET", "", "profile.html.j2", profile.profile),
    of_account("profile-language.page", "GET", "/language", "", profile.again),
    of_account("profile-language.keep", "POST", "/language", "", profile.keep_language),
    of_account(
        "profile-password", "GET", "/password", "profile_password.html.j2", profile.password_page
    ),
    of_account(
        "profile-password.keep",
        "POST",
        "/password",
        "profile_password.html.j2",
        profile.keep_password,
    ),
    of_account("profile-passkeys", "GET", "/passkeys", _PASSKEYS, passkeys.passkeys),
    of_account("profile-passkeys.begin", "POST", "/passkeys", _PASSKEYS, passkeys.begin),
    of_account("profile-passkeys.keep", "POST", "/passkeys/new", _PASSKEYS, passkeys.keep),
    of_account("profile-passkeys.again", "GET", "/passkeys/new", "", passkeys.again),
    of_account("profile-passkeys.remove.page", "GET", "/passkeys/remove", "", passkeys.again),
    of_account("profile-passkeys.remove", "POST", "/passkeys/remove", "", passkeys.remove),
    of_account(
        "profile-sessions", "GET", "/sessions", "profile_sessions.html.j2", profile.sessions
    ),
    of_account("profile-sessions.end", "POST", "/sessions", "", profile.end_sessions),
    of_account("profile-data", "GET", "/data", "profile_data.html.j2", profile.data_page),
    of_account("profile-data.get", "POST", "/data", "profile_data.html.j2", profile.own_data),
    of_account("profile-mails", "GET", "/mails", "profile_mails.html.j2", mails.mails),
    of_account("profile-mails.keep", "POST", "/mails", "", mails.keep_mails),
    of_account("profile-leave", "GET", "/leave", "profile_leave.html.j2", profile.leave_page),
    of_account("profile-leave.end", "POST", "/leave", "profile_leave.html.j2", profile.leave),
    *API_ROUTES,
)
"""In the order in which they are tried."""
