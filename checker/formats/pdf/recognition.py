"""Words that text recognition saw on a page, set in lines as if they had been printed there."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from checker.formats.pdf.shapes import Line
from checker.formats.pdf.written import Row
from checker.model import Recognised

_Seen = tuple[str, float, float, float, float, int]

_DEEP = frozenset("gjpqyQ,;()[]{}|/@§")  # letters that reach under the line
_SMALL = frozenset("acemnorsuvwxzgpqy.,:;-–—·•_=~+<>*'\"‘’“”")  # letters that do not reach to the height of capitals
_TALL, _LOW, _UNDER = 0.72, 0.5, 0.21  # of a letter's size: capitals, small letters, and what is under the line
_STEP = 1.15  # between one size of letters and the next: a picture does not tell them more finely
_NUMBER = re.compile(r"[(\[]?[\dA-Za-z]{1,3}(?:\.\d{1,3}){0,4}[.)\]]?|[^\w\s]")  # "4.2", "(a)", "•", which may stand far from their text


def usual_size(pages: Iterable[Recognised]) -> float:
    """The size of most letters that were recognised in a file."""
    sizes = [_size(word) for page in pages for word in page.words]
    return median(sizes) if sizes else 0.0


def rows(page: Recognised, origin: tuple[float, float], known: Sequence[Line], usual: float) -> Iterator[Row]:
    """The recognised words in their lines, but for those that the page has as text too; places are counted from the page's origin."""
    lines: dict[int, list[_Seen]] = defaultdict(list)
    for word in page.words:
        if word[0].strip() and not _stands(_middle(word, origin), known):
            lines[word[5]].append(word)
    for words in _numbered([*lines.values()]):
        size = _stepped(median(map(_size, words)), usual)
        placed = tuple((part, origin[0] + left, origin[0] + right) for said, left, _, right, *_ in words for part in said.split())
        yield Row(placed, origin[1] + median(_level(word, size) for word in words), size)


def _numbered(lines: list[list[_Seen]]) -> Iterator[list[_Seen]]:
    """The lines, with each number that was seen as a line of its own in front of the line that it stands beside."""
    alone = [line for line in lines if len(line) == 1 and _NUMBER.fullmatch(line[0][0])]
    numbers: dict[int, list[_Seen]] = {}
    fuller = [line for line in lines if len(line) > 1]
    for line in alone:
        beside = [other for other in fuller if _is_beside(line[0], other[0])]
        if beside:
            numbers.setdefault(id(min(beside, key=lambda other: other[0][1])), line)
    spent = {id(line) for line in numbers.values()}
    yield from (numbers.get(id(line), []) + line for line in lines if id(line) not in spent)


def _is_beside(number: _Seen, first: _Seen) -> bool:
    """Whether a line begins to the right of a number, and on its level."""
    shared = min(number[4], first[4]) - max(number[2], first[2])
    return first[1] >= number[3] and shared > 0.5 * min(number[4] - number[2], first[4] - first[2])


def _middle(word: _Seen, origin: tuple[float, float]) -> tuple[float, float]:
    _, left, top, right, bottom, _ = word
    return origin[0] + (left + right) / 2, origin[1] + (top + bottom) / 2


def _stands(point: tuple[float, float], lines: Iterable[Line]) -> bool:
    """Whether a word of the page's own text stands at a point."""
    x, y = point
    near = (line for line in lines if line.top <= y <= line.bottom and line.x0 <= x <= line.x1)
    return any(word.x0 <= x <= word.x1 for line in near for word in line.words)


def _size(word: _Seen) -> float:
    """The size of letters whose ink is as high as a word's."""
    letters = set(word[0])
    high = _LOW if letters <= _SMALL else _TALL
    return max((word[4] - word[2]) / (high + (_UNDER if letters & _DEEP else 0.0)), 1.0)


def _stepped(size: float, usual: float) -> float:
    steps = round(math.log(size / usual, _STEP)) if usual > 0 else 0
    return float(round(usual * _STEP**steps, 1)) or 1.0


def _level(word: _Seen, size: float) -> float:
    return word[4] - (_UNDER * size if set(word[0]) & _DEEP else 0.0)
