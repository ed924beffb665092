"""Asks the virus scanner of the organisation about a file: clamd, by its command INSTREAM, over a socket of this machine or the network."""

import socket
import struct
from collections.abc import Iterable

_PATIENCE = 60.0  # seconds that the scanner may take for anything
_ANSWER = 4096


class ScannerAway(Exception):
    """The scanner did not say whether a file is clean, so the file counts as unsafe."""


def infected(parts: Iterable[bytes], where: str) -> bool:
    """Whether the scanner at an address finds a virus in a file that comes in parts. Raises ScannerAway."""
    try:
        with _reached(where) as scanner:
            told = _asked(scanner, parts)
    except OSError as fault:
        raise ScannerAway(str(fault)) from None
    if told.endswith(b" FOUND"):
        return True
    if told != b"stream: OK":
        raise ScannerAway("it gave no answer" if not told else "it could not scan the file")
    return False


def _reached(where: str) -> socket.socket:
    """A connection to the scanner: at host:port, or at the path of a socket. Raises OSError."""
    host, colon, port = where.rpartition(":")
    if colon and port.isdigit() and "/" not in host:
        return socket.create_connection((host.strip("[]"), int(port)), _PATIENCE)
    if not hasattr(socket, "AF_UNIX"):
        raise OSError("this system has no such sockets")
    reached = socket.socket(socket.AF_UNIX)
    try:
        reached.settimeout(_PATIENCE)
        reached.connect(where)
    except BaseException:
        reached.close()
        raise
    return reached


def _asked(scanner: socket.socket, parts: Iterable[bytes]) -> bytes:
    """The scanner's one line about a file; each part goes with its length before it. Raises OSError."""
    scanner.sendall(b"zINSTREAM\0")
    for part in parts:
        scanner.sendall(struct.pack("!L", len(part)) + part)
    scanner.sendall(struct.pack("!L", 0))
    told = b""
    while b"\0" not in told and len(told) < _ANSWER and (more := scanner.recv(_ANSWER)):
        told += more
    return told.partition(b"\0")[0].strip()
