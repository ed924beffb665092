"""Words that text recognition saw on a page, set in lines as if they had been printed there."""

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
_ALIKE = 0.15  # of the letters' size is what a measure in a picture may be wrong by


def rows(page: Recognised, origin: tuple[float, float], known: Sequence[Line]) -> Iterator[Row]:
    """The recognised words in their lines, but for those that the page has as text too; places are counted from the page's origin."""
    fresh: dict[int, list[_Seen]] = defaultdict(list)
    for word in page.words:
        if word[0].strip() and not _stands(_middle(word, origin), known):
            fresh[word[5]].append(word)
    sizes = {number: median(map(_size, words)) for number, words in fresh.items()}
    usual = median([sizes[number] for number, words in fresh.items() for _ in words]) if fresh else 0.0
    for number, words in fresh.items():
        size = usual if abs(sizes[number] - usual) < _ALIKE * usual else sizes[number]
        placed = tuple((part, origin[0] + left, origin[0] + right) for said, left, _, right, *_ in words for part in said.split())
        yield Row(placed, origin[1] + median(_stand(word, size) for word in words), round(size, 1) or 1.0)


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
    return (word[4] - word[2]) / (high + (_UNDER if letters & _DEEP else 0.0))


def _stand(word: _Seen, size: float) -> float:
    return word[4] - (_UNDER * size if set(word[0]) & _DEEP else 0.0)
