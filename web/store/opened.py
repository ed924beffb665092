"""The database: SQLite in the data folder, or what the settings name; an act is one transaction with its line in the audit trail."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.orm import Session

from web.store import audit
from web.store.refusals import as_the_system_says
from web.store.tables import Setting

SYSTEM = "system"  # who acts when nobody does
_MIGRATIONS = Path(__file__).parent.parent / "migrations"
_TRAIL = 7_041_776  # the number of the lock under which the trail grows
_PATIENCE = 30_000  # milliseconds that a writer waits for another


@dataclass
class Acting:
    """A transaction in which somebody acts."""

    session: Session
    actor: str

    def note(self, what: str, subject: str, **detail: Any) -> None:
        """Put the act on record, in the same transaction."""
        audit.note(self.session, self.actor, what, (subject, detail))


class Store:
    """The database of an installation."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)

    def migrate(self) -> None:
        """Bring the tables to the shape that this version needs."""
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        config.attributes["engine"] = self.engine
        command.upgrade(config, "head")

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only looks. Raises OSError where the database refuses."""
        with as_the_system_says(), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def acting(self, actor: str = SYSTEM) -> Iterator[Acting]:
        """A transaction that is alone in writing: all of it is done with its lines in the trail, or nothing. Raises OSError."""
        with as_the_system_says(), Session(self.engine, expire_on_commit=False) as session:
            session.connection(execution_options={"writing": True})
            if self.engine.dialect.name == "postgresql":
                session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _TRAIL})
            yield Acting(session, actor)
            session.commit()

    def settings(self) -> Mapping[str, str]:
        """What administrators have set on their page."""
        with self.reading() as session:
            return {each.key: each.value for each in session.query(Setting)}

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def _engine(url: str) -> Engine:
    """The engine for a database; SQLite never loses what it has acknowledged, and lets many read while one writes."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": _PATIENCE / 1000})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: object) -> None:
        connection.isolation_level = None  # transactions begin where we say, and not before the first change
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_PATIENCE}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        is_writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")

    return engine
