"""Readers: files in their order, the files of an archive in its place, and no file that stops another."""

import threading
from pathlib import Path
from zipfile import ZipFile

import pytest

from checker.errors import UnreadableDocument
from checker.model import Document, Unread
from checker.service.readers import Readers


@pytest.fixture(scope="module")
def readers() -> Readers:
    """Readers with the usual limits."""
    return Readers()


def pack(path: Path, **files: str) -> str:
    """An archive with these files; a line under a name stands for a stop."""
    with ZipFile(path, "w") as archive:
        for name, words in files.items():
            archive.writestr(name.replace("_", "."), words)
    return str(path)


def became(readers: Readers, *paths: str, closed: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The name of each file with its words, or with why it was not read."""
    reads = readers.read(paths, closed)
    return [(Path(read.path).name, read.found.text.strip() if isinstance(read.found, Document) else read.found.cause) for read in reads]


def test_files_come_in_their_order_and_an_archive_is_its_files(readers: Readers, tmp_path: Path) -> None:
    """However long each takes; an unreadable one stands between the others."""
    for name in ("a", "c", "d"):
        (tmp_path / f"{name}.md").write_text(f"Words of {name}" * (2000 if name == "a" else 1))
    (tmp_path / "c.md").write_text("")
    paths = [str(tmp_path / "a.md"), pack(tmp_path / "b.zip", one_md="One", two_md="Two", three_png="\x89PNG"), str(tmp_path / "c.md")]

    met = became(readers, *paths, str(tmp_path / "d.md"))

    assert [name for name, _ in met] == ["a.md", "one.md", "three.png", "two.md", "c.md", "d.md"]
    assert [words for _, words in met[1:]] == ["One", met[2][1], "Two", "It is empty", "Words of d"]


def test_a_file_in_an_archive_bears_both_names(readers: Readers, tmp_path: Path) -> None:
    """Its path is the archive's and its own, and is one that can be asked for."""
    path = pack(tmp_path / "b.zip", one_md="One", two_md="Two")
    met = list(readers.read([path]))

    assert [(read.path, read.given) for read in met] == [(f"{path}/one.md", path), (f"{path}/two.md", path)]
    assert readers.document(f"{path}/two.md").text == "Two\n"
    assert readers.document(f"{path}/two.md").path == f"{path}/two.md"


def test_an_archive_of_nothing_but_hidden_files_is_said(readers: Readers, tmp_path: Path) -> None:
    """What is left aside in it is all there is, so that the archive itself was not checked."""
    path = pack(tmp_path / "b.zip", **{"~$one_docx": "x", ".hidden/a_md": "x"})

    assert became(readers, path) == [("b.zip", "There is nothing to check in it but hidden files and what editors leave")]


def test_a_document_is_asked_for_by_its_own_name(readers: Readers, tmp_path: Path) -> None:
    """An archive is no document: one is told how to ask for a file in it, and a file that is not in it is said."""
    path = pack(tmp_path / "b.zip", one_md="One", two_md="Two")
    with pytest.raises(UnreadableDocument, match=r"It holds 2 files\. Name one of them, such as .*b.zip/one.md"):
        readers.document(path)
    with pytest.raises(UnreadableDocument, match=r"nothing\.md is missing"):
        readers.document(f"{path}/nothing.md")


def test_what_is_closed_is_not_opened(readers: Readers, tmp_path: Path) -> None:
    """A link that leads out of the folder is said; not even its hash is taken."""
    (tmp_path / "a.md").write_text("Words")
    path = str(tmp_path / "a.md")

    read = next(readers.read([path], closed=[path]))

    assert read.found == Unread(
        path, "", "It is a link to what is outside this folder, and was not followed", "Check that itself, or put a copy in the folder"
    )


def test_a_file_stays_closed_to_others_while_it_is_read(readers: Readers, tmp_path: Path) -> None:
    """Nothing is left open behind a reading."""
    (tmp_path / "a.md").write_text("Words")
    before = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    for _ in range(5):
        readers.document(str(tmp_path / "a.md"))
    after = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0

    assert after == before


def test_what_finding_needs_is_made_ready_while_a_file_is_read(readers: Readers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not where there is nothing to read, for it takes a second."""
    said: list[str] = []
    begun, found = threading.Event(), readers._found

    def slowly(wanted: object) -> object:
        begun.wait(10)
        return found(wanted)  # type: ignore[arg-type]

    def ready() -> None:
        said.append("made ready")
        begun.set()

    (tmp_path / "a.md").write_text("Words")
    list(readers.read([str(tmp_path / "none.md")], (), ready))
    refused = [*said]
    monkeypatch.setattr(readers, "_found", slowly)
    (read,) = readers.read([str(tmp_path / "a.md")], (), ready)

    assert (refused, said) == ([], ["made ready"])
    assert isinstance(read.found, Document)
