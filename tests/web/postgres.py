"""A PostgreSQL server of the tests' own: started when the first test asks for a database, on a socket in a folder of its own."""

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from secrets import token_hex

import psycopg

from web.store.opened import Store

_TEMPLATE = "tendercheck"


def programs() -> Path | None:
    """The folder of the server's programs; nothing where none is installed."""
    found = shutil.which("initdb")
    places: Iterator[Path] = iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True))
    return Path(found).parent if found else next((place for place in places if (place / "initdb").is_file()), None)


def database() -> str:
    """The address of a new database with all tables."""
    folder = _server()
    name = f"t{token_hex(8)}"
    with psycopg.connect(f"host={folder} user=postgres dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
    return f"postgresql://postgres@/{name}?host={folder}"


@cache
def _server() -> Path:
    """The folder of the socket of the running server, which ends with this process."""
    found = programs()
    assert found, "no PostgreSQL is installed here (Debian: postgresql)"
    folder = Path(tempfile.mkdtemp(prefix="tendercheck-postgres-"))
    user = "postgres" if os.geteuid() == 0 else None  # the server refuses to be run by root
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    _run([found / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N"], user)
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    _run([found / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start"], user)
    atexit.register(_end, found, folder, user)
    with psycopg.connect(f"host={folder} user=postgres dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {_TEMPLATE}")
    store = Store(f"postgresql+psycopg://postgres@/{_TEMPLATE}?host={folder}")
    store.migrate()
    store.close()
    return folder


def _end(found: Path, folder: Path, user: str | None) -> None:
    """Stop the server, and remove all of it."""
    _run([found / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"], user)
    shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str | Path], user: str | None) -> None:
    """Run a program of the server as whoever may."""
    subprocess.run([str(part) for part in command], user=user, group=user, cwd="/", check=True, stdout=subprocess.DEVNULL)
