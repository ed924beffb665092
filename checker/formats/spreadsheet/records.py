"""The records of old Excel files (XLS): what the library that reads their cells does not tell - dresses, text boxes, headers, comments."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.errors import UnreadableDocument
from checker.formats.spreadsheet.beside import headline
from checker.formats.spreadsheet.compound import stream
from checker.formats.spreadsheet.corners import Corners
from checker.formats.spreadsheet.numbers import BUILT_IN
from checker.formats.spreadsheet.sheets import Aside

_BEGIN, _SHEET, _FORMAT, _STYLE, _LOCKED = 0x809, 0x85, 0x41E, 0xE0, 0x2F
_HEADER, _FOOTER, _OBJECT, _TEXT, _MORE = 0x14, 0x15, 0x5D, 0x1B6, 0x3C
_LINE, _COLUMNS = 0x208, 0x7D  # how a row, and how some columns look
_HIDDEN = {_LINE: (12, 0x20), _COLUMNS: (8, 0x01)}  # where it is said that people do not see them
_SEVERAL = frozenset({0xBD, 0xBE})  # records of several cells of a row: figures, and empty ones
_CELLS = frozenset({0x06, 0x7E, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E, *_SEVERAL})
_COMMENT = 0x19  # the kind of object that a comment's box is


@dataclass(slots=True)
class Noted:
    """What is noted of one sheet: its corners, by cell the style of a number, and the words that are in no cell."""

    corners: Corners = field(default_factory=Corners)
    styles: dict[tuple[int, int], int] = field(default_factory=dict)
    asides: list[Aside] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    hides: bool = False  # whether people do not see some rows or columns


class Records:
    """An old workbook, record by record."""

    def __init__(self, data: bytes) -> None:
        self.sheets: dict[str, Noted] = {}
        self._names: dict[int, str] = {}
        self._formats: dict[int, str] = {int(number): code for number, code in BUILT_IN.items()}
        self._dresses: list[int] = []
        self._noted, self._object, self._boxed = Noted(), 0, False
        for at, kind, record in _records(stream(data, ("Workbook", "Book"))):
            self._note(at, kind, record)

    def dress(self, sheet: str, row: int, column: int) -> str:
        """How a cell dresses its number."""
        style = self.sheets[sheet].styles.get((row, column), 0) if sheet in self.sheets else 0
        return self._formats.get(self._dresses[style], "") if style < len(self._dresses) else ""

    def _note(self, at: int, kind: int, record: bytes) -> None:
        if kind == _BEGIN:
            name = self._names.get(at, f"{at}")
            self._noted = self.sheets.setdefault(name, Noted())
        elif kind == _LOCKED:
            raise UnreadableDocument("It is password protected", "Remove the password and check again")
        elif kind in _CELLS and len(record) >= 6:
            self._cells(kind, record)
        elif kind == _SHEET:
            self._names[struct.unpack_from("<I", record)[0]] = _short(record[6:])
        elif kind == _FORMAT and len(record) > 4:
            self._formats[struct.unpack_from("<H", record)[0]] = _long(record[2:])
        elif kind == _STYLE and len(record) >= 4:
            self._dresses.append(struct.unpack_from("<H", record, 2)[0])
        elif kind in _HIDDEN:
            at, sign = _HIDDEN[kind]
            self._noted.hides = self._noted.hides or bool(record[at : at + 1] and record[at] & sign)
        else:
            self._beside(kind, record)

    def _cells(self, kind: int, record: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", record)
        if kind not in _SEVERAL:
            self._noted.corners.note(row, column)
            self._noted.styles[row, column] = style
            return
        size = 6 if kind == min(_SEVERAL) else 2
        for turn, start in enumerate(range(4, len(record) - 2 - size + 1, size)):
            self._noted.corners.note(row, column + turn)
            self._noted.styles[row, column + turn] = struct.unpack_from("<H", record, start)[0]

    def _beside(self, kind: int, record: bytes) -> None:
        """Words that are in no cell: a text box is an object, then its text, then more of its text."""
        if kind in {_HEADER, _FOOTER} and len(record) > 3:
            side: tuple[Aside, Aside] = (
                Aside("header", headline(_long(record)), "header"),
                Aside("footer", headline(_long(record)), "footer"),
            )
            self._noted.asides.append(side[kind == _FOOTER])
        elif kind == _OBJECT and len(record) >= 6:
            self._object = struct.unpack_from("<H", record, 4)[0]
        elif kind == _MORE and self._boxed:
            words = record[1:].decode("utf-16-le" if record[:1] == b"\x01" else "latin-1", "replace")
            if self._object == _COMMENT:
                self._noted.comments.append(words)
            else:
                self._noted.asides.append(Aside("paragraph", words, f"box/{len(self._noted.asides)}"))
        self._boxed = kind == _TEXT and record[10:12] not in (b"", b"\x00\x00")


def _records(body: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Each record with where it begins and its kind."""
    at = 0
    while at + 4 <= len(body):
        kind, size = struct.unpack_from("<HH", body, at)
        yield at, kind, body[at + 4 : at + 4 + size]
        at += 4 + size


def _short(record: bytes) -> str:
    """A string of at most 255 letters: its length, whether its letters are wide, and they."""
    return (
        record[2 : 2 + 2 * record[0]].decode("utf-16-le", "replace")
        if record[1:2] == b"\x01"
        else record[2 : 2 + record[0]].decode("latin-1")
    )


def _long(record: bytes) -> str:
    """A string whose length is written in two bytes."""
    size = struct.unpack_from("<H", record)[0]
    return record[3 : 3 + 2 * size].decode("utf-16-le", "replace") if record[2] == 1 else record[3 : 3 + size].decode("latin-1")
