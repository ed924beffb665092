"""What is printed to a console: colour on a terminal alone, and letters that no console chokes on."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.made import BRAND, started
from tests.cli.terminal import on_a_terminal
from tests.places import ROOT

BOLD = "\x1b[1m"


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


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_stops_nothing(closed: str, tmp_path: Path) -> None:
    """Begun by what has no use for its streams, as a timer may be, the command checks, writes its report and ends with its code."""
    (tmp_path / "a.txt").write_text(BRAND)
    run = [sys.executable, "-m", "checker", "check", str(tmp_path / "a.txt"), "--output", str(tmp_path / "report")]
    ended = subprocess.run(["sh", "-c", f'"$@" {closed}', "sh", *run], capture_output=True, cwd=ROOT)

    assert (ended.returncode, ended.stdout) == (1, b"")
    assert b"Traceback" not in ended.stderr
    assert "Checked 1 document" in (tmp_path / "report").read_text("utf-8")
