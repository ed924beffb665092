"""Files on the disk, each under a random name of 32 hexadecimal digits: no name that a person gave is ever part of a path."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from checker.errors import CheckerError
from checker.fixed import fixed
from web.store.tables import fresh

_NAME = re.compile(r"[0-9a-f]{32}")
_ROOM = 1 << 20


class TooBig(CheckerError):
    """More bytes came than a file may have."""


@fixed
class Stored:
    """A file that is on the disk for good: its name there, its size in bytes, and its hash."""

    name: str
    size: int
    sha256: str


class Files:
    """The folder of stored files; nobody else on the machine may look into it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def store(self, parts: Iterable[bytes], most: int) -> Stored:
        """Write a file that comes in parts, and answer when it would survive a loss of power. Raises TooBig beyond so many bytes."""
        name, told, size = fresh(), sha256(), 0
        aside = self._folder / f".{name}"
        file = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(file, "wb") as written:
                for part in parts:
                    size += len(part)
                    if size > most:
                        raise TooBig("The file is larger than it may be")
                    told.update(part)
                    written.write(part)
                written.flush()
                os.fsync(written.fileno())
            os.replace(aside, self.path(name))
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
        self._settle()
        return Stored(name, size, told.hexdigest())

    def keep(self, data: bytes) -> str:
        """Write bytes of our own; the answer is their name."""
        return self.store([data], len(data)).name

    def copy(self, name: str) -> Stored:
        """Write a file a second time, under a name of its own."""
        with self.path(name).open("rb") as stream:
            return self.store(in_parts(stream), self.path(name).stat().st_size)

    def path(self, name: str) -> Path:
        """Where a file stands. Raises ValueError for what is no name of ours."""
        if not _NAME.fullmatch(name):
            raise ValueError("no name of a stored file")
        return self._folder / name

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return self.path(name).read_bytes()

    def remove(self, names: Iterable[str]) -> None:
        """Remove files for good; one that is gone already is no fault."""
        for name in names:
            if name:
                self.path(name).unlink(missing_ok=True)
        self._settle()

    def names(self) -> set[str]:
        """The names of all files."""
        return {path.name for path in self._folder.iterdir() if _NAME.fullmatch(path.name)}

    def older_than(self, moment: float) -> set[str]:
        """The names of all files that were written before a moment."""
        found = set()
        for name in self.names():
            with suppress(FileNotFoundError):  # removed meanwhile
                if self.path(name).stat().st_mtime < moment:
                    found.add(name)
        return found

    def _settle(self) -> None:
        """Have the folder itself on the disk, where the system can do that."""
        if hasattr(os, "O_DIRECTORY"):
            folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def in_parts(stream: object) -> Iterable[bytes]:
    """What a stream holds, a megabyte at a time."""
    read = stream.read  # type: ignore[attr-defined]
    while part := read(_ROOM):
        yield part
