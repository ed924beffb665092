"""How far apart the cells of a sheet lie: a file of a few bytes may claim more of them than the memory holds."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from checker.errors import UnreadableDocument
from checker.formats.package import Package

_MOST_CELLS = 2_000_000
_ROW, _LAST_CELL = 0, 11  # in binary parts: a row begins; and cells of each kind


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


def binary_corners(package: Package) -> Iterable[Corners]:
    """The corners of each sheet of a package of binary parts."""
    names = (name for name in package.names() if name.startswith("xl/worksheets/") and name.endswith(".bin"))
    return (_corners(package.read(name)) for name in names)


def _corners(data: bytes) -> Corners:
    """The corners of a sheet of binary records: kind and size are written seven bits a byte."""
    found, at, row = Corners(), 0, 0
    while at < len(data):
        kind, at = _figure(data, at, 2)
        size, at = _figure(data, at, 4)
        if kind <= _LAST_CELL and at + 4 <= len(data):
            first = struct.unpack_from("<I", data, at)[0]
            row = first if kind == _ROW else row
            if kind != _ROW:
                found.note(row, first)
        at += size
    return found


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
