"""A story of a Word file - its body, a header, a note - read from top to bottom into pieces."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from checker.formats import markers, titles
from checker.formats.docx.numbering import Numbering
from checker.formats.docx.parts import W
from checker.formats.docx.styles import Styles, switched, value
from checker.formats.docx.words import DELETED, INSERTED, bits, chosen, is_twofold
from checker.formats.lines import Line
from checker.formats.outline import Piece
from checker.formats.titles import Dressed
from checker.formats.xml import Element
from checker.model import BlockKind, Cell, Gap

_THROUGH = frozenset({W + "sdtContent", W + "customXml", W + "smartTag"}) | INSERTED


@dataclass(slots=True)
class Reading:
    """What is known of a file while its stories are read."""

    styles: Styles
    numbering: Numbering
    tables: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind and identifier, as they are met
    gaps: list[Gap] = field(default_factory=list)


class Story:
    """One story: every paragraph of it has the anchor `name/pN`, N counting all of the story's paragraphs in the file."""

    def __init__(self, root: Element, name: str, kind: BlockKind, reading: Reading) -> None:
        self._root, self._name, self._kind, self._reading = root, name, kind, reading
        self._order = {paragraph: at for at, paragraph in enumerate(root.iter(W + "p"))}
        self._line, self._anchor, self._bold = Line(), "", True  # of the paragraph that is being written

    def pieces(self) -> Iterator[Piece]:
        """The story's pieces in order."""
        return titles.titled(self._within(self._root, None, False))

    def _within(self, element: Element, cell: Cell | None, head: bool) -> Iterator[Dressed]:
        """The paragraphs and tables under an element, through whatever wraps them."""
        for child in element:
            if child.tag == W + "p":
                yield from self._paragraph(child, cell, head)
            elif child.tag == W + "tbl":
                yield from self._table(child, cell)
            elif child.tag == W + "sdt" or child.tag in _THROUGH:
                yield from self._within(child, cell, head)
            elif child.tag == W + "altChunk":
                self._reading.gaps.append(Gap("A file inserted into the text", "It is not read", "Paste its words into the document"))
            elif is_twofold(child):
                form = chosen(child)
                yield from () if form is None else self._within(form, cell, head)

    def _paragraph(self, paragraph: Element, cell: Cell | None, head: bool) -> Iterator[Dressed]:
        """One paragraph, then the text boxes that hang in it; where its end is deleted it runs on into the next."""
        anchor = f"p{self._order[paragraph]}"
        self._anchor = f"{self._anchor}+{anchor}" if self._anchor else f"{self._name}/{anchor}"
        properties = paragraph.find(W + "pPr")
        boxes = []
        for bit in bits(paragraph):
            self._line.add(bit.text, bit.inserted)
            if bit.text.strip() and bit.run is not None:
                self._bold = self._bold and self._reading.styles.bold(bit.run, properties)
            if bit.note:
                self._reading.notes.append(bit.note)
            if bit.box is not None:
                boxes.append(bit.box)
        if not _end_deleted(properties):
            yield self._finished(properties, cell, head)
        for box in boxes:
            yield from Story(box, self._name, self._kind, self._reading)._as_box(self._order, cell)

    def _as_box(self, order: dict[Element, int], cell: Cell | None) -> Iterator[Dressed]:
        """The paragraphs of a text box, counted with those of the story that it hangs in."""
        self._order = order
        return self._within(self._root, cell, False)

    def _finished(self, properties: Element | None, cell: Cell | None, head: bool) -> Dressed:
        """The paragraph that was being written, dressed by its properties."""
        line, anchor, bold = self._line, self._anchor, self._bold
        self._line, self._anchor, self._bold = Line(), "", True
        dressed = self._dressed(Piece(self._kind, line.text, anchor, inserted=line.inserted), properties)
        if cell is not None and self._kind == "paragraph":
            kind: BlockKind = "cell" if dressed.kind == "paragraph" else dressed.kind
            dressed = replace(dressed, kind=kind, cell=cell, head=head)
        return Dressed(dressed, bold and bool(line.text))

    def _dressed(self, piece: Piece, properties: Element | None) -> Piece:
        """The piece as heading, item or paragraph, with the number that Word prints before it."""
        styles = self._reading.styles
        numbered = styles.numbered(properties)
        counted = self._reading.numbering.next(numbered, styles.of(properties)) if numbered else None
        number = counted[0] if counted else ""
        outline = styles.outline(properties)
        if self._kind != "paragraph":
            return replace(piece, number=number)
        if outline and titles.is_title(piece.text):
            return replace(piece, kind="heading", level=outline, number=number)
        if counted and number and not markers.section(number).count("."):
            return replace(piece, kind="item", level=counted[1] + 1, number=number)
        if not number and markers.lists(markers.typed(piece.text)):
            return replace(piece, kind="item")
        return replace(piece, number=number)

    def _table(self, table: Element, outer: Cell | None) -> Iterator[Dressed]:
        """A table row by row; a table of one cell is a box around the text and no table."""
        rows = [row for row in _parts(table, W + "tr") if row.find(f"{W}trPr/{W}del") is None]
        cells = [_parts(row, W + "tc") for row in rows]
        if [len(row) for row in cells] == [1] or self._kind != "paragraph":
            for row_cells in cells:
                for cell in row_cells:
                    yield from self._within(cell, outer, False)
            return
        number = self._reading.tables
        self._reading.tables += 1
        for at, (row, row_cells) in enumerate(zip(rows, cells, strict=True)):
            head = bool(switched(row.find(W + "trPr"), "tblHeader"))
            for column, cell in _placed(row, row_cells):
                yield from self._within(cell, Cell(number, at, column), head)


def _end_deleted(properties: Element | None) -> bool:
    """Whether the end of a paragraph is a tracked deletion."""
    marks = None if properties is None else properties.find(W + "rPr")
    return marks is not None and any(child.tag in DELETED for child in marks)


def _parts(element: Element, tag: str) -> list[Element]:
    """The rows of a table, or the cells of a row, through whatever wraps them."""
    found: list[Element] = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag == W + "sdt" or child.tag in _THROUGH:
            found += _parts(child, tag)
    return found


def _placed(row: Element, cells: list[Element]) -> Iterator[tuple[int, Element]]:
    """The cells of a row with their columns; a cell that continues a merged one above is passed over where it is empty."""
    column = _count(value(row.find(W + "trPr"), W + "gridBefore"), 0)
    for cell in cells:
        properties = cell.find(W + "tcPr")
        merged = value(properties, W + "vMerge")
        deleted = properties is not None and properties.find(W + "cellDel") is not None
        empty = next((text for text in cell.iter(W + "t") if (text.text or "").strip()), None) is None
        if not deleted and not (merged in {"", "continue"} and empty):
            yield column, cell
        column += _count(value(properties, W + "gridSpan"), 1)


def _count(said: str | None, otherwise: int) -> int:
    return min(int(said), 1000) if said and said.isdecimal() else otherwise
