"""What is printed to a console: colour on a terminal alone, and letters that no console chokes on."""

import os
import pty
import subprocess
import sys

import pytest

from tests.cli.made import started
from tests.places import ROOT

BOLD = "\x1b[1m"


def on_a_terminal(*words: str, **environment: str) -> str:
    """What a command prints on a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "NO_COLOR": "", "TERM": "xterm", **environment}
    process = subprocess.Popen([sys.executable, "-m", "checker", *words], cwd=ROOT, env=environment, stdout=theirs)
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:  # how a terminal says that nobody writes any more
        pass
    os.close(ours)
    process.wait()
    return shown.decode()


@pytest.mark.parametrize("words", [("check", "nowhere.docx"), ("rules", "show", "brand-named"), ("rules", "list")], ids=" ".join)
def test_a_terminal_has_colour_and_a_pipe_has_none(words: tuple[str, ...]) -> None:
    """Headings are bold on a terminal, and plain where a program or a file takes them in."""
    assert BOLD in on_a_terminal(*words)
    assert "\x1b" not in started(*words).out


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_who_wants_no_colour_gets_none(environment: dict[str, str]) -> None:
    """NO_COLOR and a plain terminal are respected."""
    assert "\x1b" not in on_a_terminal("check", "nowhere.docx", **environment)


def test_json_has_no_colour_on_a_terminal_either() -> None:
    """What is for programs is the same everywhere."""
    assert "\x1b" not in on_a_terminal("check", "nowhere.docx", "--format", "json")


def test_a_console_of_other_letters_stops_nothing() -> None:
    """A console that knows only ASCII gets every rule all the same."""
    ended = started("rules", "show", "brand-named", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})

    assert (ended.code, ended.err, "“" in ended.out) == (0, "", True)
