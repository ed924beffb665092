"""The pages of a PDF as pdfium sees them: characters with their boxes, drawn lines, pictures. The one module that knows pdfium.

Places are asked of pdfium for the first and last character of each word only: a call for each character takes ten times as long.
"""

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from checker.errors import UnreadableDocument
from checker.formats.pdf.geometry import STRAIGHT, TURNS, Matrix, Turn, at, middle, sides, times
from checker.formats.pdf.shapes import Line, Page, Ruling, Word

_NUMBERED = r"^(?:\d{1,3}\.){1,6}(?=[A-Z][a-z])"  # "3.1.2.Ensure": a number that touches its text
_TOKEN = re.compile(_NUMBERED + "|\r\n|[^\\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]", re.MULTILINE)
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
_OBJECTS = 20_000  # a page of more objects is a drawing, and its lines are not looked for
_ATTACHED = 100  # files are named at most
_DEPTH = 4  # of drawings within drawings
_THIN = 3.0  # points: a rectangle as thin as this is a drawn line
_PICTURE = 0.3  # of the page: a smaller picture on a page without words is a crest or an ornament
_STROKES = 60  # more drawn shapes than this on a page without words may be letters drawn as shapes

_loose_box = pdfium.FPDFText_GetLooseCharBox


class Opened:
    """A PDF that pdfium could open; to be closed after use."""

    def __init__(self, data: bytes) -> None:
        try:
            self._file = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _refusal(error) from None
        self.count = len(self._file)

    def __enter__(self) -> "Opened":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def pages(self) -> Iterator[Page]:
        """Each page in turn; one that pdfium cannot load is given back as broken."""
        for index in range(self.count):
            page = pdfium.FPDF_LoadPage(self._file.raw, index)
            if not page:
                yield Page(index + 1, (), broken=True)
                continue
            try:
                yield _page(page, index + 1)
            finally:
                pdfium.FPDF_ClosePage(page)

    def attached(self) -> tuple[str, ...]:
        """The names of files that are attached to the PDF."""
        count = max(pdfium.FPDFDoc_GetAttachmentCount(self._file.raw), 0)
        return tuple(self._attachment(index) for index in range(min(count, _ATTACHED)))

    def _attachment(self, index: int) -> str:
        try:
            return str(self._file.get_attachment(index).get_name()) or str(index + 1)
        except pypdfium2.PdfiumError:
            return str(index + 1)

    def has_other_form(self) -> bool:
        """Whether the PDF holds a form in XFA, whose words are not on its pages."""
        return bool(pdfium.FPDF_GetFormType(self._file.raw) == pdfium.FORMTYPE_XFA_FULL)


def _refusal(error: pypdfium2.PdfiumError) -> UnreadableDocument:
    if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return UnreadableDocument("It is password protected", "Remove the password and check again")
    return damaged()


def damaged() -> UnreadableDocument:
    """What is said of a PDF that cannot be opened, or none of whose pages can."""
    return UnreadableDocument("It is damaged and could not be read", "Open it, save it again as PDF and check the new copy")


def _page(page: Any, number: int) -> Page:
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return Page(number, (), broken=True)
    try:
        quarter = pdfium.FPDFPage_GetRotation(page) % 4
        scribe = _Scribe(text_page, number)
        lines = scribe.lines(TURNS[quarter])
        if askew := scribe.askew(lines):
            quarter = (quarter + askew) % 4
            lines = scribe.lines(TURNS[quarter])
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    drawing = _Drawing(page, TURNS[quarter])
    worded = sum(len(line.words) for line in lines) > 12
    return Page(number, lines, tuple(drawing.rulings), tuple(drawing.shades), pictured=not worded and drawing.fills(page))


class _Scribe:
    """Writes down the lines of one page."""

    def __init__(self, text_page: Any, number: int) -> None:
        self._page = text_page
        self._number = number
        self._box = pdfium.FS_RECTF()
        self._box_ref = ctypes.byref(self._box)
        self._matrix = pdfium.FS_MATRIX()
        self._origin = (ctypes.c_double(), ctypes.c_double())
        self._name = ctypes.create_string_buffer(160)
        self._flags = ctypes.c_int()
        self._text = self._characters()

    def lines(self, turn: Turn) -> tuple[Line, ...]:
        """The lines of the page in the order of the file, seen as the page is turned."""
        return tuple(self._line(words, turn) for words in self._rows(turn))

    def askew(self, lines: tuple[Line, ...]) -> int:
        """By how many quarters the page must be turned further, where nearly all of its words run up or down it."""
        long = [word for line in lines for word in line.words if len(word.text) > 3]
        upright = [word for word in long if word.bottom - word.top > 1.5 * (word.x1 - word.x0)]
        if len(upright) <= 0.8 * len(long):
            return 0
        angle = pdfium.FPDFText_GetCharAngle(self._page, upright[len(upright) // 2].start)
        return round(angle / (math.pi / 2)) % 4 if upright else 0

    def _characters(self) -> str:
        """One character for each that pdfium counts, so that places in the text are places in pdfium."""
        count = pdfium.FPDFText_CountChars(self._page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._page, 0, count, buffer)
        text = bytes(buffer)[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")
        return text if len(text) == count else "".join(self._character(index) for index in range(count))

    def _character(self, index: int) -> str:
        code = pdfium.FPDFText_GetUnicode(self._page, index)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" if code else " "

    def _rows(self, turn: Turn) -> Iterator[list[Word]]:
        """Words as far as they follow one another on one level, from left to right."""
        words: list[Word] = []
        place = self._upright if turn is TURNS[0] else partial(self._turned, turn)
        for token in _TOKEN.finditer(self._text):
            text = token[0]
            if text == "\r\n":
                if words:
                    yield words
                words = []
                continue
            word = place(text, token.start())
            if words and not _follows(words, word):
                yield words
                words = []
            words.append(word)
        if words:
            yield words

    def _upright(self, text: str, start: int) -> Word:
        """A word on a page that is not turned: nearly all are, so that this is kept short."""
        box = self._box
        _loose_box(self._page, start, self._box_ref)
        left, high, low = box.left, box.top, box.bottom
        if (last := _last(text)) > 0:
            _loose_box(self._page, start + last, self._box_ref)
            if box.top != high:  # letters of two sizes, or a word that runs up the page
                left, high, low = min(left, box.left), max(high, box.top), min(low, box.bottom)
        return Word(text, start, left, -high, box.right, -low)

    def _turned(self, turn: Turn, text: str, start: int) -> Word:
        corners: list[tuple[float, float]] = []
        for index in (start, start + _last(text)):
            _loose_box(self._page, index, self._box_ref)
            corners += (turn(self._box.left, self._box.bottom), turn(self._box.right, self._box.top))
        across, down = zip(*corners, strict=True)
        return Word(text, start, min(across), min(down), max(across), max(down))

    def _line(self, words: list[Word], turn: Turn) -> Line:
        key = max(words, key=_letters)
        x, y = self._origin
        pdfium.FPDFText_GetCharOrigin(self._page, key.start, x, y)
        text = " ".join([word.text for word in words])
        bold = self._is_bold(words[0].start) and self._is_bold(words[-1].start)
        place = (words[0].x0, min([word.top for word in words]), words[-1].x1, max([word.bottom for word in words]))
        if place[2] < place[0]:
            place = (words[-1].x0, place[1], words[0].x1, place[3])
        return Line(tuple(words), text, *place, turn(x.value, y.value)[1], self._size(key.start), bold, self._number)

    def _size(self, index: int) -> float:
        pdfium.FPDFText_GetMatrix(self._page, index, ctypes.byref(self._matrix))
        scale = math.hypot(self._matrix.c, self._matrix.d) or 1.0
        return round(pdfium.FPDFText_GetFontSize(self._page, index) * scale, 1) or 1.0

    def _is_bold(self, index: int) -> bool:
        self._flags.value = 0
        pdfium.FPDFText_GetFontInfo(self._page, index, self._name, len(self._name), ctypes.byref(self._flags))
        return bool(self._flags.value & _FORCED_BOLD or _BOLD.search(self._name.value))


def _letters(word: Word) -> int:
    return len(word.text)


def _last(text: str) -> int:
    """Where the last letter of a word is, before the mark of a broken line."""
    return len(text) - (2 if text[-1] in "\x02\ufffe" and len(text) > 1 else 1)


def _follows(words: Sequence[Word], word: Word) -> bool:
    """Whether a word stands to the right of others on about the same level; text that runs up a page is kept together."""
    last = words[-1]
    if word.top == last.top and word.bottom == last.bottom and word.x0 >= last.x0:
        return True
    if any(len(other.text) > 3 and other.bottom - other.top > 2 * (other.x1 - other.x0) for other in words):
        return True
    room = 0.35 * min(last.bottom - last.top, word.bottom - word.top)
    return word.x0 >= last.x0 and word.top < last.bottom - room and word.bottom > last.top + room


class _Drawing:
    """Looks through the drawn objects of a page, and those within drawings, for lines across and down."""

    def __init__(self, page: Any, turn: Turn) -> None:
        self.rulings: list[Ruling] = []
        self.shades: list[Ruling] = []
        self.pictures: list[Ruling] = []
        self.shapes = 0
        self._left = _OBJECTS
        self._turn = turn
        self._limits = (ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float())
        count = pdfium.FPDFPage_CountObjects(page)
        self._look((pdfium.FPDFPage_GetObject(page, index) for index in range(min(count, _OBJECTS + 1))), STRAIGHT, 0)
        if self._left < 0:
            self.rulings.clear()
            self.shades.clear()

    def fills(self, page: Any) -> bool:
        """Whether pictures or drawn shapes cover much of the page."""
        whole = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
        covered = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in self.pictures)
        return self.shapes > _STROKES or self._left < 0 or covered > _PICTURE * whole

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
