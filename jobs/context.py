"""The composition root: everything a job needs, built once per command from the configuration."""

import gc
import getpass
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from einvoice.clock import Clock
from einvoice.closing_days import closed_days
from einvoice.config import Config
from einvoice.core.banking_days import add_banking_days
from einvoice.core.building_month import BillingSettings
from einvoice.core.errors import UsageError
from einvoice.core.period import Period
from einvoice.core.spelling import nearest
from einvoice.store.journal_entries import Author
from jobs.talk import Talk

if TYPE_CHECKING:
    import datetime as dt

    from bank_adapters.interface import BankAdapter
    from einvoice.core.banking_days import ClosedDays
    from einvoice.core.services import Service
    from einvoice.store.banks_of_flats import Sendable
    from einvoice.store.store import Store


_NEW_VALUES, _NEW_VALUES_OF_PORTAL = 500_000, 100_000
"""How many new values the collector waits for; the portal's process runs for weeks.

With Python's 700 it took a fifth of a month, with 100,000 a fortieth: it looked through batches of
invoices, in which there is no cycle. What leaves many cycles at once collects them itself
(`jobs.steps.file_writing`).
"""


@dataclass(frozen=True)
class Context:
    """Everything one command needs.

    ``for_portal``: its database can write the portal's tables alone.
    """

    config: Config
    clock: Clock
    talk: Talk
    for_portal: bool = False

    def __post_init__(self) -> None:
        """Let the collector of cycles look seldom: a month is very many values without cycles."""
        gc.set_threshold(_NEW_VALUES_OF_PORTAL if self.for_portal else _NEW_VALUES)

    @cached_property
    def store(self) -> "Store":
        """The database and the archive."""
        from einvoice.store.store import Store

        config = self.config
        return Store(
            config.database_url, config.data_path, self._author, for_portal=self.for_portal
        )

    @cached_property
    def adapters(self) -> "Mapping[str, BankAdapter]":
        """The configured banks, with the overrides of their profiles.

        Raises:
            UsageError: a bank or a profile value is wrong, or two banks would name files alike.
        """
        from bank_adapters import registry

        adapters = {
            bank: registry.bank_adapter(bank, table.overrides)
            for bank, table in self.config.banks.items()
        }
        codes = [adapter.profile.file_code for adapter in adapters.values()]
        if len(set(codes)) < len(codes):
            raise UsageError("banks-same-file-code")
        return adapters

    @cached_property
    def builtin_services(self) -> "tuple[Service, ...]":
        """The services that exist without any file."""
        from einvoice.texts.services import builtin_services

        return builtin_services()

    @property
    def settings(self) -> BillingSettings:
        """The rules the manager chose."""
        return replace(self.config.billing.value(), ceilings=self.config.limits.ceilings())

    @property
    def today(self) -> "dt.date":
        """Today in Riga."""
        return self.clock.today()

    @property
    def default_period(self) -> Period:
        """The period worked on unless told otherwise: the month before today."""
        return Period.of(self.today).previous

    @cached_property
    def closed(self) -> "ClosedDays":
        """Days on which banks do not settle, from last year to the year after next."""
        return closed_days(self.today.year - 1, self.today.year + 2)

    @property
    def installation_tag(self) -> str:
        """The tag in every file id.

        Raises:
            UsageError: it was never drawn; two installations would make the same ids.
        """
        if not self.config.installation_tag:
            raise UsageError("no-installation-tag")
        return self.config.installation_tag

    def sendable(self) -> "Sendable":
        """The earliest due date every bank still takes."""
        from einvoice.store.banks_of_flats import Sendable

        first = min(
            add_banking_days(self.today, adapter.profile.lead_days, self.closed)
            for adapter in self.adapters.values()
        )
        return Sendable(self.today, first)

    def check_settings(self) -> None:
        """Refuse what is wrong with the settings before any work.

        Raises:
            UsageError: the installation tag is empty, a host key cannot be read, or a fault of
                the simulator is not known.
        """
        from jobs.pinned_keys import refuse_unreadable_pins

        _ = self.installation_tag
        for bank, table in sorted(self.config.banks.items()):
            refuse_unreadable_pins(bank, table)
            if table.simulator_faults:
                from bank_adapters.simulator.faults import parse_faults

                parse_faults(table.simulator_faults)

    def banks(self, bank: str | None) -> tuple[str, ...]:
        """Return the banks to work with: one, or all that are configured.

        Raises:
            UsageError: the bank is not configured.
        """
        if bank is None:
            return tuple(sorted(self.config.banks))
        if bank not in self.config.banks:
            known, near = self.banks(None), nearest(bank, self.config.banks)
            raise UsageError("bank-not-configured", bank=bank, known=known, near=near)
        return (bank,)

    def close(self) -> None:
        """Close the database."""
        if "store" in self.__dict__:
            self.store.close()

    def _author(self) -> Author:
        return Author(getpass.getuser(), self.clock.timestamp())
