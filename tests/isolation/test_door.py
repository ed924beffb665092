"""The door: what comes through is what the reader read, and nothing that goes wrong in a reading process goes further."""

import os
import signal
import time
from pathlib import Path

import pytest

from checker import formats
from checker.errors import UnreadableDocument
from checker.isolation import Door, Limits, Reading
from checker.model import Members, Source
from tests.formats.made import open_document, p, packed, said, word, workbook
from tests.isolation.made import document, handed

LONG = word("".join(p(f"The supplier shall keep record number {number} for six years.") for number in range(60_000)))
GOOD = [
    word(p("Words of a Word file")),
    open_document("<text:p>Words of an open file</text:p>"),
    workbook({"A1": said("Words of a sheet")}),
    Source("a.md", b"# Words\n\nof a *text*\n"),
    Source("a.txt", b"Words of a text\n"),
    Source("a.html", b"<html><body><p>Words of a page"),
    Source("a.csv", b"Words,of\na,table\n"),
]


def refused(door: Door, source: Source) -> UnreadableDocument:
    """What a door says of a file that it does not read."""
    with pytest.raises(UnreadableDocument) as raised:
        handed(door, source)
    return raised.value


@pytest.mark.parametrize("source", GOOD, ids=lambda source: source.path)
def test_a_good_file_of_every_kind_is_read_as_without_guards(door: Door, source: Source) -> None:
    """The guards are in the way of no reader: the document is the very same."""
    assert document(door, source) == formats.read(source)


def test_tracked_changes_are_read_as_asked() -> None:
    """How revisions are to be read goes through the door."""
    changed = word("<w:p><w:r><w:t>Kept</w:t></w:r><w:ins><w:r><w:t> and added</w:t></w:r></w:ins></w:p>")
    with Door(Reading(revisions="reject")) as door:
        assert document(door, changed).text == formats.read(Source(changed.path, changed.data, "reject")).text


def test_a_fault_of_the_file_comes_with_its_cause_and_cure(door: Door) -> None:
    """What the reader says of a bad file is what one hears."""
    fault = refused(door, Source("a.docx", b""))

    assert (fault.cause, fault.cure) == ("It is empty", "Check that it is the right file")


def test_what_takes_too_long_is_stopped() -> None:
    """A file has its time, and then its process ends; the next file is read as if nothing had been."""
    with Door(Reading(limits=Limits(seconds=0.1))) as door:
        began = time.monotonic()
        fault = refused(door, LONG)

        assert fault.cause == "It took longer than 0.1 seconds and was stopped"
        assert time.monotonic() - began < 5
        assert document(door, GOOD[0]).text == "Words of a Word file\n"


def test_what_takes_too_much_memory_is_stopped() -> None:
    """A file has its memory, and no more."""
    with Door(Reading(limits=Limits(megabytes=140))) as door:
        assert "too complex" in refused(door, LONG).cause


def test_an_archive_is_told_by_the_names_in_it(door: Door) -> None:
    """The files in an archive are named, and each is read by its name."""
    pack = packed({"a/itt.md": "Words", "b.docx": GOOD[0].data, "__MACOSX/a/._itt.md": "x"}, "pack.zip")

    assert handed(door, pack) == Members(("a/itt.md", "b.docx"))
    assert handed(door, pack, "a/itt.md").text == "Words\n"  # type: ignore[union-attr]


def test_an_archive_in_an_archive_is_not_opened(door: Door) -> None:
    """One level is enough for a pack; more is how bombs are made."""
    inner = packed({"a.md": "Words"})
    with pytest.raises(UnreadableDocument, match="within an archive"):
        handed(door, packed({"inner.zip": inner.data}, "pack.zip"), "inner.zip")


def test_a_server_that_was_killed_is_started_anew() -> None:
    """The death of the server is no fault of the file, and the file is read."""
    with Door() as door:
        document(door, GOOD[0])
        os.kill(door._asked._server.pid, signal.SIGKILL)  # type: ignore[attr-defined]

        assert document(door, GOOD[0]).text == "Words of a Word file\n"


def test_nothing_is_left_running(door: Door) -> None:
    """A process that was stopped is gone, and so is the server when the door is closed."""
    with Door(Reading(limits=Limits(seconds=0.1))) as closed:
        refused(closed, LONG)
        server = closed._asked._server.pid  # type: ignore[attr-defined]

    assert not Path(f"/proc/{server}").exists()
    assert not [pid for pid in _processes() if f" {server} " in pid]


def _processes() -> list[str]:
    """What the system says of each process."""
    told = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            told.append(path.read_text().rpartition(")")[2])
        except OSError:
            continue
    return told
