"""`[accounts]` of `config.toml`: which accounts `export postings` names."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from einvoice.core.postings import Accounts

_Account = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]{0,19}$")]
_OfService = Annotated[str, Field(pattern=r"^[^ ]{1,40}( [0-9]{1,2}(\.[0-9]{1,2})?)?$")]
_Percent = Annotated[str, Field(pattern=r"^[0-9]{1,2}(\.[0-9]{1,2})?$")]


class AccountsTable(BaseModel):
    """The receivable, the income by service (or service and VAT percent), the VAT by percent."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    receivable: _Account | None = None
    services: dict[_OfService, _Account] = Field(default_factory=dict)
    vat: dict[_Percent, _Account] = Field(default_factory=dict)

    def value(self) -> Accounts:
        """Return the accounts as the core knows them."""
        return Accounts(self.receivable or "", self.services, self.vat)
