"""Tables with drawn rules: the cells between the rules, and the words in each cell. The one module that knows pdfplumber.

Only pdfplumber's geometry is used, on the rules that pdfium found: its own reading of the page takes fifty times as long, and may not end.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from checker.formats.pdf.shapes import Grid, Line, Page, Ruling, Slot, around, line
from checker.formats.pdf.words import Word

_TOLERANCE = 3.0  # points between two rules that are meant as one
_MEET = 3.0  # points by which rules may miss each other and still make a corner
_FEWEST = 4  # rules make no table
_SHORT = 4.0  # points: a shorter rule is an ornament
_MOST = 60_000  # pairs of rules on one page: more make a drawing and not a table
_RULES = 12_000  # strokes on one page
_CORNERS = 5_000  # on one page
_EFFORT = 200_000_000  # pairs of corners in one document: about ten seconds
_SPACE = 0.45  # of the size of letters: no wider a space parts two words of a sentence, and cells lie further apart
_NARROW = 5.0  # points: a narrower cell lies between the two strokes of a double rule


class _TooMany(Exception):
    """There are more drawn lines than are worth following."""


class _Cell(NamedTuple):
    """A rectangle between four rules."""

    x0: float
    top: float
    x1: float
    bottom: float


class Tables:
    """Finds the tables of one document. A drawing is no table, and only so much effort is spent: what is over is read as plain lines."""

    def __init__(self) -> None:
        self.passed: list[int] = []  # pages with more drawn lines than were followed
        self._left = _EFFORT

    def ruled(self, page: Page) -> tuple[list[Line], list[Grid]]:
        """The tables of a page, and the lines that stand outside them."""
        found = self._tables(page)
        if not found:
            return list(page.lines), []
        outside, inside = _sorted_in(page.lines, found)
        grids = [_grid(cells, held, page.number) for cells, held in zip(found, inside, strict=True) if held]
        return outside, grids

    def _tables(self, page: Page) -> list[list[_Cell]]:
        """Tables between drawn rules; where there are none, between the edges of shaded cells."""
        for drawn in (page.rulings, page.shades, (*page.rulings, *page.shades)):
            try:
                found = [cells for cells in self._lattices(drawn) if _is_table(cells)] if len(drawn) > _FEWEST else []
                found = found if drawn is page.rulings else [cells for cells in found if not _runs_through(page.lines, cells)]
            except _TooMany:
                self.passed.append(page.number)
                return []
            except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError):  # pdfplumber stumbled
                found = []
            if found:
                return found
        return []

    def _lattices(self, rulings: Sequence[Ruling]) -> list[list[_Cell]]:
        """Groups of touching cells, each a table; none where the rules are too many to be tables."""
        from pdfplumber import table as geometry  # a quarter of a second to import: only where rules are drawn

        if len(rulings) > _RULES:
            raise _TooMany
        edges = geometry.merge_edges([_edge(rule) for rule in rulings], _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
        edges = [edge for edge in edges if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= _SHORT]
        down = sum(edge["orientation"] == "v" for edge in edges)
        if not 1 < down < len(edges) - 1:
            return []
        if down * (len(edges) - down) > _MOST:
            raise _TooMany
        corners = geometry.edges_to_intersections(edges, _MEET, _MEET)
        self._spend(len(corners))
        cells = [_Cell(*cell) for cell in geometry.intersections_to_cells(corners)]
        wide: list[Any] = [cell for cell in cells if cell.x1 - cell.x0 > _NARROW and cell.bottom - cell.top > _NARROW]
        return [[_Cell(*cell) for cell in table] for table in geometry.cells_to_tables(wide)]

    def _spend(self, corners: int) -> None:
        """pdfplumber holds every corner against every other."""
        self._left -= corners**2
        if corners > _CORNERS or self._left < 0:
            raise _TooMany


def _edge(rule: Ruling) -> dict[str, Any]:
    width, height = rule.x1 - rule.x0, rule.bottom - rule.top
    return {**rule._asdict(), "width": width, "height": height, "orientation": "h" if width > height else "v"}


def _is_table(cells: Sequence[_Cell]) -> bool:
    """A box around text, or boxes on top of each other, are no table."""
    return len({cell.x0 for cell in cells}) > 1


def _runs_through(lines: Iterable[Line], cells: Sequence[_Cell]) -> bool:
    """Whether sentences run through shaded areas: then they are words marked in colour, and no cells."""
    box = _Cell(**around(cells))
    met = (whole for whole in lines if whole.top < box.bottom and box.top < whole.bottom)
    parts = ((whole.size, two) for whole in met for two in pairwise(part for part, _ in _parts(whole, ([box], [cells]))))
    return any(after.x0 - before.x1 < _SPACE * size for size, (before, after) in parts)


def _sorted_in(lines: Iterable[Line], tables: Sequence[Sequence[_Cell]]) -> tuple[list[Line], list[dict[_Cell, list[Line]]]]:
    """The lines outside all tables, and for each table the lines of each cell, in the order of the file."""
    outside: list[Line] = []
    inside: list[dict[_Cell, list[Line]]] = [{} for _ in tables]
    boxes = [_Cell(**around(cells)) for cells in tables]
    for whole in lines:
        if not any(whole.top < box.bottom and box.top < whole.bottom for box in boxes):
            outside.append(whole)
            continue
        for part, place in _parts(whole, (boxes, tables)):
            if place is None:
                outside.append(part)
            else:
                inside[place[0]].setdefault(place[1], []).append(part)
    return outside, inside


_Site = tuple[int, _Cell] | None


def _parts(whole: Line, places: tuple[Sequence[_Cell], Sequence[Sequence[_Cell]]]) -> Iterator[tuple[Line, _Site]]:
    """A line in parts, each with the table and the cell that it stands in."""
    words: list[Word] = []
    last: _Site = None
    for word in whole.words:
        site = _site(word, places, last)
        if words and site != last:
            yield line(words, whole), last
            words = []
        words.append(word)
        last = site
    yield line(words, whole), last


def _site(word: Word, places: tuple[Sequence[_Cell], Sequence[Sequence[_Cell]]], last: _Site) -> _Site:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    if last and _holds(last[1], x, y):
        return last
    for index, (box, cells) in enumerate(zip(*places, strict=True)):
        if _holds(box, x, y):
            return next(((index, cell) for cell in cells if _holds(cell, x, y)), None)
    return None


def _holds(cell: _Cell, x: float, y: float) -> bool:
    return cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom


def _grid(cells: Sequence[_Cell], held: dict[_Cell, list[Line]], page: int) -> Grid:
    """A table with the rows and columns of its cells counted; empty cells are kept, as they keep their column."""
    rows = {top: index for index, top in enumerate(sorted({cell.top for cell in cells}))}
    columns = {x0: index for index, x0 in enumerate(sorted({cell.x0 for cell in cells}))}
    slots = (Slot(rows[cell.top], columns[cell.x0], tuple(held.get(cell, ()))) for cell in cells)
    edges = (*sorted(columns), max(cell.x1 for cell in cells))
    return Grid(tuple(sorted(slots, key=lambda slot: slot[:2])), edges, page, **around(cells))
