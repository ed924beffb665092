"""The words of a page as pdfium sees them, each with its place.

Places are asked of pdfium for the first and last character of each word only: a call for each character takes ten times as long.
"""

import ctypes
import math
import re
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, repeat
from typing import Any

import pypdfium2.raw as pdfium

from checker.formats.pdf.calls import called
from checker.formats.pdf.geometry import TURNS, Turn
from checker.formats.pdf.hyphens import MARKS
from checker.formats.pdf.shapes import Line, Word

_NUMBERED = r"^(?:\d{1,3}\.){1,6}(?=[A-Z][a-z])"  # "3.1.2.Ensure": a number that touches its text
_TOKEN = re.compile(_NUMBERED + "|\r\n|[^\\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]", re.MULTILINE)
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_MOST = 500_000  # letters of one page
_FORCED_BOLD = 1 << 18
_word = partial(tuple.__new__, Word)  # as Word._make, in a third of its time

# The same function of pdfium, called without letting other threads of Python run meanwhile: that takes as long as the call itself.
_loose_box = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)


class Scribe:
    """Writes down the lines of one page."""

    def __init__(self, text_page: Any, number: int) -> None:
        self._page = text_page
        self._number = number
        self._matrix = pdfium.FS_MATRIX()
        self._origin = (ctypes.c_double(), ctypes.c_double())
        self._name = ctypes.create_string_buffer(160)
        self._flags = ctypes.c_int()
        self.cut = False
        self.text = self._characters()

    def lines(self, turn: Turn) -> tuple[Line, ...]:
        """The lines of the page in the order of the file, seen as the page is turned."""
        return tuple([self._line(words, turn) for row in self._rows(turn) for words in _levels(row)])

    def quarter(self, lines: Sequence[Line]) -> int | None:
        """By how many quarters the page must be turned to be read, where nearly all words of these lines run up or down it."""
        long = [word for line in lines for word in line.words if len(word.text) > 3]
        upright = [word for word in long if word.bottom - word.top > 1.5 * (word.x1 - word.x0)]
        if len(upright) <= 0.8 * len(long):
            return None
        angle = pdfium.FPDFText_GetCharAngle(self._page, upright[len(upright) // 2].start)
        return int(-round(angle / (math.pi / 2)) % 4)  # pdfium counts it the way of the clock

    def _characters(self) -> str:
        """One character for each that pdfium counts, so that places in the text are places in pdfium."""
        count = pdfium.FPDFText_CountChars(self._page)
        self.cut = count > _MOST
        count = min(count, _MOST)
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
        """The words of each line, as pdfium parts them."""
        tokens = [(token[0], token.start()) for token in _TOKEN.finditer(self.text)]
        ends = [at for at, token in enumerate(tokens) if token[0] == "\r\n"]
        words = self._placed([token for token in tokens if token[0] != "\r\n"], turn)
        cuts = [0, *(at - before for before, at in enumerate(ends)), len(words)]
        yield from (words[start:end] for start, end in pairwise(cuts) if start < end)

    def _placed(self, tokens: Sequence[tuple[str, int]], turn: Turn) -> list[Word]:
        """Words, each with the edges of its first and its last letter."""
        firsts = _boxes(self._page, [start for _, start in tokens])
        marked = any(mark in self.text for mark in MARKS)
        lasts = _boxes(self._page, [start + (_last(text) if marked else len(text) - 1) for text, start in tokens])
        if turn is TURNS[0]:
            return _upright(tokens, firsts, lasts)
        corners = zip(tokens, *(found[side::4] for found in (firsts, lasts) for side in range(4)), strict=True)
        return [_turned(turn, token, box) for token, *box in corners]

    def _line(self, words: list[Word], turn: Turn) -> Line:
        texts = [word.text for word in words]
        key = words[texts.index(max(texts, key=len))].start
        x, y = self._origin
        pdfium.FPDFText_GetCharOrigin(self._page, key, x, y)
        bold = self._is_bold(words[0].start) and self._is_bold(words[-1].start)
        place = (words[0].x0, min([word.top for word in words]), words[-1].x1, max([word.bottom for word in words]))
        if place[2] < place[0]:
            place = (words[-1].x0, place[1], words[0].x1, place[3])
        return Line(tuple(words), " ".join(texts), *place, turn(x.value, y.value)[1], self._size(key), bold, self._number)

    def _size(self, index: int) -> float:
        pdfium.FPDFText_GetMatrix(self._page, index, ctypes.byref(self._matrix))
        scale = math.hypot(self._matrix.c, self._matrix.d) or 1.0
        return round(pdfium.FPDFText_GetFontSize(self._page, index) * scale, 1) or 1.0

    def _is_bold(self, index: int) -> bool:
        self._flags.value = 0
        pdfium.FPDFText_GetFontInfo(self._page, index, self._name, len(self._name), ctypes.byref(self._flags))
        return bool(self._flags.value & _FORCED_BOLD or _BOLD.search(self._name.value))


def _boxes(page: Any, letters: Sequence[int]) -> list[float]:
    """The left, upper, right and lower edge of each letter, one after the other; asked in one go, as each call from Python is dear."""
    boxes = (pdfium.FS_RECTF * len(letters))()
    first, size = ctypes.addressof(boxes), ctypes.sizeof(pdfium.FS_RECTF)
    ends = range(first, first + size * len(letters), size)
    deque(map(_loose_box, repeat(ctypes.cast(page, ctypes.c_void_p).value), letters, ends), maxlen=0)
    return array("f", bytes(boxes)).tolist()


def _upright(tokens: Sequence[tuple[str, int]], firsts: Sequence[float], lasts: Sequence[float]) -> list[Word]:
    """Words on a page that is not turned: nearly all are, so that this is kept short."""
    lefts, highs, rights, lows = list(firsts[0::4]), list(firsts[1::4]), list(lasts[2::4]), list(firsts[3::4])
    texts, starts = [text for text, _ in tokens], [start for _, start in tokens]
    for at, (high, other) in enumerate(zip(highs, lasts[1::4], strict=True)):
        if high != other:  # letters of two sizes, or a word that runs up the page
            left, other, right, low = last = lasts[4 * at : 4 * at + 4]
            if number := called(texts[at], firsts[4 * at : 4 * at + 4], last):
                texts[at], rights[at] = texts[at][:-number], left - (right - left) * (number - 1)
                continue
            lefts[at], highs[at], lows[at] = min(lefts[at], left), max(high, other), min(lows[at], low)
    places = (lefts, [-high for high in highs], rights, [-low for low in lows])
    return [*map(_word, zip(texts, starts, *places, repeat(()), strict=False))]


def _turned(turn: Turn, token: tuple[str, int], box: Sequence[float]) -> Word:
    left, high, right, low, *last = box
    corners = (turn(left, low), turn(right, high), turn(last[0], last[3]), turn(last[2], last[1]))
    across, down = zip(*corners, strict=True)
    return Word(*token, min(across), min(down), max(across), max(down))


def _last(text: str) -> int:
    """Where the last letter of a word is, before the mark of a broken line."""
    return len(text) - (2 if text[-1] in MARKS and len(text) > 1 else 1)


def _levels(words: list[Word]) -> Iterator[list[Word]]:
    """Words as far as they follow one another on one level, from left to right."""
    start = 0
    for at, (last, word) in enumerate(pairwise(words), start=1):
        if word.top == last.top and word.bottom == last.bottom and word.x0 >= last.x0:
            continue
        if not _follows(words[start:at], word):
            yield words[start:at]
            start = at
    yield words[start:]


def _follows(words: Sequence[Word], word: Word) -> bool:
    """Whether a word stands to the right of others on about the same level; text that runs up a page is kept together."""
    last = words[-1]
    if any(len(other.text) > 3 and other.bottom - other.top > 2 * (other.x1 - other.x0) for other in words):
        return True
    room = 0.35 * min(last.bottom - last.top, word.bottom - word.top)
    return word.x0 >= last.x0 and word.top < last.bottom - room and word.bottom > last.top + room
