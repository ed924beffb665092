"""The user's cache: what was worked out once and can be worked out again, as bytes by key.

It never stops or slows what is done: a folder that cannot be used keeps nothing, and one that others may look into is not used at all.
An entry bears the hash of its bytes, so that one written only in part is no entry.
"""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from time import time

from checker.fixed import fixed

__all__ = ["State", "clear", "folder", "get", "put", "state"]

DAYS = 30  # after which an entry that nobody used is deleted
LARGEST = 500_000_000  # bytes of all entries
_DAY = 86_400
_OFTEN = LARGEST // 5  # bytes put by one process, after which it sweeps without waiting for tomorrow
_STAMP = "swept"
_HASH = 32  # bytes at the start of an entry
_OURS = re.compile(r"[0-9a-f]{64}(\.\d+\.part)?")
_put = 0  # bytes put since this process last swept


@fixed
class State:
    """Where the cache is, how many entries it has and how large they are; and why it is not used, where it is not."""

    folder: Path
    entries: int = 0
    size: int = 0
    trouble: str = ""


@fixed
class _Entry:
    """A file of the cache."""

    path: Path
    size: int
    used: float


def folder() -> Path:
    """The folder of the cache: the one that TENDERCHECK_CACHE names, else the usual one of this system."""
    named = os.environ.get("TENDERCHECK_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path  # not where it is not needed

    try:
        return user_cache_path("tendercheck", appauthor=False)
    except RuntimeError:  # whoever has no home, as in a container, keeps nothing
        return Path(os.devnull)


def get(kind: str, key: str) -> bytes | None:
    """What was put under a key, or nothing; to ask for an entry is to use it."""
    place = _place(kind, key)
    try:
        _trust(place.parent.parent)
        data = place.read_bytes()
        used = place.stat().st_mtime
    except OSError:
        return None
    if time() - used > _DAY:
        with suppress(OSError):
            os.utime(place)
    _sweep_daily(place.parent.parent)
    return data[_HASH:] if sha256(data[_HASH:]).digest() == data[:_HASH] else None


def put(kind: str, key: str, data: bytes) -> None:
    """Keep bytes under a key, for as long as there is room and somebody uses them."""
    global _put
    place = _place(kind, key)
    home = place.parent.parent
    part = place.with_name(f"{place.name}.{os.getpid()}{get_ident()}.part")
    try:
        os.makedirs(home, 0o700, exist_ok=True)
        _trust(home)
        place.parent.mkdir(0o700, exist_ok=True)
        with open(part, "wb", opener=_for_its_owner) as file:
            file.write(sha256(data).digest() + data)
        part.replace(place)
    except OSError:
        with suppress(OSError):
            part.unlink()
        return
    _put += len(data)
    _sweep_daily(home)


def clear() -> tuple[int, int]:
    """Delete every entry, and nothing else that may stand in the folder; the answer is how many there were, and their size."""
    entries = list(_entries(folder()))
    gone = [entry for entry in entries if _deleted(entry)]
    return len(gone), sum(entry.size for entry in gone)


def state() -> State:
    """Where the cache is and what is in it."""
    home = folder()
    try:
        _trust(home)
    except FileNotFoundError:
        return State(home, trouble=_unwritable(home))
    except OSError as fault:
        return State(home, trouble=fault.strerror or str(fault))
    entries = list(_entries(home))
    return State(home, len(entries), sum(entry.size for entry in entries), _unwritable(home))


def _place(kind: str, key: str) -> Path:
    """The file of an entry."""
    return folder() / kind / sha256(key.encode("utf-8", "surrogateescape")).hexdigest()


def _for_its_owner(path: str, flags: int) -> int:
    """A new file that nobody else may read."""
    return os.open(path, flags, 0o600)


def _trust(home: Path) -> None:
    """Raise OSError unless the folder is there, is ours, and nobody else may look or write into it."""
    about = os.lstat(home)
    if not stat.S_ISDIR(about.st_mode):
        raise NotADirectoryError(0, "it is no folder")
    if hasattr(os, "getuid"):  # Windows keeps the user's own folders to the user
        if about.st_uid != os.getuid():
            raise PermissionError(0, "it belongs to another user")
        if about.st_mode & 0o077:
            raise PermissionError(0, "others may look into it (its rights must be 0700)")


def _unwritable(home: Path) -> str:
    """Why nothing can be written there, or nothing."""
    nearest = next((each for each in (home, *home.parents) if each.exists()), home)
    return "" if os.access(nearest, os.W_OK | os.X_OK) else f"nothing may be written into {nearest}"


def _entries(home: Path) -> Iterator[_Entry]:
    """Every file of ours in the folder, also what an interrupted writer has left."""
    with suppress(OSError):
        _trust(home)
        for kind in sorted(each for each in home.iterdir() if each.is_dir() and not each.is_symlink()):
            for path in kind.iterdir():
                if _OURS.fullmatch(path.name):
                    with suppress(OSError):
                        about = path.stat()
                        yield _Entry(path, about.st_size, about.st_mtime)


def _sweep_daily(home: Path) -> None:
    """Delete what is old or too much, once a day, and whenever this process has put a great deal."""
    global _put
    stamp = home / _STAMP
    with suppress(OSError):
        if _put < _OFTEN and time() - stamp.stat().st_mtime < _DAY:
            return
    with suppress(OSError):
        stamp.touch()
        _put = 0
        _sweep(home)


def _sweep(home: Path) -> None:
    """Delete the entries that nobody used for long, and the oldest of the others where there are too many."""
    now, kept = time(), 0
    for entry in sorted(_entries(home), key=lambda entry: -entry.used):
        kept += entry.size
        lasts = DAYS if entry.path.suffix != ".part" else 1
        if kept > LARGEST or now - entry.used > lasts * _DAY:
            _deleted(entry)
            kept -= entry.size


def _deleted(entry: _Entry) -> bool:
    """Delete an entry; false where it cannot be."""
    try:
        entry.path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
