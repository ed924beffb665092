"""Word files: body, headers, footers and notes in one text, with the numbers that Word computes, as it would be published."""

from collections.abc import Iterator, Sequence

from checker.errors import UnreadableDocument
from checker.formats import held
from checker.formats.docx.around import around
from checker.formats.docx.marking import AUTHOR, Marking
from checker.formats.docx.notes import Comments
from checker.formats.docx.numbering import Numbering
from checker.formats.docx.story import Reading, Story
from checker.formats.docx.styles import Styles
from checker.formats.docx.words import bits
from checker.formats.leaves import leaves
from checker.formats.lines import Line
from checker.formats.ooxml import Parts, W
from checker.formats.outline import Piece, assemble
from checker.formats.package import Package
from checker.formats.places import Letters
from checker.formats.spelling import Spelling
from checker.formats.xml import Element, written
from checker.model import BlockKind, Comment, Copy, Document, Mark, Source

_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(source: Source) -> Document:
    """The document as it would be published, or as it was before its tracked changes; drafters' comments are kept apart."""
    reading = _reading(source)
    parts = reading.parts
    text, blocks, insertions = assemble(_pieces(reading))
    comments = tuple(_comments(parts.of_kind("comments")))
    hanging = tuple(held.gaps(parts))
    gaps = (*parts.gaps, *hanging)
    remarks = (*held.remarks(parts), *((held.HIDDEN,) if reading.hidden else ()))
    return Document(source.path, source.sha256, "docx", text, blocks, insertions, comments, gaps, remarks=remarks)


def letters(source: Source) -> Letters:
    """By the anchor of a block of this file, the letters of the file that it was read from, each in its leaf: word/document.xml#t12."""
    reading = _reading(source)
    reading.spelling = Spelling(leaves, reading.parts.part_of)
    for _ in _pieces(reading):
        pass
    return reading.spelling.letters


def mark(source: Source, document: Document, marks: Sequence[Mark]) -> Copy:
    """A copy with marks in it; the body, the comments and what lists the parts are written anew, everything else stays as it is."""
    reading = _reading(source)
    parts = reading.parts
    reading.spelling = Spelling(leaves, parts.part_of)
    for _ in _pieces(reading):
        pass
    comments = Comments(parts, AUTHOR)
    body = parts.tree(parts.body)
    aside, unchanged = Marking(body, document, reading.spelling, comments).mark(marks)
    return Copy(parts.repacked(source.data, {parts.body: written(body), **comments.parts()}), aside, unchanged)


def _reading(source: Source) -> Reading:
    """A file, opened to be read."""
    parts = Parts(Package(source.data))
    styles = Styles(parts.of_kind("styles"))
    return Reading(parts, styles, Numbering(parts.of_kind("numbering"), styles), source.revisions)


def _pieces(reading: Reading) -> Iterator[Piece]:
    """The body, then what stands around it on every page, then the notes in the order in which they are called."""
    root = reading.parts.tree(reading.parts.body)
    body = root.find(W + "body")
    if body is None:
        raise UnreadableDocument("It is damaged and could not be read", "Open it, save it again and check the new copy")
    yield from Story(body, "document", "paragraph", reading).pieces()
    yield from around(root, reading)
    yield from _notes(reading)


def _notes(reading: Reading) -> Iterator[Piece]:
    """The notes that the body calls; a note that nothing calls is not printed."""
    kinds: tuple[BlockKind, ...] = ("footnote", "endnote")
    for kind in kinds:
        called = dict.fromkeys(name for found, name in reading.notes if found == kind)
        root = reading.parts.of_kind(f"{kind}s") if called else None
        notes = {} if root is None else {note.get(W + "id", ""): note for note in root if note.get(W + "type") not in _NO_NOTES}
        for name in called:
            if name in notes:
                yield from Story(notes[name], f"{kind}{name}", kind, reading).pieces()


def _comments(root: Element | None) -> Iterator[Comment]:
    """What drafters wrote in the margin, and what others replied."""
    for comment in () if root is None else root.iter(W + "comment"):
        line = Line()
        for paragraph in comment.iter(W + "p"):
            for bit in bits(paragraph, "accept"):
                line.add(bit.text)
            line.add(" ")
        yield Comment(comment.get(W + "author", ""), line.text)
