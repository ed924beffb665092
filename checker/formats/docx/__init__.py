"""Word files: body, headers, footers and notes in one text, with the numbers that Word computes, as it would be published."""

from collections.abc import Iterator

from checker.errors import UnreadableDocument
from checker.formats.docx.numbering import Numbering
from checker.formats.docx.parts import Parts, W
from checker.formats.docx.story import Reading, Story
from checker.formats.docx.styles import Styles
from checker.formats.docx.words import bits
from checker.formats.lines import Line
from checker.formats.outline import Piece, assemble
from checker.formats.package import Package
from checker.formats.xml import Element
from checker.model import BlockKind, Comment, Document, Gap, Source

_CURE = "Open it, save it again and check the new copy"
_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(source: Source) -> Document:
    """The document as it would be published; drafters' comments are kept apart."""
    parts = Parts(Package(source.data))
    gaps: list[Gap] = []
    styles = Styles(_part(parts, "styles", gaps))
    reading = Reading(styles, Numbering(_part(parts, "numbering", gaps), styles), gaps=gaps)
    text, blocks, insertions = assemble(_pieces(parts, reading))
    comments = tuple(_comments(_part(parts, "comments", gaps)))
    return Document(source.path, source.sha256, "docx", text, blocks, insertions, comments, tuple(gaps))


def _pieces(parts: Parts, reading: Reading) -> Iterator[Piece]:
    """The body, then what stands around it on every page, then the notes in the order in which they are called."""
    root = parts.tree(parts.body)
    body = root.find(W + "body")
    if body is None:
        raise UnreadableDocument("It is damaged and could not be read", _CURE)
    yield from Story(body, "document", "paragraph", reading).pieces()
    yield from _around(parts, root, reading)
    yield from _notes(parts, reading)


def _around(parts: Parts, root: Element, reading: Reading) -> Iterator[Piece]:
    """The headers and footers that the sections of the body use, each once."""
    kinds: tuple[tuple[str, BlockKind], ...] = (("headerReference", "header"), ("footerReference", "footer"))
    for tag, kind in kinds:
        used = dict.fromkeys(parts.named(reference) for reference in root.iter(W + tag))
        for name in filter(None, used):
            story = _whole(parts, name, reading.gaps)
            if story is not None:
                yield from Story(story, name.rpartition("/")[2].removesuffix(".xml"), kind, reading).pieces()


def _notes(parts: Parts, reading: Reading) -> Iterator[Piece]:
    """The notes that the body calls; a note that nothing calls is not printed."""
    kinds: tuple[BlockKind, ...] = ("footnote", "endnote")
    for kind in kinds:
        called = dict.fromkeys(name for found, name in reading.notes if found == kind)
        root = _part(parts, f"{kind}s", reading.gaps) if called else None
        notes = {} if root is None else {note.get(W + "id", ""): note for note in root if note.get(W + "type") not in _NO_NOTES}
        for name in called:
            if name in notes:
                yield from Story(notes[name], f"{kind}{name}", kind, reading).pieces()


def _comments(root: Element | None) -> Iterator[Comment]:
    """What drafters wrote in the margin."""
    for comment in () if root is None else root.iter(W + "comment"):
        line = Line()
        for paragraph in comment.iter(W + "p"):
            for bit in bits(paragraph):
                line.add(bit.text)
            line.add(" ")
        yield Comment(comment.get(W + "author", ""), line.text)


def _part(parts: Parts, kind: str, gaps: list[Gap]) -> Element | None:
    """The one part of a kind, if the file has it."""
    names = parts.of_kind(kind)
    return _whole(parts, names[0], gaps) if names else None


def _whole(parts: Parts, name: str, gaps: list[Gap]) -> Element | None:
    """A part, or a gap where it is damaged."""
    try:
        return parts.tree(name)
    except UnreadableDocument:
        gaps.append(Gap(f"Part {name} of the file", "It is damaged and could not be read", _CURE))
        return None
