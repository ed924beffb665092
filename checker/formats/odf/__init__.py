"""OpenDocument texts: body, headers, footers and notes in one text, with the numbers that are computed, as it would be published."""

from collections.abc import Iterator

from checker.errors import UnreadableDocument
from checker.formats import xml
from checker.formats.odf.story import Reading, Story
from checker.formats.odf.styles import OFFICE, STYLE, TEXT, Styles
from checker.formats.outline import Piece, assemble
from checker.formats.package import Package
from checker.formats.xml import Element
from checker.model import BlockKind, Document, Gap, Source

_CURE = "Open it, save it again and check the new copy"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def read(source: Source) -> Document:
    """The document as it would be published; drafters' comments are kept apart."""
    package = Package(source.data)
    content = xml.parse(package.read("content.xml"))
    gaps: list[Gap] = []
    styles = _styles(package, gaps)
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableDocument("It is damaged and could not be read", _CURE)
    reading = Reading(_insertions(body))
    text, blocks, insertions = assemble(_pieces((content, body), styles, reading))
    return Document(source.path, source.sha256, "odt", text, blocks, insertions, tuple(reading.comments), tuple(gaps))


def _pieces(parts: tuple[Element, Element], styles: Element | None, reading: Reading) -> Iterator[Piece]:
    """The body, then what stands around it on every page, then the notes in the order in which they are called."""
    content, body = parts
    common = None if styles is None else styles.find(OFFICE + "styles")
    story = Story("content", content, Styles(common, content.find(OFFICE + "automatic-styles")), reading)
    yield from story.pieces(body)
    if styles is not None:
        yield from _around(styles, Styles(common, styles.find(OFFICE + "automatic-styles")), reading)
    for kind in ("footnote", "endnote"):
        for found, note in list(reading.notes):
            if found == kind:
                yield from story.pieces(note, found)


def _around(root: Element, styles: Styles, reading: Reading) -> Iterator[Piece]:
    """The headers and footers of the file's pages; one that many kinds of page share is read once."""
    kinds: tuple[BlockKind, ...] = ("header", "footer")
    story = Story("styles", root, styles, reading)
    met: set[tuple[str, ...]] = set()
    for kind in kinds:
        for element in root.iter(*(f"{STYLE}{kind}{side}" for side in ("", "-left", "-first"))):
            pieces = tuple(story.pieces(element, kind))
            words = (kind, *(piece.text for piece in pieces))
            yield from () if words in met else pieces
            met.add(words)


def _styles(package: Package, gaps: list[Gap]) -> Element | None:
    if "styles.xml" not in package:
        return None
    try:
        return xml.parse(package.read("styles.xml"))
    except UnreadableDocument:
        gaps.append(Gap("Headers and footers", "The part of the file that holds them is damaged", _CURE))
        return None


def _insertions(body: Element) -> frozenset[str]:
    """The tracked changes that are insertions; what was deleted is kept apart by the file itself."""
    regions = body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region")
    return frozenset(region.get(TEXT + "id") or region.get(_ID) or "" for region in regions if region.find(TEXT + "insertion") is not None)
