"""Where a walk over a web page stands: in which list and table, under which heading, beside or in the page's main part."""

from dataclasses import dataclass, field

from checker.fixed import fixed
from checker.model import BlockKind, Cell

_WIDEST = 1000  # columns that one cell may span
_COVERED = 500  # columns in which it is noted what cells from above still cover


@dataclass(slots=True)
class Grid:
    """A table as it is filled: where the next cell stands, and the columns that cells from above still cover."""

    number: int
    row: int = -1
    column: int = 0
    covered: dict[int, int] = field(default_factory=dict)

    def next_row(self) -> None:
        """Begin a row."""
        self.row, self.column = self.row + 1, 0

    def next_cell(self, wide: int, high: int) -> Cell:
        """The place of the next cell of the row."""
        while self.covered.get(self.column, 0) > self.row:
            self.column += 1
        cell = Cell(self.number, self.row, self.column)
        wide = min(wide, _WIDEST)
        if high > 1:
            self.covered |= dict.fromkeys(range(self.column, min(self.column + wide, _COVERED)), self.row + high)
        self.column += wide
        return cell


@dataclass(slots=True)
class Count:
    """An ordered list as it is counted."""

    manner: str
    next: int


@fixed
class Where:
    """Where the walk stands in the page."""

    around: BlockKind | None = None
    main: bool = False
    level: int = 0
    depth: int = 0
    count: Count | None = None
    grid: Grid | None = None
    cell: Cell | None = None
    head: bool = False
    bold: bool = False
    kept: bool = False  # line breaks mean something
    inserted: bool = False  # a tracked insertion
