"""How far the reading is: on a terminal alone, beside the results, and only for what takes long."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.service.gather import bundles
from checker.service.readers import Readers, Watch
from tests.cli.made import BRAND, CONTRACT, SERVICE, put
from tests.cli.terminal import beside_a_terminal
from tests.formats.made import packed
from tests.places import ROOT

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
AT_ONCE = "import checker.cli.progress as bar; bar.AFTER = 0.0; from checker.cli import main; main()"


def beside(*words: object, code: str = AT_ONCE, **environment: str) -> tuple[str, str]:
    """What a command prints as its results, and what a terminal beside them shows, where a bar needs no second to come."""
    return beside_a_terminal(code, *words, **environment)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder of two files, which are one procurement."""
    (tmp_path / "tender.toml").write_text(SERVICE, "utf-8")
    put(tmp_path, BRAND, "first.md")
    put(tmp_path, BRAND, "second [bold].md")
    return tmp_path


def test_a_terminal_shows_how_many_files_are_done_and_whose_turn_it_is(pack: Path) -> None:
    """The bar stands on the terminal, and the results are the report alone."""
    out, shown = beside("check", pack, "--format", "json")

    assert "of 2" in shown
    assert "first.md" in shown or "second [bold].md" in shown
    assert "of 2" not in out
    assert "\x1b" not in out
    assert CONTRACT.is_valid(json.loads(out))


@pytest.mark.parametrize(("words", "environment"), [(("--quiet",), {}), ((), {"TERM": "dumb"})], ids=str)
def test_who_wants_silence_or_has_a_plain_terminal_sees_nothing(pack: Path, words: tuple[str, ...], environment: dict[str, str]) -> None:
    """Not a letter."""
    assert beside("check", pack, *words, **environment)[1] == ""


def test_marking_is_shown_as_reading_is(pack: Path) -> None:
    """First how far the files are read, then how far they are marked; what was made is printed as the result."""
    out, shown = beside("mark", pack, "--all")

    assert shown.index("Reading") < shown.index("Marking")
    assert [Path(line.partition(": ")[0]).name for line in out.splitlines()] == ["first-INTERNAL.html", "second [bold]-INTERNAL.html"]


def test_a_measure_is_shown_as_a_check_is(tmp_path: Path) -> None:
    """How many of the labelled documents are read."""
    sheet = "id: t\nfile: a.md\nannotations: []\ntraps: []\ndocuments: {absent-lots: {verdict: present}}\n"
    put(tmp_path / "labels", sheet, "t.yaml")
    put(tmp_path / "documents", name="a.md")
    out, shown = beside("rules", "measure", tmp_path)

    assert "Reading" in shown
    assert "of 1" in shown
    assert "By concern" in out
    assert "Reading" not in out


def test_no_colour_is_no_colour(pack: Path) -> None:
    """The bar is drawn without, where NO_COLOR is set."""
    shown = beside("check", pack, NO_COLOR="1")[1]

    assert "of 2" in shown
    assert COLOUR.search(shown) is None


def test_a_pipe_gets_nothing_of_it(pack: Path) -> None:
    """Where the other stream is no terminal either."""
    ended = subprocess.run([sys.executable, "-c", AT_ONCE, "check", str(pack)], cwd=ROOT, capture_output=True)

    assert ended.stderr == b""


def test_what_ends_within_a_second_needs_no_bar(pack: Path) -> None:
    """Nothing flickers."""
    later = AT_ONCE.replace("0.0", "60.0")

    assert beside("check", pack, code=later)[1] == ""


class Noted(Watch):
    """Everything that is told, in order."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def expect(self, files: int, doing: str = "Reading") -> None:
        """Note it."""
        self.told.append(files)

    def turn(self, path: str) -> None:
        """Note it."""
        self.told.append(Path(path).name)

    def over(self) -> None:
        """Note it."""
        self.told.append("over")


def test_files_are_told_in_their_order_and_those_of_an_archive_are_counted_in(tmp_path: Path) -> None:
    """Each has its turn once, and the end is told."""
    put(tmp_path, packed({"a.md": BRAND, "b.md": BRAND}).data, "pack.zip")
    put(tmp_path, BRAND, "z.md")
    noted = Noted()
    readers = Readers(watch=noted)
    reads = list(readers.read([path for bundle in bundles([str(tmp_path)], False) for path in bundle.paths]))
    readers.close()

    assert len(reads) == 3
    assert noted.told == [2, "pack.zip", 2, "a.md", "b.md", "z.md", "over"]
