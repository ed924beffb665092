"""A database that refuses: told as what it is, and all goes on afterwards without a start anew."""

import errno
import os
import re
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from tests.web.made import Site, site
from web.store.refusals import as_the_system_says


class Full(Exception):
    """What psycopg raises for a code."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


@pytest.fixture
def here(tmp_path: Path) -> Site:
    """A new installation on SQLite, since what is tried here are its files."""
    if os.environ.get("TENDERCHECK_TEST_POSTGRES"):
        pytest.skip("these are refusals of SQLite")
    return site(tmp_path / "data")


@pytest.mark.parametrize(("state", "number"), [("53100", errno.ENOSPC), ("25006", errno.EROFS), ("40P01", errno.EBUSY)])
def test_what_postgresql_refuses_is_told_by_its_number(state: str, number: int) -> None:
    """As the system would."""
    with pytest.raises(OSError, match=re.escape(os.strerror(number))), as_the_system_says():
        raise OperationalError("", {}, Full(state))


def test_a_wrong_question_of_ours_is_no_refusal() -> None:
    """It stays what it is: a fault of ours."""
    with pytest.raises(ProgrammingError), as_the_system_says():
        raise ProgrammingError("", {}, Full("42601"))


def test_a_full_disk_is_told_and_then_forgotten(here: Site) -> None:
    """507, nothing is kept of the files, and when there is room again the next upload is taken."""
    with here.here.store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.rollback()

    def cap(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")

    here.here.store.close()
    event.listen(here.here.store.engine, "connect", cap)
    answers = [here.upload({f"{'long name ' * 12}.txt": b"Some words"}) for _ in range(30)]
    event.remove(here.here.store.engine, "connect", cap)
    here.here.store.close()
    kept = sum(answer.status_code == 303 for answer in answers)

    assert {answer.status_code for answer in answers} == {303, 507}
    assert "There is no room left to keep files" in answers[-1].text
    assert len(here.here.files.names()) == kept
    assert here.upload().status_code == 303


def test_a_locked_database_is_told_with_when_to_come_back(here: Site) -> None:
    """503, and afterwards all is well."""
    here.here.store.close()

    def hurry(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA busy_timeout=50")

    event.listen(here.here.store.engine, "connect", hurry)
    other = sqlite3.connect(here.here.settings.data / "tendercheck.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    locked = here.upload()
    other.execute("ROLLBACK")
    other.close()

    assert (locked.status_code, locked.headers["Retry-After"]) == (503, "30")
    assert here.here.files.names() == set()
    assert here.upload().status_code == 303


def test_a_database_that_may_only_be_read_is_told(here: Site) -> None:
    """503; pages that only look are still there."""
    here.here.store.close()

    def forbid(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA query_only=ON")

    event.listen(here.here.store.engine, "connect", forbid)

    assert here.upload().status_code == 503
    assert here.client.get("/").status_code == 200


def test_a_lock_that_is_given_back_in_time_is_waited_for(here: Site) -> None:
    """Nobody is told of it."""
    other = sqlite3.connect(here.here.settings.data / "tendercheck.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    letting = threading.Timer(1.0, lambda: other.execute("ROLLBACK"))
    letting.start()
    answer = here.upload()
    letting.join()
    other.close()

    assert answer.status_code == 303


def test_a_queue_that_is_at_fault_loses_nothing(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The draft is there by its row, and is checked."""

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(here.here.queue.huey, "enqueue", fail)
    address = here.upload().location
    here.work()

    assert here.draft(address).state == "done"


def test_the_server_says_whether_it_is_well(here: Site) -> None:
    """And whether its database is."""
    well = here.client.get("/healthz")
    (here.here.settings.data / "tendercheck.db").rename(here.here.settings.data / "away.db")
    (here.here.settings.data / "tendercheck.db").mkdir()
    here.here.store.close()

    assert (well.status_code, well.text) == (200, "ok\n")
    assert here.client.get("/healthz").status_code == 503


def test_plain_sql_is_answered(here: Site) -> None:
    """A session that only looks raises nothing where nothing is wrong."""
    with here.here.store.reading() as session:
        assert session.scalar(text("SELECT 1")) == 1
