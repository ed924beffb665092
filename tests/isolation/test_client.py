"""Two ways to ask, one answer: the fork server, and a new Python for each file where nothing can be forked."""

import os
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from checker.errors import UnreadableDocument
from checker.isolation import Door, Limits, Reading, client, nameless, wire
from tests.formats.made import p, word
from tests.isolation.made import document, handed

FILE = word(p("Words of a Word file"))


WINDOWS = """
import builtins, os, select, signal, socket, sys
true = builtins.__import__
gone = {"resource", "fcntl", "pwd", "grp", "termios"}
def without(name, *rest, **more):
    if name in gone:
        raise ImportError(name)
    return true(name, *rest, **more)
builtins.__import__ = without
sys.platform = "win32"
for module, names in (
    (os, "fork killpg pread memfd_create setsid register_at_fork O_NONBLOCK O_CLOEXEC getuid".split()),
    (select, ["poll"]),
    (signal, ["SIGCHLD", "SIGALRM", "SIGPIPE"]),
    (socket, ["send_fds", "recv_fds", "AF_UNIX", "socketpair"]),
):
    for name in names:
        if hasattr(module, name):
            delattr(module, name)
"""


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """A platform on which nothing can be forked."""
    monkeypatch.setattr(client, "begun", client.Fresh)


def test_without_forking_the_document_is_the_same(fresh: None, door: Door) -> None:
    """A new Python reads what a forked one reads."""
    with Door() as other:
        assert document(other, FILE) == document(door, FILE)


def test_without_forking_faults_are_the_same(fresh: None) -> None:
    """A fault of the file is told, and what takes too long is stopped."""
    with Door() as other, pytest.raises(UnreadableDocument, match="It is empty"):
        handed(other, word("").__class__("a.docx", b""))
    with Door(Reading(limits=Limits(seconds=-0.95))) as other, pytest.raises(UnreadableDocument, match="was stopped"):
        handed(other, FILE)


def test_a_platform_that_has_none_of_it_reads_all_the_same(tmp_path: Path) -> None:
    """Without forks, descriptors that travel, limits and signals, as on Windows, a file is read by a new Python, and a bad one refused."""
    (tmp_path / "a.docx").write_bytes(FILE.data)
    (tmp_path / "b.docx").write_bytes(b"")
    then = """
import subprocess
from checker.isolation import client
from checker.service.readers import Readers
told = client._python
before = lambda code: f"{sys.argv[3]}\\n{code}"
client._python = lambda *words: [before(word) if "import" in word else word for word in told(*words)]
subprocess._USE_VFORK = False
readers = Readers()
for path in sys.argv[1:3]:
    for read in readers.read([path]):
        print(getattr(read.found, "text", "") or read.found.cause)
print(type(readers._door._asked).__name__, readers.guards["network"])
readers.close()
"""
    paths = [str(tmp_path / name) for name in ("a.docx", "b.docx")]
    ran = subprocess.run([sys.executable, "-c", WINDOWS + then, *paths, WINDOWS], capture_output=True, text=True)

    assert (ran.stderr, ran.stdout.split("\n")[:2]) == ("", ["Words of a Word file", ""])
    assert "It is empty" in ran.stdout
    assert ran.stdout.endswith("Fresh False\n")


def test_an_answer_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever answers for ever is ended, and nothing of it is used."""
    monkeypatch.setattr(client, "_python", lambda *_: [sys.executable, "-c", "while True: print('x' * 1000000)"])
    file = nameless(b"x")

    assert client.Fresh().ask({"limits": {"seconds": 20}}, file) == b""
    os.close(file)


def test_an_answer_in_crumbs_takes_no_more_memory_than_its_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever answers in pieces of two letters cannot fill our memory with the pieces."""
    reading, writing = os.pipe()
    os.close(writing)
    monkeypatch.setattr(wire, "MOST", 200_000)
    monkeypatch.setattr(client.os, "read", lambda *_: bytes(2))
    tracemalloc.start()
    assert client._heard(reading, time.monotonic() + 60) == b""
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    os.close(reading)

    assert most < 3 * wire.MOST


def test_the_file_is_read_whole_wherever_others_have_read_to(door: Door, tmp_path) -> None:
    """An open file has one place of reading for all who hold it."""
    (tmp_path / "a.docx").write_bytes(FILE.data)
    file = os.open(tmp_path / "a.docx", os.O_RDONLY)
    os.lseek(file, 100, os.SEEK_SET)

    assert [door.read("a.docx", file).text for _ in range(2)] == ["Words of a Word file\n"] * 2  # type: ignore[union-attr]
    os.close(file)
