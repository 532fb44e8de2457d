"""Tables of messages between residents and staff, and of photos that came with readings.

Files are kept in the rows, so that a copy of the database has them, a kill leaves none half, and
they go with their thread. ``*_at`` are UTC as text.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    false,
)

from einvoice.core.messages import FileKind, ThreadState, Topic
from einvoice.core.residents import PersonKind
from einvoice.store.input_tables import metadata
from einvoice.store.types import EnumText, OpenStart, identifier

threads = Table(
    "threads",
    metadata,
    Column("thread_id", identifier(32), primary_key=True, nullable=False),
    Column("flat_id", identifier(40), nullable=False),
    Column("customer_from", OpenStart, nullable=False),
    Column("user_id", identifier(32), nullable=False),
    Column("by_customer", Boolean, nullable=False),
    Column("topic", EnumText(Topic), nullable=False),
    Column("state", EnumText(ThreadState), nullable=False),
    Column("staff_id", identifier(32)),
    Column("version", Integer, nullable=False),
    Column("language", String(2), nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("waiting_since", Text, nullable=False),
    Column("unread", Boolean, nullable=False, server_default=false()),
    Index("threads_by_user", "user_id", "flat_id"),
    Index("threads_by_flat", "flat_id", "customer_from"),
    Index("threads_by_state", "state", "waiting_since"),
)
"""``user_id``: who opened it; empty = a visitor asks for a code, perhaps with no known flat.

``by_customer``: an owner wrote it, so that it is in the customer's extract. ``staff_id``: who of
the staff has taken it. ``waiting_since``: the first post that is not answered. ``unread``: the
resident has not opened it since the staff wrote.
"""

posts = Table(
    "posts",
    metadata,
    Column(
        "thread_id",
        identifier(32),
        ForeignKey("threads.thread_id"),
        primary_key=True,
        nullable=False,
    ),
    Column("number", Integer, primary_key=True, nullable=False),
    Column("key", identifier(64), nullable=False, unique=True),
    Column("author_kind", EnumText(PersonKind), nullable=False),
    Column("author_id", identifier(32), nullable=False),
    Column("at", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("posts_by_author", "author_id", "at"),
)
"""``key`` is the form's: a second sending of the same form is the same post."""

attachments = Table(
    "attachments",
    metadata,
    Column("attachment_id", identifier(32), primary_key=True, nullable=False),
    Column("thread_id", identifier(32), ForeignKey("threads.thread_id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", EnumText(FileKind), nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("attachments_by_thread", "thread_id", "number"),
)
"""``number`` is the post's, ``size`` the bytes of ``content``."""

photos = Table(
    "photos",
    metadata,
    Column("photo_id", identifier(32), primary_key=True, nullable=False),
    Column("meter_id", identifier(40), nullable=False),
    Column("user_id", identifier(32), nullable=False),
    Column("received_at", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("photos_by_user", "user_id", "received_at"),
    Index("photos_by_age", "received_at"),
)
"""JPEGs that we made anew; ``submitted_readings.photo_id`` names them."""
