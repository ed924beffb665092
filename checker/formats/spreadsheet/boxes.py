"""The boxes in which Excel shows comments: shapes in an old language (VML), each with the place and size that it has on its sheet."""

import re
from collections.abc import Callable, Sequence

from checker.formats.spreadsheet.cell_notes import WIDE, Line, tall
from checker.formats.spreadsheet.elements import under
from checker.formats.xml import Element

_MICROSOFT = "urn:schemas-microsoft-com"
_SPACES = f'xmlns:v="{_MICROSOFT}:vml" xmlns:o="{_MICROSOFT}:office:office" xmlns:x="{_MICROSOFT}:office:excel"'
_EMPTY = f'<xml {_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{{0}}"/></o:shapelayout></xml>'
_TYPE = (
    f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    f'<v:shape {_SPACES} id="_x0000_s{{number}}" type="#_x0000_t202" style="position:absolute;width:{{width}}pt;height:{{height}}pt;'
    'z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_NUMBERED = re.compile(rb"_x0000_s(\d{1,9})\b")
_IDS = 1024  # how many shapes Excel numbers together
_FURTHEST = 1000  # columns or rows that a box may reach over
_ON = frozenset({"1", "true", "on"})

Size = Callable[[int], int]  # of a column or row, in pixels


class Boxes:
    """The boxes of a sheet."""

    def __init__(self, sheet: Element, drawn: bytes, number: int) -> None:
        self._drawn = drawn or _EMPTY.format(number).encode()
        self._next = max([number * _IDS, *(int(name) for name in _NUMBERED.findall(drawn))]) + 1
        self._width, self._height = _widths(sheet), _heights(sheet)
        self._made = "" if b'"_x0000_t202"' in self._drawn else _TYPE

    def add(self, row: int, column: int, lines: Sequence[Line]) -> None:
        """A box beside a cell, large enough for some lines."""
        high = tall(lines)
        left, top = column + 1, max(row - 1, 0)
        right, across = _reached(left, 15 + WIDE, self._width)
        bottom, down = _reached(top, 4 + high, self._height)
        anchor = f"{left}, 15, {top}, 4, {right}, {across}, {bottom}, {down}"
        size = {"width": WIDE * 3 / 4, "height": high * 3 / 4}
        self._made += _BOX.format(number=self._next, anchor=anchor, row=row, column=column, **size)
        self._next += 1

    def written(self) -> bytes:
        """The part with all boxes: ours are put in before its end, for what stands there may be no sound XML."""
        end = self._drawn.rfind(b"</")
        return self._drawn[:end] + self._made.encode() + self._drawn[end:] if end >= 0 else self._drawn


def _reached(start: int, pixels: int, size: Size) -> tuple[int, int]:
    """The column or row that one comes to after so many pixels, and how far into it."""
    at = start
    while pixels > size(at) and at < start + _FURTHEST:
        pixels -= size(at)
        at += 1
    return at, min(pixels, size(at))


def _widths(sheet: Element) -> Size:
    """How wide the columns of a sheet are: files say it in letters."""
    usual = next((_figure(each.get("defaultColWidth"), 0) for each in under(sheet, "sheetFormatPr")), 0)
    told = [
        (each, _figure(each.get("min"), 1), _figure(each.get("max"), 0)) for cols in under(sheet, "cols") for each in under(cols, "col")
    ]

    def width(column: int) -> int:
        """In pixels."""
        own = next((each for each, first, last in told if first <= column + 1 <= last), None)
        if own is not None and own.get("hidden") in _ON:
            return 0
        letters = (_figure(own.get("width"), 0) if own is not None else 0) or usual
        return int(letters * 7 + 5) if letters else 64

    return width


def _heights(sheet: Element) -> Size:
    """How high the rows of a sheet are: files say it in points."""
    usual = next((_figure(each.get("defaultRowHeight"), 0) for each in under(sheet, "sheetFormatPr")), 0) or 15
    rows = [row for data in under(sheet, "sheetData") for row in under(data, "row") if row.get("ht") or row.get("hidden")]
    told = {row.get("r", ""): 0 if row.get("hidden") in _ON else _figure(row.get("ht"), usual) for row in rows}
    return lambda row: int(told.get(str(row + 1), usual) * 4 / 3)


def _figure(said: str | None, otherwise: float) -> float:
    """A size that a file says; one that makes no sense is none."""
    found = re.fullmatch(r"\d{1,7}(?:\.\d{1,20})?", said or "")
    return float(found[0]) if found else otherwise
