"""The text of an OpenDocument file read from top to bottom into pieces, as it would be published."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from checker.formats import markers, titles
from checker.formats.lines import Line
from checker.formats.odf.files import HELD, MATH
from checker.formats.odf.grid import repeats, rows
from checker.formats.odf.reading import Place, Reading
from checker.formats.odf.styles import DRAW, OFFICE, PRESENTATION, TABLE, TEXT, Count, Lists, Styles, whole
from checker.formats.outline import Piece
from checker.formats.spelling import Leaf
from checker.formats.titles import Dressed
from checker.formats.written import Written
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
        *(TEXT + name for name in ("page-number", "page-count")),  # another number on every page
        *(OFFICE + name for name in ("forms", "binary-data", "annotation-end", "scripts")),
        *(_SVG + name for name in ("title", "desc")),  # what a picture shows, for those who cannot see it
    }
)
_SIGNS = tuple(MATH + name for name in ("mi", "mn", "mo", "ms", "mtext"))
_BLOCKS = frozenset({TEXT + "list", TABLE + "table"}) | _PARAGRAPHS


class Story:
    """One story of a file; its anchors are `name/pN`, N counting all paragraphs and headings of the part."""

    def __init__(self, name: str, part: Element, styles: Styles, reading: Reading) -> None:
        self._name, self._styles, self._reading = name, styles, reading
        self._kind: BlockKind = "paragraph"
        self._order = {element: at for at, element in enumerate(each for each in part.iter() if each.tag in _PARAGRAPHS)}
        self._number = ""  # of the item that has begun and has no paragraph yet
        self._hanging: list[Element] = []  # text boxes, charts: they follow the paragraph that they hang in
        self._found: list[Dressed] = []
        self._written = Written()

    def pieces(self, element: Element, kind: BlockKind = "paragraph") -> Iterator[Piece]:
        """Everything under an element, all of it of one kind where that is not the body."""
        return titles.titled(self.lines(element, Place(), kind))

    def lines(self, element: Element, place: Place, kind: BlockKind = "paragraph") -> list[Dressed]:
        """The same, before it is known which lines are headings though the file does not say so."""
        self._kind, self._found = kind, []
        self._whole(element, place)
        return self._found

    def _whole(self, elements: Iterable[Element], place: Place) -> None:
        """What no paragraph runs out of: everything in a story, in a cell, in a text box."""
        before, self._written = self._written, Written()
        for element in elements:
            self._met(element, place)
        self._finish(place)
        self._written = before

    def _within(self, element: Element, place: Place) -> None:
        """The paragraphs, lists and tables under an element, through whatever wraps them."""
        for child in element:
            self._met(child, place)

    def _met(self, element: Element, place: Place) -> None:
        """What stands between paragraphs, or is one."""
        if element.tag in _UNSEEN or (element.tag.startswith(TEXT) and element.tag.endswith("-source")):
            return
        if element.tag in _PARAGRAPHS:
            self._paragraph(element, place)
        elif element.tag == TEXT + "list":
            self._list(element, place)
        elif element.tag == TABLE + "table" and not self._reading.changes.gone:
            self._finish(place)
            self._table(element, place)
        elif element.tag == TEXT + "change":
            self._put_back(element, place)
            self._finish(place)
        else:
            if not self._aside(element):
                self._within(element, _titled(element, place))
            self._hang(place)

    def _paragraph(self, paragraph: Element, place: Place) -> None:
        """One paragraph, then what hangs in it; where its end is gone in this version it runs on into the next."""
        self._begin(paragraph)
        self._say_all(paragraph, place)
        if not self._reading.changes.gone:
            self._finish(place)
        self._hang(place)

    def _begin(self, paragraph: Element) -> None:
        """Begin a paragraph, or run on in it."""
        written = self._written
        written.dress = written.dress if written.line else paragraph
        written.run_on(self._name, self._order[paragraph])

    def _hang(self, place: Place) -> None:
        """Read what hangs in the paragraph that was read."""
        hanging, self._hanging = self._hanging, []
        for element in hanging:
            body = element.find(OFFICE + "body")
            if body is not None:
                self._object(element, body, place)
            elif element.tag == MATH + "math":
                self._written = Written(anchors=[f"{self._name}/formula{len(self._found)}"], dress=element)
                self._say_formula(element)
                self._finish(place)
            else:
                self._whole([element], replace(place, depth=0, style="", count=None))

    def _object(self, root: Element, body: Element, place: Place) -> None:
        """What hangs in the text as a file of its own: a chart, a sheet, another text."""
        name = self._reading.files.part_of(root).removesuffix("/content.xml")
        styles = Styles(root.find(OFFICE + "styles"), root.find(OFFICE + "automatic-styles"))
        self._found += Story(name, root.getroottree().getroot(), styles, self._reading).lines(body, place, self._kind)

    def _say_all(self, paragraph: Element, place: Place) -> None:
        """Write the words of a paragraph."""
        bold = self._styles.bold("paragraph", paragraph.get(TEXT + "style-name", "")) or False
        self._write(paragraph, bold, place)

    def _write(self, element: Element, bold: bool, place: Place) -> None:
        """Write the words under an element."""
        self._say(element.text, (element, False), bold)
        for child in element:
            if child.tag in _GAPS:
                self._say(" ", None, bold)
            elif _stands_apart(child):
                self._hanging += [] if self._reading.changes.gone else [child]
            elif child.tag == TEXT + "change":
                self._put_back(child, place)
            elif child.tag == MATH + "math":
                self._say_formula(child)
            elif child.tag not in _UNSEEN and not self._aside(child):
                own = self._styles.bold("text", child.get(TEXT + "style-name", "")) if child.tag == TEXT + "span" else None
                self._write(child, bold if own is None else own, place)
            self._say(child.tail, (child, True), bold)

    def _say(self, text: str | None, leaf: Leaf | None, bold: bool) -> None:
        """Write a few letters."""
        if not text or self._reading.changes.gone:
            return
        written = self._written
        written.line.add(text, self._reading.changes.inserted)
        written.bold = written.bold and (bold or not text.strip())
        if self._reading.spelling and leaf:
            written.spelt.append((text, leaf))

    def _hold(self, element: Element) -> None:
        """Read a file that hangs here: a formula is words of its paragraph if it stands in one, and all else follows it."""
        held = None if self._reading.changes.gone else self._reading.files.held(element)
        if held is not None and held.tag == MATH + "math" and self._written.anchors:
            self._say_formula(held)
        elif held is not None:
            self._hanging.append(held)

    def _say_formula(self, formula: Element) -> None:
        """Write the letters, figures and signs of a formula."""
        for element in formula.iter(*_SIGNS):
            self._say(element.text, (element, False), True)

    def _put_back(self, mark: Element, place: Place) -> None:
        """Put back what was deleted at a mark: its first paragraph goes on with the words before, and its last with those behind."""
        blocks = list(self._reading.changes.deleted(mark))
        for at, block in enumerate(blocks):
            if at:
                self._finish(place)
            if block.tag in _PARAGRAPHS:
                self._begin(block)
                self._say_all(block, place)
            else:
                self._finish(place)
                self._met(block, place)
        host = next(mark.iterancestors(*_PARAGRAPHS), None)
        if blocks and host is not None:
            self._begin(host)

    def _aside(self, element: Element) -> bool:
        """Note what does not belong to the running text: the ends of insertions, comments, notes, files that hang in it."""
        if element.tag in {TEXT + "change-start", TEXT + "change-end"}:
            self._reading.changes.turn(element)
        elif element.tag == OFFICE + "annotation":
            self._reading.comments.append(_comment(element))
        elif element.tag == TEXT + "note":
            kind: BlockKind = "endnote" if element.get(TEXT + "note-class") == "endnote" else "footnote"
            bodies = [] if self._reading.changes.gone else element.findall(TEXT + "note-body")
            self._reading.notes += [(kind, partial(self.pieces, body, kind)) for body in bodies]
        elif element.tag in HELD:
            self._hold(element)
        else:
            return False
        return True

    def _finish(self, place: Place) -> None:
        """End the paragraph that is being written, if there is one."""
        written, self._written = self._written, Written()
        if not written.anchors or written.dress is None:
            return
        piece = Piece(self._kind, written.line.text, written.anchor, inserted=written.line.inserted)
        piece = self._placed(written.dress, piece, place)
        if self._reading.spelling:
            self._reading.spelling.note(piece.anchor, written.spelt)
        if piece.text or piece.cell:
            self._found.append(Dressed(piece, written.bold and bool(piece.text)))

    def _placed(self, paragraph: Element, piece: Piece, place: Place) -> Piece:
        """The piece as heading, item, cell or paragraph, with the number that is printed before it."""
        if self._kind != "paragraph":
            return piece
        style = paragraph.get(TEXT + "style-name", "")
        level = whole(paragraph.get(TEXT + "outline-level"), 1) if paragraph.tag == TEXT + "h" else self._styles.title(style)
        number = self._counted(paragraph, level, place)
        if place.title or (level and place.headed and titles.is_title(piece.text)):
            return replace(piece, kind="heading", level=level or 1, number=number, cell=place.cell, head=place.head)
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

    def _list(self, element: Element, place: Place) -> None:
        """A list item by item; a list inside a list counts with the one around it."""
        style = element.get(TEXT + "style-name") or place.style
        count = place.count or self._count(element, style)
        inner = replace(place, depth=place.depth + 1, style=style, count=count)
        for item in element:
            first = next((child for child in item if child.tag in _PARAGRAPHS), None)
            if item.tag == TEXT + "list-item" and first is not None and not self._reading.changes.gone:
                levels = self._levels(style, first)
                self._number = count.next(inner.depth, levels, item.get(TEXT + "start-value"))
            self._within(item, inner)
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

    def _table(self, table: Element, outer: Place) -> None:
        """A table row by row; what is repeated is counted and read once."""
        if self._kind != "paragraph":
            self._whole(table, outer)
            return
        number = self._reading.tables
        self._reading.tables += 1
        at = 0
        for row, head in rows(table, False):
            column = 0
            single = sum(repeats(cell, "columns") for cell in row.iterfind(TABLE + "table-cell")) == 1
            for cell in row:
                if cell.tag == TABLE + "table-cell":
                    self._cell(cell, Place(Cell(number, at, column), head, single))
                column += repeats(cell, "columns")
            at += repeats(row, "rows")

    def _cell(self, cell: Element, place: Place) -> None:
        """The paragraphs of a cell; an empty one is told too."""
        before = len(self._found)
        self._whole(cell, place)
        if len(self._found) == before:
            self._found.append(Dressed(Piece("cell", "", "", cell=place.cell, head=place.head)))


def _stands_apart(element: Element) -> bool:
    """Whether what hangs in a paragraph has paragraphs of its own, as text boxes and shapes have."""
    if element.tag in _BLOCKS:
        return True
    return str(element.tag).startswith(DRAW) and next(element.iter(*_PARAGRAPHS), None) is not None


def _titled(element: Element, place: Place) -> Place:
    """The place under an element: the frame of a slide's title makes what is in it a heading."""
    return replace(place, title=True) if element.get(PRESENTATION + "class") == "title" else place


def _kind(text: str, number: str, place: Place) -> tuple[BlockKind, int]:
    """Whether a paragraph is an item - numbered clauses such as 4.2 are not - and its depth."""
    clause = "." in markers.section(number)
    typed = not number and not place.depth and markers.lists(markers.typed(text))
    if (place.depth and not clause) or typed:
        return "item", place.depth
    return ("cell" if place.cell else "paragraph"), 0


def _comment(element: Element) -> Comment:
    """What a drafter wrote in the margin, and who."""
    line = Line()
    for paragraph in element.iter(TEXT + "p"):
        line.add("".join(str(words) for words in paragraph.itertext()) + " ")
    return Comment(element.findtext(_DC + "creator") or "", line.text)
