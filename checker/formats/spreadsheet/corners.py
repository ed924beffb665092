"""How far apart the cells of a sheet lie: a file of a few bytes may claim more of them than the memory holds."""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.errors import UnreadableDocument
from checker.formats.package import Package

_MOST_CELLS = 2_000_000
_ROW, _LAST_CELL = 0, 11  # in binary parts: a row begins; and cells of each kind
_COLUMNS, _BEGIN, _END = 60, 145, 146  # how some columns look; the cells begin and end, behind which nothing is a cell


@dataclass(slots=True)
class Corners:
    """The first and the last row and column of the cells of one sheet."""

    top: int = -1
    left: int = -1
    bottom: int = -1
    right: int = -1

    def note(self, row: int, column: int) -> None:
        """Widen to one more cell."""
        self.top = row if self.top < 0 else min(self.top, row)
        self.left = column if self.left < 0 else min(self.left, column)
        self.bottom, self.right = max(self.bottom, row), max(self.right, column)

    def cells(self) -> int:
        """How many cells there are between the corners."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


def refuse_wide(sheets: Iterable[Corners]) -> None:
    """Refuse sheets with cells so far apart that the space between them would fill the memory."""
    if sum(each.cells() for each in sheets) > _MOST_CELLS:
        raise UnreadableDocument("One of its sheets is too large", "Delete the cells far away from the table and check again")


def binary_sheets(package: Package) -> list[bytes]:
    """The sheets of a package of binary parts."""
    return [package.read(name) for name in package.names() if name.startswith("xl/worksheets/") and name.endswith(".bin")]


def binary_corners(data: bytes) -> Corners:
    """The corners of a sheet of binary records."""
    found, row, inside = Corners(), 0, False
    for kind, at, _ in _records(data):
        inside = inside or kind == _BEGIN
        if inside and kind == _END:
            break
        if inside and kind <= _LAST_CELL and at + 4 <= len(data):
            first = struct.unpack_from("<I", data, at)[0]
            row = first if kind == _ROW else row
            if kind != _ROW:
                found.note(row, first)
    return found


def binary_hides(data: bytes) -> bool:
    """Whether people do not see some of the rows or columns of a sheet of binary records."""
    return any(
        (kind == _ROW and size > 11 and data[at + 11] & 0x10) or (kind == _COLUMNS and size > 16 and data[at + 16] & 1)
        for kind, at, size in _records(data)
        if at + size <= len(data)
    )


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """The kind of each record, where what it says begins, and its size; kind and size are written seven bits a byte."""
    at = 0
    while at < len(data):
        kind, at = _figure(data, at, 2)
        size, at = _figure(data, at, 4)
        yield kind, at, size
        at += size


def _figure(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A figure of up to some bytes, and where what follows it begins."""
    value = 0
    for turn in range(most):
        if at >= len(data):
            break
        value |= (data[at] & 0x7F) << (7 * turn)
        at += 1
        if not data[at - 1] & 0x80:
            break
    return value, at
