"""Open files as processes hand them on: read whole wherever others have read to, and bytes as a file without a name."""

import os
from hashlib import sha256
from tempfile import TemporaryFile

_ROOM = 1 << 24


def whole(file: int) -> bytes:
    """All bytes of an open file, wherever others have read to."""
    parts: list[bytes] = []
    at = 0
    while part := _part(file, at):
        parts.append(part)
        at += len(part)
    return b"".join(parts)


def fingerprint(file: int) -> str:
    """The hash that tells an open file from any other, reckoned here: one who read it might tell another's."""
    told = sha256()
    at = 0
    while part := _part(file, at):
        told.update(part)
        at += len(part)
    return told.hexdigest()


def _part(file: int, at: int) -> bytes:
    """Some bytes from a place on; Windows cannot read without moving."""
    if hasattr(os, "pread"):
        return os.pread(file, _ROOM, at)
    os.lseek(file, at, os.SEEK_SET)
    return os.read(file, _ROOM)


def nameless(data: bytes) -> int:
    """An open file that holds these bytes and is in no folder; the caller closes it."""
    if hasattr(os, "memfd_create"):
        file = os.memfd_create("tender", os.MFD_CLOEXEC)
    else:
        with TemporaryFile() as held:
            file = os.dup(held.fileno())
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]
    os.lseek(file, 0, os.SEEK_SET)  # a program reads on from where the writing ended
    return file
