"""Places where reports go: a folder of this machine, or an address that fsspec knows; each file in them is there whole or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any
from weakref import finalize

from checker.errors import BadSettings

LOCK = ".lock"  # stays when nobody holds it: one that were deleted could be held by two


class Folder:
    """A folder of this machine."""

    def __init__(self, place: str) -> None:
        self._place = Path(place)

    def hold(self) -> bool:
        """Have it for this process alone, until it ends, however it ends; false where another has it. Raises OSError."""
        if self._place.is_file():
            raise NotADirectoryError(0, "it is a file")
        self._place.mkdir(parents=True, exist_ok=True)
        file = os.open(self._place / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
        finalize(self, os.close, file)
        return _held(file)

    @contextmanager
    def reading(self, name: str) -> Iterator[IO[bytes]]:
        """A file to read. Raises OSError."""
        path = self._place / name
        if path.exists() and not path.is_file():  # to open a pipe is to wait for ever
            raise OSError(0, "it is no file")
        with path.open("rb") as file:
            yield file

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A file to write, which is there whole or not at all, also where the machine stops. Raises OSError."""
        part = self._place / f".{name}.part"
        try:
            part.unlink(missing_ok=True)  # of somebody who was interrupted; what it may lead to is not written over
            with part.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._place / name)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)  # on a full disk it would be in the way of the manifest
            raise


class Remote:
    """A place that fsspec knows by its address, such as s3://bucket/results or memory://results."""

    def __init__(self, address: str) -> None:
        try:
            from fsspec.core import url_to_fs

            self._files, self._place = url_to_fs(address)
        except ImportError as fault:
            raise BadSettings(f"{address}: {fault}. Addresses need fsspec: pip install tendercheck[dask]") from None
        except ValueError as fault:
            raise BadSettings(f"{address}: {fault}") from None

    def hold(self) -> bool:
        """Whether nobody else has it, which none of these places can tell."""
        return True

    @contextmanager
    def reading(self, name: str) -> Iterator[IO[bytes]]:
        """A file to read. Raises OSError."""
        with _in_our_terms():
            file = self._files.open(f"{self._place}/{name}", "rb")
        with file:
            yield file

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A file to write, which is there whole or not at all. Raises OSError."""
        part = f"{self._place}/.{name}.part"
        with _in_our_terms():
            self._files.makedirs(self._place, exist_ok=True)
            file: Any = self._files.open(part, "wb")
        try:
            yield file
            with _in_our_terms():
                file.close()
                with suppress(FileNotFoundError):  # some do not move over what is there
                    self._files.rm(f"{self._place}/{name}")
                self._files.mv(part, f"{self._place}/{name}")
        except BaseException:
            with suppress(Exception):
                file.close()
                self._files.rm(part)
            raise


@contextmanager
def _in_our_terms() -> Iterator[None]:
    """Have what stands behind an address fail as files do: each has errors of its own."""
    try:
        yield
    except OSError:
        raise
    except Exception as fault:
        raise OSError(0, f"{type(fault).__name__}: {fault}") from None


def _held(file: int) -> bool:
    """Lock an open file for as long as it is open; false where another has locked it. Where there are no locks, nobody is kept out."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
