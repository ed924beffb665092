"""A terminal for tests: what a command shows on one, with its results there or beside it."""

import os
import pty
import subprocess
import sys
from tempfile import TemporaryFile

from tests.places import ROOT


def on_a_terminal(*words: object, **environment: str) -> str:
    """What a command prints as its results on a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(_command("from checker.cli import main; main()", words), cwd=ROOT, env=_given(environment), stdout=theirs):
        return _shown(ours, theirs)


def beside_a_terminal(code: str, *words: object, **environment: str) -> tuple[str, str]:
    """What a command that is begun by this code prints as its results, and what a terminal beside them shows."""
    ours, theirs = pty.openpty()
    with (
        TemporaryFile() as results,
        subprocess.Popen(_command(code, words), cwd=ROOT, env=_given(environment), stdout=results, stderr=theirs),
    ):
        shown = _shown(ours, theirs)
        results.seek(0)
        return results.read().decode(), shown


def _command(code: str, words: tuple[object, ...]) -> list[str]:
    return [sys.executable, "-c", code, *map(str, words)]


def _given(environment: dict[str, str]) -> dict[str, str]:
    """An environment in which a terminal has colours, unless it says otherwise."""
    return {**os.environ, "NO_COLOR": "", "TERM": "xterm-256color", "COLUMNS": "120", **environment}


def _shown(ours: int, theirs: int) -> str:
    """All that a terminal is given until nobody holds it any more."""
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:  # how a terminal says that nobody writes any more
        pass
    os.close(ours)
    return shown.decode()
