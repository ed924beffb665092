"""Marks in a copy of an OpenDocument text: an annotation at the words, and where a change of words is offered, a tracked change."""

from collections.abc import Iterable, Sequence

from checker.formats.annotations import Annotations
from checker.formats.odf.homes import Home, Homes, cell, first_paragraph
from checker.formats.odf.offers import Offers
from checker.formats.odf.points import Points
from checker.formats.places import Letter, letters_at
from checker.formats.spelling import Leaf, Spelling
from checker.formats.xml import Element
from checker.model import Change, Document, Mark, Span

_ASIDE = "At places where this format takes no comment"


class Marking:
    """The body of an OpenDocument text while marks are put into it."""

    def __init__(self, body: Element, document: Document, spelling: Spelling) -> None:
        self._body, self._document, self._spelling = body, document, spelling
        self._annotations = Annotations(body.getroottree().getroot())
        self._points, self._homes, self._offers = Points(), Homes(body), Offers(body)

    def mark(self, marks: Sequence[Mark]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Put all marks in; the answer is the numbers of those that stand at the top, and of those whose change is not offered.

        Words are put in before comments are, which then end before them, and taken out after, from between the comment's ends.
        """
        placed = {number: self._letters(mark.at) for number, mark in enumerate(marks) if mark.at}
        offered = self._offered(marks, placed)
        for number, change in offered.items():
            if not _replaces(change):
                self._insert(change.words, self._changed(change, placed[number])[-1])
        for number, letters in placed.items():
            if letters:
                self._annotate(marks[number], letters)
        for number, change in offered.items():
            if _replaces(change):
                self._replace(change.words, placed[number])
        aside = tuple(number for number, letters in placed.items() if not letters)
        self._on_top([mark for mark in marks if not mark.at], [marks[number] for number in aside])
        return aside, tuple(number for number, mark in enumerate(marks) if mark.change and number not in offered)

    def _letters(self, span: Span) -> list[Letter]:
        """The letters of the body that a mark is about, of one cell of a table; none where it is about a header, a footer or a note."""
        letters = letters_at(self._document, span, self._spelling.letters)
        homes = [self._homes.home(self._leaf(letter)) for letter in letters]
        if not letters or None in homes:
            return []
        around = [cell(home.paragraph) for home in homes if home]
        return [letter for letter, each in zip(letters, around, strict=True) if each is around[0]]

    def _leaf(self, letter: Letter) -> Leaf:
        return self._spelling.leaf(letter.leaf)

    def _home(self, letter: Letter) -> Home:
        home = self._homes.home(self._leaf(letter))
        assert home is not None  # it is one of those that are marked
        return home

    def _offered(self, marks: Sequence[Mark], placed: dict[int, list[Letter]]) -> dict[int, Change]:
        """By number the changes that can be offered: of two that meet, the first."""
        found: dict[int, Change] = {}
        for number, mark in enumerate(marks):
            letters = placed.get(number)
            if not mark.change or not letters or any(_meet(mark.change.at, other.at) for other in found.values()):
                continue
            if self._is_open(self._changed(mark.change, letters)):
                found[number] = mark.change
        return found

    def _changed(self, change: Change, letters: list[Letter]) -> list[Letter]:
        """The letters that a change touches: those that are replaced, or the one behind which words are put in."""
        return letters if _replaces(change) else self._letters(Span(change.at.start - 1, change.at.start))

    def _is_open(self, letters: Sequence[Letter]) -> bool:
        """Whether letters may be changed: they are of one paragraph, in nobody else's change, and nothing else stands between them."""
        leaves = [self._leaf(letter) for letter in letters]
        homes = [self._home(letter) for letter in letters]
        if not homes or any(home.paragraph is not homes[0].paragraph or not home.steady for home in homes):
            return False
        return not any(map(self._homes.changed, leaves)) and self._homes.joined(leaves[0], leaves[-1])

    def _annotate(self, mark: Mark, letters: Sequence[Letter]) -> None:
        """An annotation from the first letter to the last."""
        annotation = self._annotations.made(mark.title, mark.note.splitlines())
        end = self._annotations.end(annotation)
        self._before(letters[0], annotation)
        self._after(letters[-1], end)

    def _before(self, letter: Letter, made: Element) -> None:
        """Put an element before a letter, or before what holds it and is not to be torn."""
        if (atom := self._home(letter).atom) is None:
            self._points.before(self._leaf(letter), letter.at, made)
        else:
            self._points.ahead_of(atom, made)

    def _after(self, letter: Letter, made: Element) -> None:
        """Put an element behind a letter, or behind what holds it and is not to be torn."""
        if (atom := self._home(letter).atom) is None:
            self._points.after(self._leaf(letter), letter.at, made)
        else:
            self._points.behind(atom, made)

    def _insert(self, words: str, last: Letter) -> None:
        """Offer to put words in behind a letter."""
        start, end = self._offers.insertion(words)
        self._after(last, end)
        end.addprevious(start)

    def _replace(self, words: str, letters: Sequence[Letter]) -> None:
        """Offer to put words in the place of others."""
        start, end = self._offers.insertion(words)
        deletion = self._offers.deletion()
        self._before(letters[0], deletion)
        self._after(letters[-1], end)
        self._offers.take_out(deletion, self._home(letters[0]).paragraph, end)
        end.addprevious(start)

    def _on_top(self, whole: Iterable[Mark], aside: Sequence[Mark]) -> None:
        """What is said of the file as a whole, and of places where no annotation can stand, at the first paragraph."""
        said = [(mark.title, mark.note.splitlines()) for mark in whole]
        if aside:
            said.append((_ASIDE, [line for mark in aside for line in self._quoted(mark)]))
        paragraph = first_paragraph(self._body)
        for title, lines in reversed(said):
            annotation = self._annotations.made(title, lines)
            annotation.tail, paragraph.text = paragraph.text, None
            paragraph.insert(0, annotation)

    def _quoted(self, mark: Mark) -> Iterable[str]:
        """What is said of words that stand elsewhere, with these words."""
        assert mark.at is not None
        yield f"“{self._document.words(mark.at)}” - {mark.title}"
        yield from mark.note.splitlines()


def _replaces(change: Change) -> bool:
    """Whether a change takes words out, and does not only put some in."""
    return change.at.start < change.at.end


def _meet(one: Span, other: Span) -> bool:
    """Whether two changes would meet; words put in at one place may stand side by side."""
    return (one != other or one.start < one.end) and one.start <= other.end and other.start <= one.end
