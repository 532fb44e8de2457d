"""`[payments]` of `config.toml`: how payments are applied to customers' accounts."""

import datetime as dt
import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from einvoice.core import iban
from einvoice.core.not_ours import OWN, NotOursRule, Side


class NotOursTable(BaseModel):
    """A kind of entries that are no payments of customers; ``name`` is the reason that is kept."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: str = Field(min_length=1, max_length=60)
    code: str = ""
    account: str = ""
    party: str = ""
    side: Literal["debit", "credit", "both"] = "debit"

    @model_validator(mode="after")
    def _check(self) -> "NotOursTable":
        if not (self.code or self.account or self.party):
            raise PydanticCustomError("not-ours-empty", "code")
        if self.account not in {"", OWN} and not iban.is_valid(iban.compact(self.account)):
            raise PydanticCustomError("account", "account")
        return self

    def value(self) -> NotOursRule:
        """Return the rule as the core knows it."""
        return NotOursRule(self.name, self.code, self.account, self.party, Side(self.side))


class PaymentsTable(BaseModel):
    """How payments of bank statements are applied to customers' accounts.

    ``client_number`` is a pattern of client numbers; empty = any number of a flat counts.

    ``source`` says where the balances of invoices come from. ``from`` is the month whose imported
    balances are the opening debts, as of ``opening_date``. ``stale`` says whether invoices are
    issued although no statement closes the last days. ``source`` "statements" needs both ``from``
    and ``opening_date``: a day that is guessed counts documents twice, or not at all.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    source: Literal["imported", "statements"] = "imported"
    accounts: tuple[str, ...] = Field(default=(), strict=False)
    order: Literal["named_oldest", "oldest"] = "named_oldest"
    by_account: Literal["propose", "apply"] = "propose"
    client_number: str = ""
    since: str = Field(default="", alias="from", pattern=r"^([0-9]{4}-(0[1-9]|1[0-2]))?$")
    opening_date: dt.date | None = None
    not_ours: tuple[NotOursTable, ...] = Field(default=(), strict=False)
    stale: Literal["stop", "allow"] = "stop"

    @property
    def are_read(self) -> bool:
        """Whether statements are expected also when nothing of a month is left to do."""
        return bool(self.since)

    @model_validator(mode="after")
    def _check(self) -> "PaymentsTable":
        if not all(map(iban.is_valid, self.accounts)):
            raise PydanticCustomError("account", "accounts")
        try:
            re.compile(self.client_number)
        except re.error:
            raise PydanticCustomError("client-number", "client_number") from None
        if self.source == "statements" and not (self.since and self.opening_date):
            raise PydanticCustomError("payments-from", "from")
        return self
