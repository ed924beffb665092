"""The tables: what the migrations make is what the code expects."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from web.store.opened import Store
from web.store.tables import Table


def test_the_migrations_make_the_tables_that_the_code_expects(tmp_path: Path) -> None:
    """After all migrations, run twice, nothing is left to change."""
    store = Store(f"sqlite:///{tmp_path / 'tendercheck.db'}")
    store.migrate()
    store.migrate()

    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Table.metadata) == []
    store.close()
