"""Marked copies in LibreOffice: each is opened and saved again, with all comments, and with all changes to accept or to reject."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from checker.formats import mark, read
from checker.model import Change, Mark, Source, Span
from tests.formats.made_marks import text
from tests.places import ROOT

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed on this machine")
SPECIFICATION = ROOT / "corpora" / "packs" / "harrow-vale-case-management" / "2_Specification.odt"


def saved(source: Source, kind: str, folder: Path) -> Source:
    """A file as LibreOffice saves it; the test is skipped where this LibreOffice does not open files of the kind at all."""
    (folder / source.path).write_bytes(source.data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    run = [OFFICE or "", "--headless", profile, "--convert-to", kind, "--outdir", folder / "saved", folder / source.path]
    subprocess.run(run, check=True, capture_output=True, timeout=180)
    made = folder / "saved" / f"{Path(source.path).stem}.{kind}"
    if not made.exists():
        pytest.skip(f"This LibreOffice cannot open {source.path}")
    return Source(made.name, made.read_bytes())


def marks(source: Source, step: int) -> list[Mark]:
    """A mark on some words of many blocks of the body: of each other the words are replaced, behind those of the rest some are put in."""
    document = read(source)
    found = [Mark(None, "Checked", "INTERNAL")]
    for block in document.blocks[::step]:
        words = document.words(block.span).split()
        if block.kind not in {"header", "footer"} and len(words) > 2 and document.words(block.span).startswith(f"{words[0]} {words[1]}"):
            start = block.span.start + len(words[0]) + 1
            span = Span(start, start + len(words[1]))
            found.append(Mark(span, f"About {words[1]}", "Why", Change(span if len(found) % 2 else Span(span.end, span.end), " [new]")))
    return found


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Source]:
    """A long specification as an OpenDocument text and as a Word file."""
    folder = tmp_path_factory.mktemp("texts")
    source = Source("specification.odt", SPECIFICATION.read_bytes())
    return {"odt": source, "docx": saved(source, "docx", folder)}


@pytest.mark.parametrize(("kind", "to"), [("odt", "odt"), ("odt", "docx"), ("docx", "docx"), ("docx", "odt")])
def test_a_marked_text_is_opened_with_all_comments_and_changes(words: dict[str, Source], tmp_path: Path, kind: str, to: str) -> None:
    """Accepted or rejected, the text is the same before and after; and nobody's comment is lost."""
    source = words[kind]
    copy = mark(source, wanted := marks(source, 2))
    made = Source(f"marked.{kind}", copy.data)
    after = saved(made, to, tmp_path)

    assert len(wanted) > 30
    assert copy.unchanged == ()
    assert len(read(after).comments) == len(read(made).comments) == len(wanted)
    for revisions in ("accept", "reject"):
        assert text(after, revisions).split() == text(made, revisions).split()
    assert text(made, "reject") == read(source).text


def test_a_marked_flat_text_is_opened(words: dict[str, Source], tmp_path: Path) -> None:
    """It is one part, which is written anew as a whole."""
    source = saved(words["odt"], "fodt", tmp_path)
    made = Source("marked.fodt", mark(source, wanted := marks(source, 2)).data)
    after = saved(made, "odt", tmp_path)

    assert len(read(after).comments) == len(wanted)
    assert text(after) == text(made)
    assert text(after, "reject") == read(source).text


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_marked_workbook_is_opened_with_all_comments(tmp_path: Path, kind: str) -> None:
    """At the same cells, with the same words, and those of others beside."""
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("More")):
        for row in range(1, 40):
            sheet.append([f"Item {row}", f"Laptops of brand {row}", row])  # type: ignore[union-attr]
    book["More"]["A5"].comment = Comment("Is this right?", "Jo")
    held = BytesIO()
    book.save(held)
    source = Source("prices.xlsx", held.getvalue())
    source = saved(source, kind, tmp_path) if kind == "ods" else source
    document = read(source)
    wanted = [Mark(block.span, f"About {block.sheet}", "Why") for block in document.blocks if block.cell and block.cell.column == 1]
    after = openpyxl.load_workbook(BytesIO(saved(Source(f"marked.{kind}", mark(source, wanted).data), "xlsx", tmp_path).data))
    said = {f"{sheet.title}!{cell.coordinate}": cell.comment.text for sheet in after for row in sheet for cell in row if cell.comment}

    assert len(wanted) == 78
    assert {place: f"About {place}" in words for place, words in said.items()} == {
        each.title.removeprefix("About "): True for each in wanted
    } | {"More!A5": False}
    assert said["More!A5"] == "Is this right?"
