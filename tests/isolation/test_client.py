"""Two ways to ask, one answer: the fork server, and a new Python for each file where nothing can be forked."""

import os

import pytest

from checker.errors import UnreadableDocument
from checker.isolation import Door, Limits, Reading, client
from tests.formats.made import p, word
from tests.isolation.made import document, handed

FILE = word(p("Words of a Word file"))


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """A platform on which nothing can be forked."""
    monkeypatch.setattr(client, "begun", client.Fresh)


def test_without_forking_the_document_is_the_same(fresh: None, door: Door) -> None:
    """A new Python reads what a forked one reads."""
    with Door() as other:
        assert document(other, FILE) == document(door, FILE)


def test_without_forking_faults_are_the_same(fresh: None) -> None:
    """A fault of the file is told, and what takes too long is stopped."""
    with Door() as other, pytest.raises(UnreadableDocument, match="It is empty"):
        handed(other, word("").__class__("a.docx", b""))
    with Door(Reading(limits=Limits(seconds=-0.95))) as other, pytest.raises(UnreadableDocument, match="was stopped"):
        handed(other, FILE)


def test_the_file_is_read_whole_wherever_others_have_read_to(door: Door, tmp_path) -> None:
    """An open file has one place of reading for all who hold it."""
    (tmp_path / "a.docx").write_bytes(FILE.data)
    file = os.open(tmp_path / "a.docx", os.O_RDONLY)
    os.lseek(file, 100, os.SEEK_SET)

    assert [door.read("a.docx", file).text for _ in range(2)] == ["Words of a Word file\n"] * 2  # type: ignore[union-attr]
    os.close(file)
