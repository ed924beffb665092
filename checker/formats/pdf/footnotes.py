"""The notes at the foot of a page: smaller than its text, each behind the number that calls it, and no part of the sentence above."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.formats.pdf.flow import in_cell
from checker.formats.pdf.paragraphs import stops
from checker.formats.pdf.shapes import Grid, Line, Page, line
from checker.formats.pdf.words import Word

_SMALL = 0.93  # of the text's letter size
_MARK = re.compile(r"(?P<mark>[1-9]\d{0,2}|[*†‡§]{1,3})(?P<rest>[“‘\"'(A-Z].*)?")
_CALL = re.compile(r"[1-9]\d{0,2}")
_LOWER, _RAISED = 0.85, 0.1  # of the height of the letters beside it: a mark is lower than these, and stands above their feet
_APART = 2.0  # letter sizes between two lines: what stands further down is no part of a note
_HANGING = 3.0  # letter sizes by which the lines of notes may begin to the right of one another


class Note(NamedTuple):
    """The lines of a note without its mark; or the rest of the note that the page before broke off."""

    lines: tuple[Line, ...]
    goes_on: bool = False


class _Marked(NamedTuple):
    """The mark that a line begins with, and the line without it."""

    mark: str
    rest: Line


class Footnotes:
    """Finds the notes of one document, page after page."""

    def __init__(self, lines: Iterable[Line]) -> None:
        sizes: Counter[float] = Counter()
        for each in lines:
            sizes[each.size] += len(each.text)
        self._small = _SMALL * max(sizes, key=lambda size: sizes[size], default=0.0)
        self._open = False  # whether the last note of the page before breaks off

    def parted(self, page: Page, lines: Sequence[Line], grids: Sequence[Grid]) -> tuple[Sequence[Line], list[Note]]:
        """The lines of a page without its notes, and its notes."""
        foot = self._foot(lines, grids)
        held = in_cell(foot) if foot else []
        start, end = self._stretch(page, held) if held and _begin_alike(held) else (0, 0)
        notes = _notes(held[start:end])
        self._open = bool(notes) and not stops(notes[-1].lines[-1].text)
        known = frozenset(foot)
        return ([*(each for each in lines if each not in known), *held[:start], *held[end:]] if notes else lines), notes

    def _stretch(self, page: Page, foot: Sequence[Line]) -> tuple[int, int]:
        """Where in the foot of a page the notes begin, and where they end: at the next gap."""
        calls = _calls(page)
        marked = ((at, each, _marked(each)) for at, each in enumerate(foot))
        first = next((at for at, each, found in marked if found and (found.mark in calls or _is_raised(each))), None)
        start = 0 if self._open and foot[0].text[:1].islower() else first
        if start is None:
            return 0, 0
        return start, next((at for at in range(start + 1, len(foot)) if _is_apart(foot[at - 1], foot[at])), len(foot))

    def _foot(self, lines: Sequence[Line], grids: Sequence[Grid]) -> list[Line]:
        """The lines in small letters that nothing else stands under, in the order of the file."""
        if not lines or max(lines, key=lambda each: each.base).size > self._small:
            return []
        above = [*(grid.bottom for grid in grids), *(each.bottom for each in lines if each.size > self._small)]
        limit = max(above, default=float("-inf"))
        return [each for each in lines if each.base >= limit]


def _notes(foot: Sequence[Line]) -> list[Note]:
    """The notes in lines that are all of notes; what stands before the first mark is the rest of a note of the page before."""
    notes: list[Note] = []
    expected = ""
    for each in foot:
        found = _marked(each)
        if found and (not expected or found.mark == expected or not found.mark.isdigit()):
            expected = str(int(found.mark) + 1) if found.mark.isdigit() else found.mark
            notes.append(Note((found.rest,)))
        elif notes:
            notes[-1] = notes[-1]._replace(lines=(*notes[-1].lines, each))
        else:
            notes.append(Note((each,), goes_on=True))
    return notes


def _marked(whole: Line) -> _Marked | None:
    """A line that begins as notes do; the mark may touch its first word."""
    first = whole.words[0]
    found = _MARK.fullmatch(first.text)
    if not found:
        return None
    others: list[Word] = [*whole.words[1:]]
    if rest := found["rest"]:
        others = [first._replace(text=rest, start=first.start + len(found["mark"])), *others]
    return _Marked(found["mark"], line(others, whole)) if others else None


def _is_raised(whole: Line) -> bool:
    """Whether a line begins with a small raised word."""
    first, second = whole.words[0], whole.words[1]
    high = second.bottom - second.top
    return first.bottom - first.top < _LOWER * high and first.bottom < second.bottom - _RAISED * high


def _calls(page: Page) -> frozenset[str]:
    """The numbers that call a note on a page: they touch a word, and reading has left them out of it."""
    words = (word for each in page.lines for word in zip(each.words.texts, each.words.starts, strict=True))
    return frozenset(found[0] for text, start in words if (found := _CALL.match(page.letters, start + len(text))))


def _begin_alike(lines: Sequence[Line]) -> bool:
    """Whether lines begin under one another, as those of notes do and those of columns or of a form do not."""
    edges = [each.x0 for each in lines]
    return max(edges) - min(edges) <= _HANGING * lines[0].size


def _is_apart(above: Line, below: Line) -> bool:
    """Whether there is more room between two lines than there is in a note or between two of them."""
    return below.base - above.base > _APART * below.size
