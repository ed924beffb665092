"""The nouns of a workbook: its sheets, their filled cells, and the words that stand on a sheet but in no cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.model import BlockKind, Comment, Gap


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it is published, cells in the order of reading; cells that are empty take no room."""

    name: str
    filled: Sequence[Filled]
    merges: Sequence[Merge] = ()
    asides: Sequence[Aside] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A whole workbook."""

    format: str
    sheets: Sequence[Sheet]
    comments: Sequence[Comment] = ()
    gaps: Sequence[Gap] = ()
    remarks: Sequence[str] = ()


def place(row: int, column: int) -> str:
    """A cell as its sheet calls it: "B7"."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return f"{name}{row + 1}"


def spot(name: str) -> tuple[int, int] | None:
    """The row and column, from 0, of a cell that is called "B7" or "$B$7"; None where that is no cell."""
    letters = name.replace("$", "").rstrip("0123456789")
    figures = name.replace("$", "")[len(letters) :]
    if not (0 < len(letters) <= 3 and letters.isascii() and letters.isalpha() and 0 < len(figures) <= 7):
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(figures) - 1, column - 1


def hidden_remarks(name: str, sheet: bool, lines: bool) -> list[str]:
    """What an officer should know of a sheet that people do not see, or not all of."""
    if sheet:
        return [f"Sheet {name} is hidden; it is published with the file"]
    return [f"Sheet {name} has hidden rows or columns; they are published with the file"] if lines else []
