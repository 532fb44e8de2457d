"""`config.toml`: one installation's settings. Unknown keys are errors; all faults at once."""

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from einvoice.config_accounts import AccountsTable
from einvoice.config_bank import BankTable
from einvoice.config_faults import faults_of
from einvoice.config_mail import MailTable, Reference
from einvoice.config_payments import PaymentsTable
from einvoice.config_portal import PortalTable
from einvoice.config_scale import ScaleTable, SchedulerTable
from einvoice.core import registration_number
from einvoice.core.bounds import Bounds, Ceilings, UsualPrices
from einvoice.core.building_month import BillingSettings
from einvoice.core.errors import UsageError
from einvoice.core.heating import PriceBounds
from einvoice.core.invoices import Seller

Bank = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Language = Literal["lv", "ru", "en"]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _registration_number(text: str) -> str:
    if not registration_number.is_valid(text):
        raise PydanticCustomError("registration-number", "reg_no")
    return text


class SellerTable(_Table):
    """Who invoices."""

    name: str = Field(min_length=1, max_length=100)
    reg_no: Annotated[str, AfterValidator(_registration_number)]
    vat_no: str = ""
    address: str = Field(min_length=1, max_length=100)
    city: str = Field(min_length=1, max_length=100)
    postal_code: str = Field(max_length=10)
    phone: str = Field(default="", max_length=100)
    email: str = Field(default="", max_length=100)
    url: str = Field(default="", max_length=100)

    def value(self) -> Seller:
        """Return the seller as the core knows it."""
        return Seller(**self.model_dump())


class BillingTable(_Table):
    """Rules a manager may choose."""

    balances: Literal["required", "none"] = "required"
    negative_difference: Literal["by_use", "hold"] = "by_use"
    hot_water_price_min_percent: int = Field(default=30, ge=0, le=100)
    hot_water_price_max_percent: int = Field(default=300, ge=100)
    hold_after_invoices: int = Field(default=6, ge=1, le=12)
    hold_change_times: int = Field(default=3, ge=1)
    hold_median_times: int = Field(default=10, ge=2)
    review: Literal["none", "required"] = "none"

    def value(self) -> BillingSettings:
        """Return the rules as the core knows them."""
        return BillingSettings(
            balances_required=self.balances == "required",
            hold_negative_difference=self.negative_difference == "hold",
            hot_price_bounds=PriceBounds(
                self.hot_water_price_min_percent, self.hot_water_price_max_percent
            ),
            hold_after_invoices=self.hold_after_invoices,
            hold_change_times=self.hold_change_times,
            hold_median_times=self.hold_median_times,
        )


class LimitsTable(_Table):
    """Ceilings above which a run stops, and other limits."""

    held_flats_percent: int = Field(default=50, ge=0, description="hundredths of a percent")
    held_flats: int = Field(default=25, ge=0)
    held_buildings_percent: int = Field(default=200, ge=0)
    held_buildings: int = Field(default=3, ge=0)
    max_answer_bytes: int = Field(default=20_000_000, gt=0)
    attempts: int = Field(default=3, ge=1, le=20)
    apartment_m2_least: int = Field(default=8, ge=0)
    apartment_m2: int = Field(default=500, ge=0)
    other_m2: int = Field(default=10_000, ge=0)
    apartment_persons: int = Field(default=20, ge=0)
    other_persons: int = Field(default=500, ge=0)
    ownership_share: int = Field(default=100_000, ge=0)
    requested_mw: int = Field(default=5, ge=0)
    price_m3: int = Field(default=50, ge=0)
    price_mwh: int = Field(default=1_000, ge=0)
    price_mw_year: int = Field(default=200_000, ge=0)
    price_m2: int = Field(default=50, ge=0)
    price_person: int = Field(default=100, ge=0)
    price_property: int = Field(default=1_000, ge=0)
    norm_m3: int = Field(default=20, ge=0)
    norm_kwh: int = Field(default=200, ge=0)
    flat_use_m3: int = Field(default=200, ge=0)
    house_use_m3: int = Field(default=20_000, ge=0)
    house_use_mwh: int = Field(default=2_000, ge=0)
    cost_eur: int = Field(default=100_000, ge=0)
    charge_eur: int = Field(default=5_000, ge=0)
    balance_eur: int = Field(default=50_000, ge=0)
    apartment_use_m3: int = Field(default=200, ge=0)
    other_use_m3: int = Field(default=2_000, ge=0)
    apartment_total_eur: int = Field(default=2_000, ge=0)
    other_total_eur: int = Field(default=20_000, ge=0)
    file_total_eur: int = Field(default=5_000_000, ge=0)

    usual_price_m3: int = Field(default=6, ge=0)
    usual_price_mwh: int = Field(default=250, ge=0)
    usual_price_mw_year: int = Field(default=100_000, ge=0)
    usual_price_m2: int = Field(default=2, ge=0)
    usual_price_person: int = Field(default=15, ge=0)
    usual_price_property: int = Field(default=30, ge=0)
    price_change_times: int = Field(default=3, ge=1)

    def usual_prices(self) -> UsualPrices:
        """Return what a price is expected to be."""
        return UsualPrices(**{n: getattr(self, n) for n in UsualPrices.__dataclass_fields__})

    def bounds(self) -> Bounds:
        """Return what is believed of import rows without a person's word."""
        return Bounds(**{name: getattr(self, name) for name in Bounds.__dataclass_fields__})

    def ceilings(self) -> Ceilings:
        """Return above which use and sums nothing is issued without a person's word."""
        return Ceilings(**{name: getattr(self, name) for name in Ceilings.__dataclass_fields__})


class AlertsTable(_Table):
    """Who is told when something needs a person or the deadline is near; empty = nobody."""

    email_to: tuple[str, ...] = Field(default=(), strict=False)
    email_from: str = ""
    smtp_host: str = ""
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""
    smtp_password: Reference = ""
    webhook: Reference = ""
    metrics_file: Path | None = Field(default=None, strict=False)
    log_file: Path | None = Field(default=None, strict=False)

    @model_validator(mode="after")
    def _check(self) -> "AlertsTable":
        if self.email_to and not (self.email_from and self.smtp_host):
            raise PydanticCustomError("mail-sender", "email_to")
        if bool(self.smtp_user) != bool(self.smtp_password):
            raise PydanticCustomError("mail-password", "smtp_user")
        return self


class DatabaseTable(_Table):
    """Where the data are; empty = SQLite in `data_dir`. ``witness`` is a file outside of it."""

    url: str = ""
    witness: Path | None = Field(default=None, strict=False)

    @model_validator(mode="after")
    def _check(self) -> "DatabaseTable":
        if re.match(r"[^/]*//[^/@]*:[^/@]*@|.*[?&]password=", self.url):
            raise PydanticCustomError("url-password", "url")
        return self


class Config(_Table):
    """The whole file. Paths are relative to the folder of the file."""

    data_dir: Path = Field(default=Path("data"), strict=False)
    installation_tag: str = Field(pattern=r"^([A-Z0-9]{6})?$")
    today: dt.date | None = None
    language: Language = "lv"
    seller: SellerTable
    billing: BillingTable = BillingTable()
    limits: LimitsTable = LimitsTable()
    database: DatabaseTable = DatabaseTable()
    scale: ScaleTable = ScaleTable()
    alerts: AlertsTable = AlertsTable()
    scheduler: SchedulerTable = SchedulerTable()
    payments: PaymentsTable = PaymentsTable()
    accounts: AccountsTable = AccountsTable()
    mail: MailTable = MailTable()
    portal: PortalTable = PortalTable()
    banks: dict[Bank, BankTable] = Field(min_length=1)
    home: Path = Field(default=Path(), exclude=True)

    @model_validator(mode="after")
    def _check(self) -> "Config":
        is_postgresql = self.database.url.startswith("postgresql")
        if self.scale.engine == "procrastinate" and not is_postgresql:
            raise PydanticCustomError("engine-database", "engine")
        return self

    @property
    def data_path(self) -> Path:
        """The folder of everything that is kept."""
        return self.home / self.data_dir

    @property
    def witness_path(self) -> Path | None:
        """The witness on another disk; None where there is none."""
        witness = self.database.witness
        return None if witness is None else self.home / witness

    @property
    def database_url(self) -> str:
        """The database; empty for SQLite in `data_dir`. A relative path is beside the file."""
        url = self.database.url
        prefix = "sqlite:///"
        if url.startswith(prefix) and not url.startswith(f"{prefix}/"):
            return f"{prefix}{self.home / url.removeprefix(prefix)}"
        return url


def load_config(path: Path) -> Config:
    """Read a configuration.

    Raises:
        UsageError: the file is missing or wrong; the message lists every fault.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise UsageError("no-configuration", path=path) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError("configuration-not-toml", path=path, why=error) from None
    try:
        return Config.model_validate({**tables, "home": path.resolve().parent})
    except ValidationError as error:
        raise UsageError("configuration-wrong", faults=tuple(faults_of(path, error))) from None


def language_of(path: Path) -> str | None:
    """Return the language a configuration asks for, also where the rest of it is wrong.

    None where there is no configuration, or nothing in it can be read.
    """
    try:
        language = tomllib.loads(path.read_text("utf-8")).get("language")
    except (OSError, ValueError):
        return None
    return (
        language if language in get_args(Language) else str(Config.model_fields["language"].default)
    )
