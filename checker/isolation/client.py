"""Asks a process of its own about each file: through the fork server where there is one, else by starting Python for each.

An answer that does not come in time, or breaks off, is told apart from one that comes: the process is ended, and nothing of it is used.
"""

import contextlib
import json
import os
import select
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from typing import IO, Protocol

from checker.isolation import wire
from checker.isolation.files import whole
from checker.isolation.forks import part_at_fork

_ROOM = 1 << 20
_GRACE = 1.0  # seconds more than the process itself is allowed, for its beginning and its end
_STARTING, _ENDING = 60.0, 5.0  # seconds that the server may take to begin on a busy machine, and to end
_KNOWN = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ")


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
    """A warm process that forks one child for each file, and ends it when it has answered or its time is up.

    It has a session of its own: what is typed at the terminal, and the terminal itself, are not its business.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed = False
        self._server: subprocess.Popen[bytes] | None = None
        self._start()
        part_at_fork(self)

    def ask(self, request: wire.Plain, file: int) -> bytes:
        """The bytes of the answer; where the server itself has died, it is started anew and asked once more."""
        try:
            for _ in range(2):
                answer, served = self._once(request, file)
                if answer or served:
                    return answer  # nothing, where the child alone has died, of what it read
        except OSError as fault:
            raise Broken(f"this machine has no room left for it ({fault.strerror})") from None
        raise Broken("the processes that read were stopped by something else")

    def _once(self, request: wire.Plain, file: int) -> tuple[bytes, bool]:
        """The answer of a child, and whether its server is there to see to its end."""
        reading, writing = os.pipe()
        try:
            try:
                server, child = self._child(request, [file, writing])
            finally:
                os.close(writing)
            try:
                answer = _heard(reading, time.monotonic() + request["limits"]["seconds"] + _GRACE)
            finally:
                served = self._end(server, child)
            return answer, served
        finally:
            os.close(reading)

    def close(self) -> None:
        """End the server, and with it its children."""
        self._closed = True
        if self._server:
            _leave(self._socket)
            _gone(self._server)

    def part(self) -> None:
        """Leave the server to the process that this one was forked from; one of its own starts when it is needed."""
        self._lock = threading.Lock()
        if self._server:
            self._socket.close()
            self._server.returncode = 0  # it is not ours to wait for
        self._server = None

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        ours.settimeout(_STARTING)
        silent = subprocess.DEVNULL  # what is printed here is the report, and no reading process adds to it
        with theirs:
            self._server = subprocess.Popen(  # noqa: S603 - our own Python and our own words
                _python("main", str(theirs.fileno())),
                pass_fds=[theirs.fileno()],
                stdin=silent,
                stdout=silent,
                stderr=silent,
                env=_environment(),
                start_new_session=True,
            )
        self._socket = ours

    def _child(self, request: wire.Plain, files: Sequence[int]) -> tuple[subprocess.Popen[bytes] | None, int]:
        """Have a child begin; the answer is its server and its number."""
        with self._lock:
            if self._server and not self._closed:
                with contextlib.suppress(OSError, struct.error):
                    return self._server, self._sent(request, files)
                self._server.kill()
                _leave(self._socket)
                self._server.wait()
            if self._closed:
                raise Broken("reading was ended")
            self._start()
            try:
                return self._server, self._sent(request, files)
            except (OSError, struct.error) as fault:
                raise Broken("the processes that read do not start") from fault

    def _sent(self, request: wire.Plain, files: Sequence[int] = ()) -> int:
        """The number with which the server answers a request."""
        asked = json.dumps(request).encode()
        socket.send_fds(self._socket, [struct.pack("=I", len(asked))], files)
        self._socket.sendall(asked)
        return int(struct.unpack("=I", self._socket.recv(4))[0])

    def _end(self, server: object, child: int) -> bool:
        """Have the server end a child, which it alone can do: its number may be somebody else's for others. False where it is gone."""
        with self._lock, contextlib.suppress(OSError, struct.error):
            if server is self._server and not self._closed:
                return self._sent({"task": "end", "child": child}) == child
        return False


def _heard(reading: int, end: float) -> bytes:
    """All that a child writes before its time is up; nothing of an answer that is longer than any true one."""
    waiting = select.poll()
    waiting.register(reading, select.POLLIN)
    answer = bytearray()  # and no list of parts: who answers letter by letter would fill our memory with these
    while len(answer) <= wire.MOST:
        left = end - time.monotonic()
        if left <= 0 or not waiting.poll(left * 1000):
            raise Stopped
        part = os.read(reading, _ROOM)
        if not part:
            return bytes(answer)
        answer += part
    return b""


def _leave(connection: socket.socket) -> None:
    """End a connection also for a thread that waits on it."""
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()


def _gone(server: "subprocess.Popen[bytes]") -> None:
    """Wait until a server is gone, which it soon is when nobody is left to ask it."""
    try:
        server.wait(_ENDING)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


class Fresh:
    """A new Python for each file, where processes cannot be forked: slow, and without the guards that such platforms do not have."""

    def ask(self, request: wire.Plain, file: int) -> bytes:
        """The bytes of the answer."""
        asked = json.dumps(request).encode()
        sent = struct.pack("=I", len(asked)) + asked + whole(file)
        pipe, silent = subprocess.PIPE, subprocess.DEVNULL
        with subprocess.Popen(_python("once"), stdin=pipe, stdout=pipe, stderr=silent, env=_environment()) as python:  # noqa: S603
            late = threading.Event()
            watch = threading.Timer(max(request["limits"]["seconds"] + _GRACE, 0), _stop, (python, late))
            watch.start()
            try:
                return self._answer(python, sent, late)
            finally:
                watch.cancel()
                python.kill()

    def _answer(self, python: "subprocess.Popen[bytes]", sent: bytes, late: threading.Event) -> bytes:
        """What a new Python says, while another thread tells it what is asked."""
        assert python.stdin is not None
        assert python.stdout is not None
        telling = threading.Thread(target=_told, args=(python.stdin, sent))
        telling.start()
        answer = python.stdout.read(wire.MOST + 1)
        python.kill()
        telling.join()
        if late.is_set():
            raise Stopped
        return answer if len(answer) <= wire.MOST else b""

    def close(self) -> None:
        """Nothing is left running."""


def _stop(python: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    """End a Python whose time is up."""
    late.set()
    python.kill()


def _told(hearer: IO[bytes], words: bytes) -> None:
    """Say all to one who may have gone away."""
    with contextlib.suppress(OSError), hearer:
        hearer.write(words)


def _environment() -> dict[str, str]:
    """What a reading process may know of our environment, where passwords stand: how to find and speak, and nothing else."""
    return {name: os.environ[name] for name in _KNOWN if name in os.environ}


def _python(function: str, *words: str) -> list[str]:
    """The command line of a Python that finds what this one finds, and does nothing but one function of ours."""
    paths = [path or os.getcwd() for path in sys.path]
    code = f"import sys; sys.path[:] = {paths!r}; from checker.isolation.server import {function}; {function}()"
    return [sys.executable, "-I", "-S", "-c", code, *words]
