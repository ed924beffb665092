"""What the program tesseract saw in a picture of a page: its table of words, as words with places on the page."""

import struct
from collections.abc import Iterator

from checker.model import Recognised

_SURE = 30.0  # of a hundred: words of which tesseract is less sure are mostly specks and strokes
_WORD = "5"  # the level of a row that is a word; the others are pages, blocks, paragraphs and lines
_COLUMNS = 12
_INCH, _METRE = 72.0, 1000 / 25.4  # points in an inch, inches in a metre


def recognised(page: int, table: bytes, dpi: float) -> Recognised:
    """The words of tesseract's TSV for one page; those of which it was not sure are counted and left out."""
    words: list[tuple[str, float, float, float, float, int]] = []
    numbers: dict[tuple[str, ...], int] = {}
    dropped = 0
    for row in _words(table):
        text, sure = row[11].strip(), float(row[10])
        if sure < _SURE:
            dropped += any(letter.isalnum() for letter in text)
            continue
        left, top, width, height = (float(side) * _INCH / dpi for side in row[6:10])
        number = numbers.setdefault(tuple(row[2:5]), len(numbers))
        words.append((text, left, top, left + width, top + height, number))
    return Recognised(page, tuple(words), dropped)


def resolution(png: bytes) -> float:
    """How many dots an inch has in a picture that says so, as those do that the PDF room draws."""
    at = png.find(b"pHYs")
    (dots,) = struct.unpack_from(">I", png, at + 4) if at > 0 else (0,)
    return dots / _METRE if dots else _INCH


def _words(table: bytes) -> Iterator[list[str]]:
    """The rows that are words."""
    for line in table.decode("utf-8", "replace").split("\n"):
        row = line.split("\t", _COLUMNS - 1)
        if len(row) == _COLUMNS and row[0] == _WORD and row[11].strip() and all(map(_is_number, row[6:11])):
            yield row


def _is_number(said: str) -> bool:
    try:
        return abs(float(said)) < 1e9
    except ValueError:
        return False
