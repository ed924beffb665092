"""Pages set in two columns: where the gutter runs, and what is read before what."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from checker.formats.pdf.shapes import Grid, Line, around, line

_LEAST = 8  # lines on each side, before a page counts as set in columns
_GAP = 1.2  # letter sizes: a wider gap within a line may be a gutter
_PROSE = 0.65  # of its column's width is what a line of prose fills; the short lines of a form or a list of terms fill less
_SHARE = 0.35  # of the text's width is the least width of a column
_STEP = 5.0  # points between the places that are tried


def zones(lines: Sequence[Line], grids: Sequence[Grid]) -> list[list[Line | Grid]]:
    """The lines and tables of a page in groups to be read one after the other; one group where the page has no columns."""
    gutter = _gutter(lines)
    if gutter is None:
        return [[*lines, *grids]]
    parts = [part for whole in lines for part in _split(whole, gutter)]
    found = [zone for zone in _banded(parts, grids, gutter) if zone]
    return found


def _banded(parts: Sequence[Line], grids: Sequence[Grid], gutter: float) -> Iterator[list[Line | Grid]]:
    """From the top down: what crosses the gutter parts the page, and between two crossings the left is read before the right."""
    items: list[Line | Grid] = [*parts, *grids]
    order = {item: index for index, item in enumerate(items)}
    band: tuple[list[Line | Grid], list[Line | Grid], list[Line | Grid]] = ([], [], [])
    across: bool | None = None
    for item in sorted(order, key=lambda item: item.top):
        crosses = item.x0 < gutter < item.x1
        if across is not None and crosses != across:
            yield from (sorted(side, key=order.__getitem__) for side in band)
            band = ([], [], [])
        across = crosses
        band[0 if crosses else 1 if item.x1 <= gutter else 2].append(item)
    yield from (sorted(side, key=order.__getitem__) for side in band)


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the gap between two columns of prose, where there clearly is one."""
    if len(lines) < _LEAST:
        return None
    pieces: list[Line] = []
    for whole in lines:
        pieces += _pieces(whole)
    box = around(pieces)
    left, width = box["x0"], box["x1"] - box["x0"]
    if sum(piece.x0 > left + _SHARE * width for piece in pieces) < _LEAST:
        return None
    places = [left + _SHARE * width + step * _STEP for step in range(int((1 - 2 * _SHARE) * width / _STEP))]
    crossings = [sum(piece.x0 < place < piece.x1 for piece in pieces) for place in places]
    if not places or min(crossings) > 0.2 * len(pieces):
        return None
    clear = [place for place, count in zip(places, crossings, strict=True) if count == min(crossings)]
    place = clear[len(clear) // 2]
    return place if _are_columns(pieces, place) else None


def _are_columns(pieces: Sequence[Line], place: float) -> bool:
    """Whether there is prose on both sides of a place, over the same height."""
    left = [piece for piece in pieces if piece.x1 <= place]
    right = [piece for piece in pieces if piece.x0 >= place]
    if min(len(left), len(right)) < _LEAST:
        return False
    one, other = around(left), around(right)
    shared = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    if shared < 0.4 * min(one["bottom"] - one["top"], other["bottom"] - other["top"]):
        return False
    return _is_prose(left) and _is_prose(right)


def _is_prose(side: Sequence[Line]) -> bool:
    """Whether lines mostly fill the width that they take up together."""
    box = around(side)
    return median(piece.x1 - piece.x0 for piece in side) > _PROSE * (box["x1"] - box["x0"])


def _pieces(whole: Line) -> Sequence[Line]:
    """A line, cut wherever a gap is wide enough to be a gutter."""
    gaps, widest = whole.words.gaps(), _GAP * whole.size
    if max(gaps, default=0.0) <= widest:
        return (whole,)
    cuts = [0, *(index for index, gap in enumerate(gaps, start=1) if gap > widest), len(whole.words)]
    return [line(whole.words[start:end], whole) for start, end in pairwise(cuts)]


def _split(whole: Line, gutter: float) -> Iterator[Line]:
    """A line, cut at the gutter where it has a gap there."""
    if whole.x0 < gutter < whole.x1:
        for index in range(1, len(whole.words)):
            before, after = whole.words[index - 1], whole.words[index]
            if before.x1 <= gutter <= after.x0 and after.x0 - before.x1 > 0.6 * whole.size:
                yield line(whole.words[:index], whole)
                yield line(whole.words[index:], whole)
                return
    yield whole
