"""A door for the tests: each file is read in a child of its own, with 1 GB and 30 seconds, and what became of it is told.

The children are forks of a server that has everything imported, as in use; the server is a process of its own, for the process of
the tests has far more in its memory than a reader has.
"""

import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

MEGABYTES, SECONDS = 1024, 30.0  # of processor time, so that other work on the machine does not count; the clock allows more
PATIENCE = 3 * SECONDS
ROOMS = ("docx", "odf", "spreadsheet", "html", "markdown", "plain", "pdf")


@dataclass(frozen=True)
class Outcome:
    """What became of a file: it was read, refused, raised something else, or its child was stopped or died."""

    kind: str
    told: dict[str, Any]  # text, gaps and remarks of a document, or the cause and cure of a refusal
    seconds: float
    megabytes: int

    @property
    def everything(self) -> str:
        """All that would come out."""
        return json.dumps(self.told, ensure_ascii=False)


class Door:
    """A server that reads one file at a time."""

    def __init__(self) -> None:
        self._server = subprocess.Popen([sys.executable, "-m", "tests.hostile.door"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def read(self, path: str) -> Outcome:
        """What becomes of the file at a path."""
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps(path).encode() + b"\n")
        self._server.stdin.flush()
        return Outcome(**json.loads(self._server.stdout.readline()))

    def close(self) -> None:
        """Let the server end."""
        self._server.communicate()


def _serve() -> None:
    from importlib import import_module

    for room in ROOMS:
        import_module(f"checker.formats.{room}")
    for asked in sys.stdin:
        print(json.dumps(_in_a_child(json.loads(asked))), flush=True)


def _in_a_child(path: str) -> dict[str, Any]:
    inward, outward = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inward)
        _be_a_child(path, outward)
    os.close(outward)
    answer = _heard(inward, time.monotonic() + PATIENCE)
    if answer is None:
        os.kill(child, signal.SIGKILL)
    os.close(inward)
    _, status, used = os.wait4(child, 0)
    kind, told = json.loads(answer) if answer else ("stopped", {"status": status})
    return {"kind": kind, "told": told, "seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss // 1024}


def _heard(pipe: int, until: float) -> bytes | None:
    """All that comes through a pipe; None where it takes too long."""
    parts = []
    while select.select([pipe], [], [], max(0.0, until - time.monotonic()))[0]:
        part = os.read(pipe, 1 << 20)
        if not part:
            return b"".join(parts)
        parts.append(part)
    return None


def _be_a_child(path: str, outward: int) -> None:
    from checker.errors import UnreadableDocument
    from checker.service.sources import read

    limit = MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (int(SECONDS), int(SECONDS) + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        document = read(path)
        gaps = [(gap.where, gap.cause, gap.cure) for gap in document.gaps]
        comments = [(comment.author, comment.text) for comment in document.comments]
        answer: tuple[str, Any] = ("read", {"text": document.text, "gaps": gaps, "remarks": document.remarks, "comments": comments})
    except UnreadableDocument as fault:
        answer = ("refused", {"cause": fault.cause, "cure": fault.cure, "from": repr(fault.__cause__)[:200]})
    except BaseException as fault:
        answer = ("raised", {"fault": repr(fault)[:500]})
    with open(outward, "wb") as pipe:
        pipe.write(json.dumps(answer).encode())
    os._exit(0)


if __name__ == "__main__":
    _serve()
