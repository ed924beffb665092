"""The virus scanner: asked by clamd's own protocol, believed, and waited for; where it is away nothing is taken in."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.web.made import site
from web.scanning import ScannerAway, infected

EICAR = b"a pattern that only scanners know"


def _heard(connection: socket.socket) -> bytes:
    """What comes by INSTREAM over a connection, as clamd reads it."""
    stream = connection.makefile("rb")
    assert stream.read(10) == b"zINSTREAM\0"
    data = b""
    while size := struct.unpack("!L", stream.read(4))[0]:
        data += stream.read(size)
    return data


def _answers(listening: socket.socket, answer: Callable[[bytes], bytes]) -> None:
    """Answer everybody who asks, until the socket is closed."""
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection:
            connection.sendall(answer(_heard(connection)))


@pytest.fixture
def scanner() -> Iterator[Callable[[Callable[[bytes], bytes], str], str]]:
    """A scanner that answers so, at a socket's path or, without one, at a port of this machine; the answer is its address."""
    open_ones = []

    def begin(answer: Callable[[bytes], bytes], path: str = "") -> str:
        listening = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
        listening.bind(path or ("127.0.0.1", 0))
        listening.listen()
        open_ones.append(listening)
        threading.Thread(target=_answers, args=(listening, answer), daemon=True).start()
        return path or f"127.0.0.1:{listening.getsockname()[1]}"

    yield begin
    for each in open_ones:
        each.shutdown(socket.SHUT_RDWR)
        each.close()


def clamd(data: bytes) -> bytes:
    """What clamd says of a file."""
    return b"stream: Eicar-Test-Signature FOUND\0" if EICAR in data else b"stream: OK\0"


@pytest.mark.parametrize("over", ["port", "path"])
def test_the_scanner_is_asked_about_every_part(scanner: Callable[..., str], tmp_path: Path, over: str) -> None:
    """Over the network and over a socket of this machine."""
    where = scanner(clamd, str(tmp_path / "clamd.sock") if over == "path" else "")

    assert not infected([b"clean ", b"words"], where)
    assert infected([b"clean words " * 100_000, EICAR], where)


@pytest.mark.parametrize("told", [b"", b"stream: size limit exceeded. ERROR\0", b"stream: OK but not quite\0", b"x" * 5000])
def test_an_answer_that_is_none_counts_as_no_scan(scanner: Callable[..., str], told: bytes) -> None:
    """Only a plain OK lets a file in."""
    where = scanner(lambda data: told)

    with pytest.raises(ScannerAway):
        infected([b"words"], where)


@pytest.mark.parametrize("where", ["127.0.0.1:1", "/nowhere/clamd.sock", "nonsense"])
def test_a_scanner_that_is_not_there_counts_as_no_scan(where: str) -> None:
    """Whatever its address."""
    with pytest.raises(ScannerAway):
        infected([b"words"], where)


def test_a_file_with_a_virus_is_not_taken(scanner: Callable[..., str], tmp_path: Path) -> None:
    """It is told which one, and none of the files is kept."""
    here = site(tmp_path / "data", clamd=scanner(clamd))
    told = here.upload({"good.txt": b"Some words", "bad.txt": EICAR})

    assert told.status_code == 422
    assert "‘bad.txt’ contains a virus" in told.text
    assert "‘good.txt’" not in told.text
    assert here.here.files.names() == set()
    assert here.upload({"good.txt": b"Some words"}).status_code == 303


def test_without_its_scanner_nothing_is_taken(tmp_path: Path) -> None:
    """And it is said so in a sentence of its own."""
    here = site(tmp_path / "data", clamd="127.0.0.1:1")
    told = here.upload({"good.txt": b"Some words"})

    assert told.status_code == 422
    assert "The files could not be scanned for viruses" in told.text
    assert here.here.files.names() == set()
