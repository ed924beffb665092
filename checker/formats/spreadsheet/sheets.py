"""The nouns of a workbook: its sheets, their filled cells, and the words that stand on a sheet but in no cell."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.fixed import fixed
from checker.model import BlockKind, Comment, Gap

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class Filled(NamedTuple):
    """A cell that holds something: its place from 0, and what a person sees in it."""

    row: int
    column: int
    text: str
    bold: bool = False


class Merge(NamedTuple):
    """Cells that were merged to one, from 0 and with both ends."""

    top: int
    left: int
    bottom: int
    right: int


class Aside(NamedTuple):
    """Words on a sheet that are in no cell: a text box, a header, the choices of a drop-down list."""

    kind: BlockKind
    text: str
    name: str  # tells it from the others of its sheet
    place: str = ""  # the cell that it stands at, such as "B7"


@fixed
class Sheet:
    """A sheet as it is published, cells in the order of reading; cells that are empty take no room."""

    name: str
    filled: Sequence[Filled]
    merges: Sequence[Merge] = ()
    asides: Sequence[Aside] = ()


@fixed
class Book:
    """A whole workbook."""

    format: str
    sheets: Sequence[Sheet]
    comments: Sequence[Comment] = ()
    gaps: Sequence[Gap] = ()
    remarks: Sequence[str] = ()


def place(row: int, column: int) -> str:
    """A cell as its sheet calls it: "B7"."""
    return f"{_letters(column)}{row + 1}"


def spot(name: str) -> tuple[int, int] | None:
    """The row and column, from 0, of a cell that is called "B7" or "$B$7"; None where that is no cell."""
    found = _PLACE.fullmatch(name)
    return (int(found[2]) - 1, _column(found[1])) if found else None


@lru_cache(maxsize=20_000)
def _letters(column: int) -> str:
    """The letters of a column, from 0: A to Z, then AA."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int:
    """The column, from 0, of letters."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def unworked(name: str, cells: Sequence[str]) -> list[Gap]:
    """That a sheet has formulas of which nobody worked out what they say, as sheets have that a program wrote; `cells` are where."""
    if not cells:
        return []
    more = f" and {len(cells) - 1:,} more" if len(cells) > 1 else ""
    cause = f"Its formulas have no results in the file, so that these could not be read ({cells[0]}{more})"
    return [Gap(f"Sheet {name}", cause, "Open it in Excel or LibreOffice, save it and check the new copy")]


def hidden_remarks(name: str, sheet: bool, lines: bool) -> list[str]:
    """What an officer should know of a sheet that people do not see, or not all of."""
    if sheet:
        return [f"Sheet {name} is hidden; it is published with the file"]
    return [f"Sheet {name} has hidden rows or columns; they are published with the file"] if lines else []
