"""The commands that correct many invoices or flats at once."""

from enum import StrEnum


class Command(StrEnum):
    """A correction in bulk."""

    CREDIT = "credit"
    VOID = "void"
    HOLD = "hold"
    RELEASE = "release"
    MARK_ACCEPTED = "mark-accepted"
    MARK_REFUSED = "mark-refused"

    @property
    def keeps_a_word(self) -> bool:
        """Whether it keeps what a bank said, so that evidence is wanted and no reason."""
        return self in {Command.MARK_ACCEPTED, Command.MARK_REFUSED}
