"""One story of a rich text file - its body, a header, a note, a text box - as paragraphs and tables."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from checker.formats import markers
from checker.formats.lines import Line
from checker.formats.outline import Piece
from checker.formats.titles import Dressed, is_title
from checker.model import BlockKind, Cell

_WIDEST = 1000  # cells of a row whose place is noted
_DEEPEST = 32  # of tables in tables
_NEAR = 30  # edges of cells that are less than this apart, in twentieths of a point, are one
Runs = list[tuple[str, int]]  # letters that lie in the file one byte each, or one letter of more, and the byte where they begin


@dataclass(slots=True)
class Look:
    """How a paragraph is set: what of it the file says."""

    outline: int = 0  # as a heading, from 1
    depth: int = 0  # in how many tables it is
    level: int = 0  # in a list, from 0


@dataclass(slots=True)
class Shape:
    """A row as the file draws it: where its cells begin, and which of them go on with a merged one."""

    left: int = 0
    edges: list[int] = field(default_factory=list)
    merged: list[bool] = field(default_factory=list)
    head: bool = False
    goes_on: bool = False  # the cell that is being drawn

    def edge(self, at: int) -> None:
        """End the drawing of a cell at its right edge."""
        if len(self.edges) < _WIDEST:
            self.edges.append(at)
            self.merged.append(self.goes_on)
        self.goes_on = False


@dataclass(slots=True)
class _Row:
    cells: list[list[Dressed]]
    shape: Shape


@dataclass(slots=True)
class _Table:
    """A table that is being read: its rows, and the cells of the row so far."""

    rows: list[_Row] = field(default_factory=list)
    cells: list[list[Dressed]] = field(default_factory=list)
    cell: list[Dressed] = field(default_factory=list)


class Count:
    """What all stories of a file count together."""

    def __init__(self) -> None:
        self.paragraphs = self.tables = 0
        self.runs: dict[str, Runs] = {}


class Story:
    """A story as it is written, paragraph by paragraph."""

    def __init__(self, kind: BlockKind, count: Count) -> None:
        self.kind, self._count = kind, count
        self.shape = Shape()  # the row that is being drawn
        self._shapes: dict[int, Shape] = {}  # by depth of the table, for rows may be drawn before their cells or after them
        self.boxes: list[Story] = []
        self.number = ""
        self._done: list[Dressed] = []
        self._tables: list[_Table] = []
        self._line, self._bold, self._runs = Line(), True, Runs()

    def write(self, text: str, at: int, inserted: bool = False, bold: bool = False) -> None:
        """Write letters that lie in the file one byte each."""
        self._line.add(text, inserted)
        self._runs.append((text, at))
        self._bold = self._bold and (bold or not text.strip())

    def paragraph(self, look: Look) -> None:
        """End the paragraph."""
        depth = min(look.depth, _DEEPEST)
        while len(self._tables) > depth:
            self._close()
        while len(self._tables) < depth:
            self._tables.append(_Table())
        text, inserted = self._line.text, self._line.inserted
        if text or self._tables:
            self._count.paragraphs += 1
            anchor = f"p{self._count.paragraphs}"
            self._count.runs[anchor] = self._runs
            piece = Piece("paragraph" if self.kind == "paragraph" else self.kind, text, anchor, inserted=inserted)
            self._here().append(Dressed(_dressed(piece, look, _printed(self.number)), self._bold and bool(text)))
        self._line, self._bold, self._runs, self.number = Line(), True, Runs(), ""
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self._here().extend(box.pieces())

    def cell(self, look: Look) -> None:
        """End a cell."""
        look = replace(look, depth=max(look.depth, 1))
        self.paragraph(look)
        table = self._tables[-1]
        table.cells.append(table.cell)
        table.cell = []

    def draw(self, depth: int) -> None:
        """Begin to draw a row."""
        self.shape = self._shapes[min(depth, _DEEPEST)] = Shape()

    def row(self, depth: int) -> None:
        """End a row."""
        while len(self._tables) > max(min(depth, _DEEPEST), 1):
            self._close()
        if self._tables and self._tables[-1].cells:
            table = self._tables[-1]
            table.rows.append(_Row(table.cells, self._shapes.get(len(self._tables), Shape())))
            table.cells = []

    def pieces(self) -> list[Dressed]:
        """End the story, and have all of it."""
        self.paragraph(Look(depth=len(self._tables)))
        while self._tables:
            self._close()
        return self._done

    def words(self) -> str:
        """End the story, and have its words."""
        return " ".join(each.piece.text for each in self.pieces() if each.piece.text)

    def _here(self) -> list[Dressed]:
        return self._tables[-1].cell if self._tables else self._done

    def _close(self) -> None:
        """End the innermost table; a row that was never ended is one all the same."""
        shape = self._shapes.get(len(self._tables), Shape())
        table = self._tables.pop()
        if table.cell:
            table.cells.append(table.cell)
        if table.cells:
            table.rows.append(_Row(table.cells, shape))
        if [len(row.cells) for row in table.rows] == [1] or self.kind != "paragraph":
            self._here().extend(each for row in table.rows for cell in row.cells for each in cell)
        elif table.rows:
            self._here().extend(_placed(table.rows, self._count.tables))
            self._count.tables += 1


def _printed(number: str) -> str:
    """The number of a paragraph as people see it; a sign, the letter o and what fonts of symbols keep for themselves are bullets."""
    bare = number.strip()
    return "•" if len(bare) == 1 and (bare == "o" or not bare.isalnum()) else bare


def _dressed(piece: Piece, look: Look, number: str) -> Piece:
    """The piece as heading, item or paragraph."""
    if piece.kind != "paragraph":
        return replace(piece, number=number)
    if look.outline and is_title(piece.text):
        return replace(piece, kind="heading", level=look.outline, number=number)
    if number and not markers.section(number).count("."):
        return replace(piece, kind="item", level=look.level + 1, number=number)
    if not number and markers.lists(markers.typed(piece.text)):
        return replace(piece, kind="item")
    return replace(piece, number=number)


def _placed(rows: list[_Row], number: int) -> Iterator[Dressed]:
    """The cells of a table in its columns, which are where the edges of any row's cells are; merged ones that are empty are passed over."""
    grid = _grid(edge for row in rows for edge in (row.shape.left, *row.shape.edges))
    for at, row in enumerate(rows):
        starts = [row.shape.left, *row.shape.edges]
        drawn = len(row.shape.edges) >= len(row.cells)
        for index, cell in enumerate(row.cells):
            merged = drawn and row.shape.merged[index] and not any(each.piece.text for each in cell)
            column = bisect_right(grid, starts[index] + _NEAR) - 1 if drawn else index
            place = Cell(number, at, max(column, 0))
            yield from () if merged else (_in(each, place, row.shape.head) for each in cell)


def _grid(edges: Iterable[int]) -> list[int]:
    """The edges of columns, from left to right."""
    found: list[int] = []
    for edge in sorted(set(edges)):
        if not found or edge > found[-1] + _NEAR:
            found.append(edge)
    return found


def _in(dressed: Dressed, cell: Cell, head: bool) -> Dressed:
    """A piece in its cell; one of a table within the cell is in its own."""
    piece = dressed.piece
    if piece.cell is not None:
        return dressed
    return replace(dressed, piece=replace(piece, kind="cell" if piece.kind == "paragraph" else piece.kind, cell=cell, head=head))
