"""Tables of reminders by e-mail, and of what residents wish to be reminded of."""

from sqlalchemy import Boolean, Column, Index, Integer, Table

from einvoice.core.direct_deliveries import Channel
from einvoice.core.reminders import ReminderKind, ReminderState, WishKind
from einvoice.store.input_tables import metadata
from einvoice.store.types import EnumText, OpenStart, identifier, scaled

reminders = Table(
    "reminders",
    metadata,
    Column("user_id", identifier(32), primary_key=True, nullable=False),
    Column("flat_id", identifier(40), primary_key=True, nullable=False),
    Column("kind", EnumText(ReminderKind), primary_key=True, nullable=False),
    Column("period", identifier(40), primary_key=True, nullable=False),
    Column("channel", EnumText(Channel), primary_key=True, nullable=False),
    Column("customer_from", OpenStart, nullable=False),
    Column("state", EnumText(ReminderState), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("code", Integer, nullable=False),
    Column("at_s", scaled(), nullable=False),
    Column("again_s", scaled()),
    Index("reminders_by_again", "again_s"),
)
"""``period`` is the month that it is of, ``YYYY-MM``; of a verification that has ended its day, of
an answered message the answer's id.

``at_s`` is when its state came, ``again_s`` from when on it may be tried; NULL: never. ``code`` is
the mail server's last, 0 = none.
"""

reminder_wishes = Table(
    "reminder_wishes",
    metadata,
    Column("user_id", identifier(32), primary_key=True, nullable=False),
    Column("kind", EnumText(WishKind), primary_key=True, nullable=False),
    Column("wanted", Boolean, nullable=False),
)
"""The word of a user on a kind of reminder; without a word the default counts."""
