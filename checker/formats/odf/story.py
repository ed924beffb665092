"""The text of an OpenDocument file read from top to bottom into pieces, as it would be published."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from checker.formats import markers, titles
from checker.formats.lines import Line
from checker.formats.odf.styles import OFFICE, TABLE, TEXT, Count, Lists, Styles
from checker.formats.outline import Piece
from checker.formats.titles import Dressed
from checker.formats.xml import Element
from checker.model import BlockKind, Cell, Comment

_DC = "{http://purl.org/dc/elements/1.1/}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PARAGRAPHS = frozenset({TEXT + "p", TEXT + "h"})
_GAPS = frozenset({TEXT + "s", TEXT + "tab", TEXT + "line-break"})
_UNSEEN = frozenset(
    {
        *(TEXT + name for name in ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls")),
        *(TEXT + name for name in ("ruby-text", "note-citation", "list-level-style-number", "list-level-style-bullet")),
        *(OFFICE + name for name in ("forms", "binary-data", "annotation-end", "scripts")),
        *(_SVG + name for name in ("title", "desc")),
    }
)
_BLOCKS = frozenset({TEXT + "list", TABLE + "table"}) | _PARAGRAPHS
_MOST_REPEATS = 100_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reading stands: in which cell, at which depth of which list."""

    cell: Cell | None = None
    head: bool = False
    depth: int = 0
    style: str = ""
    count: Count | None = None


@dataclass(slots=True)
class Reading:
    """What is met while a file is read: notes and comments, which stand elsewhere, and the lists that go on."""

    insertions: frozenset[str] = frozenset()
    open: set[str] = field(default_factory=set)  # insertions that have begun and not ended
    tables: int = 0
    notes: list[tuple[BlockKind, Element]] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    counts: dict[str, Count] = field(default_factory=dict)
    outline: Count = field(default_factory=Count)


class Story:
    """One story of a file; its anchors are `name/pN`, N counting all paragraphs and headings of the part."""

    def __init__(self, name: str, part: Element, styles: Styles, reading: Reading) -> None:
        self._name, self._styles, self._reading = name, styles, reading
        self._kind: BlockKind = "paragraph"
        self._order = {element: at for at, element in enumerate(each for each in part.iter() if each.tag in _PARAGRAPHS)}
        self._number = ""  # of the item that has begun and has no paragraph yet
        self._boxes: list[Element] = []

    def pieces(self, element: Element, kind: BlockKind = "paragraph") -> Iterator[Piece]:
        """Everything under an element, all of it of one kind where that is not the body."""
        self._kind = kind
        return titles.titled(self._within(element, Place()))

    def _within(self, element: Element, place: Place) -> Iterator[Dressed]:
        """The paragraphs, lists and tables under an element, through whatever wraps them."""
        for child in element:
            if child.tag in _UNSEEN or (child.tag.startswith(TEXT) and child.tag.endswith("-source")):
                continue
            if child.tag in _PARAGRAPHS:
                yield from self._paragraph(child, place)
            elif child.tag == TEXT + "list":
                yield from self._list(child, place)
            elif child.tag == TABLE + "table":
                yield from self._table(child, place)
            elif not self._aside(child):
                yield from self._within(child, place)

    def _paragraph(self, paragraph: Element, place: Place) -> Iterator[Dressed]:
        line = Line()
        bold = self._write(paragraph, line, self._styles.bold("paragraph", paragraph.get(TEXT + "style-name", "")) or False)
        boxes, self._boxes = self._boxes, []
        piece = Piece(self._kind, line.text, f"{self._name}/p{self._order[paragraph]}", inserted=line.inserted)
        yield Dressed(self._placed(paragraph, piece, place), bold and bool(line.text))
        for box in boxes:
            yield from self._within(box, replace(place, depth=0, style="", count=None))

    def _write(self, element: Element, line: Line, bold: bool) -> bool:
        """Write the words under an element; the answer is whether all of them are bold."""
        whole = self._say(element.text, line, bold)
        for child in element:
            if child.tag in _GAPS:
                line.add(" ", bool(self._reading.open))
            elif child.tag in _BLOCKS:
                self._boxes.append(element)
                return whole
            elif child.tag not in _UNSEEN and not self._aside(child):
                own = self._styles.bold("text", child.get(TEXT + "style-name", "")) if child.tag == TEXT + "span" else None
                whole = self._write(child, line, bold if own is None else own) and whole
            whole = self._say(child.tail, line, bold) and whole
        return whole

    def _say(self, text: str | None, line: Line, bold: bool) -> bool:
        line.add(text or "", bool(self._reading.open))
        return bold or not (text or "").strip()

    def _aside(self, element: Element) -> bool:
        """Note what does not belong to the running text: the ends of insertions, comments, notes."""
        name = element.get(TEXT + "change-id", "")
        if element.tag == TEXT + "change-start":
            self._reading.open |= {name} & self._reading.insertions
        elif element.tag == TEXT + "change-end":
            self._reading.open.discard(name)
        elif element.tag == OFFICE + "annotation":
            self._reading.comments.append(_comment(element))
        elif element.tag == TEXT + "note":
            kind: BlockKind = "endnote" if element.get(TEXT + "note-class") == "endnote" else "footnote"
            self._reading.notes += [(kind, body) for body in element.findall(TEXT + "note-body")]
        else:
            return False
        return True

    def _placed(self, paragraph: Element, piece: Piece, place: Place) -> Piece:
        """The piece as heading, item, cell or paragraph, with the number that is printed before it."""
        if self._kind != "paragraph":
            return piece
        style = paragraph.get(TEXT + "style-name", "")
        level = int(paragraph.get(TEXT + "outline-level") or 1) if paragraph.tag == TEXT + "h" else self._styles.title(style)
        number = self._counted(paragraph, level, place)
        if level and titles.is_title(piece.text):
            return replace(piece, kind="heading", level=level, number=number, cell=place.cell, head=place.head)
        kind, depth = _kind(piece.text, number, place)
        return replace(piece, kind=kind, level=depth, number=number, cell=place.cell, head=place.head)

    def _counted(self, paragraph: Element, level: int, place: Place) -> str:
        """The number of the item that this paragraph begins, or of a heading by the outline of the file."""
        if place.depth or paragraph.tag != TEXT + "h":
            number, self._number = self._number, ""
            return number
        plain = self._styles.list_name(paragraph.get(TEXT + "style-name", "")) == "" or paragraph.get(TEXT + "is-list-header") == "true"
        known = not plain and level in self._styles.outline
        return self._reading.outline.next(level, self._styles.outline, paragraph.get(TEXT + "start-value")) if known else ""

    def _list(self, element: Element, place: Place) -> Iterator[Dressed]:
        """A list item by item; a list inside a list counts with the one around it."""
        style = element.get(TEXT + "style-name") or place.style
        count = place.count or self._count(element, style)
        inner = replace(place, depth=place.depth + 1, style=style, count=count)
        for item in element:
            first = next((child for child in item if child.tag in _PARAGRAPHS), None)
            if item.tag == TEXT + "list-item" and first is not None:
                levels = self._levels(style, first)
                self._number = count.next(inner.depth, levels, item.get(TEXT + "start-value"))
            yield from self._within(item, inner)
            self._number = ""

    def _levels(self, style: str, paragraph: Element) -> Lists:
        """How a list is numbered: as it says, else as the style of its first paragraph says."""
        return self._styles.list_of(style or self._styles.list_name(paragraph.get(TEXT + "style-name", "")) or "")

    def _count(self, element: Element, style: str) -> Count:
        """A new count, or that of the list which this one goes on with."""
        counts = self._reading.counts
        same = style if element.get(TEXT + "continue-numbering") == "true" else None
        before = element.get(TEXT + "continue-list", same)
        count = (None if before is None else counts.get(before)) or Count()
        counts[style] = counts[element.get(_ID, style)] = count
        return count

    def _table(self, table: Element, outer: Place) -> Iterator[Dressed]:
        """A table row by row; what is repeated is counted and read once."""
        if self._kind != "paragraph":
            yield from self._within(table, outer)
            return
        number = self._reading.tables
        self._reading.tables += 1
        at = 0
        for row, head in _rows(table, False):
            column = 0
            for cell in row:
                if cell.tag == TABLE + "table-cell":
                    yield from self._cell(cell, Place(Cell(number, at, column), head))
                column += _repeats(cell, "columns")
            at += _repeats(row, "rows")

    def _cell(self, cell: Element, place: Place) -> Iterator[Dressed]:
        """The paragraphs of a cell; an empty one is told too."""
        met = False
        for line in self._within(cell, place):
            met = True
            yield line
        if not met:
            yield Dressed(Piece("cell", "", "", cell=place.cell, head=place.head))


def _kind(text: str, number: str, place: Place) -> tuple[BlockKind, int]:
    """Whether a paragraph is an item - numbered clauses such as 4.2 are not - and its depth."""
    clause = "." in markers.section(number)
    typed = not number and not place.depth and markers.lists(markers.typed(text))
    if (place.depth and not clause) or typed:
        return "item", place.depth
    return ("cell" if place.cell else "paragraph"), 0


def _rows(element: Element, head: bool) -> Iterator[tuple[Element, bool]]:
    """The rows of a table, and whether each is a head row."""
    for child in element:
        if child.tag == TABLE + "table-row":
            yield child, head
        elif child.tag in {TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"}:
            yield from _rows(child, head or child.tag == TABLE + "table-header-rows")


def _repeats(element: Element, what: str) -> int:
    said = element.get(f"{TABLE}number-{what}-repeated", "1")
    return min(int(said), _MOST_REPEATS) if said.isdecimal() else 1


def _comment(element: Element) -> Comment:
    """What a drafter wrote in the margin, and who."""
    line = Line()
    for paragraph in element.iter(TEXT + "p"):
        line.add("".join(str(words) for words in paragraph.itertext()) + " ")
    return Comment(element.findtext(_DC + "creator") or "", line.text)
