"""The order in which a page is read.

A file mostly says its words in the order of reading, but for headers and footers, and for what was added later. So lines are taken
together as long as the file goes on downwards, and only what is left over is ordered by its place on the page.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from checker.formats.pdf.columns import zones
from checker.formats.pdf.shapes import Box, Grid, Line, Strand, level, merged, strand

_Placed = TypeVar("_Placed", bound=Box)
_OVERLAP = 2.0  # points by which boxes may overlap and still stand apart


def reading_order(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Strand | Grid]:
    """The strands and tables of a page, one after the other as they are read."""
    return [part for zone in zones(lines, grids) for part in _zone(zone)]


def in_cell(lines: Sequence[Line]) -> list[Line]:
    """The lines of one cell, as they are read."""
    return [line for part in _zone(lines) if isinstance(part, Strand) for line in part.lines]


def _zone(zone: Sequence[Line | Grid]) -> Iterator[Strand | Grid]:
    grids = [item for item in zone if isinstance(item, Grid)]
    lines = [item for item in zone if isinstance(item, Line)]
    yield from _ordered([*_strands(lines, grids), *grids])


def _strands(lines: Sequence[Line], grids: Sequence[Grid]) -> Iterator[Strand]:
    """Lines in the order of the file, as far as it goes on downwards."""
    open_lines: list[Line] = []
    for line in lines:
        last = open_lines[-1] if open_lines else None
        if last and level(last, line) and not _apart(last, line):
            open_lines[-1] = merged(last, line)
        elif last is None or (_below(last, line) and not _between(last, line, grids)):
            open_lines.append(line)
        else:
            yield from (strand(part) for part in _cut(open_lines, line.top) if part)
            open_lines = [line]
    if open_lines:
        yield strand(open_lines)


def _cut(lines: Sequence[Line], top: float) -> tuple[Sequence[Line], Sequence[Line]]:
    """A strand is cut where the next begins beside it: the second cell of a row starts as high as the first."""
    at = next((index for index, line in enumerate(lines) if line.bottom > top + 0.4 * line.size), len(lines))
    return lines[:at], lines[at:]


def _apart(last: Line, line: Line) -> bool:
    """Whether the file went back to the left on the same level by more than a line's own words."""
    return line.x1 < last.x0 - 12 * last.size


def _below(last: Line, line: Line) -> bool:
    """Whether a line stands under another, and not off to its side."""
    return line.base > last.base and line.top > last.top and line.x0 < last.x1 and last.x0 < line.x1


def _between(last: Line, line: Line, grids: Sequence[Grid]) -> bool:
    """Whether a table stands between two lines."""
    return any(last.top < grid.top + _OVERLAP and grid.bottom < line.bottom + _OVERLAP for grid in grids if grid.top < line.bottom)


def _ordered(parts: Sequence[Strand | Grid]) -> Iterator[Strand | Grid]:
    """From the top down; what stands side by side from the left; what is interleaved line by line."""
    if len(parts) < 2:
        yield from parts
        return
    for side in (_top_down, _left_right):
        groups = side(parts)
        if len(groups) > 1:
            for group in groups:
                yield from _ordered(group)
            return
    if any(isinstance(part, Strand) and len(part.lines) > 1 for part in parts):
        yield from _joined(_ordered(_single(parts)))
    else:
        yield from _rows(parts)


def _single(parts: Sequence[Strand | Grid]) -> list[Strand | Grid]:
    """Every line on its own."""
    singles: list[Strand | Grid] = []
    for part in parts:
        singles += [strand([line]) for line in part.lines] if isinstance(part, Strand) else [part]
    return singles


def _joined(parts: Iterator[Strand | Grid]) -> Iterator[Strand | Grid]:
    """Single lines that follow one another downwards, as one strand again."""
    lines: list[Line] = []
    for part in parts:
        if isinstance(part, Strand) and (not lines or _below(lines[-1], part.lines[0])):
            lines += part.lines
            continue
        if lines:
            yield strand(lines)
        lines = list(part.lines) if isinstance(part, Strand) else []
        if isinstance(part, Grid):
            yield part
    if lines:
        yield strand(lines)


def _rows(parts: Sequence[Strand | Grid]) -> Iterator[Strand | Grid]:
    """Single lines that overlap: those on one level become one line."""
    waiting: Strand | None = None
    for part in sorted(parts, key=lambda part: (part.top, part.x0)):
        if isinstance(part, Grid):
            yield from [waiting] if waiting else []
            waiting = None
            yield part
        elif waiting and level(waiting.lines[0], part.lines[0]):
            waiting = strand([merged(waiting.lines[0], part.lines[0])])
        else:
            yield from [waiting] if waiting else []
            waiting = part
    yield from [waiting] if waiting else []


def _top_down(parts: Sequence[_Placed]) -> list[list[_Placed]]:
    return _groups(parts, lambda part: (part.top, part.bottom))


def _left_right(parts: Sequence[_Placed]) -> list[list[_Placed]]:
    return _groups(parts, lambda part: (part.x0, part.x1))


def _groups(parts: Sequence[_Placed], limits: Callable[[_Placed], tuple[float, float]]) -> list[list[_Placed]]:
    """The parts in their order along one direction, in groups with room between them."""
    groups: list[list[_Placed]] = []
    end = 0.0
    for part in sorted(parts, key=limits):
        start, stop = limits(part)
        if groups and start < end - _OVERLAP:
            groups[-1].append(part)
            end = max(end, stop)
        else:
            groups.append([part])
            end = stop
    return groups


def gaps(lines: Sequence[Line]) -> Iterator[float]:
    """How far apart the levels of following lines are, in letter sizes."""
    for above, below in pairwise(lines):
        yield (below.base - above.base) / below.size
