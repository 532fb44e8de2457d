"""What a release answers: the codes a person saw, and the total they saw them with.

A release of an earlier version answered whatever held its flat: it keeps every code there was.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_ALL = "OVER_CEILING SECOND_METER UNUSUAL_AREA UNUSUAL_BESIDE_OTHERS UNUSUAL_CHANGE"


def upgrade() -> None:
    """Add the columns."""
    op.add_column(
        "hold_decisions", sa.Column("codes", sa.Text(), nullable=False, server_default="")
    )
    op.add_column("hold_decisions", sa.Column("seen_cents", sa.BigInteger()))
    decisions = sa.table("hold_decisions", sa.column("held", sa.Boolean), sa.column("codes"))
    op.execute(sa.update(decisions).where(~decisions.c.held).values(codes=_ALL))
