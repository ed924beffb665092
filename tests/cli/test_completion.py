"""tendercheck completion: scripts that shells take, and what they ask when a person presses the tabulator."""

import shutil
import subprocess

import pytest

from tests.cli.made import started, typed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    """It asks this very command."""
    ended = typed("completion", shell)

    assert ended.code == 0
    assert f"_TENDERCHECK_COMPLETE={shell}_complete" in ended.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_itself_takes_the_script(shell: str) -> None:
    """It is sound in the shell's own eyes."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")

    assert subprocess.run([shell, "-n"], input=typed("completion", shell).out.encode(), capture_output=True).stderr == b""


@pytest.mark.parametrize(
    ("words", "at", "offered"),
    [
        ("tendercheck wai", 1, {"waive", "waivers"}),
        ("tendercheck check --fail", 2, {"--fail-on"}),
        ("tendercheck check --fail-on s", 3, {"should"}),
    ],
)
def test_commands_options_and_values_are_completed(words: str, at: int, offered: set[str]) -> None:
    """As the script asks for them."""
    asked = {"_TENDERCHECK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    ended = started(env=asked)

    assert (ended.code, {line.partition(",")[2] for line in ended.out.splitlines()}) == (0, offered)


def test_an_unknown_shell_is_said() -> None:
    """With those that are known."""
    ended = typed("completion", "tcsh")

    assert ended.code == 2
    assert "'bash', 'zsh', 'fish'" in ended.err
