"""Exit codes, and how the command ends when something goes wrong."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from checker.cli import COMMANDS, commands
from checker.service.checker import Checker
from tests.cli.made import PLAIN, put, started, typed
from tests.places import ROOT


def test_nothing_to_resolve_ends_with_0(tmp_path: Path) -> None:
    """A tender without a grave finding ends well."""
    assert typed("check", put(tmp_path, PLAIN)).code == 0


def test_a_finding_ends_with_1(tmp_path: Path) -> None:
    """A tender that names a brand ends with 1."""
    assert typed("check", put(tmp_path)).code == 1


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("check",),
        ("chek",),
        ("check", "--fail-on", "most", "x.md"),
        ("check", "--fromat", "json", "x.md"),
        ("check", "--published", "2026-13-01", "x.md"),
        ("check", "--select", "no-such-rule", "x.md"),
        ("rules", "show", "no-such-rule"),
    ],
    ids=" ".join,
)
def test_a_command_that_cannot_be_used_ends_with_2(words: tuple[str, ...]) -> None:
    """What is wrong with a command is said beside the report, of which there is none."""
    ended = typed(*words)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err
    assert "Traceback" not in ended.err


def test_a_file_that_cannot_be_read_ends_with_3_whatever_else_is_found(tmp_path: Path) -> None:
    """That a file was not checked outranks what was found in the others."""
    assert typed("check", put(tmp_path), tmp_path / "missing.docx").code == 3


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_says_of_itself_what_help_says_of_it(name: str) -> None:
    """Help reads its lines from a list, so that it need not wait for the commands; the list must be true."""
    command = commands.get_command(click.Context(commands), name)

    assert command is not None
    assert COMMANDS[name][1] in (command.short_help, (command.help or "").partition("\n\n")[0])


def test_help_names_every_command() -> None:
    """Help is the first thing that people read."""
    ended = typed("--help")

    assert ended.code == 0
    assert [word for word in ("check", "text", "rules") if f"\n  {word} " not in ended.out] == []


def test_help_of_check_lists_the_exit_codes() -> None:
    """Whoever writes a script finds the exit codes in the command itself."""
    assert [code for code in "0123" if f"\n    {code}  " not in typed("check", "--help").out] == []


def test_the_keyboard_stops_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C ends with 130 and one word."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Checker, "answers", stopped)
    ended = typed("check", put(tmp_path))

    assert (ended.code, ended.err.strip()) == (130, "Stopped.")


def test_a_failure_of_our_own_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fails in Tendercheck itself is said to be its own, in one line, and no report is printed."""

    def failed(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(Checker, "answers", failed)
    ended = typed("check", put(tmp_path))

    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith("Something went wrong in Tendercheck itself (ZeroDivisionError: by zero).")


@pytest.mark.parametrize(("words", "code"), [(("rules", "list"), 0), (("check", "nowhere.docx"), 3)])
def test_whoever_reads_may_leave(words: tuple[str, ...], code: int) -> None:
    """`tendercheck rules list | head -1` is no failure, nothing is said of it, and the exit code is as ever."""
    command = [sys.executable, "-m", "checker", *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()

        assert (process.stderr.read(), process.wait()) == (b"", code)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only some systems have a disk that is always full")
def test_a_full_disk_is_said() -> None:
    """A report that cannot be printed is no report: one line, and 2."""
    with open("/dev/full", "wb") as full:
        ended = started("rules", "list", capture_output=False, stdout=full, stderr=subprocess.PIPE)

    assert (ended.code, ended.err) == (2, "The report could not be printed: No space left on device.\n")
