"""Alembic's entry: runs migrations on the connection that `einvoice.store.migrate` hands over."""

from alembic import context

from einvoice.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
