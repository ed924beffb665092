"""Stopped in the midst, the command ends at once, in one line, and leaves nothing running and no copy of a draft behind."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from checker.cli import options
from checker.service.readers import Readers
from tests.formats.made import p, word

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="what runs is told by Linux")


def begun_by(pid: int) -> list[int]:
    """The processes that a process has begun, and those that they have."""
    found = [int(number) for path in Path("/proc").glob(f"{pid}/task/*/children") for number in path.read_text().split()]
    return [*found, *(inner for each in found for inner in begun_by(each))]


def lives(pid: int) -> bool:
    """Whether a process has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def waited(holds, seconds: float = 20.0) -> bool:
    """Whether something comes to hold."""
    end = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.01)
    return bool(held)


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [(signal.SIGINT, 130, "\nStopped.\n"), (signal.SIGTERM, 143, ""), (signal.SIGHUP, 129, ""), (signal.SIGKILL, -9, "")],
    ids=["keyboard", "terminate", "hang up", "kill"],
)
def test_a_command_that_is_stopped_ends_at_once(number: int, code: int, said: str, tmp_path: Path) -> None:
    """Whoever stops it, and however: with its exit code, no traceback, and no process that goes on reading."""
    long = word("".join(p(f"The supplier shall keep record number {number} for six years.") for number in range(150_000)))
    (tmp_path / "long.docx").write_bytes(long.data)
    run = [sys.executable, "-m", "checker", "check", str(tmp_path)]
    heeding = partial(signal.signal, signal.SIGHUP, signal.SIG_DFL)  # the tests themselves may be run with nohup
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    command = subprocess.Popen(run, start_new_session=True, preexec_fn=heeding, **pipes)
    assert waited(lambda: len(begun_by(command.pid)) >= 2)  # the server and its child
    readers = begun_by(command.pid)
    time.sleep(0.3)
    began = time.monotonic()
    os.killpg(command.pid, number)
    _, errors = command.communicate(timeout=20)

    assert (command.returncode, errors) == (code, said)
    assert time.monotonic() - began < 3
    assert waited(lambda: not any(map(lives, readers)), 3)


def test_a_machine_without_guards_is_warned_of(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What a file could do is said beside the report, and what could not be tried out counts as not kept."""
    held = dict.fromkeys(options.FORBIDDEN, True)
    readers = Readers()
    for guards in (held, {**held, "files": False}, {}):
        monkeypatch.setattr(Readers, "guards", property(lambda _, guards=guards: guards))
        options.warn(readers)
    readers.close()
    said = capsys.readouterr().err.splitlines()

    assert said[0] == "Warning: on this machine the process that reads a file cannot be kept from files other than its own."
    assert len(said) == 2
    assert "the network" in said[1]


def test_a_command_that_outlives_its_terminal_goes_on(tmp_path: Path) -> None:
    """With nohup the loss of the terminal is nothing to it."""
    (tmp_path / "a.docx").write_bytes(word(p("The supplier shall keep records.")).data)
    run = ["nohup", sys.executable, "-m", "checker", "check", str(tmp_path)]
    command = subprocess.Popen(run, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert waited(lambda: begun_by(command.pid))  # the server, and so it knows by now what to do when it is stopped
    command.send_signal(signal.SIGHUP)
    said, _ = command.communicate(timeout=60)

    assert "Checked 1 document" in said
