"""What is to be said at each cell of a workbook: one note with all of its marks, since a cell takes no more than one."""

from collections.abc import Sequence
from typing import NamedTuple

from checker.formats.spreadsheet.sheets import spot
from checker.model import Block, Document, Mark

_ASIDE = "At places that are in no cell"


class Spot(NamedTuple):
    """A cell of a sheet, from 0."""

    sheet: str
    row: int
    column: int


class Line(NamedTuple):
    """A line of a note."""

    words: str
    bold: bool = False


WIDE = 420  # pixels of the box in which a note is shown
_LETTERS, _HIGH, _TALLEST = 72, 16, 700  # letters in a line of such a box, and pixels


def tall(lines: Sequence[Line]) -> int:
    """How many pixels high a box for some lines has to be; one that would be larger than a screen is not."""
    return min(_HIGH * (1 + sum(1 + len(line.words) // _LETTERS for line in lines)), _TALLEST)


class Notes(NamedTuple):
    """By cell the lines of its note, and the numbers of the marks that stand at the top for want of a cell."""

    lines: dict[Spot, list[Line]]
    aside: tuple[int, ...]


def notes(document: Document, marks: Sequence[Mark], top: Spot) -> Notes:
    """The notes of a workbook: at the top what is said of it as a whole and of words in no cell, else at the cell of the words."""
    blocks = [_block(document, mark) for mark in marks]
    spots = [_spot(block) if block else None for block in blocks]
    aside = tuple(number for number, mark in enumerate(marks) if mark.at and not spots[number])
    found: dict[Spot, list[Line]] = {top: []}
    for mark in marks:
        if not mark.at:
            _write(found[top], mark.title, mark)
    for number, mark in enumerate(marks):
        block, place = blocks[number], spots[number]
        if block and place:
            _write(found.setdefault(place, []), _headed(document, block, mark), mark)
    if aside:
        found[top] += [*([Line("")] if found[top] else []), Line(_ASIDE, bold=True)]
    for number in aside:
        _write(found[top], _quoted(document, blocks[number], marks[number]), marks[number])
    return Notes({place: lines for place, lines in found.items() if lines}, aside)


def _write(note: list[Line], title: str, mark: Mark) -> None:
    """Write a mark into a note, with an empty line before it where another stands above."""
    note += [*([Line("")] if note else []), Line(title, bold=True), *map(Line, mark.note.splitlines())]


def _block(document: Document, mark: Mark) -> Block | None:
    """The block that a mark begins in."""
    return next((block for block in document.blocks if mark.at and block.span.meets(mark.at)), None)


def _spot(block: Block) -> Spot | None:
    """The cell of a block; none for text boxes, headers and choices."""
    sheet, _, name = block.sheet.rpartition("!")
    found = spot(name) if block.cell else None
    return Spot(sheet, *found) if found else None


def _headed(document: Document, block: Block, mark: Mark) -> str:
    """The title of a mark, with the words that it is about where they are not all that the cell says."""
    assert mark.at is not None
    whole = document.words(block.span).strip() == document.words(mark.at).strip()
    return mark.title if whole else _quoted(document, None, mark)


def _quoted(document: Document, block: Block | None, mark: Mark) -> str:
    """The title of a mark, with where its words stand and what they are."""
    assert mark.at is not None
    where = f"{block.sheet}: " if block and block.sheet else ""
    return f"{where}“{document.words(mark.at).strip()}” - {mark.title}"
