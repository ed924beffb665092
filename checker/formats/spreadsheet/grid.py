"""From the cells of a sheet to the pieces of a document: titles, heads of columns, and clauses that run down a column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from checker.fixed import fixed
from checker.formats import markers
from checker.formats.lines import one_line
from checker.formats.outline import Piece
from checker.formats.spreadsheet.sheets import Filled, Merge, Sheet, place
from checker.formats.titles import Dressed, is_line, listed, titled
from checker.model import Cell

# Words to whoever fills the sheet in: they stand at its top as titles do, and are none.
_INSTRUCTS = re.compile(
    r"(?:please|note|no|do not|don't|complete|enter|fill|insert|select|choose|input|only|all|click|see|go to|use)\b", re.I
)
_HEAD_WORDS = 15  # a cell with more words than this is no head
_CLAUSES = 3  # fewer numbered rows than this are no clauses down a column

Row = Sequence[Filled]


@fixed
class _Clause:
    """A row that is one clause: its words, and its number where that stands in the cell beside."""

    words: Filled
    number: str


def pieces(number: int, sheet: Sheet) -> Iterator[Piece]:
    """The pieces of a sheet, row by row, and then what stands on it but in no cell."""
    for piece in titled(_Grid(number, sheet).lines()):
        yield _numbered(piece) if piece.kind == "paragraph" else piece
    for aside in sheet.asides:
        where = _where(sheet.name, aside.place) if aside.place else ""
        yield Piece(aside.kind, one_line(aside.text), _where(sheet.name, aside.name), sheet=where)


def _numbered(piece: Piece) -> Piece:
    """A clause that is no item: a cell with its number."""
    return replace(piece, kind="cell", number=piece.number or markers.typed(piece.text))


class _Grid:
    """A sheet as rows, with what its rows are."""

    def __init__(self, number: int, sheet: Sheet) -> None:
        self._number, self._name, self._merges = number, sheet.name, sheet.merges
        ordered = sorted(sheet.filled, key=attrgetter("row", "column"))
        self._rows: list[Row] = [list(row) for _, row in groupby(ordered, attrgetter("row"))]
        self._left = min((cell.column for cell in ordered), default=0)
        self._right = max((cell.column for cell in ordered), default=0)
        self._clauses = dict(_clauses(self._rows))
        self._heads = set(_heads(self._rows, self._clauses))
        self._title = _title(self._rows, self._left)

    def lines(self) -> Iterator[Dressed]:
        """Every cell in the order of reading, with those empty ones that part heads."""
        spread = _Spread(self._merges, self._left)
        for row in self._rows:
            if row[0].row in self._clauses:
                yield from self._clause(self._clauses[row[0].row], spread)
            elif row[0].row in self._heads:
                yield from self._head(row)
            else:
                if row[0].column != self._left and not spread.covers(row[0].row):
                    yield Dressed(Piece("cell", "", "", cell=Cell(self._number, row[0].row, 0)))
                for cell in row:
                    yield from self._cell(cell)

    def _cell(self, cell: Filled) -> Iterator[Dressed]:
        """A cell, each paragraph of it a piece."""
        if cell is self._title:
            yield Dressed(replace(self._piece(cell, cell.text, 0), kind="heading", level=1))
            return
        several = [self._piece(cell, text, at) for at, text in _parts(cell.text)]
        yield from (Dressed(listed(piece) if len(several) > 1 else piece) for piece in several)

    def _clause(self, clause: _Clause, spread: "_Spread") -> Iterator[Dressed]:
        """A clause: a heading, an item or a numbered cell."""
        cell = clause.words
        if cell is self._title:
            yield from self._cell(cell)
            return
        if cell.column != self._left and not clause.number and not spread.covers(cell.row):
            yield Dressed(Piece("cell", "", "", cell=Cell(self._number, cell.row, 0)))
        for at, text in _parts(cell.text):
            number = "" if at else clause.number
            piece = replace(self._piece(cell, text, at), kind="paragraph", number=number)
            yield Dressed(replace(piece, kind="item") if number and markers.lists(number) else listed(piece), cell.bold)

    def _head(self, row: Row) -> Iterator[Dressed]:
        """A row of heads; an empty cell in it keeps its left neighbour from speaking for its column, unless both are merged."""
        cells = {cell.column: cell for cell in row}
        wide = [merge for merge in self._merges if merge.top <= row[0].row <= merge.bottom and merge.right > merge.left]
        merged = {column for merge in wide for column in range(merge.left + 1, min(merge.right, self._right) + 1)}
        for column in range(self._left, self._right + 1):
            if column in cells:
                yield Dressed(replace(self._piece(cells[column], cells[column].text, 0), head=True))
            elif column not in merged:
                yield Dressed(Piece("cell", "", "", cell=Cell(self._number, row[0].row, column - self._left), head=True))

    def _piece(self, cell: Filled, text: str, at: int) -> Piece:
        where = _where(self._name, place(cell.row, cell.column))
        anchor = f"{where}/{at}" if at else where
        words = text if text.isalnum() else one_line(text)
        return Piece("cell", words, anchor, cell=Cell(self._number, cell.row, cell.column - self._left), sheet=where)


class _Spread:
    """The rows that a merged first cell covers, asked for from the top down."""

    def __init__(self, merges: Sequence[Merge], left: int) -> None:
        self._ahead = sorted(((each.top, each.bottom) for each in merges if each.left <= left <= each.right), reverse=True)
        self._until = -1

    def covers(self, row: int) -> bool:
        """Whether a row is covered by a first cell above it."""
        while self._ahead and self._ahead[-1][0] < row:
            self._until = max(self._until, self._ahead.pop()[1])
        return row <= self._until


def _where(name: str, at: str) -> str:
    return f"{name}!{at}" if name else at


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a cell with where they begin: at an empty line, or where an item of a list begins a line."""
    lines = text.splitlines(keepends=True)
    start = at = 0
    for line in lines if len(lines) > 1 else ():
        if (not line.strip() or markers.typed(line)) and text[start:at].strip():
            yield start, text[start:at]
            start = at
        at += len(line)
    yield start, text[start:]


def _title(rows: Sequence[Row], left: int) -> Filled | None:
    """The title of a sheet: the first line alone above its table, in its first column, that tells nobody what to do."""
    for row in rows[:_CLAUSES]:
        if len(row) > 1 or row[0].column != left or not (is_line(one_line(row[0].text)) and _worded(row[0].text)):
            return None
        if not _INSTRUCTS.match(one_line(row[0].text)):
            return row[0]
    return None


def _heads(rows: Sequence[Row], clauses: dict[int, _Clause]) -> Iterator[int]:
    """The rows of heads: the first with two cells or more, and bold ones that stand over a further table or under a head."""
    first, before = True, -2
    head = False
    for row in rows:
        if len(row) > 1 and row[0].row not in clauses:
            bold = all(cell.bold for cell in row)
            over = before == -2 or row[0].row > before + 1 or head
            if (first or (bold and over)) and _may_head(row):
                yield row[0].row
                head = bold
            else:
                head = False
            first, before = False, row[0].row
        else:
            head, before = False, -2


def _may_head(row: Row) -> bool:
    """Whether the words of a row may stand over columns."""
    return all(len(cell.text.split()) <= _HEAD_WORDS for cell in row) and not row[0].text.rstrip().endswith(":")


def _worded(text: str) -> bool:
    """Whether a cell holds words, and not figures alone."""
    return any(letter.isalpha() for letter in text)


def _clauses(rows: Sequence[Row]) -> Iterator[tuple[int, _Clause]]:
    """The rows that are clauses one under another in a column, at least some of them numbered."""
    run: list[_Clause] = []
    for row in [*rows, []]:
        clause = _clause(row, run)
        if run and (clause is None or clause.words.column != run[0].words.column):
            if sum(bool(each.number or markers.typed(each.words.text)) for each in run) >= _CLAUSES:
                yield from ((each.words.row, each) for each in run)
            run = []
            clause = _clause(row, run)
        run += [clause] if clause else []


def _clause(row: Row, run: Sequence[_Clause]) -> _Clause | None:
    """A row as a clause: words alone, or with nothing but their number beside them; a bare number must be the next one."""
    if len(row) == 1:
        return _Clause(row[0], "")
    if len(row) != 2 or row[1].column != row[0].column + 1 or not _worded(row[1].text):
        return None
    number = row[0].text.strip()
    if number.isdecimal():
        before = next((int(each.number) for each in reversed(run) if each.number.isdecimal()), 0)
        return _Clause(row[1], number) if number in {"1", str(before + 1)} else None
    return _Clause(row[1], number) if number and markers.typed(f"{number} Words") == number else None
