"""OpenDocument texts: body, headers, footers and notes in one text, with the numbers that are computed, as it would be published."""

from collections.abc import Iterator, Sequence

from checker.errors import UnreadableDocument
from checker.formats.held import HIDDEN
from checker.formats.odf.changes import Changes
from checker.formats.odf.files import Files, leaves
from checker.formats.odf.hidden import holds_hidden
from checker.formats.odf.marking import Marking
from checker.formats.odf.reading import Reading
from checker.formats.odf.slides import slides
from checker.formats.odf.story import Story
from checker.formats.odf.styles import OFFICE, STYLE, Styles
from checker.formats.outline import Piece, assemble
from checker.formats.places import Letters
from checker.formats.spelling import Spelling
from checker.formats.xml import Element
from checker.model import BlockKind, Copy, Document, Mark, Source


def read(source: Source) -> Document:
    """The document as it would be published, or as it was before its tracked changes; drafters' comments are kept apart."""
    body, reading = _opened(source)
    text, blocks, insertions = assemble(_pieces(body, reading))
    files = reading.files
    pages = max((block.page for block in blocks if block.page), default=None)
    kind = "odt" if pages is None else "odp"
    comments, gaps = tuple(reading.comments), tuple(files.gaps)
    remarks = (*files.remarks, *((HIDDEN,) if holds_hidden(body, files.content, files.styles) else ()))
    return Document(source.path, source.sha256, kind, text, blocks, insertions, comments, gaps, pages, remarks)


def letters(source: Source) -> Letters:
    """By the anchor of a block of this file, the letters of the file that it was read from, each in its leaf: content.xml#t12."""
    return _spelt(*_opened(source)).letters


def mark(source: Source, document: Document, marks: Sequence[Mark]) -> Copy:
    """A copy with marks in it; the part that holds the body is written anew, everything else stays as it is."""
    body, reading = _opened(source)
    aside, unchanged = Marking(body, document, _spelt(body, reading)).mark(marks)
    return Copy(reading.files.repacked(source.data), aside, unchanged)


def _spelt(body: Element, reading: Reading) -> Spelling:
    """How the blocks of a file are spelt."""
    reading.spelling = Spelling(leaves, reading.files.part_of)
    for _ in _pieces(body, reading):
        pass
    return reading.spelling


def _opened(source: Source) -> tuple[Element, Reading]:
    """The body of a file, and what is needed to read it."""
    files = Files(source.data)
    body = next(files.content.iterfind(f"{OFFICE}body/*"), None)
    if body is None or body.tag not in {OFFICE + "text", OFFICE + "presentation"}:
        raise UnreadableDocument("It is damaged and could not be read", "Open it, save it again and check the new copy")
    return body, Reading(files, Changes(body, source.revisions))


def _pieces(body: Element, reading: Reading) -> Iterator[Piece]:
    """The body, then what stands around it on every page, then the notes in the order in which they are called."""
    content, styles = reading.files.content, reading.files.styles
    common = None if styles is None else styles.find(OFFICE + "styles")
    story = Story("content", content, Styles(common, content.find(OFFICE + "automatic-styles")), reading)
    yield from story.pieces(body) if body.tag == OFFICE + "text" else slides(body, story)
    if styles is not None:
        yield from _around(styles, Styles(common, styles.find(OFFICE + "automatic-styles")), reading)
    for kind in ("footnote", "endnote"):
        for found, note in list(reading.notes):
            if found == kind:
                yield from note()


def _around(root: Element, styles: Styles, reading: Reading) -> Iterator[Piece]:
    """The headers and footers of the file's pages; one that many kinds of page share is read once, and one that is not shown not at all."""
    kinds: tuple[BlockKind, ...] = ("header", "footer")
    story = Story("styles", root, styles, reading)
    met: set[tuple[str, ...]] = set()
    for kind in kinds:
        for element in root.iter(*(f"{STYLE}{kind}{side}" for side in ("", "-left", "-first"))):
            pieces = () if element.get(STYLE + "display") == "false" else tuple(story.pieces(element, kind))
            words = (kind, *(piece.text for piece in pieces))
            yield from () if words in met else pieces
            met.add(words)
