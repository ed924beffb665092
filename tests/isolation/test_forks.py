"""Doors in a program that forks, has threads, or ends in the midst: each process has its own, and no answer goes astray."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checker.errors import UnreadableDocument
from checker.isolation import Door, client
from checker.model import Source
from checker.service.readers import Readers
from tests.formats.made import p, word
from tests.isolation.made import document, handed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing can be forked here")
ROUNDS = 15


def words(number: int) -> Source:
    """A file that can be told from others."""
    return Source("a.txt", f"Words of number {number}".encode())


def own(door: Door, first: int) -> bool:
    """Whether every answer is that of its own question."""
    return all(document(door, words(number)).text == f"Words of number {number}\n" for number in range(first, first + ROUNDS))


def in_a_fork(holds: Callable[[], bool]) -> int:
    """Begin a process that ends with 0 where something holds there; the answer is its number."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            signal.alarm(60)
            code = 0 if holds() else 1
        finally:
            os._exit(code)
    return child


def test_a_door_is_not_shared_with_a_forked_process() -> None:
    """Both go on reading at once, each gets its own answers, and the parent's server is not ended by the child."""
    with Door() as door:
        document(door, words(0))
        server = door._asked._server.pid  # type: ignore[attr-defined]
        children = [in_a_fork(lambda first=first: own(door, first) and door._asked._server.pid != server) for first in (100, 200)]  # type: ignore[misc,attr-defined]
        here = own(door, 300)
        ends = [os.waitpid(child, 0)[1] for child in children]

        assert (here, ends, door._asked._server.pid) == (True, [0, 0], server)  # type: ignore[attr-defined]


def test_readers_go_on_in_a_forked_process(tmp_path: Path) -> None:
    """The threads that stay behind are replaced."""
    (tmp_path / "a.txt").write_text("Words")
    readers = Readers()

    def reads() -> bool:
        """Whether the file is read."""
        return [getattr(read.found, "text", "") for read in readers.read([str(tmp_path / "a.txt")])] == ["Words\n"]

    assert reads()
    assert os.waitpid(in_a_fork(reads), 0)[1] == 0
    assert reads()
    readers.close()


def test_threads_get_their_own_answers() -> None:
    """A door is used by many at once."""
    with Door() as door, ThreadPoolExecutor(6) as pool:
        assert all(pool.map(lambda first: own(door, first), range(0, 600, 100)))


def test_a_closed_door_is_not_opened_again() -> None:
    """Who is waiting for an answer when all reading is ended hears so at once, and no new server begins."""
    door = Door()
    long = word("".join(p(f"The supplier shall keep record {number}.") for number in range(60_000)))
    heard: list[str] = []

    def ask() -> None:
        """Ask, and hear why there is no answer."""
        try:
            document(door, long)
        except UnreadableDocument as fault:
            heard.append(fault.cause)

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(0.5)
    began = time.monotonic()
    door.close()
    asking.join()

    assert heard == ["It could not be checked: reading was ended"]
    assert time.monotonic() - began < 2
    assert door._asked._server.poll() is not None  # type: ignore[attr-defined]


def test_a_machine_without_room_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing more can be opened, that is the machine's fault and not the file's."""

    def full() -> tuple[int, int]:
        raise OSError(24, "Too many open files")

    with Door() as door:
        monkeypatch.setattr(client.os, "pipe", full)
        with pytest.raises(UnreadableDocument, match="this machine has no room left for it"):
            handed(door, words(1))


def test_nothing_grows_with_many_files() -> None:
    """Neither open files nor processes are left behind."""
    with Door() as door:
        document(door, words(0))
        before = len(os.listdir("/dev/fd"))
        assert own(door, 0)
        server = door._asked._server.pid  # type: ignore[attr-defined]
        end = time.monotonic() + 5
        while (left := _children(server)) and time.monotonic() < end:
            time.sleep(0.01)

        assert (len(os.listdir("/dev/fd")), left) == (before, [])


def _children(pid: int) -> list[str]:
    return [number for path in Path("/proc").glob(f"{pid}/task/*/children") for number in path.read_text().split()]


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is set by a shell of Linux")
@pytest.mark.parametrize("limit", ["-n 64", "-v 3000000"])
def test_a_poor_machine_reads_all_the_same(limit: str, tmp_path: Path) -> None:
    """Few descriptors, or little memory, are enough."""
    (tmp_path / "a.txt").write_text("Words of a file")
    run = f"ulimit {limit}; {sys.executable} -m checker text {tmp_path / 'a.txt'}"
    ran = subprocess.run(["bash", "-c", run], capture_output=True, text=True)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Words of a file" in ran.stdout
