"""A file that cannot be read is said in one plain line with its cause and its cure, and stops nothing."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from checker import rulebook
from checker.service import shelves
from tests.cli.bad import BAD, pdf
from tests.cli.made import BRAND, Ended, put, started, typed

NOBODY = 65534
PLACES = {"nowhere.docx": "There is no such file", "void": "There is no file to check in this folder", "pipe": "It is not a file"}
EVERY = pytest.mark.parametrize("name", [*BAD, *PLACES])
OPENERS = {
    "Ask",
    "Check",
    "Fetch",
    "Give",
    "If",
    "Look",
    "Open",
    "Put",
    "Remove",
    "Run",
    "Save",
    "Scan",
    "Split",
    "Unpack",
}


@pytest.fixture
def bad(tmp_path: Path, name: str) -> Path:
    """A file that cannot be read."""
    return made_bad(tmp_path, name)


def made_bad(folder: Path, name: str) -> Path:
    """A file in a folder that cannot be read."""
    if name in BAD:
        return put(folder, BAD[name][0], name)
    if name == "void":
        (folder / name).mkdir()
    if name == "pipe":
        os.mkfifo(folder / name)
    return folder / name


def told(line: str, path: Path) -> tuple[str, str]:
    """The cause and the cure that a line says of a file."""
    assert line.startswith(f"{path}: ")
    assert line.endswith(".\n")
    cause, _, cure = line.removeprefix(f"{path}: ").removeprefix("not checked: ").removesuffix(".\n").partition(". ")
    return cause, cure


@EVERY
def test_it_is_one_line_with_cause_and_cure(bad: Path, name: str) -> None:
    """One line names the file, what is wrong and what to do, and nothing is said beside it."""
    ended = typed("check", "--quiet", bad)
    cause, cure = told(ended.out, bad)

    assert (ended.code, ended.err, ended.out.count("\n")) == (3, "", 1)
    assert (BAD[name][1] if name in BAD else PLACES[name]) in cause
    assert cure.split()[0] in OPENERS


@EVERY
def test_the_report_never_says_that_nothing_was_found(bad: Path) -> None:
    """The file and its cause come first, and the last line counts it as not read."""
    ended = typed("check", bad)

    assert (ended.code, ended.err) == (3, "")
    assert ended.out.startswith(f"Not checked\n  {bad}\n    ")
    assert "no findings" not in ended.out.lower()
    assert ended.out.splitlines()[-1] == "Checked 0 documents: 1 could not be read"


@pytest.mark.parametrize("given", ["first", "last", "as one pack"])
def test_the_other_files_are_checked(given: str, tmp_path: Path) -> None:
    """What is given beside all of them, before or after, alone or as one pack, is checked as ever."""
    good, bad = put(tmp_path, name="good.md"), [made_bad(tmp_path, name) for name in (*BAD, *PLACES)]
    ended = typed("check", *{"first": [good, *bad], "last": [*bad, good], "as one pack": ["--pack", *bad, good]}[given], "--format", "json")
    said = {document["path"]: document["status"] for document in ended.report["documents"]}

    assert ended.code == 3
    assert said == {str(good): "checked", **{str(path): "not checked" for path in bad}}
    assert [finding["quote"] for finding in ended.report["findings"] if finding["rule"] == "brand-named"] == ["Oracle 19c"]


@EVERY
def test_programs_are_told_too(bad: Path) -> None:
    """The report for programs keeps its contract, and says cause and cure of the file."""
    ended = typed("check", bad, "--format", "json")
    (document,) = ended.report["documents"]

    assert (ended.code, document["status"], ended.report["counts"]["documents"]["not checked"]) == (3, "not checked", 1)
    assert document["cause"]
    assert document["cure"]


@EVERY
def test_its_text_cannot_be_shown(bad: Path) -> None:
    """`tendercheck text` says the same, in one line beside the output, of which there is none."""
    ended = typed("text", bad)

    assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1)
    assert all(told(ended.err, bad))


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that everyone may read, with one file in it; what reading needs is imported and opened, while we may."""
    ours = shelves.open_rulebook()
    monkeypatch.setattr(rulebook, "load", lambda overlays: ours)
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        put(folder, name="a.md")
        typed("check", folder)
        yield folder


def test_a_file_that_may_not_be_opened(public: Path) -> None:
    """A file to which one has no right is said to be so."""
    shut = put(public, name="shut.md")
    shut.chmod(0)
    ended = _as_nobody("check", "--quiet", public)

    assert (ended.code, ended.out.count("\n")) == (3, 2)
    assert told(ended.out.splitlines(True)[0], shut)[0] == "It may not be opened"


def test_a_file_given_by_name_that_may_not_be_opened_stops_no_other(public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a file that was not checked, and no wrong use of the command; what is given beside it is checked."""
    shut = put(public, name="shut.md")
    shut.chmod(0)
    monkeypatch.setattr(os, "access", lambda path, *_, **__: str(path) != str(shut))  # it asks for the rights of the user who began
    ended, shown = _as_nobody("check", "--quiet", shut, public / "a.md"), _as_nobody("text", shut)

    assert (ended.code, ended.err, ended.out.count("\n")) == (3, "", 2)
    assert told(ended.out.splitlines(True)[0], shut)[0] == "It may not be opened"
    assert (shown.code, shown.out) == (3, "")


def test_a_folder_that_may_not_be_opened(public: Path) -> None:
    """A folder in a folder to which one has no right is not passed over, and a file in it may not be opened."""
    inside = put(public, name="shut/b.md")
    inside.parent.chmod(0)
    ended, alone = _as_nobody("check", "--quiet", public), _as_nobody("check", "--quiet", inside)
    inside.parent.chmod(0o700)

    assert (ended.code, ended.out.count("\n")) == (3, 2)
    assert told(ended.out.splitlines(True)[0], inside.parent)[0] == "The folder may not be opened"
    assert (alone.code, told(alone.out, inside)[0]) == (3, "It may not be opened")


def _as_nobody(*words: object) -> Ended:
    """What is typed by someone who has no rights of an administrator."""
    if os.geteuid():
        return typed(*words)
    os.seteuid(NOBODY)
    try:
        return typed(*words)
    finally:
        os.seteuid(0)


def test_a_pdf_with_an_owner_alone_is_read(tmp_path: Path) -> None:
    """A PDF that everyone may open and only its owner may change is read as any other."""
    assert typed("check", put(tmp_path, pdf(BRAND.strip(), ""), "owned.pdf")).code == 1


def test_half_a_letter_in_a_text_spoils_no_more_than_itself(tmp_path: Path) -> None:
    """A text with half of a letter in it is read, and so is a file whose name is no text."""
    odd = put(tmp_path, BRAND.encode() + b"\n\xed\xa0\x80 pays \xc2\xa35.\n", os.fsdecode(b"odd\xff\x1b[2J.md"))
    ended = typed("check", odd, "--format", "json")

    assert (ended.code, ended.err, typed("check", odd).out.isprintable()) == (1, "", False)
    assert "\x1b" not in typed("check", odd).out
    assert "�" in typed("text", odd).out


def test_no_traceback_leaves_the_process(tmp_path: Path) -> None:
    """In a process of its own too there is nothing on stderr, and the exit code is 3."""
    ended = started("check", put(tmp_path, BAD["junk.docx"][0], "junk.docx"), tmp_path / "nowhere.docx", put(tmp_path))

    assert (ended.code, ended.err) == (3, "")
    assert ended.out.splitlines()[-1] == "Checked 1 document (7 words): 1 to resolve, 2 could not be read"
