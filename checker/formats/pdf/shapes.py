"""What stands on a page: words, lines, drawn rules and tables, each with its place.

Places are in points, across from the left and down, as one reads the page.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from checker.fixed import fixed
from checker.formats.pdf.words import Word, Words
from checker.model import Comment, Recognised

_FEWEST = 20  # letters, before their kind says anything
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\x01\x03-\x08\x0e-\x1b]")


class Box(Protocol):
    """Anything that covers a rectangle of a page."""

    @property
    def x0(self) -> float:
        """Its left edge."""

    @property
    def top(self) -> float:
        """Its upper edge."""

    @property
    def x1(self) -> float:
        """Its right edge."""

    @property
    def bottom(self) -> float:
        """Its lower edge."""


class Line(NamedTuple):
    """Words that stand side by side, with the line they stand on (`base`), the size of their letters and their page."""

    words: Words
    text: str  # with one space between the words
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    page: int


class Ruling(NamedTuple):
    """A straight line that is drawn on a page, across or down."""

    x0: float
    top: float
    x1: float
    bottom: float


class Strand(NamedTuple):
    """Lines that are read one after the other, from the top down."""

    lines: tuple[Line, ...]
    x0: float
    top: float
    x1: float
    bottom: float


class Slot(NamedTuple):
    """One cell of a ruled table: its row, its column, and the lines in it."""

    row: int
    column: int
    lines: tuple[Line, ...]


class Grid(NamedTuple):
    """A ruled table of one page; `edges` are the left edges of its columns and the right edge of the last."""

    slots: tuple[Slot, ...]
    edges: tuple[float, ...]
    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@fixed
class Page:
    """One page as it was found: lines in the order of the file, drawn rules, the sides of shaded areas, and what else was seen."""

    number: int
    lines: tuple[Line, ...]
    letters: str = ""  # all characters that words are counted in
    quarter: int = 0  # by how many quarters to the right it is turned to be read
    rulings: tuple[Ruling, ...] = ()
    shades: tuple[Ruling, ...] = ()
    cover: float = 0.0  # how much of it pictures cover, from 0 to 1
    scrawled: bool = False  # whether its letters may be drawn as shapes
    outside: int = 0  # words beyond its edges, which are not printed
    comments: tuple[Comment, ...] = ()
    guessed: bool = False  # whether the second reader had to read it, which knows no places
    recognised: Recognised | None = None
    blank: bool = False  # whether nothing at all was found on it
    cut: bool = False  # whether it has more letters than are read
    broken: bool = False
    torn: bool = False  # whether its contents break off, so that there may be more on it
    layered: bool = False  # whether some of its words stand in a layer that is switched off

    @cached_property
    def meaningless(self) -> bool:
        """Whether most letters of a page are signs of a private font, of which nobody can say what they mean."""
        private = len(_PRIVATE.findall(self.letters))
        return private >= _FEWEST and 2 * private > len("".join(self.letters.split()))


def line(words: Iterable[Word], like: Line) -> Line:
    """A line of these words, with the letters and the page of another."""
    held = words if isinstance(words, Words) else Words.of(words)
    x0, top, x1, bottom = held.edges
    return Line(held, held.text, min(x0), min(top), max(x1), max(bottom), like.base, like.size, like.bold, like.page)


def strand(lines: Sequence[Line]) -> Strand:
    """Lines taken together."""
    return Strand(tuple(lines), **around(lines))


def around(boxes: Iterable[Box]) -> dict[str, float]:
    """The smallest rectangle that holds them all."""
    held = tuple(boxes)
    return {
        "x0": min([box.x0 for box in held]),
        "top": min([box.top for box in held]),
        "x1": max([box.x1 for box in held]),
        "bottom": max([box.bottom for box in held]),
    }


def level(one: Line, other: Line) -> bool:
    """Whether two lines stand on the same level, small raised letters included."""
    large = max(one.size, other.size)
    return (
        abs(one.base - other.base) < (0.3 if one.size == other.size else 0.5) * large and one.top < other.bottom and other.top < one.bottom
    )


def merged(one: Line, other: Line) -> Line:
    """Two lines on the same level as one; words that touch become one word."""
    left, right = (one, other) if one.x0 <= other.x0 else (other, one)
    larger = one if len(one.text) >= len(other.text) else other
    words = list(left.words)
    last, first = words[-1], right.words[0]
    rest: Sequence[Word] = right.words
    if left.x1 <= right.x0 + 1 and first.x0 - last.x1 < 0.12 * larger.size:
        words[-1] = _joined(last, first)
        rest = rest[1:]
    words += rest
    if right.x0 < left.x1:
        words.sort(key=lambda word: word.x0)
    return line(words, larger._replace(bold=one.bold and other.bold))


def _joined(one: Word, other: Word) -> Word:
    """Two words that touch as one."""
    start, more = other.start, other.more
    end = start + len(other.text) - sum(stop - begin for begin, stop in more)
    text = one.text + other.text
    return Word(text, one.start, one.x0, min(one.top, other.top), other.x1, max(one.bottom, other.bottom), (*one.more, (start, end), *more))
