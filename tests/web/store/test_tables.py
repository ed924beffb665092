"""The tables: what the migrations make is what the code expects."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from tests.web.made import store
from web.store.tables import Table


def test_the_migrations_make_the_tables_that_the_code_expects(tmp_path: Path) -> None:
    """After all migrations, run twice, nothing is left to change."""
    made = store(tmp_path)
    made.migrate()

    with made.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Table.metadata) == []
    made.close()
