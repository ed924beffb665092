"""The command as somebody runs it: a process of its own, with a cache of its own, and what it and its children take."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Thread

from tests.bench.clock import run, spent_beside, waited

CHECKER = (sys.executable, "-m", "checker")
ENDS = (0, 1, 3)  # of `check`: nothing found, something found, something not read
OFTEN = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True)
class Watched:
    """What became of a command: how long it took, what it said last, and how much memory its largest process had, and all at once."""

    seconds: float
    busy: float  # of the processor, for all its processes
    code: int
    last: str
    largest: float  # megabytes
    together: float


def apart(folder: Path) -> dict[str, str]:
    """The environment in which whatever is kept for later is kept in this folder, and not with the user's own; modules are kept
    compiled, as they are where the checker is installed."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**own, "XDG_CACHE_HOME": str(folder), "TENDERCHECK_CACHE": str(folder / "tendercheck")}


def taken(arguments: Sequence[str], env: dict[str, str]) -> float:
    """How long somebody waits for the checker with these arguments."""
    return waited(lambda: run([*CHECKER, *arguments], ENDS, env))


@cache
def options() -> str:
    """What `check --help` says, by which one sees what there is."""
    return run([*CHECKER, "check", "--help"])


def without_cache() -> list[str]:
    """The option that leaves the cache aside, where there is one."""
    return ["--no-cache"] if "--no-cache" in options() else []


def watched(arguments: Sequence[str], env: dict[str, str]) -> Watched:
    """Run the checker, and look at its memory and its children's all the while."""
    began, spent = time.perf_counter(), spent_beside()
    largest = together = 0.0
    with subprocess.Popen([*CHECKER, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env) as started:
        said = _Said(started)
        while started.poll() is None:
            sizes = [size for pid in _family(started.pid) if (size := _memory(pid))]
            largest = max([largest, *(peak for peak, _ in sizes)])
            together = max(together, sum(now for _, now in sizes))
            time.sleep(OFTEN)
        seconds = time.perf_counter() - began
        return Watched(seconds, spent_beside() - spent, started.returncode, said.last(), largest, together)


class _Said:
    """What a command prints, read beside it, so that it never waits for a reader."""

    def __init__(self, started: "subprocess.Popen[str]") -> None:
        self._lines: list[str] = []
        self._reader = Thread(target=self._lines.extend, args=(started.stdout or (),))
        self._reader.start()

    def last(self) -> str:
        """The last line that counts, else the last one that says anything."""
        self._reader.join()
        lines = [line.strip() for line in reversed(self._lines) if line.strip()]
        return next((line for line in lines if line.startswith("Checked ")), lines[0] if lines else "")


def _family(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))


def _memory(pid: int) -> tuple[float, float] | None:
    """The most memory that a process ever had, and what it has now, in megabytes; nothing where it has ended."""
    with suppress(OSError, KeyError, IndexError):
        lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024, int(lines["VmRSS"].split()[0]) / 1024
    return None
