"""Asks a process of its own about each file: through the fork server where there is one, else by starting Python for each.

An answer that does not come in time, or breaks off, is told apart from one that comes: the process is ended, and nothing of it is used.
"""

import contextlib
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from typing import Protocol

from checker.isolation import wire
from checker.isolation.files import whole

_ROOM = 1 << 20
_GRACE = 1.0  # seconds more than the process itself is allowed, for its beginning and its end


class Stopped(Exception):
    """The process took longer than it may, and was ended."""


class Broken(Exception):
    """The process ended without an answer."""


class Asked(Protocol):
    """Something that can be asked about an open file."""

    def ask(self, request: wire.Plain, file: int) -> bytes:
        """The bytes of the answer. Raises Stopped, or Broken where there is none."""

    def close(self) -> None:
        """End all processes."""


def begun() -> Asked:
    """The way to ask on this platform; what it needs begins at once, beside whatever the caller does next."""
    return ForkServer() if hasattr(os, "fork") and hasattr(socket, "send_fds") else Fresh()


class ForkServer:
    """A warm process that forks one child for each file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._start()

    def ask(self, request: wire.Plain, file: int) -> bytes:
        """The bytes of the answer; where the server itself has died, it is started anew and asked once more."""
        for _ in range(2):
            server = self._server
            if answer := self._once(request, file):
                return answer
            if server is self._server and server.poll() is None:
                return b""  # the child alone has died, of what it read
        raise Broken("the processes that read were stopped by something else")

    def _once(self, request: wire.Plain, file: int) -> bytes:
        reading, writing = os.pipe()
        try:
            child = self._child(request, [file, writing])
        finally:
            os.close(writing)
        try:
            return _heard(reading, child, time.monotonic() + request["limits"]["seconds"] + _GRACE)
        finally:
            os.close(reading)

    def close(self) -> None:
        """End the server, and with it its children."""
        self._socket.close()
        self._server.wait()

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._server = subprocess.Popen(  # noqa: S603 - our own Python and our own words
                _python("main", str(theirs.fileno())), pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
            )
        self._socket = ours

    def _child(self, request: wire.Plain, files: Sequence[int]) -> int:
        """Have a child begin; the answer is its number."""
        with self._lock:
            with contextlib.suppress(OSError, struct.error):
                return self._sent(request, files)
            self._server.kill()
            self.close()
            self._start()
            try:
                return self._sent(request, files)
            except (OSError, struct.error) as fault:
                raise Broken("the server of reading processes does not start") from fault

    def _sent(self, request: wire.Plain, files: Sequence[int]) -> int:
        asked = json.dumps(request).encode()
        socket.send_fds(self._socket, [struct.pack("=I", len(asked))], files)
        self._socket.sendall(asked)
        return int(struct.unpack("=I", self._socket.recv(4))[0])


def _heard(reading: int, child: int, end: float) -> bytes:
    """All that a child writes before its time is up."""
    waiting = select.poll()
    waiting.register(reading, select.POLLIN)
    parts: list[bytes] = []
    while True:
        left = end - time.monotonic()
        if left <= 0 or not waiting.poll(left * 1000):
            _end(child)
            raise Stopped
        part = os.read(reading, _ROOM)
        if not part:
            return b"".join(parts)
        parts.append(part)


def _end(child: int) -> None:
    """End a child and all that it began; one that has just begun has no group of its own yet."""
    for stop in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError):
            stop(child, signal.SIGKILL)


class Fresh:
    """A new Python for each file, where processes cannot be forked: slow, and without the guards that such platforms do not have."""

    def ask(self, request: wire.Plain, file: int) -> bytes:
        """The bytes of the answer."""
        asked = json.dumps(request).encode()
        sent = struct.pack("=I", len(asked)) + asked + whole(file)
        try:
            ran = subprocess.run(  # noqa: S603 - our own Python and our own words
                _python("once"), input=sent, capture_output=True, timeout=request["limits"]["seconds"] + _GRACE, check=False
            )
        except subprocess.TimeoutExpired:
            raise Stopped from None
        return ran.stdout

    def close(self) -> None:
        """Nothing is left running."""


def _python(function: str, *words: str) -> list[str]:
    """The command line of a Python that finds what this one finds, and does nothing but one function of ours."""
    paths = [path or os.getcwd() for path in sys.path]
    code = f"import sys; sys.path[:] = {paths!r}; from checker.isolation.server import {function}; {function}()"
    return [sys.executable, "-I", "-S", "-c", code, *words]
