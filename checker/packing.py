"""Values worked out from our own knowledge as bytes for our own cache, and back in a tenth of the time that it took to work them out.

Unlike `keeping`, which is for reports, it writes Python's own form: quick, and fit only for what this very code wrote on this machine.
So every key says by which code and which files a value was made, and what is read may name nothing but our nouns and plain values.
"""

import io
import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

__all__ = ["packed", "stamp", "unpacked"]

_NOUNS = ("checker.model.", "checker.mentions.phrases", "checker.mentions.compiled", "checker.mentions.index")
_PLAIN = {("datetime", "date"), ("decimal", "Decimal"), ("builtins", "frozenset"), ("builtins", "set"), ("pathlib", "PosixPath")}


def packed(value: object) -> bytes:
    """A value as bytes."""
    return pickle.dumps(value, 5)


def unpacked(data: bytes | None) -> Any:
    """The value of bytes; None where there are none, or none that this code can have written."""
    try:
        return None if data is None else _Reader(io.BytesIO(data)).load()
    except Exception:  # whatever is wrong with what a cache holds, it can be worked out again
        return None


def stamp(places: Iterable[Path]) -> str:
    """What changes when a file in one of these folders does, or Python itself: told from names, sizes and times, without opening any."""
    told = sha256(sys.version.encode())
    for place in places:
        for name, size, changed in sorted(_files(str(place))):
            told.update(f"{name}\0{size}\0{changed}\n".encode("utf-8", "surrogateescape"))
    return told.hexdigest()


class _Reader(pickle.Unpickler):
    """Reads bytes that may name our nouns and plain values, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """A noun of ours. Raises UnpicklingError for whatever else is named."""
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith(_NOUNS) and "." not in name:  # a name with dots leads through what it names to Python itself
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no noun of ours")


def _files(place: str, above: tuple[str, ...] = ()) -> Iterator[tuple[str, int, int]]:
    """Every file in a folder, or the file itself, with its size and when it was changed; a link back to what is above is not followed."""
    here = os.path.realpath(place)
    if not os.path.isdir(place) or here in above:
        yield _told(place)
        return
    with os.scandir(place) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir():
                yield from _files(entry.path, (*above, here))
            else:
                yield _told(entry.path)


def _told(path: str) -> tuple[str, int, int]:
    """A file with its size and when it was changed, or that it is not there."""
    try:
        about = os.stat(path)
    except OSError:
        return path, -1, 0
    return path, about.st_size, about.st_mtime_ns
