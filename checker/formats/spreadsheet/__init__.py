"""Spreadsheets: each cell a block, with its sheet, its place, and the heads of its column and row; numbers as people see them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO

from python_calamine import CalamineWorkbook, PasswordError

from checker.errors import UnreadableDocument
from checker.formats.letters import decode
from checker.formats.lines import one_line
from checker.formats.outline import Piece, assemble
from checker.formats.package import Package
from checker.formats.spreadsheet.looks import Looks, looks, refuse_wide_sheets
from checker.formats.titles import is_line
from checker.model import Cell, Document, Source

Value = str | float | int | bool | date | datetime | time | timedelta | None
Rows = list[list[Value]]
_SEPARATORS = ",;\t|"
_SAMPLE = 8192


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet: its number and name, where its first cell stands, and the rows that a merged first cell above covers."""

    number: int
    name: str
    corner: tuple[int, int] = (0, 0)
    spread: frozenset[int] = frozenset()


def read(source: Source) -> Document:
    """A workbook as a document, sheet after sheet; hidden sheets too, for they are published with it."""
    package = Package(source.data)
    refuse_wide_sheets(package)
    known = looks(package)
    try:
        pieces = list(_workbook(source.data, known))
    except PasswordError as fault:
        raise UnreadableDocument("It is password protected", "Remove the password and check again") from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":  # a fault inside calamine that is no Exception to Python
            raise
        raise UnreadableDocument("It is damaged and could not be read", "Open it, save it again and check the new copy") from fault
    text, blocks, _ = assemble(pieces)
    return Document(source.path, source.sha256, "xlsx" if "xl/workbook.xml" in package else "ods", text, blocks)


def read_csv(source: Source) -> Document:
    """A table of comma-separated values as a document of one sheet."""
    letters = decode(source.data)
    try:
        manner: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(letters[:_SAMPLE], _SEPARATORS)
    except csv.Error:
        manner = csv.excel
    rows: Rows = [list(row) for row in csv.reader(StringIO(letters, newline=""), manner)]
    text, blocks, _ = assemble(_sheet(_Sheet(0, ""), rows, {}))
    return Document(source.path, source.sha256, "csv", text, blocks)


def _workbook(data: bytes, known: dict[str, Looks]) -> Iterator[Piece]:
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    for number, name in enumerate(workbook.sheet_names):
        sheet = workbook.get_sheet_by_name(name)
        rows: Rows = [list(row) for row in sheet.iter_rows()]
        spread = {row for (top, left), (bottom, _) in sheet.merged_cell_ranges or () if left == 0 for row in range(top + 1, bottom + 1)}
        yield from _sheet(_Sheet(number, name, sheet.start or (0, 0), frozenset(spread)), rows, known.get(name, {}))


def _sheet(sheet: _Sheet, rows: Rows, signs: Looks) -> Iterator[Piece]:
    """The cells of a sheet; the first row with two or more cells is its head row, and a line alone above it its title."""
    (top, left), columns = sheet.corner, [_letters(sheet.corner[1] + at) for at in range(max(map(len, rows), default=0))]
    filled = [sum(value not in (None, "") for value in row) for row in rows]
    head = next((at for at, cells in enumerate(filled) if cells > 1), None)
    first = next((at for at, cells in enumerate(filled) if cells), None)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            place = f"{columns[column]}{top + at + 1}"
            text = "" if value in (None, "") else one_line(_shown(value, signs.get(place, "")))
            if text or at == head or (column == 0 and filled[at] and top + at not in sheet.spread):
                alone = at == first and filled[at] == 1 and is_line(text)
                where = f"{sheet.name}!{place}" if sheet.name else place
                cell = Cell(sheet.number, top + at, left + column)
                yield Piece("heading" if alone else "cell", text, where, level=int(alone), cell=cell, head=at == head, sheet=where)


def _shown(value: Value, sign: str) -> str:
    """A value as a person sees it."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, int | float):
        return _number(value, sign)
    return str(value)


def _number(value: float, sign: str) -> str:
    """A number without the noise of the computer: no .0 at its end, no seventeenth figure."""
    if sign == "%":
        return f"{value * 100:.10g}%"
    plain = f"{value:.15g}" if abs(value) < 1e15 else str(value)
    return f"-{sign}{plain[1:]}" if sign and plain.startswith("-") else f"{sign}{plain}"


def _letters(column: int) -> str:
    """The letters of a column, from 0: A to Z, then AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
