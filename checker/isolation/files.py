"""Open files as processes hand them on: read whole wherever others have read to, and bytes as a file without a name."""

import os
from tempfile import TemporaryFile

_ROOM = 1 << 24


def whole(file: int) -> bytes:
    """All bytes of an open file, wherever others have read to."""
    size = os.fstat(file).st_size
    if not hasattr(os, "pread"):
        os.lseek(file, 0, os.SEEK_SET)
        return os.read(file, size)
    parts: list[bytes] = []
    while len(part := os.pread(file, _ROOM, sum(map(len, parts)))):
        parts.append(part)
    return b"".join(parts)


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
