"""From lines to paragraphs: where the writer ended a line, and where only the page did."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.formats import markers
from checker.formats.pdf.flow import gaps
from checker.formats.pdf.shapes import Line

_SPACED = re.compile(r"\(?(?:[A-Za-z]?\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlIVXL]{1,6})[.)]?")  # "4.2", set off by a wide gap
_DEEP = re.compile(r"[A-Za-z]?\d{1,3}(?:\.\d{1,3}){1,5}\.|[A-Za-z]?\d{1,3}(?:\.\d{1,3}){2,5}")
_BULLET = re.compile(r"[•·●○■□▪▫‣◦–—\uf0b7\uf0a7\uf0d8\u2010➢➤✓o§*-]")
_LEADER = re.compile(r"\.{5,}|(?:\. ){4,}|…{2,}|_{6,}")
_LEADERS = ("....", ". . .", "……", "____")  # looked for first, as that is quicker
_STOPS, _CLOSERS = (".", ":", ";", "?", "!"), "\"'”’)]"
_OPEN = frozenset(
    ["and", "or", "of", "the", "to", "a", "an", "by", "in", "for", "with", "on", "from", "shall", "is", "be", "this", "that", "any", "its"]
)
_WIDE = 0.75  # letter sizes: a wider gap sets a number off from its text
_LOOSE = 1.25  # of the usual distance between lines: more parts two paragraphs
_INDENT = 0.9  # letter sizes
_RECENT = 5  # lines
_STRAIGHT = 2.0  # points by which lines that begin under one another may differ


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """Lines that belong together, and the number or bullet in front of them; two of them are the same only if they are one."""

    lines: tuple[Line, ...]
    number: str = ""

    @property
    def first(self) -> Line:
        """The line it begins with."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The line it ends with."""
        return self.lines[-1]


def number_of(line: Line) -> str:
    """The number or bullet at the start of a line: as anyone types it, or set off from the text by a gap."""
    first = line.words.texts[0]
    alone = len(line.words) == 1
    if not alone and ((_is_set_off(line) and (_SPACED.fullmatch(first) or _BULLET.fullmatch(first))) or _DEEP.fullmatch(first)):
        return first
    return markers.typed(line.text)


def _is_set_off(line: Line) -> bool:
    """Whether a wide gap follows the first word of a line."""
    return line.words.edges.x0[1] - line.words.edges.x1[0] > _WIDE * line.size


def leads_away(text: str) -> bool:
    """Whether there are dots or strokes in a line that lead the eye, or are to be written on."""
    return any(few in text for few in _LEADERS) and bool(_LEADER.search(text))


def stops(text: str) -> bool:
    """Whether a sentence ends with a line, or a part of one that ends as clauses of a list do."""
    return text.rstrip(_CLOSERS).endswith(_STOPS)


def usual_gap(strands: Iterable[Sequence[Line]]) -> float:
    """How far apart lines of one paragraph mostly are in a document, in letter sizes."""
    met = Counter(round(gap, 1) for lines in strands for gap in gaps(lines) if 0.8 < gap < 2.6)
    return max(met, key=lambda gap: (met[gap], -gap), default=1.2)


def paragraphs(lines: Sequence[Line], usual: float) -> list[Paragraph]:
    """The paragraphs of lines that are read one after the other."""
    seam = _Seam(lines, usual)
    found: list[Paragraph] = []
    open_lines: list[Line] = []
    for line in lines:
        if open_lines and seam.parts(open_lines, line):
            found.append(Paragraph(tuple(open_lines), number_of(open_lines[0])))
            open_lines = []
        open_lines.append(line)
    return [*found, Paragraph(tuple(open_lines), number_of(open_lines[0]))] if open_lines else found


def continues(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph goes on after the end of a page or column: its sentence is open, and the next begins in the middle of one."""
    if after.number or stops(before.last.text) or abs(before.last.size - after.first.size) > 0.5:
        return False
    return after.first.text[:1].islower() and before.last.bold == after.first.bold


def _goes_on(last: Line, line: Line) -> bool:
    """Whether the words themselves say that the sentence runs over the end of the line."""
    text, first = last.text, line.text[0]
    if (first.islower() or first in "(&") and not stops(text):
        return True
    return text.count("(") > text.count(")") or (last.bold == line.bold and (text[-1] == "," or last.words.texts[-1].lower() in _OPEN))


class _Seam:
    """Judges, between two lines, whether a paragraph ends there."""

    def __init__(self, lines: Sequence[Line], usual: float) -> None:
        ends = sorted(line.x1 for line in lines)
        self._right = ends[int(0.95 * (len(ends) - 1))] if len(ends) > 8 else ends[-1] if ends else 0.0
        self._usual = usual

    def parts(self, above: Sequence[Line], line: Line) -> bool:
        """Whether a new paragraph begins with this line."""
        last = above[-1]
        if self._is_far(above, line) or leads_away(last.text) or abs(last.size - line.size) > 0.12 * last.size:
            return True
        if number := number_of(line):
            return self._is_numbered(above, line, number)
        if _goes_on(last, line):
            return False
        return last.bold != line.bold or self._is_shifted(above, line) or self._ended_early(last, line)

    def _is_far(self, above: Sequence[Line], line: Line) -> bool:
        distance = (line.base - above[-1].base) / max(line.size, above[-1].size)
        own = [gap for gap in gaps(above[-_RECENT:]) if gap > 0]
        return distance > _LOOSE * (min(max(own), 2.0) if own else self._usual) or distance < 0

    def _is_numbered(self, above: Sequence[Line], line: Line, number: str) -> bool:
        """A number at the start of a line is a new clause, unless it is a reference that the end of the line broke."""
        last = above[-1]
        wide = len(line.words) > 1 and _is_set_off(line)
        hangs = len(above) > 1 and line.x0 < above[-1].x0 - _INDENT * line.size
        beneath = bool(number_of(above[0])) and abs(above[0].x0 - line.x0) < _STRAIGHT < abs(last.x0 - line.x0)
        if wide or hangs or beneath or _BULLET.fullmatch(number):
            return True
        return stops(last.text) or self._ended_early(last, line)

    def _is_shifted(self, above: Sequence[Line], line: Line) -> bool:
        """A line further to the right than those above begins a paragraph; so does one to the left of a hanging one."""
        shift = line.x0 - above[-1].x0
        if shift > _INDENT * line.size:
            return len(above) > 1 or not number_of(above[0])
        return shift < -_INDENT * line.size and (len(above) > 1 or bool(number_of(above[0])))

    def _ended_early(self, last: Line, line: Line) -> bool:
        """Whether the next line's first word would have had room on the line before."""
        edges = line.words.edges
        return edges.x1[0] - edges.x0[0] + 0.4 * line.size < self._right - last.x1
