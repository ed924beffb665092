"""Marks in a copy of a Word file: a comment at the words, and where a change of words is offered, a tracked change to accept or reject.

A run is cut where the words begin and end. Headers, footers and notes, where no comment can stand, are told in one comment at the top.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import count

from checker.formats.docx.notes import Comments
from checker.formats.docx.runs import SPACE, Runs
from checker.formats.ooxml import W
from checker.formats.places import Letter, letters_at
from checker.formats.spelling import Spelling
from checker.formats.xml import Element
from checker.model import Change, Document, Mark, Span

AUTHOR = "Tendercheck"
_HOMES = frozenset({W + "p", W + "hyperlink"})  # where a tracked change may stand, and nobody else's change is around it
_NUMBERED = W + "id"


class Marking:
    """The body of a Word file while marks are put into it."""

    def __init__(self, body: Element, document: Document, spelling: Spelling, comments: Comments) -> None:
        self._body, self._document, self._spelling, self._comments = body, document, spelling, comments
        self._runs = Runs()
        self._part = body.getroottree()
        used = (int(name) for element in body.iter() if (name := element.get(_NUMBERED, "")).isdecimal() and len(name) < 10)
        self._numbers = count(max(used, default=0) + 1)

    def mark(self, marks: Sequence[Mark]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Put all marks in; the answer is the numbers of those that stand at the top, and of those whose change is not offered."""
        placed = {number: self._letters(mark.at) for number, mark in enumerate(marks) if mark.at}
        aside = [number for number, letters in placed.items() if not letters]
        unchanged = [number for number, mark in enumerate(marks) if mark.change and not self._change(mark.change, placed.get(number, []))]
        for number, letters in placed.items():
            if letters:
                self._comment(marks[number], *self._ends(letters))
        self._on_top([mark for mark in marks if not mark.at], [marks[number] for number in aside])
        return tuple(aside), tuple(unchanged)

    def _letters(self, span: Span) -> list[Letter]:
        """The letters of the body that a mark is about; none where it is about a header, a footer, a note or a chart."""
        letters = letters_at(self._document, span, self._spelling.letters)
        return letters if all(self._leaf(letter).getroottree().getroot() is self._part.getroot() for letter in letters) else []

    def _leaf(self, letter: Letter) -> Element:
        return self._spelling.leaf(letter.leaf)[0]

    def _ends(self, letters: Sequence[Letter]) -> tuple[Element, Element]:
        """The first and the last element of the runs that hold just these letters."""
        first, last = letters[0], letters[-1]
        before = self._runs.before(self._leaf(first), first.at)
        after = self._runs.after(self._leaf(last), last.at)
        return before, after

    def _comment(self, mark: Mark, first: Element, last: Element) -> None:
        """A comment from the first to the last element."""
        number = self._comments.add(mark.title, mark.note.splitlines())
        start, end = (first.makeelement(W + name, {_NUMBERED: number}) for name in ("commentRangeStart", "commentRangeEnd"))
        first.addprevious(start)
        last.addnext(end)
        _in_paragraph(end).addnext(_reference(end, number))

    def _on_top(self, whole: Iterable[Mark], aside: Sequence[Mark]) -> None:
        """What is said of the file as a whole, and of places where no comment can stand, at the first paragraph."""
        paragraph = next(self._body.iter(W + "p"))
        start = paragraph.find(W + "pPr")
        said = [(mark.title, mark.note.splitlines()) for mark in whole]
        if aside:
            said.append(("At places where this format takes no comment", [line for mark in aside for line in self._quoted(mark)]))
        for title, lines in reversed(said):
            number = self._comments.add(title, lines)
            made = [paragraph.makeelement(W + name, {_NUMBERED: number}) for name in ("commentRangeStart", "commentRangeEnd")]
            for element in (_reference(paragraph, number), *reversed(made)):
                if start is None:
                    paragraph.insert(0, element)
                else:
                    start.addnext(element)

    def _quoted(self, mark: Mark) -> Iterable[str]:
        """What is said of words that stand elsewhere, with these words."""
        assert mark.at is not None
        yield f"“{self._document.words(mark.at)}” - {mark.title}"
        yield from mark.note.splitlines()

    def _change(self, change: Change, letters: Sequence[Letter]) -> bool:
        """Offer a change of words as tracked changes; the answer is whether it could be."""
        adds = change.at.start == change.at.end
        letters = self._letters(Span(change.at.start - 1, change.at.start)) if adds and letters else letters
        if not letters or not all(self._runs.holds(self._leaf(letter)) for letter in (letters[0], letters[-1])):
            return False
        if adds:
            return self._insert(change.words, self._runs.after(self._leaf(letters[-1]), letters[-1].at))
        first, last = self._ends(letters)
        old = _between(first, last)
        if not old or any(run.tag != W + "r" or _is_hinge(run) for run in old) or not self._insert(change.words, last):
            return False
        gone = self._tracked("del", first)
        first.addprevious(gone)
        for run in old:
            gone.append(run)
            for text in run.iter(W + "t"):
                text.tag = W + "delText"
        return True

    def _insert(self, words: str, last: Element) -> bool:
        """Put words in behind an element, looking like it."""
        parent = last.getparent()
        if last.tag != W + "r" or parent is None or parent.tag not in _HOMES:
            return False
        made = self._tracked("ins", last)
        run = made.makeelement(W + "r", {})
        looks = last.find(W + "rPr")
        if looks is not None:
            run.append(deepcopy(looks))
        text = run.makeelement(W + "t", {SPACE: "preserve"})
        text.text = words
        run.append(text)
        made.append(run)
        last.addnext(made)
        return True

    def _tracked(self, name: str, beside: Element) -> Element:
        """A tracked change of ours."""
        return beside.makeelement(W + name, {_NUMBERED: str(next(self._numbers)), W + "author": AUTHOR})


def _between(first: Element, last: Element) -> list[Element]:
    """The elements from the first to the last where they stand side by side; nothing where they do not."""
    found = [first]
    while found[-1] is not last:
        following = found[-1].getnext()
        if following is None:
            return []
        found.append(following)
    return found


def _is_hinge(run: Element) -> bool:
    """Whether a run begins or ends a field, or calls a note or a comment: to take it out would tear what hangs on it."""
    hinges = ("fldChar", "instrText", "footnoteReference", "endnoteReference", "commentReference", "drawing", "pict", "object")
    return next(run.iter(*(W + name for name in hinges)), None) is not None


def _in_paragraph(element: Element) -> Element:
    """The element or what it stands in, in the paragraph itself: the sign of a comment belongs to no link and to nobody's change."""
    found = element
    while (parent := found.getparent()) is not None and parent.tag != W + "p":
        found = parent
    return found


def _reference(beside: Element, number: str) -> Element:
    """The run that calls a comment."""
    run = beside.makeelement(W + "r", {})
    run.append(run.makeelement(W + "commentReference", {_NUMBERED: number}))
    return run
