"""Workbooks of old and binary Excel (XLS, XLSB): a library reads their cells, we what stands beside them."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from checker.errors import UnreadableDocument
from checker.formats.package import Package
from checker.formats.spreadsheet.corners import binary_corners, binary_hides, binary_sheets, refuse_wide
from checker.formats.spreadsheet.numbers import dated, shown
from checker.formats.spreadsheet.records import Noted, Records
from checker.formats.spreadsheet.sheets import Book, Filled, Merge, Sheet, hidden_remarks
from checker.model import Comment, Gap

Value = str | float | int | bool | date | datetime | time | timedelta | None
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_DRAWN = ("xl/drawings/drawing", "xl/charts/", "xl/diagrams/data")
_SAVE = "Save it as XLSX or ODS and check again"


def old_workbook(data: bytes) -> Book:
    """A workbook of old Excel."""
    known = Records(data)
    refuse_wide(noted.corners for noted in known.sheets.values())
    with _library(data) as workbook:
        sheets = [replace(each, asides=known.sheets.get(each.name, Noted()).asides) for each in _sheets(workbook, known.dress)]
        comments = [Comment("", words) for noted in known.sheets.values() for words in noted.comments]
        macros = ["It holds macros, which were not read"] if _MACROS in data else []
        hiding = {name for name, noted in known.sheets.items() if noted.hides}
        return Book("xls", sheets, comments, (), [*_hidden(workbook, hiding), *macros])


def binary_workbook(data: bytes, package: Package) -> Book:
    """A workbook in Excel's binary parts."""
    parts = binary_sheets(package)
    refuse_wide(map(binary_corners, parts))
    with _library(data) as workbook:
        macros = ["It holds macros, which were not read"] if "xl/vbaProject.bin" in package else []
        gaps = [Gap(what, "In this format of Excel they are not read", _SAVE) for what in sorted(set(_unread(package)))]
        lines = ["It has hidden rows or columns; they are published with the file"] if any(map(binary_hides, parts)) else []
        return Book("xlsb", list(_sheets(workbook, lambda *_: "")), (), gaps, [*_hidden(workbook, ()), *lines, *macros])


@contextmanager
def _library(data: bytes) -> Iterator[CalamineWorkbook]:
    """The library that reads the cells; its faults are said as ours."""
    try:
        yield CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as fault:
        raise UnreadableDocument("It is password protected", "Remove the password and check again") from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":  # a fault inside the library that is no Exception to Python
            raise
        raise UnreadableDocument("It is damaged and could not be read", "Open it, save it again and check the new copy") from fault


def _unread(package: Package) -> Iterator[str]:
    """What a binary workbook holds beside its cells."""
    for name in package.names():
        if name.startswith(("xl/comments", "xl/threadedComments")):
            yield "Comments on its sheets"
        elif name.startswith(_DRAWN) and name.endswith(".xml") and b"<a:t>" in package.read(name):
            yield "Text boxes and charts on its sheets"
        elif "/embeddings/" in name:
            yield "Files within the file"


def _hidden(workbook: CalamineWorkbook, hiding: Collection[str]) -> list[str]:
    """What is said of the sheets that people do not see, or not all of."""
    sheets = workbook.sheets_metadata
    return [said for each in sheets for said in hidden_remarks(each.name, each.visible != SheetVisibleEnum.Visible, each.name in hiding)]


def _sheets(workbook: CalamineWorkbook, dress: Callable[[str, int, int], str]) -> Iterator[Sheet]:
    for each in workbook.sheets_metadata:
        if each.typ in (SheetTypeEnum.WorkSheet, SheetTypeEnum.DialogSheet):
            sheet = workbook.get_sheet_by_name(each.name)
            merges = [Merge(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
            yield Sheet(each.name, list(_filled(sheet, partial(dress, each.name))), merges)


def _filled(sheet: CalamineSheet, dress: Callable[[int, int], str]) -> Iterator[Filled]:
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.iter_rows(), start=top):
        for column, value in enumerate(values, start=left):
            if value not in (None, ""):
                text = _shown(value, dress(row, column))
                if text.strip():
                    yield Filled(row, column, text)


def _shown(value: Value, dress: str) -> str:
    """A value as a person sees it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    return shown(value, "" if dated(dress) else dress) if isinstance(value, int | float) else str(value)
