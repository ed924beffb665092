"""Which paragraphs are headings and which are items of a list, told from how they look, and how deep each stands."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from checker.formats import markers
from checker.formats.pdf.paragraphs import Paragraph, leads_away
from checker.formats.pdf.shapes import Line

_LARGER = 1.07  # of the body's letter size
_LINES = 3
_LONG = 240  # letters
_LETTERS = 3
_UNFINISHED = (".", ";", ",", " and", " or")
_WORDS = 24  # of a heading in larger letters
_FEW = 14  # of a heading in bold or capitals
_TITLE = 9  # of a numbered heading that looks like the text beneath it
_PAGE_NUMBER = re.compile(r"\s\d{1,3}$")
_SENTENCE = re.compile(r"\b(?:shall|must|will|may)\b|\b(?:that|for|to|of|by|with|is|are|be|following):$")
_SAME_INDENT = 4.0  # points
_DEEPEST = 6


class Style(NamedTuple):
    """How the letters of a paragraph look."""

    size: float
    bold: bool
    capitals: bool


class Looks:
    """What the body of a document looks like, and its headings beside it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        sizes: Counter[float] = Counter()
        bold: Counter[bool] = Counter()
        for line in lines:
            sizes[line.size] += len(line.words)
        self._size = max(sizes, key=lambda size: sizes[size], default=10.0)
        for line in lines:
            if abs(line.size - self._size) < 0.5:
                bold[line.bold] += len(line.words)
        self._bold_body = bold[True] > bold[False]

    def is_heading(self, paragraph: Paragraph, after: object = None) -> bool:
        """Whether a paragraph is set as a heading: larger, bold or in capitals, short, and no sentence; or numbered, with text beneath."""
        text = " ".join(line.text for line in paragraph.lines[: _LINES + 1])
        if not self._could_be(paragraph, text):
            return False
        words = text.split()
        style = style_of(paragraph)
        if style.size > _LARGER * self._size:
            return len(words) <= _WORDS
        if len(words) > _FEW or (text.endswith(":") and not markers.section(paragraph.number)) or style.size < 0.9 * self._size:
            return False
        if len(words) <= _TITLE and markers.section(paragraph.number) and not (isinstance(after, Paragraph) and after.number):
            return after is not None
        return (style.bold and not self._bold_body) or (style.capitals and (bool(paragraph.number) or style.bold or len(words) > 1))

    def _could_be(self, paragraph: Paragraph, text: str) -> bool:
        if len(paragraph.lines) > _LINES or len(text) > _LONG or text.endswith(_UNFINISHED):
            return False
        if paragraph.number and not markers.section(paragraph.number) and markers.lists(paragraph.number):
            return False
        rest = text[len(paragraph.number) :].strip() if paragraph.number and text.startswith(paragraph.number) else text
        if sum(letter.isalpha() for letter in rest) < _LETTERS or leads_away(text) or _SENTENCE.search(rest) or rest[0].islower():
            return False
        if rest.endswith(":") and not (paragraph.number or paragraph.first.bold):
            return False
        return not _is_contents(paragraph.last)


def _is_contents(line: Line) -> bool:
    """Whether a line stands in a table of contents: it ends with a number, set off by a gap."""
    wide = len(line.words) > 1 and line.words[-1].x0 - line.words[-2].x1 > 2 * line.size
    return wide and bool(_PAGE_NUMBER.search(line.text))


def style_of(paragraph: Paragraph) -> Style:
    """How a paragraph looks."""
    letters = [letter for line in paragraph.lines for letter in line.text if letter.isalpha()]
    capitals = len(letters) > 3 and all(letter.isupper() for letter in letters)
    return Style(paragraph.first.size, all(line.bold for line in paragraph.lines), capitals)


def levels(headings: Sequence[Paragraph]) -> dict[Paragraph, int]:
    """How deep each heading stands: by the depth of its number, or by its size among those without one."""
    depths: dict[Style, Counter[int]] = defaultdict(Counter)
    plain: set[Style] = set()
    for heading in headings:
        depth = _depth(heading)
        if depth:
            depths[style_of(heading)][depth] += 1
        else:
            plain.add(style_of(heading))
    known = {style: met.most_common(1)[0][0] for style, met in depths.items()}
    above = int(any(style.size > max(known).size for style in plain)) if known else 0  # a title stands above the numbered headings
    known = {style: depth + above for style, depth in known.items()}
    for style in sorted(plain - set(known), reverse=True):
        known[style] = 1 + max((depth for other, depth in known.items() if other > style), default=0)
    return {heading: min((_depth(heading) + above) if _depth(heading) else known[style_of(heading)], _DEEPEST) for heading in headings}


def _depth(heading: Paragraph) -> int:
    section = markers.section(heading.number)
    return section.count(".") + 1 if section else 0


class Indents:
    """How deep an item stands in its list, by how far it is indented."""

    def __init__(self) -> None:
        self._edges: list[float] = []
        self._lead: float | None = None  # where the words begin that lead in a list
        self._led = False  # whether the last item had no number of its own

    def is_item(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is an item: by its number or bullet, or as it stands in line with others, or under words that lead to it."""
        if paragraph.number:
            return markers.lists(paragraph.number)
        edge = paragraph.first.x0
        if self._lead is not None and edge > self._lead + _SAME_INDENT:
            return True
        return self._led and any(abs(edge - known) <= _SAME_INDENT for known in self._edges)

    def level(self, item: Paragraph) -> int:
        """The depth of the next item, from 1."""
        edge = item.first.x0
        while self._edges and self._edges[-1] > edge + _SAME_INDENT:
            self._edges.pop()
        if not self._edges or self._edges[-1] < edge - _SAME_INDENT:
            self._edges.append(edge)
        self._led = not item.number
        self._lead = edge if item.last.text.endswith(":") else None
        return min(len(self._edges), _DEEPEST)

    def part(self, other: Paragraph | None = None) -> None:
        """Something else stands between: the list ends, unless it is a paragraph within an item."""
        if other is None or not self._edges or other.number or other.first.x0 <= self._edges[0] + _SAME_INDENT:
            self._edges.clear()
        self._lead = other.first.x0 if other and other.last.text.endswith(":") else None
