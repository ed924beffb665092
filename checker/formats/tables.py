"""Which cells speak for a cell: the heads of its column, and the first cell of its row."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.model import Cell

_HEAD_ROWS = 4  # more head rows than this above one another are no heads but a table of bold cells
_HEAD_BLOCKS = 4  # of a head cell with many paragraphs the first few speak
_HEAD_WORDS = 15  # a first row with more words than this in a cell is a row of content


@dataclass(slots=True)
class _Spot:
    """One cell: its blocks, and whether the file marks it as a head."""

    blocks: list[int] = field(default_factory=list)
    head: bool = False
    content: bool = False  # no head, by its words


class Table:
    """The cells of one table as they are met, empty ones too: an empty head cell keeps its left neighbour from speaking for its column."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, _Spot]] = defaultdict(dict)
        self._starts: dict[int, list[int]] = {}  # the columns of a row in order, once all are known

    def add(self, cell: Cell, text: str, head: bool) -> list[int]:
        """Note a block of a cell, or an empty cell; the answer is where its index is to be put."""
        spot = self._rows[cell.row].setdefault(cell.column, _Spot())
        spot.head = spot.head or head
        spot.content = spot.content or len(text.split()) > _HEAD_WORDS or (cell.column == 0 and text.rstrip().endswith(":"))
        return spot.blocks

    def leads(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Each block of the table with the blocks that speak for it."""
        heads = self._head_rows()
        firsts = sorted(row for row, spots in self._rows.items() if 0 in spots)
        for row, spots in self._rows.items():
            for column, spot in spots.items():
                found = self._of(row, column, (heads, firsts))
                yield from ((block, found) for block in spot.blocks)

    def _head_rows(self) -> list[int]:
        marked = [row for row, spots in self._rows.items() if all(spot.head or not spot.blocks for spot in spots.values())]
        marked = [row for row in marked if any(spot.head for spot in self._rows[row].values())]
        known = any(spot.head for spots in self._rows.values() for spot in spots.values())
        if known or len(self._rows) < 2 or len({column for spots in self._rows.values() for column in spots}) < 2:
            return sorted(marked)
        first = min(self._rows)
        return [] if any(spot.content for spot in self._rows[first].values()) else [first]

    def _of(self, row: int, column: int, known: tuple[Sequence[int], Sequence[int]]) -> tuple[int, ...]:
        heads, firsts = known
        found = [block for head in _above(heads, row) for block in self._at(head, column)]
        if column > 0:
            nearest = firsts[bisect_right(firsts, row) - 1 : bisect_right(firsts, row)]
            found += [block for first in nearest if first == row or first not in heads for block in self._at(first, 0)]
        return tuple(dict.fromkeys(found))

    def _at(self, row: int, column: int) -> list[int]:
        """The blocks of the cell that covers a column of a row: the one at it, or the merged one that began before it."""
        spots = self._rows[row]
        if column not in spots:
            starts = self._starts.setdefault(row, sorted(spots))
            before = bisect_right(starts, column)
            if before == 0:
                return []
            column = starts[before - 1]
        return spots[column].blocks[:_HEAD_BLOCKS]


def _above(heads: Sequence[int], row: int) -> list[int]:
    """The nearest group of head rows, one directly under the other, above a row."""
    end = bisect_left(heads, row)
    start = end
    while start > 0 and end - start < _HEAD_ROWS and (start == end or heads[start - 1] == heads[start] - 1):
        start -= 1
    return list(heads[start:end])
