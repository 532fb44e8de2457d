"""`[payments]` of `config.toml`: how payments are applied to customers' accounts."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from einvoice.core import iban


class PaymentsTable(BaseModel):
    """How payments of bank statements are applied to customers' accounts.

    ``from`` is the month whose imported balances are the opening debts, as of ``opening_date``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    accounts: tuple[str, ...] = Field(default=(), strict=False)
    order: Literal["named_oldest", "oldest"] = "named_oldest"
    by_account: Literal["propose", "apply"] = "propose"
    since: str = Field(default="", alias="from", pattern=r"^([0-9]{4}-(0[1-9]|1[0-2]))?$")
    opening_date: dt.date | None = None

    @property
    def are_read(self) -> bool:
        """Whether statements are expected also when nothing of a month is left to do."""
        return bool(self.since)

    @model_validator(mode="after")
    def _check(self) -> "PaymentsTable":
        if not all(map(iban.is_valid, self.accounts)):
            raise PydanticCustomError("account", "accounts")
        return self
