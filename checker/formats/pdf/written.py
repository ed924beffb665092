"""Words that pdfium does not count among a page's characters: typed into a form, recognised in a picture, found by the second reader."""

from collections.abc import Iterable
from typing import NamedTuple

from checker.formats.pdf.shapes import Line, around
from checker.formats.pdf.words import Word, Words

_ABOVE, _BELOW = 0.8, 0.2  # of a letter's size, from the level that it stands on
_APART = "\r\n"  # between two lines


class Row(NamedTuple):
    """Words that stand side by side, each with its left and right edge, the level they stand on, and the size of their letters."""

    words: tuple[tuple[str, float, float], ...]
    base: float
    size: float


def written(rows: Iterable[Row], page: int, letters: str = "") -> tuple[str, tuple[Line, ...]]:
    """The letters of a page with those of the rows after them, and the rows as lines whose words are counted in these letters."""
    said = [letters, _APART] if letters else []
    start = sum(map(len, said))
    lines: list[Line] = []
    for row in rows:
        words: list[Word] = []
        for text, x0, x1 in row.words:
            words.append(Word(text, start, x0, row.base - _ABOVE * row.size, x1, row.base + _BELOW * row.size))
            said += (text, " ")
            start += len(text) + 1
        said.append(_APART)
        start += len(_APART)
        if words:
            text = " ".join([word.text for word in words])
            lines.append(Line(Words.of(words), text, **around(words), base=row.base, size=row.size, bold=False, page=page))
    return "".join(said), tuple(lines)


def spread(line: str, width: float) -> tuple[tuple[str, float, float], ...]:
    """The words of a line, as if all its letters were equally wide."""
    found: list[tuple[str, float, float]] = []
    at = 0
    for word in line.split():
        at = line.index(word, at)
        found.append((word, at * width, (at + len(word)) * width))
        at += len(word)
    return tuple(found)
