"""A workbook in the making: sheets with notes above a table that can be filtered, filled in and printed. No cell is ever a formula."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from checker.fixed import fixed
from checker.model.log import LONGEST
from checker.render.page import visible

Value = str | int | date | None

CUT = " … [cut: the report in HTML or JSON has all of it]"
_LONG_AGO = datetime(1980, 1, 1)  # every workbook must say when it was made; this one is the same whenever it is made
_FIRST, _LAST = date(2020, 1, 1), date(2099, 12, 31)  # days that can be meant
_A3 = 8
_LINE, _HIGHEST = 15, 405  # points of a line, and of the highest row that Excel can show
_LINES = {"border": 1, "border_color": "#BFBFBF"}
_FORMS = {
    "cell": {"text_wrap": True, "valign": "top", **_LINES},
    "day": {"num_format": "d mmmm yyyy", "valign": "top", "align": "left", **_LINES},
    "head": {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#1D3557", "font_color": "#FFFFFF", "border": 1},
    "fill": {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#FFE8A3", "font_color": "#000000", "border": 1},
    "note": {"bold": True},
}


@fixed
class Column:
    """A column: its head and width, whether people fill it in, and what they can choose or must write there."""

    head: str
    width: int = 16
    fill: bool = False
    choices: tuple[str, ...] = ()
    day: bool = False


@fixed
class Table:
    """What stands on a sheet: notes, and below them a table with its rows.

    So many of its columns stay in sight, and it is printed so many pages wide.
    """

    name: str
    notes: Sequence[str]
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    kept: int = 1
    pages: int = 1


class Book:
    """A workbook in memory."""

    def __init__(self, title: str) -> None:
        self._bytes = BytesIO()
        self._book = Workbook(self._bytes, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        self._book.set_properties({"title": title, "created": _LONG_AGO})
        self._forms = {name: self._book.add_format(form) for name, form in _FORMS.items()}

    def add(self, table: Table) -> None:
        """A sheet more."""
        sheet = self._book.add_worksheet(table.name)
        for row, note in enumerate(table.notes):
            sheet.write_string(row, 0, shown(note), self._forms["note"])
        head = len(table.notes) + 1
        self._band(sheet, head - 1, table.columns)
        last = head + max(1, len(table.rows))
        sheet.add_table(head, 0, last, len(table.columns) - 1, self._table(table))
        for row, values in enumerate(table.rows or [()], start=head + 1):
            sheet.set_row(row, _height(table.columns, values))
            for at, column in enumerate(table.columns):
                self._write(sheet, (row, at), values[at] if at < len(values) else None, column)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, column.width)
            _validate(sheet, (head + 1, at, last, at), column)
        sheet.freeze_panes(head + 1, table.kept)
        _for_print(sheet, head, table)

    def data(self) -> bytes:
        """The bytes of the file."""
        self._book.close()
        return self._bytes.getvalue()

    def _band(self, sheet: Any, row: int, columns: Sequence[Column]) -> None:
        """Say over the heads where the part begins that people fill in, for colour alone is no sign."""
        first = next((at for at, column in enumerate(columns) if column.fill), None)
        if first is not None:
            sheet.write_string(row, 0, "What was found", self._forms["note"])
            sheet.write_string(row, first, "For you to fill in, from here to the right", self._forms["note"])

    def _table(self, table: Table) -> dict[str, Any]:
        """How a table is made: with a filter on each head."""
        heads = [
            {
                "header": column.head,
                "header_format": self._forms["fill" if column.fill else "head"],
                "format": self._forms["day" if column.day else "cell"],
            }
            for column in table.columns
        ]
        return {"name": table.name, "columns": heads, "style": "Table Style Light 1"}

    def _write(self, sheet: Any, cell: tuple[int, int], value: Value, column: Column) -> None:
        """A cell: a day, a number, or words, and never a formula; one that is empty is dressed for what is to be filled in."""
        if isinstance(value, date):
            sheet.write_datetime(*cell, datetime(value.year, value.month, value.day), self._forms["day"])
        elif isinstance(value, int):
            sheet.write_number(*cell, value, self._forms["cell"])
        elif value:
            sheet.write_string(*cell, shown(value), self._forms["cell"])
        else:
            sheet.write_blank(*cell, None, self._forms["day" if column.day else "cell"])


def shown(text: str) -> str:
    """Words as a cell can hold them: on one line, with control characters written out, and not too long."""
    plain = visible(text)
    written = plain.encode("utf-16-le")  # Excel counts as this does: a letter beyond the first 65,536 is two
    if len(written) <= 2 * LONGEST:
        return plain
    return written[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _validate(sheet: Any, cells: tuple[int, int, int, int], column: Column) -> None:
    """Offer the choices of a column, or take nothing but days in it."""
    told: dict[str, Any] = {}
    if column.choices:
        told = {"validate": "list", "source": list(column.choices), "error_message": "Please choose one of the list."}
    elif column.day and column.fill:
        told = {"validate": "date", "criteria": "between", "minimum": _FIRST, "maximum": _LAST}
        told["error_message"] = "Please write a day such as 31/03/2027."
    if told:
        sheet.data_validation(*cells, {**told, "error_title": column.head})


def _height(columns: Sequence[Column], values: Sequence[Value]) -> int:
    """How high a row must be to show its fullest cell; LibreOffice does not find that out by itself."""
    lines = [len(value) // column.width + 1 for column, value in zip(columns, values, strict=False) if isinstance(value, str)]
    return min(_HIGHEST, _LINE * max(lines, default=1))


def _for_print(sheet: Any, head: int, table: Table) -> None:
    """Landscape, as wide as the paper, with the heads and the first columns on every page."""
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.fit_to_pages(table.pages, 0)
    sheet.repeat_rows(head)
    if table.pages > 1:
        sheet.repeat_columns(0, table.kept - 1)
    sheet.set_footer("&L&A&RPage &P of &N")
