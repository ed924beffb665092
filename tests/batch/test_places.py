"""Places of reports: one process has a folder at a time, what cannot be used is told, and nothing is written but what is ours."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checker.batch.places import Folder
from checker.batch.results import MANIFEST, Entry, Results
from checker.batch.tally import Tally
from checker.errors import BadSettings
from tests.places import ROOT

_HOLD = (
    "import sys, time; from checker.batch.results import Results; made = Results(sys.argv[1]); print('held', flush=True); time.sleep(60)"
)


def test_one_process_has_a_folder_at_a_time(tmp_path: Path) -> None:
    """A second is told how to go on, and when the first has ended, even by force, the folder is free."""
    with subprocess.Popen([sys.executable, "-c", _HOLD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(BadSettings, match=rf"another check is writing into it. Wait for its end and go on with --resume {tmp_path}"):
            Results(str(tmp_path), resumed=True)
        other.send_signal(signal.SIGKILL)

    assert Results(str(tmp_path), resumed=True).entries == {}


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Before anything is checked; and so is an address that nobody knows."""
    (tmp_path / "file").touch()

    with pytest.raises(BadSettings, match=r"file: nothing can be written there: it is a file. Give another folder"):
        Results(str(tmp_path / "file"))
    with pytest.raises(BadSettings, match="nothing can be written there: Not a directory"):
        Results(str(tmp_path / "file" / "results"))
    with pytest.raises(BadSettings, match="nowhere://"):
        Results("nowhere://results")


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    """Where the writing fails nothing is left, and what an interrupted writer, or somebody ill-meaning, has left is not written into."""
    (tmp_path / "mine").write_text("mine")
    (tmp_path / ".a.part").symlink_to(tmp_path / "mine")
    with Folder(str(tmp_path)).writing("a") as file:
        file.write(b"whole")
    with pytest.raises(ZeroDivisionError), Folder(str(tmp_path)).writing("b") as file:
        file.write(b"%d" % (1 // 0))

    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"mine": "mine", "a": "whole"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_manifest_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A pipe of its name is not waited for."""
    os.mkfifo(tmp_path / MANIFEST)

    with pytest.raises(BadSettings, match=r"it cannot be read \(it is no file\). Give another folder, or delete it"):
        Results(str(tmp_path), resumed=True)


def test_a_report_that_has_gone_meanwhile_is_told(tmp_path: Path) -> None:
    """Or that somebody changed: a table is made of what was found, or not at all."""
    results = Results(str(tmp_path))
    results.add(Entry("a", "a.json", "0", "", "", Tally()), b"{}")
    for change in (lambda: None, (tmp_path / "a.json").unlink):
        change()
        with pytest.raises(BadSettings, match=r"a.json: it has gone or was changed meanwhile. Make it anew: --resume"):
            results.report(results.entries["a"])


def test_what_fails_behind_an_address_fails_as_files_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each store has errors of its own, of which one line is made; what was begun does not stay."""
    memory = pytest.importorskip("fsspec.implementations.memory").MemoryFileSystem
    results = Results("memory://failing")

    def refused(*_: object, **__: object) -> None:
        raise LookupError("no credentials")

    monkeypatch.setattr(memory, "mv", refused)
    with pytest.raises(BadSettings, match="a: it cannot be written there: LookupError: no credentials"), results.writing("a") as file:
        file.write(b"a")

    assert not [each for each in memory.store if "failing" in each]
