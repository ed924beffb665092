"""Opening what was handed in: each file that cannot be opened is said with cause and cure."""

import os
from pathlib import Path

import pytest

from checker.errors import UnreadableDocument
from checker.service.sources import LARGEST, opened, parted, unread


def refused(path: object) -> UnreadableDocument:
    """What is said of a file that cannot be opened."""
    with pytest.raises(UnreadableDocument) as raised, opened(str(path)):
        pass
    return raised.value


def test_a_file_is_open_as_long_as_it_is_needed(tmp_path: Path) -> None:
    """The file can be read inside, and is closed afterwards."""
    (tmp_path / "a.md").write_text("Words\n")
    with opened(str(tmp_path / "a.md")) as file:
        assert os.read(file, 9) == b"Words\n"

    with pytest.raises(OSError, match="descriptor"):
        os.fstat(file)


def test_a_path_may_lead_into_an_archive(tmp_path: Path) -> None:
    """What follows the name of a file is the name of a file in it."""
    (tmp_path / "pack.zip").write_text("x")
    inside = str(tmp_path / "pack.zip" / "docs" / "itt.docx")

    assert parted(inside) == (str(tmp_path / "pack.zip"), "docs/itt.docx")
    assert parted(str(tmp_path / "nowhere" / "a.docx")) == (str(tmp_path / "nowhere" / "a.docx"), "")


@pytest.mark.parametrize("path", ["nowhere.docx", "x\0y.docx", f"{__file__}/x.docx", ""])
def test_a_path_that_leads_nowhere_is_said(path: str) -> None:
    """A missing file, a path through a file, and one that no file can have are all no such file."""
    assert refused(path).cause == "There is no such file"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is not a file is refused before it is opened."""
    os.mkfifo(tmp_path / "pipe")

    assert refused(tmp_path / "pipe").cause == "It is not a file"


def test_a_loop_of_links_is_said(tmp_path: Path) -> None:
    """A link that leads to itself cannot be opened."""
    (tmp_path / "loop").symlink_to("loop")

    assert refused(tmp_path / "loop").cause.startswith("It cannot be opened (")


def test_a_very_large_file_is_not_taken_in(tmp_path: Path) -> None:
    """A file beyond the limit is refused by its size alone."""
    with (tmp_path / "big.docx").open("wb") as file:
        file.truncate(LARGEST * 1024 * 1024 + 1)

    assert refused(tmp_path / "big.docx").cause == "It is larger than 100 MB"


def test_a_failure_of_our_own_is_said_to_be_one(tmp_path: Path) -> None:
    """A file on which we fail is not called damaged, and keeps its hash."""
    (tmp_path / "a.md").write_text("Words\n")
    missed = unread(str(tmp_path / "a.md"), KeyError("x"))

    assert (missed.cause, len(missed.sha256)) == ("Tendercheck itself failed on it (KeyError)", 64)


@pytest.mark.parametrize("name", ["~$itt.docx", ".~lock.itt.odt#"])
def test_what_an_editor_leaves_is_said_to_be_that(name: str, tmp_path: Path) -> None:
    """One who gives it by name meant the file beside it."""
    (tmp_path / name).write_bytes(b"\x05Jo Bloggs")

    assert refused(tmp_path / name).cause == "It is no document: an editor leaves it beside a file that is open"
