"""What no file may reach: a secret in a file elsewhere on the disk, and a port of this machine; hostile files bear the address of both."""

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECRET = "canary-7f3a9c"
_PORT = socket.create_server(("127.0.0.1", 0))
_PORT.setblocking(False)
_PLACE = Path(tempfile.gettempdir(), f"tendercheck-canary-{os.getpid()}")

FILE = _PLACE.as_uri()
PAGE = f"http://127.0.0.1:{_PORT.getsockname()[1]}/canary"


@contextmanager
def set_up() -> Iterator[None]:
    """The secret is there while the files are read."""
    _PLACE.write_text(SECRET, "utf-8")
    try:
        yield
    finally:
        _PLACE.unlink()


def called() -> bool:
    """Whether anybody has called the port."""
    try:
        _PORT.accept()[0].close()
    except BlockingIOError:
        return False
    return True
