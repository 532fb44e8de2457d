"""Messages between residents and staff, with attachments; photos that came with readings."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0029"


def _id(name: str, length: int, *, nullable: bool = False) -> sa.Column[str]:
    kind = sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")
    return sa.Column(name, kind, nullable=nullable)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _content() -> list[sa.Column[object]]:
    return [
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    ]


def _threads() -> None:
    op.create_table(
        "threads",
        _id("thread_id", 32),
        _id("flat_id", 40),
        sa.Column("customer_from", sa.Date(), nullable=False),
        _id("user_id", 32),
        sa.Column("by_customer", sa.Boolean(), nullable=False),
        sa.Column("topic", sa.String(24), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        _id("staff_id", 32, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        *_texts("opened_at", "changed_at", "waiting_since"),
        sa.PrimaryKeyConstraint("thread_id"),
    )
    op.create_index("threads_by_user", "threads", ["user_id", "flat_id"])
    op.create_index("threads_by_flat", "threads", ["flat_id", "customer_from"])
    op.create_index("threads_by_state", "threads", ["state", "waiting_since"])


def upgrade() -> None:
    """Create the tables; nobody has written yet."""
    _threads()
    op.create_table(
        "posts",
        _id("thread_id", 32),
        sa.Column("number", sa.Integer(), nullable=False),
        _id("key", 64),
        sa.Column("author_kind", sa.String(24), nullable=False),
        _id("author_id", 32),
        *_texts("at", "text"),
        sa.PrimaryKeyConstraint("thread_id", "number"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.thread_id"]),
        sa.UniqueConstraint("key"),
    )
    op.create_index("posts_by_author", "posts", ["author_id", "at"])
    op.create_table(
        "attachments",
        _id("attachment_id", 32),
        _id("thread_id", 32),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        *_content(),
        sa.PrimaryKeyConstraint("attachment_id"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.thread_id"]),
    )
    op.create_index("attachments_by_thread", "attachments", ["thread_id", "number"])
    op.create_table(
        "photos",
        _id("photo_id", 32),
        _id("meter_id", 40),
        _id("user_id", 32),
        *_texts("received_at"),
        *_content(),
        sa.PrimaryKeyConstraint("photo_id"),
    )
    op.create_index("photos_by_user", "photos", ["user_id", "received_at"])
    op.create_index("photos_by_age", "photos", ["received_at"])
