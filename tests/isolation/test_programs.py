"""Programs of the system: LibreOffice for files of the old kinds, tesseract for pages that are pictures; never required."""

import os
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checker.errors import UnreadableDocument
from checker.isolation import Door, Ocr, Reading, programs
from checker.model import Source
from tests.formats.made import p, word
from tests.isolation.made import document, handed

WITH_TESSERACT = pytest.mark.skipif(not programs.tesseract(), reason="tesseract is not installed on this machine")
SENTENCES = ("The supplier shall keep a record of every visit.", "Each record is kept for six years and then deleted.")
WITH_OFFICE = pytest.mark.skipif(not programs.office(), reason="LibreOffice is not installed on this machine")
STUB = Source("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"))


@pytest.fixture(scope="session")
def old(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """A Word file of the old kind, as LibreOffice writes it."""
    return _old(tmp_path_factory.mktemp("old"), p("The supplier shall keep records.") + p("Each record is kept for six years."))


def _old(folder: Path, body: str) -> Source:
    (folder / "tender.docx").write_bytes(word(body).data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    run = [programs.office(), "--headless", profile, "--convert-to", "doc", "--outdir", folder, folder / "tender.docx"]
    subprocess.run(run, check=True, capture_output=True, timeout=120)
    return Source("tender.doc", (folder / "tender.doc").read_bytes())


@WITH_OFFICE
def test_a_word_file_of_the_old_kind_is_read_through_libreoffice(door: Door, old: Source) -> None:
    """Its words are read from a copy, and the report says so."""
    read = document(door, old)

    assert (read.path, read.format) == ("tender.doc", "docx")
    assert read.text == "The supplier shall keep records.\nEach record is kept for six years.\n"
    assert read.remarks == ("It is a file of an old kind (.doc), and was read from a copy that LibreOffice made of it",)


@WITH_OFFICE
def test_a_large_word_file_of_the_old_kind_is_read_too(door: Door, tmp_path: Path) -> None:
    """A file that LibreOffice does not hold in memory but lays down while it converts it is read as any other."""
    body = "".join(p(f"Clause {number}: the supplier shall keep a record of visit {number}.") for number in range(600))

    assert len(document(door, _old(tmp_path, body)).blocks) == 600


@WITH_OFFICE
def test_what_libreoffice_cannot_convert_is_said(door: Door) -> None:
    """A file that only looks like one of the old kind has no words to read, and the message says what to do."""
    with pytest.raises(UnreadableDocument, match=r"LibreOffice could not convert it|no text that can be read|damaged"):
        handed(door, STUB)


@WITH_OFFICE
def test_nothing_of_the_copy_is_left(door: Door, old: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder in which LibreOffice worked is gone when the file has been read."""
    monkeypatch.setattr(programs, "TemporaryDirectory", lambda prefix: _Folder(tmp_path / "work"))
    document(door, old)

    assert not (tmp_path / "work").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing can be forked here")
def test_without_room_for_a_copy_it_is_said_what_to_do(door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no temporary folder can be written, that is the cause, and neither the file nor we are at fault."""
    monkeypatch.setattr(programs, "office", lambda: "/usr/bin/soffice")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(UnreadableDocument) as raised:
        handed(door, STUB)

    assert raised.value.cause == "It is of an old kind, and there is no temporary folder for the copy that LibreOffice would make"
    assert raised.value.cure == "Make room there, or name another folder in TMPDIR; or save it as DOCX or ODT, and check again"


class _Folder:
    """A folder at a place that the test knows, removed at its end as any temporary folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> str:
        self._path.mkdir()
        return str(self._path)

    def __exit__(self, *_: object) -> None:
        import shutil

        shutil.rmtree(self._path)


@pytest.fixture(scope="session")
def scan() -> Source:
    """A PDF of one page with text, and one that is a picture of text."""
    return scanned(page_of_text=True)


def scanned(page_of_text: bool) -> Source:
    """A PDF with a page that is a picture of text, after a page of text where that is wanted."""
    pages = Canvas(held := BytesIO())
    if page_of_text:
        pages.drawString(72, 720, "This page holds text, which is read as it is, and needs nobody to recognise it.")
        pages.showPage()
    picture = Image.new("L", (1654, 2339), 255)
    for at, words in enumerate(SENTENCES):
        ImageDraw.Draw(picture).text((200, 300 + 120 * at), words, 0, ImageFont.load_default(44))
    pages.drawImage(ImageReader(picture), 0, 0, 595, 842)
    pages.save()
    return Source("scan.pdf", held.getvalue())


@WITH_TESSERACT
def test_a_pictured_page_is_read_by_tesseract(door: Door, scan: Source) -> None:
    """Its words stand in the text with their page, no gap is left, and the report says which words were recognised."""
    read = document(door, scan)

    assert read.gaps == ()
    assert [sentence in read.text for sentence in SENTENCES] == [True, True]
    assert {block.page for block in read.blocks if SENTENCES[0] in read.words(block.span)} == {2}
    assert any("age 2 " in remark for remark in read.remarks)


@WITH_TESSERACT
def test_a_file_of_nothing_but_pictures_is_read_too(door: Door) -> None:
    """A scan from its first page to its last is a document once its words are recognised."""
    read = document(door, scanned(page_of_text=False))

    assert [sentence in read.text for sentence in SENTENCES] == [True, True]


@WITH_TESSERACT
def test_slow_work_is_told(scan: Source) -> None:
    """Whoever waits hears which page is being recognised."""
    told: list[str] = []
    with Door(Reading(told=told.append)) as other:
        document(other, scan)

    assert told == ["scan.pdf: recognising page 2 (1 of 1)"]


@pytest.mark.parametrize(("ocr", "found"), [("never", "tesseract"), ("auto", "")])
def test_a_pictured_page_that_is_not_recognised_is_a_gap(scan: Source, ocr: Ocr, found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where recognition is not wanted, or tesseract is missing, the page is said to be unread."""
    monkeypatch.setattr(programs, "tesseract", lambda: found)
    with Door(Reading(ocr=ocr)) as other:
        read = document(other, scan)

    assert [gap.where for gap in read.gaps] == ["page 2"]
    assert read.pictures == (2,)


def test_without_libreoffice_it_is_said_what_to_do(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is said to be unread, with two ways to go on."""
    monkeypatch.setattr(programs, "office", lambda: "")
    with pytest.raises(UnreadableDocument) as raised:
        handed(door, STUB)

    assert raised.value.cause == "It is a Word file of the old kind (.doc), which is not read"
    assert raised.value.cure == "Save it as DOCX, ODT or PDF and check again; or install LibreOffice on the machine that checks"


@WITH_OFFICE
def test_the_copy_that_a_killed_command_left_is_removed_by_the_next(door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft does not lie about in the temporary folder for ever; what is fresh may be in use, and what is not ours is left alone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in ("tendercheck-old", "tendercheck-fresh", "somebody-else"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "old.doc").write_bytes(b"draft")
    for name in ("tendercheck-old", "somebody-else"):
        os.utime(tmp_path / name, (0, 0))

    with pytest.raises(UnreadableDocument):
        document(door, STUB)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["somebody-else", "tendercheck-fresh"]
