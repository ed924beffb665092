"""One page as pdfium has it: what is printed, what was typed over it, what text recognition saw on it."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from checker.formats.pdf.drawing import Drawing
from checker.formats.pdf.geometry import TURNS, Spot, Turn, quarters, turned
from checker.formats.pdf.notes import Notes, Typed, hide_signs, notes
from checker.formats.pdf.recognition import rows
from checker.formats.pdf.scribe import Scribe
from checker.formats.pdf.shapes import Line, Page, Ruling, line
from checker.formats.pdf.words import Word
from checker.formats.pdf.written import Row, spread, written
from checker.model import Recognised

_WORDED = 12  # a page with more words than this is no picture
_BEYOND = 2.0  # points by which a word may stand outside its page and still be printed
_LARGEST = 12.0  # points: letters in a field are no larger


class Leaf:
    """A page that is loaded, with its number, and with what was laid over it drawn into it."""

    def __init__(self, page: Any, number: int, over: Notes) -> None:
        self._page = page
        self._number = number
        self._over = over
        self.quarter = pdfium.FPDFPage_GetRotation(page) % 4

    def read(self, recognised: Recognised | None = None, usual: float = 0.0) -> Page | None:
        """What stands on it, with words that were recognised in letters of the usual size; nothing where pdfium fails."""
        with _text_page(self._page) as text_page:
            if not text_page:
                return None
            scribe = Scribe(text_page, self._number)
            quarter, lines = self.quarter, scribe.lines(TURNS[self.quarter])
            upwards = scribe.quarter(lines)
            if upwards is not None and upwards != quarter:
                quarter, lines = upwards, scribe.lines(TURNS[upwards])
        edges = self.edges(TURNS[quarter])
        lines, outside = _within(lines, edges)
        letters, more = written(self._rows(TURNS[quarter], scribe.text), self._number, scribe.text)
        drawing = Drawing(self._page, TURNS[quarter])
        few = sum(len(line.words) for line in lines) <= _WORDED
        if recognised:
            letters, seen = written(rows(recognised, (edges.x0, edges.top), lines, usual), self._number, letters)
            more += seen
        return Page(
            self._number,
            (*lines, *more),
            letters,
            quarter,
            tuple(drawing.rulings),
            tuple(drawing.shades),
            cover=drawing.covers(self._page) if few else 0.0,
            scrawled=few and drawing.scrawls,
            outside=outside,
            comments=self._over.comments,
            recognised=recognised,
            blank=not letters and not drawing.count,
            cut=scribe.cut,
        )

    def edges(self, turn: Turn) -> Ruling:
        """The edges of the page, turned as it is read."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(self._page, ctypes.byref(box))
        return turned((box.left, box.bottom, box.right, box.top), turn)

    def spots(self, indexes: Iterable[int]) -> dict[int, Spot]:
        """The places of some of pdfium's own characters, by their number; one without a place is left out."""
        with _text_page(self._page) as text_page:
            found = ((index, self._spot(text_page, index)) for index in indexes if text_page)
            return {index: spot for index, spot in found if spot}

    def _spot(self, text_page: Any, index: int) -> Spot | None:
        box = pdfium.FS_RECTF()
        if not pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box)):
            return None
        if not (box.left < box.right and box.bottom < box.top):
            return None
        quarter = quarters(pdfium.FPDFText_GetCharAngle(text_page, index))
        return Spot(self._number, quarter, turned((box.left, box.bottom, box.right, box.top), TURNS[quarter]))

    def _rows(self, turn: Turn, known: str) -> Iterator[Row]:
        """The lines that were typed over the page, where they are not drawn there already."""
        plain = "".join(known.split()) if self._over.typed else ""
        for typed in self._over.typed:
            if "".join(typed.text.split()) not in plain:
                yield from _field(typed, turn)


@contextmanager
def loaded(file: Any, number: int) -> Iterator[Leaf | None]:
    """A page of a file that pdfium has opened, for as long as it is needed; nothing where it cannot be loaded."""
    page = pdfium.FPDF_LoadPage(file.raw, number - 1)
    if not page:
        yield None
        return
    try:
        over = notes(page, file.formenv.raw if file.formenv else None)
        if over.drawn:
            hide_signs(page)
            if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
                pdfium.FPDF_ClosePage(page)
                page = pdfium.FPDF_LoadPage(file.raw, number - 1)
        yield Leaf(page, number, over) if page else None
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


@contextmanager
def _text_page(page: Any) -> Iterator[Any]:
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        yield text_page
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)


def _within(lines: Sequence[Line], edges: Ruling) -> tuple[tuple[Line, ...], int]:
    """The lines without the words that stand outside the page, and how many these are."""
    kept: list[Line] = []
    lost = 0
    for whole in lines:
        if _inside(whole, edges):
            kept.append(whole)
            continue
        words = [word for word in whole.words if not _outside(word, edges)]
        lost += len(whole.words) - len(words)
        kept += [line(words, whole)] if words else []
    return tuple(kept), lost


def _inside(one: Line, edges: Ruling) -> bool:
    return one.x0 >= edges.x0 and one.x1 <= edges.x1 and one.top >= edges.top and one.bottom <= edges.bottom


def _outside(one: Word, edges: Ruling) -> bool:
    beside = one.x1 < edges.x0 - _BEYOND or one.x0 > edges.x1 + _BEYOND
    return beside or one.bottom < edges.top - _BEYOND or one.top > edges.bottom + _BEYOND


def _field(typed: Typed, turn: Turn) -> Iterator[Row]:
    """What was typed, line by line, spread over its field."""
    box = turned(typed[1:], turn)
    texts = typed.text.splitlines()
    high = (box.bottom - box.top) / len(texts)
    size = min(0.8 * high, _LARGEST) or 1.0
    for at, text in enumerate(texts, start=1):
        width = min((box.x1 - box.x0) / max(len(text), 1), 0.5 * size)
        words = tuple((word, box.x0 + left, box.x0 + right) for word, left, right in spread(text, width))
        yield Row(words, box.top + (at - 0.2) * high, round(size, 1))
