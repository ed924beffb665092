"""What is drawn on a page: lines across and down, shaded areas, pictures."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from checker.formats.pdf.geometry import STRAIGHT, Matrix, Turn, at, middle, sides, times
from checker.formats.pdf.shapes import Ruling

_OBJECTS = 20_000  # a page of more objects is a drawing, and its lines are not looked for
_DEPTH = 4  # of drawings within drawings
_THIN = 3.0  # points: a rectangle as thin as this is a drawn line
_STROKES = 60  # more drawn shapes than this on a page without words may be letters drawn as shapes


class Drawing:
    """Looks through the drawn objects of a page, and those within drawings, for lines across and down."""

    def __init__(self, page: Any, turn: Turn) -> None:
        self.rulings: list[Ruling] = []
        self.shades: list[Ruling] = []
        self.pictures: list[Ruling] = []
        self.shapes = 0
        self._left = _OBJECTS
        self._turn = turn
        self._limits = (ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float())
        self.count = pdfium.FPDFPage_CountObjects(page)
        self._look((pdfium.FPDFPage_GetObject(page, index) for index in range(min(self.count, _OBJECTS + 1))), STRAIGHT, 0)
        if self._left < 0:
            self.rulings.clear()
            self.shades.clear()

    @property
    def scrawls(self) -> bool:
        """Whether there are so many shapes that they may be letters."""
        return self.shapes > _STROKES or self._left < 0

    def covers(self, page: Any) -> float:
        """How much of the page its pictures cover, from 0 to 1."""
        whole = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
        covered = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in self.pictures)
        return min(covered / whole, 1.0) if whole > 0 else 0.0

    def _look(self, objects: Iterator[Any], matrix: Matrix, depth: int) -> None:
        for drawn in objects:
            self._left -= 1
            if self._left < 0:
                return
            kind = pdfium.FPDFPageObj_GetType(drawn)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(drawn, matrix)
            elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
                self.pictures.append(self._bounds(drawn, matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                count = min(pdfium.FPDFFormObj_CountObjects(drawn), _OBJECTS + 1)
                inner = (pdfium.FPDFFormObj_GetObject(drawn, index) for index in range(max(count, 0)))
                self._look(inner, times(_matrix(drawn), matrix), depth + 1)

    def _bounds(self, drawn: Any, matrix: Matrix) -> Ruling:
        left, low, right, high = self._limits
        pdfium.FPDFPageObj_GetBounds(drawn, left, low, right, high)
        return self._placed((left.value, low.value), (right.value, high.value), matrix)

    def _placed(self, one: tuple[float, float], other: tuple[float, float], matrix: Matrix) -> Ruling:
        (x0, y0), (x1, y1) = (self._turn(*at(point, matrix)) for point in (one, other))
        return Ruling(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _path(self, drawn: Any, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
        if not fill.value and not stroke.value:
            return
        self.shapes += 1
        box = self._bounds(drawn, matrix)
        wide, high = box.x1 - box.x0, box.bottom - box.top
        if wide <= _THIN or high <= _THIN:
            if max(wide, high) > _THIN:
                self.rulings.append(middle(box))
            return
        count = pdfium.FPDFPath_CountSegments(drawn)
        if count in (4, 5) and stroke.value:
            self.rulings += sides(box)
        elif count in (4, 5) and not _is_white(drawn):
            self.shades += sides(box)
        elif stroke.value and 5 < count <= _OBJECTS:
            self._left -= count
            self._segments(drawn, count, times(_matrix(drawn), matrix))

    def _segments(self, drawn: Any, count: int, matrix: Matrix) -> None:
        """A table is sometimes drawn with one path of many strokes."""
        x, y = ctypes.c_float(), ctypes.c_float()
        last = (0.0, 0.0)
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = (x.value, y.value)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
                stroke = self._placed(last, point, matrix)
                if (
                    min(stroke.x1 - stroke.x0, stroke.bottom - stroke.top) < 1
                    and max(stroke.x1 - stroke.x0, stroke.bottom - stroke.top) > _THIN
                ):
                    self.rulings.append(stroke)
            last = point


def _is_white(drawn: Any) -> bool:
    parts = tuple(ctypes.c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(drawn, *parts)
    return bool(known) and all(part.value > 250 for part in parts[:3])


def _matrix(drawn: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, ctypes.byref(found)):
        return STRAIGHT
    return (found.a, found.b, found.c, found.d, found.e, found.f)
