"""A story of a Word file - its body, a header, a note - read from top to bottom into pieces."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from checker.formats import markers, titles
from checker.formats.docx.grid import Grid
from checker.formats.docx.numbering import Numbering
from checker.formats.docx.styles import Styles
from checker.formats.docx.words import OUT, Bit, bits, chosen, is_twofold
from checker.formats.drawings import drawn
from checker.formats.ooxml import M, Parts, W, stem
from checker.formats.outline import Piece
from checker.formats.spelling import Spelling
from checker.formats.titles import Dressed
from checker.formats.written import Written
from checker.formats.xml import Element
from checker.model import BlockKind, Cell, Revisions

_THROUGH = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag", W + "ins", W + "moveTo", W + "del", W + "moveFrom"})
_FORMULAS = frozenset({M + "oMath", M + "oMathPara"})  # they may stand between paragraphs too


@dataclass(slots=True)
class Reading:
    """What is known of a file while its stories are read."""

    parts: Parts
    styles: Styles
    numbering: Numbering
    revisions: Revisions
    tables: int = 0
    hidden: bool = False  # whether words were met that are not printed
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind and identifier, as they are met
    spelling: Spelling | None = None  # kept only for the walk back


class Place(NamedTuple):
    """Where the reading stands: in which cell, and whether a heading may stand there."""

    cell: Cell | None = None
    head: bool = False
    headed: bool = True


class Story:
    """One story: every paragraph of it has the anchor `name/pN`, N counting all of the story's paragraphs in the file."""

    def __init__(self, root: Element, name: str, kind: BlockKind, reading: Reading) -> None:
        self._root, self._name, self._kind, self._reading = root, name, kind, reading
        self._out = OUT[reading.revisions]
        self._order = {paragraph: at for at, paragraph in enumerate(root.iter(W + "p"))}
        self._found: list[Dressed] = []
        self._written = Written()

    def pieces(self) -> Iterator[Piece]:
        """The story's pieces in order."""
        self._whole(self._root, Place())
        return titles.titled(self._found)

    def _whole(self, element: Element, place: Place) -> None:
        """Everything under an element that no paragraph runs out of: a story, a cell, a text box."""
        before, self._written = self._written, Written()
        self._within(element, place)
        self._finish(place)
        self._written = before

    def _within(self, element: Element, place: Place) -> None:
        """The paragraphs and tables under an element, through whatever wraps them."""
        for child in element:
            if child.tag == W + "p":
                self._paragraph(child, place)
            elif child.tag == W + "tbl":
                self._finish(place)
                self._table(child, place)
            elif child.tag in _FORMULAS:
                self._finish(place)
                self._written = Written(anchors=[f"{self._name}/formula{len(self._found)}"])
                for bit in bits(child, self._reading.revisions):
                    self._write(bit)
                self._finish(place)
            elif child.tag in _THROUGH and child.tag not in self._out:
                self._within(child, place)
            elif is_twofold(child):
                form = chosen(child)
                self._within(form if form is not None else child, place)

    def _paragraph(self, paragraph: Element, place: Place) -> None:
        """One paragraph, then what hangs in it; where its end is gone in this version it runs on into the next."""
        written = self._written
        own = paragraph.find(W + "pPr")
        written.dress = self._properties(own)
        written.run_on(self._name, self._order[paragraph])
        hanging = [bit for bit in bits(paragraph, self._reading.revisions) if self._write(bit)]
        if not self._end_is_gone(own):
            self._finish(place)
        for bit in hanging:
            if bit.box is not None:
                self._whole(bit.box, place)
            elif bit.drawn is not None:
                self._drawing(*bit.drawn, place)

    def _write(self, bit: Bit) -> bool:
        """Write a few letters; the answer is whether they are none but something that hangs here."""
        written = self._written
        if bit.text:
            written.line.add(bit.text, bit.inserted)
            if bit.run is not None and bit.text.strip():
                written.bold = written.bold and self._reading.styles.bold(bit.run, written.dress)
                self._reading.hidden = self._reading.hidden or self._reading.styles.hidden(bit.run, written.dress)
            if self._reading.spelling and bit.leaf is not None:
                written.spelt.append((bit.text, (bit.leaf, False)))
        elif bit.note:
            self._reading.notes.append(bit.note)
        return bit.box is not None or bit.drawn is not None

    def _properties(self, own: Element | None) -> Element | None:
        """What a paragraph says of itself in this version."""
        before = own.find(f"{W}pPrChange/{W}pPr") if own is not None and self._reading.revisions == "reject" else None
        return own if before is None else before

    def _end_is_gone(self, own: Element | None) -> bool:
        """Whether the end of a paragraph is a tracked change that this version leaves out."""
        marks = None if own is None else own.find(W + "rPr")
        return marks is not None and any(child.tag in self._out for child in marks)

    def _finish(self, place: Place) -> None:
        """End the paragraph that is being written, if there is one."""
        written, self._written = self._written, Written()
        if not written.anchors:
            return
        piece = self._dressed(Piece(self._kind, written.line.text, written.anchor, inserted=written.line.inserted), written, place)
        if self._reading.spelling:
            self._reading.spelling.note(piece.anchor, written.spelt)
        if place.cell is not None and self._kind == "paragraph":
            piece = replace(piece, kind="cell" if piece.kind == "paragraph" else piece.kind, cell=place.cell, head=place.head)
        if piece.text or piece.cell:
            self._found.append(Dressed(piece, written.bold and bool(piece.text)))

    def _dressed(self, piece: Piece, written: Written, place: Place) -> Piece:
        """The piece as heading, item or paragraph, with the number that Word prints before it."""
        styles, properties = self._reading.styles, written.dress
        numbered = styles.numbered(properties)
        counted = self._reading.numbering.next(numbered, styles.of(properties)) if numbered else None
        number = counted[0] if counted else ""
        if self._kind != "paragraph" or not piece.text:
            return replace(piece, number=number) if number else piece
        outline = styles.outline(properties)
        if outline and not place.headed:
            return replace(piece, number=number)
        if outline and titles.is_title(piece.text):
            return replace(piece, kind="heading", level=outline, number=number)
        if counted and number and not markers.section(number).count("."):
            return replace(piece, kind="item", level=counted[1] + 1, number=number)
        if not number and markers.lists(markers.typed(piece.text)):
            return replace(piece, kind="item")
        return replace(piece, number=number)

    def _table(self, table: Element, outer: Place) -> None:
        """A table row by row; a table of one cell is a box around the text and no table."""
        grid = Grid(table, self._reading.revisions)
        if grid.is_box or self._kind != "paragraph":
            for cell in grid.cells():
                self._whole(cell, outer)
            return
        number = self._reading.tables
        self._reading.tables += 1
        for at, row in enumerate(grid.rows):
            for column, cell in row.placed():
                self._whole(cell, Place(Cell(number, at, column), row.head, row.is_single))

    def _drawing(self, reference: Element, attribute: str, place: Place) -> None:
        """The words of a chart or a diagram, which stand in a part of their own."""
        root = self._reading.parts.once(reference, attribute)
        if root is None:
            return
        name = stem(self._reading.parts.part_of(root))
        before = self._written
        for at, words in enumerate(drawn(root)):
            self._written = Written(anchors=[f"{name}/p{at}"])
            for word in words:
                self._write(Bit(word.text or "", word))
            self._finish(place)
        self._written = before
