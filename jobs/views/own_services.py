"""The services that a manager added to the built-in services, by their codes."""

from contextlib import suppress

from einvoice.core.errors import StorageError
from einvoice.core.services import Service
from einvoice.store.rows import all_rows
from jobs.context import Context


def own_services(context: Context) -> dict[str, Service]:
    """Return what was imported; nothing where the database cannot be read: a code says enough."""
    with suppress(StorageError), context.store.reading() as tx:
        return {row.service: row for row in all_rows(tx, Service)}
    return {}
