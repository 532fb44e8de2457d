"""Tables of the client portal: who may see which flat, sessions, and readings that came by it.

Hashes are SHA-256 in hexadecimal. ``*_at`` are UTC as text, ``*_s`` seconds since 1970: what is
compared with the true moment.
"""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from einvoice.core.reminders import ReminderState
from einvoice.core.residents import (
    ApiTokenKind,
    PersonKind,
    Right,
    StaffRole,
    SubmittedState,
    TokenKind,
)
from einvoice.core.staff_decisions import DecisionKind, DecisionState
from einvoice.store.document_tables import document_seen, house_documents
from einvoice.store.input_tables import metadata
from einvoice.store.message_tables import attachments, photos, posts, threads
from einvoice.store.provider_tables import provider_links
from einvoice.store.push_tables import push_subscriptions
from einvoice.store.reminder_tables import reminder_wishes, reminders
from einvoice.store.types import EnumText, OpenStart, PeriodText, identifier, scaled


def _hash(name: str = "hash", *, key: bool = True) -> Column[str]:
    return Column(name, String(64), primary_key=key, nullable=False)


def _person(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, identifier(32), primary_key=key, nullable=False)


users = Table(
    "users",
    metadata,
    _person("user_id", key=True),
    Column("email", identifier(254), nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("created_at", Text, nullable=False),
    Column("ended_at", Text),
    Column("mail_stopped_at", Text),
    Column("mail_stopped_reason", Text, nullable=False),
)
"""``email`` is casefolded."""

user_flats = Table(
    "user_flats",
    metadata,
    Column(
        "user_id", identifier(32), ForeignKey("users.user_id"), primary_key=True, nullable=False
    ),
    Column("flat_id", identifier(40), primary_key=True, nullable=False),
    Column("customer_from", OpenStart, primary_key=True, nullable=False),
    Column("right", EnumText(Right), nullable=False),
    _person("granted_by"),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Index("user_flats_by_flat", "flat_id", "customer_from"),
    Index("user_flats_by_giver", "granted_by"),
)
"""``customer_from``: the first day of the customer's time, as in the key of an account."""

codes = Table(
    "codes",
    metadata,
    _hash(),
    Column("flat_id", identifier(40), nullable=False),
    Column("customer_from", OpenStart, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("used_by", identifier(32)),
    Column("wrong_tries", Integer, nullable=False),
    Column("mail_state", EnumText(ReminderState)),
    Column("mail_code", Integer),
    Index("codes_by_flat", "flat_id"),
)
"""``mail_state``: what became of the letter as a mail, ``mail_code`` the server's answer."""

sessions = Table(
    "sessions",
    metadata,
    _hash(),
    _person("person_id"),
    Column("kind", EnumText(PersonKind), nullable=False),
    Column("made_s", scaled(), nullable=False),
    Column("seen_s", scaled(), nullable=False),
    Column("ended_s", scaled()),
    Column("agent", String(40), nullable=False),
    Index("sessions_by_person", "person_id"),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    _hash(),
    _hash("session_hash", key=False),
    Column("kind", EnumText(ApiTokenKind), nullable=False),
    Column("expires_s", scaled(), nullable=False),
    Column("used_s", scaled()),
    Index("api_tokens_by_session", "session_hash"),
    Index("api_tokens_by_end", "expires_s"),
)
"""Tokens of native clients; a family is the session whose hash it is, and ends with it."""

tokens = Table(
    "tokens",
    metadata,
    _hash(),
    Column("kind", EnumText(TokenKind), nullable=False),
    _person("user_id"),
    Column("email", identifier(254), nullable=False),
    Column("flat_id", identifier(40), nullable=False),
    Column("customer_from", OpenStart, nullable=False),
    Column("right", EnumText(Right)),
    Column("expires_s", scaled(), nullable=False),
    Column("used_s", scaled()),
    Index("tokens_by_user", "user_id"),
)
"""``user_id``: whose password it sets, or who invites; the rest is of invitations."""

passkeys = Table(
    "passkeys",
    metadata,
    Column("credential_id", identifier(1368), primary_key=True, nullable=False),
    _person("user_id"),
    Column("public_key", Text, nullable=False),
    Column("sign_count", scaled(), nullable=False),
    Column("agent", String(40), nullable=False),
    Column("made_at", Text, nullable=False),
    Column("used_at", Text),
    Index("passkeys_by_user", "user_id"),
)
"""The public half; ids and keys are base64url."""

attempts = Table(
    "attempts",
    metadata,
    Column("id", scaled().with_variant(Integer, "sqlite"), primary_key=True),
    _hash("subject", key=False),
    Column("at_s", scaled(), nullable=False),
    Index("attempts_by_subject", "subject", "at_s"),
    Index("attempts_by_age", "at_s"),
)
"""Failed sign-ins; ``subject`` is the hash of an address or an account."""

staff = Table(
    "staff",
    metadata,
    _person("staff_id", key=True),
    Column("email", identifier(254), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", EnumText(StaffRole), nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("created_at", Text, nullable=False),
    Column("ended_at", Text),
)

staff_journal = Table(
    "staff_journal",
    metadata,
    Column("number", scaled().with_variant(Integer, "sqlite"), primary_key=True),
    _person("staff_id"),
    Column("at", Text, nullable=False),
    Column("act", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Index("staff_journal_by_subject", "subject"),
)
"""Who did what to which id; never a name."""

totp = Table(
    "totp",
    metadata,
    _person("staff_id", key=True),
    Column("secret", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("last_step", scaled(), nullable=False),
)
"""Who of the staff types a code after the password; ``secret`` is base32, as the app has it.

``last_step`` is the half minute (since 1970) of the last code that was used.
"""

submitted_readings = Table(
    "submitted_readings",
    metadata,
    Column("key", identifier(64), primary_key=True, nullable=False),
    Column("meter_id", identifier(40), nullable=False),
    Column("read_on", Date, nullable=False),
    Column("period", PeriodText, nullable=False),
    Column("value_e3", scaled(), nullable=False),
    _person("user_id"),
    Column("read_at", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("clock_off", Boolean, nullable=False),
    Column("state", EnumText(SubmittedState), nullable=False),
    Column("code", String(40), nullable=False),
    Column("photo_id", identifier(32)),
    Column("confirmed", Text, nullable=False),
    Column("counted_on", Date),
    Index("submitted_readings_by_meter", "meter_id", "period"),
    Index("submitted_readings_by_state", "state", "period"),
    Index("submitted_readings_by_user", "user_id"),
)
"""``read_at`` is the phone's word; where ``clock_off``, ``received_at`` counts instead.

``confirmed`` are the questions that were answered yes, with spaces between. ``counted_on`` is the
day as of which it was taken, where that is an edge of the window; else ``read_on``.
"""

staff_decisions = Table(
    "staff_decisions",
    metadata,
    _person("decision_id", key=True),
    _person("staff_id"),
    Column("kind", EnumText(DecisionKind), nullable=False),
    Column("subject", identifier(40), nullable=False),
    Column("flat_id", identifier(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("state", EnumText(DecisionState), nullable=False),
    Column("why", Text, nullable=False),
    Column("ended_at", Text),
    Index("staff_decisions_by_subject", "kind", "subject"),
    Index("staff_decisions_by_state", "state", "decided_at"),
)
"""Decisions of managers about payments and applications, which the pipeline carries out."""

PORTAL_TABLES = (
    users,
    user_flats,
    codes,
    sessions,
    tokens,
    attempts,
    passkeys,
    staff,
    staff_journal,
    submitted_readings,
    threads,
    posts,
    attachments,
    photos,
    reminders,
    reminder_wishes,
    house_documents,
    document_seen,
    api_tokens,
    totp,
    staff_decisions,
    push_subscriptions,
    provider_links,
)
"""The tables that the portal writes."""
