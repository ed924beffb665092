"""Puts something between two letters of an OpenDocument part, and remembers where every letter of the old leaves is now."""

from checker.formats.spelling import Leaf
from checker.formats.xml import Element


class Points:
    """The stretches of letters of a part while it is marked. A letter is told by its leaf, as reading found it, and its number there."""

    def __init__(self) -> None:
        self._pieces: dict[Leaf, list[tuple[int, Leaf]]] = {}  # of a leaf that was cut: where each piece begins

    def before(self, leaf: Leaf, at: int, made: Element) -> None:
        """Put an element right before a letter."""
        self._put(leaf, at, made, ahead=True)

    def after(self, leaf: Leaf, at: int, made: Element) -> None:
        """Put an element right behind a letter."""
        self._put(leaf, at, made, ahead=False)

    def ahead_of(self, atom: Element, made: Element) -> None:
        """Put an element right before another, which is not to be torn."""
        _parent(atom).insert(_parent(atom).index(atom), made)

    def behind(self, atom: Element, made: Element) -> None:
        """Put an element right behind another: before the letters that follow it."""
        self._put((atom, True), 0, made, ahead=True)

    def _put(self, leaf: Leaf, at: int, made: Element, ahead: bool) -> None:
        """Cut the piece that has a letter before or behind it, and put an element into the gap."""
        pieces = self._pieces.setdefault(leaf, [(0, leaf)])
        number = max(each for each, (start, _) in enumerate(pieces) if start <= at)
        start, (element, behind) = pieces[number]
        cut = at - start if ahead else at - start + 1
        text = (element.tail if behind else element.text) or ""
        made.tail = text[cut:]
        if behind:
            element.tail = text[:cut]
            _parent(element).insert(_parent(element).index(element) + 1, made)
        else:
            element.text = text[:cut]
            element.insert(0, made)
        if not cut:
            pieces[number] = (start, (made, True))
        elif made.tail:
            pieces.insert(number + 1, (start + cut, (made, True)))


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None  # it stands in a paragraph
    return parent
