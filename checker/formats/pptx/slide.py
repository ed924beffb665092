"""One slide of a PowerPoint file, or the notes on it, read shape by shape."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from checker.formats.drawings import DRAWN, drawn
from checker.formats.lines import Line
from checker.formats.ooxml import MC, A, M, P, Parts, stem
from checker.formats.outline import Piece
from checker.formats.spelling import Spelling, Stretch
from checker.formats.titles import Dressed, listed
from checker.formats.xml import Element
from checker.model import BlockKind, Cell

_LETTERS = (A + "t", M + "t", A + "br")
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("title", "ctrTitle"), "heading"),
    **dict.fromkeys(("ftr", "dt", "sldNum"), "footer"),
    "hdr": "header",
}


@dataclass(slots=True)
class Reading:
    """What is known of a file while its slides are read."""

    parts: Parts
    spelling: Spelling | None = None  # kept only for the walk back
    tables: int = 0


class Place(NamedTuple):
    """Where the reading stands: in which kind of shape, and in which cell."""

    kind: BlockKind = "paragraph"
    cell: Cell | None = None
    head: bool = False


class Slide:
    """One slide; its anchors are `slide1/pN`, N counting the paragraphs that are read."""

    def __init__(self, name: str, reading: Reading) -> None:
        self._name, self._reading = name, reading
        self._lines: list[Dressed] = []
        self._met = 0

    def lines(self) -> list[Dressed]:
        """The paragraphs of the slide in the order of the file."""
        root = self._reading.parts.whole(self._name)
        if root is not None:
            self._within(root, Place())
        return self._lines

    def _within(self, element: Element, place: Place) -> None:
        """Everything under an element; what is said twice, for new and for old programs, is read once."""
        for child in element:
            if child.tag == A + "p":
                self._say(list(child.iter(*_LETTERS)), place)
            elif child.tag == A + "tbl":
                self._table(child)
            elif child.tag in DRAWN:
                root = self._reading.parts.once(child, DRAWN[str(child.tag)])
                for words in drawn(root) if root is not None else ():
                    self._say(words, place)
            elif child.tag == MC + "AlternateContent":
                self._within(child[0] if len(child) else child, place)
            else:
                self._within(child, place._replace(kind=_kind(child)) if child.tag == P + "sp" else place)

    def _say(self, words: list[Element], place: Place) -> None:
        """One paragraph, by the elements that have its letters."""
        line = Line()
        spelt: list[Stretch] = [(each.text or "" if each.tag != A + "br" else " ", (each, False)) for each in words]
        for text, _ in spelt:
            line.add(text)
        anchor = f"{stem(self._name)}/p{self._met}"
        self._met += 1
        if self._reading.spelling:
            self._reading.spelling.note(anchor, spelt)
        piece = Piece("cell" if place.cell else place.kind, line.text, anchor, cell=place.cell, head=place.head)
        if piece.text or piece.cell:
            self._lines.append(Dressed(replace(piece, level=1) if piece.kind == "heading" else listed(piece)))

    def _table(self, table: Element) -> None:
        """A table row by row."""
        number = self._reading.tables
        self._reading.tables += 1
        head = table.find(A + "tblPr")
        headed = head is not None and head.get("firstRow") in {"1", "true"}
        for at, row in enumerate(table.iterfind(A + "tr")):
            for column, cell in enumerate(row.iterfind(A + "tc")):
                self._within(cell, Place("cell", Cell(number, at, column), headed and at == 0))


def _kind(shape: Element) -> BlockKind:
    """What a shape is on its slide: the title, a footer, or any other."""
    place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return "paragraph" if place is None else _KINDS.get(place.get("type", ""), "paragraph")
