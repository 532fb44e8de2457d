"""`[banks.NAME]` of `config.toml`: how to reach a bank, and what its contract says."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from einvoice.core import iban

ProfileValue = str | int | bool | list[str]


def _account(text: str) -> str:
    if not iban.is_valid(text):
        raise PydanticCustomError("account", "account")
    return text


class BankTable(BaseModel):
    """How to reach one bank, and what its contract says."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    transport: Literal["sftp", "folder", "simulator"]
    contract: str = Field(min_length=1, max_length=100)
    contract_until: dt.date | None = None
    key_until: dt.date | None = None
    account: Annotated[str, AfterValidator(_account)]
    bic: str = Field(pattern=r"^[A-Z0-9]{8}([A-Z0-9]{3})?$")
    host: str = ""
    port: int = Field(default=22, ge=1, le=65535)
    user: str = ""
    key_file: Path | None = Field(default=None, strict=False)
    host_keys: tuple[str, ...] = Field(default=(), strict=False)
    folder: Path | None = Field(default=None, strict=False)
    inbox: str = ""
    outbox: str = ""
    settle_seconds: int = Field(default=2, ge=0, le=600)
    timeout_seconds: int = Field(default=60, ge=1, le=600)
    simulator_faults: tuple[str, ...] = Field(default=(), strict=False)
    profile: dict[str, ProfileValue] = Field(default_factory=dict)

    @property
    def overrides(self) -> dict[str, ProfileValue]:
        """The values of this table that replace the profile's."""
        folders = {"inbox": self.inbox, "outbox": self.outbox}
        return self.profile | {key: folder for key, folder in folders.items() if folder}

    @property
    def _is_whole(self) -> bool:
        """Whether inbox and outbox are folders by themselves: both absolute, or both beside us."""
        return bool(self.inbox and self.outbox) and (
            self.inbox.startswith("/") == self.outbox.startswith("/")
        )

    @property
    def root(self) -> Path:
        """Where the folders of transport `folder` are; relative to the folder of the file."""
        return self.folder or Path("/" if self.inbox.startswith("/") else "")

    @model_validator(mode="after")
    def _check(self) -> "BankTable":
        if self.transport == "sftp" and not (
            self.host and self.user and self.key_file and self.host_keys
        ):
            raise PydanticCustomError("sftp", "transport")
        if self.transport == "folder" and not (self.folder or self._is_whole):
            raise PydanticCustomError("folder", "transport")
        if self.simulator_faults and self.transport != "simulator":
            raise PydanticCustomError("simulator-faults", "transport")
        return self
