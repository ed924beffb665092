"""Runs the migrations on the engine that is open, in one transaction."""

from alembic import context

from web.store.tables import Table

engine = context.config.attributes["engine"]
with engine.connect() as connection:
    context.configure(connection=connection.execution_options(writing=True), target_metadata=Table.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
