"""The rows and cells of a Word table, in one version of it: with its tracked changes accepted, or rejected."""

from collections.abc import Iterator

from checker.fixed import fixed
from checker.formats.docx.styles import switched, value
from checker.formats.ooxml import W
from checker.formats.xml import Element
from checker.model import Revisions

_WRAPS = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag", W + "ins", W + "moveTo", W + "del", W + "moveFrom"})
_ROW_OUT: dict[Revisions, str] = {"accept": f"{W}trPr/{W}del", "reject": f"{W}trPr/{W}ins"}
_CELL_OUT: dict[Revisions, str] = {"accept": W + "cellDel", "reject": W + "cellIns"}
_WIDEST = 1000


class Grid:
    """The rows that a version of a table has."""

    def __init__(self, table: Element, revisions: Revisions) -> None:
        rows = [row for row in _parts(table, W + "tr") if row.find(_ROW_OUT[revisions]) is None]
        self.rows = [Row(row, _parts(row, W + "tc"), revisions) for row in rows]

    @property
    def is_box(self) -> bool:
        """Whether the table has one cell alone."""
        return [len(row.cells) for row in self.rows] == [1]

    def cells(self) -> Iterator[Element]:
        """Every cell, row by row."""
        for row in self.rows:
            yield from (cell for _, cell in row.placed())


@fixed
class Row:
    """A row with its cells, those too that only continue a merged one above."""

    element: Element
    cells: list[Element]
    revisions: Revisions

    @property
    def head(self) -> bool:
        """Whether it is repeated at the top of each page."""
        return bool(switched(self.element.find(W + "trPr"), "tblHeader"))

    @property
    def is_single(self) -> bool:
        """Whether it is one cell, which stands across the whole table."""
        return len(self.cells) == 1

    def placed(self) -> Iterator[tuple[int, Element]]:
        """The cells with their columns; a cell that continues a merged one above is passed over where it is empty."""
        column = _count(value(self.element.find(W + "trPr"), W + "gridBefore"), 0)
        for cell in self.cells:
            properties = cell.find(W + "tcPr")
            merged = value(properties, W + "vMerge")
            out = properties is not None and properties.find(_CELL_OUT[self.revisions]) is not None
            if not out and not (merged in {"", "continue"} and _is_empty(cell)):
                yield column, cell
            column += _count(value(properties, W + "gridSpan"), 1)


def _parts(element: Element, tag: str) -> list[Element]:
    """The rows of a table, or the cells of a row, through whatever wraps them."""
    found: list[Element] = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag in _WRAPS:
            found += _parts(child, tag)
    return found


def _is_empty(cell: Element) -> bool:
    words = cell.iter(W + "t", W + "delText")
    return next((each for each in words if (each.text or "").strip()), None) is None


def _count(said: str | None, otherwise: int) -> int:
    return min(int(said[:9]), _WIDEST) if said and said.isdecimal() else otherwise
