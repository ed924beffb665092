"""A server as officers start it: a process of its own with workers of its own, on this machine alone."""

import io
import os
import re
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests

from tests.places import ROOT
from tests.web.made import docx
from web.api.keys import FILE

STARTING, ENDING = 90.0, 30.0  # seconds on a busy machine
HERE = {**os.environ, "PYTHONPATH": str(ROOT)}  # so that what is tried is what stands here, and not what is installed
_PYTHON = [sys.executable, "-m", "checker"]


@dataclass
class Running:
    """A server that runs: its process, its address and its data."""

    data: Path
    process: "subprocess.Popen[str]"
    address: str
    lines: list[str] = field(default_factory=list)

    def post(self, data: bytes | None = None, name: str = "Specification.docx") -> requests.Response:
        """What is answered to a file that a program hands in."""
        sent = {"documents": (name, io.BytesIO(docx() if data is None else data))}
        return requests.post(f"{self.address}api/v1/checks", files=sent, headers=self._headers(), timeout=60)

    def state(self, id: str) -> str:
        """How far a check is."""
        return str(requests.get(f"{self.address}api/v1/checks/{id}", headers=self._headers(), timeout=60).json()["state"])

    def until(self, ids: list[str], seconds: float, states: tuple[str, ...] = ("done", "failed")) -> dict[str, str]:
        """The states of checks, as soon as all are in one of these."""
        end = time.monotonic() + seconds
        while True:
            found = {id: self.state(id) for id in ids}
            if all(state in states for state in found.values()) or time.monotonic() > end:
                return found
            time.sleep(0.2)

    def workers(self) -> list[int]:
        """The numbers of the workers' processes."""
        return [number for number in family(self.process.pid) if b"work" in _typed(number)]

    def end(self, by: int = signal.SIGTERM) -> int:
        """Have it end so; the answer is its exit code."""
        self.process.send_signal(by)
        return self.process.wait(ENDING)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {(self.data / FILE).read_text('utf-8').strip()}"}


@contextmanager
def running(data: Path, workers: int = 1, command: list[str] | None = None) -> Iterator[Running]:
    """A server on some data until the block is over; nothing of it is left then, however it ended."""
    typed = [*(command or _PYTHON), "serve", "--data", str(data), "--port", "0", "--workers", str(workers)]
    process = subprocess.Popen(typed, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, cwd=ROOT, env=HERE)
    made = Running(data, process, "")
    reading = threading.Thread(target=_read, args=(process, made.lines), daemon=True)
    reading.start()
    try:
        until(lambda: any("Tendercheck is at" in line for line in made.lines) or process.poll() is not None, STARTING)
        told = re.search(r"http://\S+", "".join(made.lines))
        assert told, made.lines
        made.address = told[0]
        yield made
    finally:
        left = [process.pid, *family(process.pid)] if process.poll() is None else []
        if process.poll() is None:
            process.terminate()
            with_patience(process)
        for number in left:
            _kill(number)
        process.wait()


def heavy(size: int = 100_000) -> bytes:
    """A Word file of so many bytes, most of them a picture."""
    data = io.BytesIO(docx())
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/media/picture.png", os.urandom(max(0, size - len(data.getvalue()))))
    return data.getvalue()


def until(holds: Callable[[], bool], seconds: float) -> bool:
    """Whether something holds within so many seconds."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def family(of: int) -> list[int]:
    """The numbers of all processes that one began, and those began."""
    told = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    parents = {int(pid): int(parent) for pid, parent in (line.split() for line in told)}
    found = [pid for pid, parent in parents.items() if parent == of]
    return [*found, *(below for each in found for below in family(each))]


def alive(number: int) -> bool:
    """Whether a process still runs; one that only waits for its parent to hear of its end does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def with_patience(process: "subprocess.Popen[str]") -> None:
    """Wait for a process that was told to end, and end it where it does not."""
    try:
        process.wait(ENDING)
    except subprocess.TimeoutExpired:
        process.kill()


def _read(process: "subprocess.Popen[str]", lines: list[str]) -> None:
    """Keep what a process says."""
    assert process.stderr
    lines.extend(iter(process.stderr.readline, ""))


def _typed(number: int) -> bytes:
    """The command line of a process."""
    try:
        return Path(f"/proc/{number}/cmdline").read_bytes().replace(b"\0", b" ")
    except OSError:
        return b""


def _kill(number: int) -> None:
    """End a process of ours at once, if it is still there."""
    if alive(number):
        os.kill(number, signal.SIGKILL)
