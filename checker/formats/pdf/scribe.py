"""The words of a page as pdfium sees them, each with its place.

Places are asked of pdfium for the first and last letter of each word only, as a call for each letter takes ten times as long; and they
are kept in columns, since a thousand words a page made one by one take longer than all that pdfium does.
"""

import ctypes
import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, repeat
from operator import add, neg, sub
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from checker.formats.pdf.calls import called
from checker.formats.pdf.geometry import TURNS, Turn, quarters
from checker.formats.pdf.hyphens import MARKS
from checker.formats.pdf.letterbox import boxes, quick, quickly
from checker.formats.pdf.shapes import Line
from checker.formats.pdf.words import Edges, Word, Words

_NUMBERED = r"^(?:\d{1,3}\.){1,6}(?=[A-Z][a-z])"  # "3.1.2.Ensure": a number that touches its text
_TOKEN = re.compile(_NUMBERED + "|[^\\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]", re.MULTILINE)
_TOUCHING, _WORD = re.compile(_NUMBERED, re.MULTILINE), re.compile(r"\S+")
_START = re.Match.start
_APART = "\r\n"  # between two lines
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_MOST = 500_000  # letters of one page
_FORCED_BOLD = 1 << 18
_NAME = ctypes.c_ulong(160)  # letters of a font's name

_origin = quick(pdfium.FPDFText_GetCharOrigin)
_placing = quick(pdfium.FPDFText_GetMatrix)
_font = quick(pdfium.FPDFText_GetFontInfo)
_font_size = quick(pdfium.FPDFText_GetFontSize, ctypes.c_double)


class _Tokens(NamedTuple):
    """The words of a page, where the first letter of each is, and where among them each line of the file begins and ends."""

    texts: list[str]
    starts: list[int]
    cuts: list[int]


class Scribe:
    """Writes down the lines of one page."""

    def __init__(self, text_page: Any, number: int) -> None:
        self._page = text_page
        self._quick = quickly(text_page)
        self._number = number
        self._matrix, self._across, self._down = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(_NAME.value)
        self._flags = ctypes.c_int()
        self._answers = tuple(map(ctypes.byref, (self._matrix, self._across, self._down, self._flags)))
        self.cut = False
        self.text = self._characters()

    def lines(self, turn: Turn) -> tuple[Line, ...]:
        """The lines of the page in the order of the file, seen as the page is turned."""
        return tuple([self._line(words, turn) for row in self._rows(turn) for words in _levels(row)])

    def quarter(self, lines: Sequence[Line]) -> int | None:
        """By how many quarters the page must be turned to be read, where nearly all words of these lines run up or down it."""
        enough = 0.2 * sum(len(line.words) for line in lines)
        upright: list[int] = []
        flat = 0
        for line in lines:
            for text, start, left, top, right, bottom in zip(line.words.texts, line.words.starts, *line.words.edges, strict=True):
                if len(text) > 3:
                    if bottom - top > 1.5 * (right - left):
                        upright.append(start)
                    else:
                        flat += 1
            if flat > enough:
                return None
        if len(upright) <= 0.8 * (len(upright) + flat):
            return None
        angle = pdfium.FPDFText_GetCharAngle(self._page, upright[len(upright) // 2])
        return quarters(angle)

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

    def _rows(self, turn: Turn) -> Iterator[Words]:
        """The words of each line, as pdfium parts them."""
        tokens = _tokens(self.text)
        edges = self._edges(tokens, turn)
        for start, end in pairwise(tokens.cuts):
            if start < end:
                yield Words(tokens.texts[start:end], tokens.starts[start:end], edges.part(start, end))

    def _edges(self, tokens: _Tokens, turn: Turn) -> Edges:
        """The edges of words, told from their first and their last letters."""
        reach = map(_reach if any(mark in self.text for mark in MARKS) else len, tokens.texts)
        lasts = [*map(sub, map(add, tokens.starts, reach), repeat(1))]
        found = boxes(self._quick, tokens.starts), boxes(self._quick, lasts)
        return _upright(tokens.texts, *found) if turn is TURNS[0] else _turned(turn, *found)

    def _line(self, words: Words, turn: Turn) -> Line:
        texts, edges = words.texts, words.edges
        key = words.starts[texts.index(max(texts, key=len))]
        _, across, down, _ = self._answers
        _origin(self._quick, key, across, down)
        bold = self._is_bold(words.starts[0]) and self._is_bold(words.starts[-1])
        left, right = edges.x0[0], edges.x1[-1]
        if right < left:
            left, right = edges.x0[-1], edges.x1[0]
        base = turn(self._across.value, self._down.value)[1]
        return Line(words, words.text, left, min(edges.top), right, max(edges.bottom), base, self._size(key), bold, self._number)

    def _size(self, index: int) -> float:
        _placing(self._quick, index, self._answers[0])
        scale = math.hypot(self._matrix.c, self._matrix.d) or 1.0
        return round(_font_size(self._quick, index) * scale, 1) or 1.0

    def _is_bold(self, index: int) -> bool:
        self._flags.value = 0
        _font(self._quick, index, self._name, _NAME, self._answers[3])
        return bool(self._flags.value & _FORCED_BOLD) or _is_bold(self._name.value)


@lru_cache(maxsize=256)
def _is_bold(font: bytes) -> bool:
    """Whether the name of a font says that it is bold."""
    return bool(_BOLD.search(font))


def _tokens(text: str) -> _Tokens:
    """The words of a page; on most pages these are what stands between spaces, and are parted without looking at each."""
    ends = accumulate([len(row) + len(_APART) for row in text.split(_APART)])
    if any(mark in text for mark in MARKS) or _TOUCHING.search(text):
        found = [*_TOKEN.finditer(text)]
        texts, starts = [token[0] for token in found], [token.start() for token in found]
    else:
        texts, starts = text.split(), [*map(_START, _WORD.finditer(text))]
    return _Tokens(texts, starts, [0, *(bisect_left(starts, end) for end in ends)])


def _upright(texts: list[str], firsts: list[float], lasts: list[float]) -> Edges:
    """Edges on a page that is not turned: nearly all are, so that this is kept short. A number that calls a note leaves its word."""
    lefts, highs, rights, lows = firsts[0::4], firsts[1::4], lasts[2::4], firsts[3::4]
    others = lasts[1::4]
    if highs != others:
        for at, (high, other) in enumerate(zip(highs, others, strict=True)):
            if high != other:  # letters of two sizes, or a word that runs up the page
                left, _, right, low = last = lasts[4 * at : 4 * at + 4]
                if number := called(texts[at], firsts[4 * at : 4 * at + 4], last):
                    texts[at], rights[at] = texts[at][:-number], left - (right - left) * (number - 1)
                    continue
                lefts[at], highs[at], lows[at] = min(lefts[at], left), max(high, other), min(lows[at], low)
    return Edges(lefts, [*map(neg, highs)], rights, [*map(neg, lows)])


def _turned(turn: Turn, firsts: list[float], lasts: list[float]) -> Edges:
    edges = Edges([], [], [], [])
    for left, high, right, low, *last in zip(*(found[side::4] for found in (firsts, lasts) for side in range(4)), strict=True):
        corners = (turn(left, low), turn(right, high), turn(last[0], last[3]), turn(last[2], last[1]))
        across, down = zip(*corners, strict=True)
        for edge, place in zip(edges, (min(across), min(down), max(across), max(down)), strict=True):
            edge.append(place)
    return edges


def _reach(text: str) -> int:
    """How many letters a word has before the mark of a broken line."""
    return len(text) - (1 if text[-1] in MARKS and len(text) > 1 else 0)


def _levels(words: Words) -> Iterator[Words]:
    """Words as far as they follow one another on one level, from left to right."""
    lefts, tops, _, bottoms = words.edges
    if tops.count(tops[0]) == bottoms.count(bottoms[0]) == len(tops) and sorted(lefts) == lefts:
        yield words
        return
    start, upwards = 0, False  # text that runs up a page is kept together
    for at, (last, word) in enumerate(pairwise(words), start=1):
        upwards = upwards or (len(last.text) > 3 and last.bottom - last.top > 2 * (last.x1 - last.x0))
        if word.top == last.top and word.bottom == last.bottom and word.x0 >= last.x0:
            continue
        if not upwards and not _follows(last, word):
            yield words[start:at]
            start = at
    yield words[start:]


def _follows(last: Word, word: Word) -> bool:
    """Whether a word stands to the right of another on about the same level."""
    room = 0.35 * min(last.bottom - last.top, word.bottom - word.top)
    return word.x0 >= last.x0 and word.top < last.bottom - room and word.bottom > last.top + room
