"""Alembic's environment: runs on the connection that the caller hands over, with the metadata it compares."""

from alembic import context

from rota.storage.upgrade import is_ours

configuration = context.config
context.configure(
    connection=configuration.attributes["connection"],
    target_metadata=configuration.attributes.get("metadata"),
    render_as_batch=True,
    compare_type=True,
    include_name=is_ours,
)
context.run_migrations()
