"""What the kernel saw of a process that read a file: it opened its own code, wrote its answer, and did nothing else."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from checker.isolation import kernel, programs
from checker.model import Source
from checker.shipped import knowledge_folder
from tests.formats.made import open_document, open_sheets, p, packed, row, said, table, word, workbook
from tests.formats.notices import FULL, package, saved
from tests.isolation.test_programs import WITH_OFFICE, WITH_TESSERACT, old, scanned
from tests.places import ROOT

FILES = [
    word(p("Words of a Word file")),
    open_document("<text:p>Words of an open file</text:p>"),
    workbook({"A1": said("Words of a sheet")}),
    open_sheets(table(row("<table:table-cell><text:p>Words of an open sheet</text:p></table:table-cell>"))),
    Source("a.csv", b"Words,of\na,table\n"),
    Source("a.md", b"# Words\n\nof a *text*\n"),
    Source("a.txt", b"Words of a text\n"),
    Source("a.html", "<meta charset=shift_jis><p>日本語".encode("shift_jis")),
    Source("a.rtf", rb"{\rtf1\ansi\ansicpg1250 Words \'b3\par}"),
    packed({"a.txt": "Words in an archive"}, "pack.zip"),
    saved(package(FULL)),
    Source("scan.pdf", scanned(page_of_text=True).data),
]
READING = """
import sys
from checker.isolation import Door, Reading
with Door(Reading(ocr=sys.argv[1])) as door:
    for path in sys.argv[2:]:
        with open(path, "rb") as file:
            found = door.read(path, file.fileno())
            for name in getattr(found, "names", ()):
                door.read(path, file.fileno(), name)
"""
__all__ = ["old"]  # a fixture
OWN = [sys.prefix, sys.base_prefix, str(ROOT / "checker"), str(knowledge_folder()), "/usr/lib", "/lib", "/etc/ld.so.cache", "/dev/urandom"]
LOOKING = re.compile(r"open|openat|stat|lstat|newfstatat|statx|access|faccessat2?|readlink|readlinkat|getcwd|pread64|write|exit_group")
WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
_GUARDED = "PR_SET_SECCOMP"  # the last guard


def _traces() -> bool:
    """Whether strace is here, and is let to look at what it starts."""
    return bool(shutil.which("strace")) and subprocess.run(["strace", "-qq", "true"], capture_output=True).returncode == 0


pytestmark = [
    pytest.mark.skipif(not _traces(), reason="strace is not installed on this machine, or not let"),
    pytest.mark.skipif(not kernel.landlock(), reason="this kernel has no landlock"),
]


@dataclass(frozen=True)
class Call:
    """What a process asked of the kernel, and whether it was done."""

    name: str
    said: str

    @property
    def done(self) -> bool:
        """Whether it was not refused, and what was looked for was there."""
        return " = -1 " not in self.said

    @property
    def path(self) -> str:
        """The file that it speaks of."""
        return self.said.split('"')[1]


@dataclass(frozen=True)
class Process:
    """A process that was forked for one file: what it asked before its guards were up, and afterwards."""

    before: list[Call]
    after: list[Call]

    @property
    def program(self) -> str:
        """The program that it became, if it did."""
        return next((call.path for call in self.after if call.name == "execve"), "")


def traced(folder: Path, ocr: str, sources: list[Source]) -> list[Process]:
    """The processes that were forked to read some files."""
    for source in sources:
        (folder / source.path).write_bytes(source.data)
    (folder / "traces").mkdir()
    strace = ["strace", "-ff", "-qq", "-y", "-o", str(folder / "traces" / "of")]
    kinds = ["-e", "trace=%file,%network,%process,write,pread64,prctl", "-e", "signal=none"]
    paths = [str(folder / source.path) for source in sources]
    subprocess.run([*strace, *kinds, sys.executable, "-c", READING, ocr, *paths], check=True, cwd=ROOT)
    return list(_guarded(folder / "traces"))


def _guarded(folder: Path) -> Iterator[Process]:
    """The processes that had guards: each that was forked for a file."""
    for path in sorted(folder.iterdir()):
        calls = _calls(path)
        up = next((number for number, call in enumerate(calls) if _GUARDED in call.said), None)
        if up is not None:
            yield Process(calls[:up], calls[up + 1 :])


def _calls(trace: Path) -> list[Call]:
    """What one process asked of the kernel."""
    return [Call(line.partition("(")[0], line) for line in trace.read_text(errors="replace").splitlines() if "(" in line]


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> list[Process]:
    """The processes that read a file of every kind."""
    return traced(tmp_path_factory.mktemp("traced"), "never", FILES)


def every(processes: list[Process]) -> Iterator[Call]:
    """Every call that was made with the guards up."""
    return (call for process in processes for call in process.after)


def test_each_file_has_its_process_and_is_read_under_guards(reading: list[Process]) -> None:
    """One for each file and each file in an archive; the first byte is read when the last guard is up."""
    assert len(reading) == len(FILES) + 1
    assert [call.said for process in reading for call in process.before if call.name in ("pread64", "write")] == []
    assert all(any(call.name == "pread64" for call in process.after) for process in reading)


def test_nothing_is_tried_but_to_look_to_open_and_to_answer(reading: list[Process]) -> None:
    """No file is made or changed, no socket opened and no process started, not even in vain."""
    assert [call.said for call in every(reading) if not LOOKING.fullmatch(call.name)] == []
    assert [call.said for call in every(reading) if call.name.startswith("open") and WRITING.search(call.said)] == []


def test_what_is_written_is_the_answer(reading: list[Process]) -> None:
    """All goes into one pipe, and nothing to where a person reads."""
    for process in reading:
        told = {call.said.partition(",")[0] for call in process.after if call.name == "write"}
        assert len(told) == 1
        assert "<pipe:" in told.pop()


def test_what_is_opened_is_our_own_code(reading: list[Process]) -> None:
    """Python, its libraries, the system's, this package and its rules; what else a library looks for is refused."""
    opened = {call.path for call in every(reading) if call.name.startswith("open") and call.done}

    assert {path for path in opened if not any(path == own or path.startswith(f"{own}/") for own in OWN)} == set()


def test_the_readers_are_at_hand_before_a_file_is(reading: list[Process]) -> None:
    """No process loads code of ours once it has a file: the server has it for all of them."""
    code = str(ROOT / "checker")

    assert {call.path for call in every(reading) if call.name.startswith("open") and call.path.startswith(code)} == set()


@WITH_TESSERACT
def test_tesseract_is_the_only_program_and_makes_nothing(tmp_path: Path) -> None:
    """It is started once for a pictured page, from the picture to the table of words, without a file, a socket or another program."""
    processes = traced(tmp_path, "auto", [FILES[-1]])
    [became] = [process for process in processes if process.program]
    started = [call.path for call in every(processes) if call.name == "execve"]

    assert started == [programs.tesseract()]
    assert [call.said for call in became.after if WRITING.search(call.said) and call.done] == []
    assert [call.said for call in became.after if call.name in ("socket", "mkdir", "unlink", "rename") and call.done] == []


@WITH_OFFICE
def test_libreoffice_writes_in_one_folder_and_meets_itself_alone(tmp_path: Path, old: Source) -> None:
    """It and the programs that it starts make files in the folder of their copy, and sockets within the machine; none is left."""
    processes = traced(tmp_path, "never", [old])
    reading = [process for process in processes if not process.program]
    traces = [_calls(path) for path in (tmp_path / "traces").iterdir()]
    calls = [
        call for trace in traces if trace and sys.executable not in trace[0].said for call in trace if call.done
    ]  # all but the Python that asks
    written = {call.path for call in calls if call.name.startswith("open") and WRITING.search(call.said)}
    sockets = {call.said for call in calls if call.name == "socket"}

    assert len(reading) == 2  # the old file, and the new one that was made of it
    assert {path for path in written if not re.match(r"/tmp/tendercheck-\w+/|/dev/null$", path)} == set()
    assert {said for said in sockets if "AF_UNIX" not in said} == set()
    assert {call.path for call in calls if call.name == "connect"} <= {call.path for call in calls if call.name == "bind"}
    assert not [path for path in written if path != "/dev/null" and Path(path).exists()]
