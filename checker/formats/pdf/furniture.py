"""Headers and footers: what repeats at the top or the bottom of the pages, and is no part of what is read there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from checker.formats.pdf.shapes import Box, Grid, Line

_DEEP = 6  # lines from the edge of a page that may be furniture
_OFTEN = 3  # pages
_NEAR = 6  # pages between the first and the last of three
_HEIGHT = 12.0  # points
_NUMBER = re.compile(r"[\W_]*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?[\W_]*", re.IGNORECASE)
_ENDING = re.compile(r"\W{0,20}\bpage\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_BARE = re.compile(r"\W*\d+\W*")  # it may be a figure, where it does not count on with the pages
_LONG = 15  # words: a longer line is no page number, whatever it counts
_EDGE = 0.2  # of the height of the page, at either end, is where furniture stands

Place = Literal["header", "footer"]


class Furniture:
    """What was found to repeat: which lines of which page, and the words to keep of them, once."""

    def __init__(self, lines: Sequence[Sequence[Line]], grids: Sequence[Sequence[Grid]]) -> None:
        self._kinds: dict[Line, Place] = {}
        self._said: set[tuple[Place, str]] = set()
        self._met: Counter[tuple[Place, str]] = Counter()
        edges = [_edges(found, tables) for found, tables in zip(lines, grids, strict=True)]
        for place in ("header", "footer"):
            self._find([edge[place] for edge in edges], place)

    def kind(self, line: Line) -> Place | None:
        """Whether a line is part of a header or of a footer."""
        return self._kinds.get(line)

    def words(self, line: Line) -> str:
        """What is to be kept of a header or footer where it is first met: without the page's number; nothing afterwards."""
        place = self._kinds[line]
        text = _ENDING.sub("", line.text)
        key, pattern = (place, text), (place, _pattern(text))
        if _NUMBER.fullmatch(line.text) or key in self._said or self._met[pattern] >= _OFTEN:
            return ""
        self._said.add(key)
        self._met[pattern] += 1
        return text

    def _find(self, edges: Sequence[Sequence[Line]], place: Place) -> None:
        met: dict[str, list[Line]] = defaultdict(list)
        for line in (line for lines in edges for line in lines):
            for guise in _guises(line):
                met[guise].append(line)
        often = min(_OFTEN, max(2, (len(edges) + 1) // 2))
        repeated = {guise for guise, lines in met.items() if _repeats(lines, often)}
        for lines in edges:
            for line in lines:
                if repeated.isdisjoint(_guises(line)):
                    break
                self._kinds[line] = place


def _repeats(lines: Sequence[Line], often: int) -> bool:
    """Whether lines stand at the same height of pages that are close to one another: a paragraph may end alike on pages far apart."""
    for first, last in zip(lines, lines[often - 1 :], strict=False):
        if often - 1 <= last.page - first.page <= _NEAR and abs(first.base - last.base) < _HEIGHT:
            return True
    return False


def _edges(lines: Sequence[Line], grids: Sequence[Grid]) -> dict[Place, list[Line]]:
    """The outermost lines of a page, from the outside in."""
    if not lines:
        return {"header": [], "footer": []}
    boxes: list[Box] = [*lines, *grids]
    high, low = min(box.top for box in boxes), max(box.bottom for box in boxes)
    down = sorted(lines, key=lambda line: (round(line.base / 3), line.x0))
    up = sorted(lines, key=lambda line: (-round(line.base / 3), line.x0))
    above = [line for line in down[:_DEEP] if line.top < high + _EDGE * (low - high)]
    below = [line for line in up[:_DEEP] if line.bottom > low - _EDGE * (low - high)]
    return {"header": above, "footer": [line for line in below if line not in above]}


def _guises(line: Line) -> Iterator[str]:
    """A text as it is, and with each number in turn counted from the page's own: "2.1.3" and "2.4.3" are no page numbers."""
    text = " ".join(line.text.casefold().split())
    if _NUMBER.fullmatch(text) and not _BARE.fullmatch(text):
        yield "#"
        return
    if not _BARE.fullmatch(text):
        yield text
    if len(line.words) > _LONG:
        return
    for number in re.finditer(r"\d{1,4}", text):
        yield f"{text[: number.start()]}#{int(number[0]) - line.page}#{text[number.end() :]}"


def _pattern(text: str) -> str:
    """A text with each number taken as one sign."""
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))
