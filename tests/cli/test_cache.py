"""tendercheck cache: where earlier answers are, and that they can be deleted."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from checker import cache
from checker.cli import commands
from tests.cli.made import typed


def told(*arguments: str) -> str:
    """What the command prints."""
    done = CliRunner().invoke(commands, ["cache", *arguments], standalone_mode=False)
    assert done.exception is None
    return done.output


def test_the_cache_is_shown_and_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder, the number of entries and their size are told, and clear says what it deleted."""
    monkeypatch.setenv("TENDERCHECK_CACHE", str(tmp_path / "cache"))
    cache.put("report", "a", b"0" * 1_999_968)

    assert told() == f"Folder   {tmp_path / 'cache'}\nEntries  1\nSize     2.0 MB\n"
    assert told("clear") == "Deleted: 1 entry, 2.0 MB\n"
    assert "Entries  0" in told()


def test_a_cache_that_cannot_be_used_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only here it is said that the folder is not used, and why."""
    monkeypatch.setenv("TENDERCHECK_CACHE", str(tmp_path))
    tmp_path.chmod(0o755)

    assert typed("cache", "clear").err == f"{tmp_path}: it was left as it is: others may look into it (its rights must be 0700)\n"
    assert typed("cache", "clear").code == 2
    assert told().endswith("Not used: others may look into it (its rights must be 0700).\n")
