"""Options by which `credit`, `void`, `hold` and `release` take many at once, and what they mean."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from einvoice.core.errors import UsageError
from einvoice.core.period import Period

ReasonOption = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help="Why; it is kept.")
]
BuildingOption = Annotated[
    str | None, typer.Option("--building", metavar="BUILDING", help="All of this building.")
]
AllOption = Annotated[bool, typer.Option("--all", help="All of the month.")]
FromOption = Annotated[
    Path | None,
    typer.Option(
        "--from", metavar="FILE.csv", help="Those in its column invoice_number or flat_id."
    ),
]
YesOption = Annotated[
    bool, typer.Option("--yes", help="Do at once what the plan says; without it nothing is done.")
]
ApplyOption = Annotated[
    str | None, typer.Option("--apply", metavar="PLAN", help="Do what this plan says.")
]
RefusedNotesOption = Annotated[
    bool,
    typer.Option(
        "--refused-notes", help="Credit notes that banks refused, not invoices; flats are let go."
    ),
]
RecalledOption = Annotated[
    bool,
    typer.Option(
        "--recalled", help="These void invoices were on paper and are recalled; --reason may lack."
    ),
]


@dataclass(frozen=True, slots=True)
class Choice:
    """The invoices or flats chosen: by name, by building, all, by a list, or by a plan."""

    named: tuple[str, ...]
    building: str | None
    every: bool
    file: Path | None
    yes: bool
    apply: str | None
    period: Period | None
    notes: bool = False

    @property
    def writes(self) -> bool:
        """Whether something is done: a plan alone may be made while another command writes."""
        return bool(self.named or self.yes or self.apply)

    def check(self, named_as: str, *, period_with_names: bool = False) -> None:
        """Refuse what cannot be meant.

        Raises:
            UsageError: not exactly one way of choosing, or an option that does not belong to it.
        """
        ways = (self.named, self.building, self.every, self.file, self.apply)
        if sum(map(bool, ways)) != 1:
            raise UsageError("selection-unclear", named=named_as)
        if self.notes and (self.named or self.apply):
            raise UsageError("option-bulk-only", option="--refused-notes")
        if self.yes and (self.named or self.apply):
            raise UsageError("option-bulk-only", option="--yes")
        if self.period and (self.apply or (self.named and not period_with_names)):
            raise UsageError("option-bulk-only", option="--period")


def required(reason: str | None) -> str:
    """Return the reason.

    Raises:
        UsageError: it is missing.
    """
    if reason is None:
        raise UsageError("reason-missing")
    return reason
