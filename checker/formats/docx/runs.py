"""Cuts the runs of a Word file in two where a mark begins or ends, and remembers where every letter of the old leaves is now."""

from copy import deepcopy

from checker.formats.ooxml import MC, W
from checker.formats.xml import Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT_BOX, _RUN, _PARAGRAPH = W + "txbxContent", W + "r", W + "p"
_WHOLE = (_TEXT_BOX, MC + "AlternateContent")


class Runs:
    """The runs of a part while it is marked. A letter is told by its leaf, as reading found it, and by its number there from 0."""

    def __init__(self) -> None:
        self._pieces: dict[Element, list[tuple[int, Element]]] = {}  # of a leaf that was cut: where each piece begins

    def holds(self, leaf: Element) -> bool:
        """Whether a leaf is of a run of the story itself, which may be cut."""
        return _run(leaf) is not None

    def before(self, leaf: Element, at: int) -> Element:
        """The element of its paragraph before which a letter stands, when whatever stands left of it there has been cut off."""
        piece, start = self._piece(leaf, at)
        run = _run(piece)
        if run is None:
            return _outermost(piece)
        if at > start:
            run = self._cut(leaf, piece, at - start)
        elif _leads(run, piece):
            run = _parted(run, piece)
        return run

    def after(self, leaf: Element, at: int) -> Element:
        """The element of its paragraph after which a letter stands, when whatever stands right of it there has been cut off."""
        piece, start = self._piece(leaf, at)
        run = _run(piece)
        if run is None:
            return _outermost(piece)
        if at + 1 < start + len(piece.text or "") and piece.tag == W + "t":
            self._cut(leaf, piece, at + 1 - start)
        elif (following := piece.getnext()) is not None:
            _parted(run, following)
        return run

    def _piece(self, leaf: Element, at: int) -> tuple[Element, int]:
        """The element that has a letter now, and the number of its first letter."""
        start, piece = max((each for each in self._pieces.get(leaf, [(0, leaf)]) if each[0] <= at), key=lambda each: each[0])
        return piece, start

    def _cut(self, leaf: Element, piece: Element, letters: int) -> Element:
        """Cut a piece of text, and its run with it, after so many letters; the answer is the new run."""
        text = piece.text or ""
        rest = deepcopy(piece)
        rest.tail = None
        piece.text, rest.text = text[:letters], text[letters:]
        for each in (piece, rest):
            each.set(SPACE, "preserve")
        piece.addnext(rest)
        pieces = self._pieces.setdefault(leaf, [(0, leaf)])
        start = next(first for first, element in pieces if element is piece)
        pieces.append((start + letters, rest))
        pieces.sort(key=lambda each: each[0])
        run = _run(rest)
        assert run is not None  # it stands beside the piece, which has one
        return _parted(run, rest)


def is_boxed(element: Element) -> bool:
    """Whether an element stands in a text box, where Word takes no comments."""
    return next(element.iterancestors(_TEXT_BOX), None) is not None


def _run(leaf: Element) -> Element | None:
    """The run that holds a leaf and may be cut; none for what stands in a drawing, a text box, a formula, or in one of several forms."""
    run = leaf.getparent()
    whole = run is not None and run.tag == _RUN and next(run.iterancestors(*_WHOLE), None) is None
    return run if whole else None


def _outermost(leaf: Element) -> Element:
    """What stands in the paragraph of the story itself and holds a leaf: the run with the drawing, the formula."""
    found = leaf
    for element in (leaf, *leaf.iterancestors()):
        parent = element.getparent()
        if parent is not None and parent.tag == _PARAGRAPH and not is_boxed(parent):
            found = element
    return found


def _leads(run: Element, piece: Element) -> bool:
    """Whether something that shows stands in a run before a piece of it."""
    return any(each.tag != W + "rPr" for each in piece.itersiblings(preceding=True)) and piece.getparent() is run


def _parted(run: Element, piece: Element) -> Element:
    """The new run that begins with a piece of the old one, and looks like it."""
    made = run.makeelement(_RUN, {})
    for name, said in run.attrib.items():
        made.set(name, said)
    looks = run.find(W + "rPr")
    if looks is not None:
        made.append(deepcopy(looks))
    for each in [piece, *piece.itersiblings()]:
        made.append(each)
    run.addnext(made)
    return made
