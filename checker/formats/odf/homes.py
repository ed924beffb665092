"""Where in an OpenDocument text a letter stands: in which paragraph, whether in something that is not to be torn, in whose change."""

from collections.abc import Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from checker.formats.odf.styles import TABLE, TEXT
from checker.formats.spelling import Leaf
from checker.formats.xml import Element

PARAGRAPHS = frozenset({TEXT + "p", TEXT + "h"})
SPAN = TEXT + "span"
_LINK = TEXT + "a"
_INDICES = frozenset(
    {
        *(TEXT + f"{name}-index" for name in ("alphabetical", "illustration", "table", "object", "user")),
        *(TEXT + name for name in ("table-of-content", "bibliography")),
    }
)
# what a paragraph of the body itself may stand in
_AROUND = _INDICES | {
    *(TEXT + name for name in ("section", "list", "list-item", "list-header", "numbered-paragraph", "index-body", "index-title")),
    *(TABLE + name for name in ("table", "table-header-rows", "table-rows", "table-row", "table-cell")),
}
_PASSED = frozenset(TEXT + name for name in ("span", "s", "tab", "line-break", "soft-page-break"))


class Home(NamedTuple):
    """The paragraph of a letter, and what holds it there but is not to be torn: a field, a drawing."""

    paragraph: Element
    atom: Element | None
    steady: bool  # whether a change of words may be offered there: not in a link, nor in an index, which is made anew


class Homes:
    """The places of a body, as they were before it was marked."""

    def __init__(self, body: Element) -> None:
        self._body = body
        self._elements = list(body.iter())
        self._order = {element: at for at, element in enumerate(self._elements)}
        self._open: list[int] = list(accumulate(map(_turn, self._elements), lambda before, turn: max(before + turn, 0)))

    def home(self, leaf: Leaf) -> Home | None:
        """The home of a letter; none where it is no letter of the body, as those of headers, or stands in a note."""
        way = self._way(leaf)
        outside = list(takewhile(lambda each: each.tag in _AROUND, way))
        inside = way[len(outside) + 1 :]
        if len(outside) == len(way) or way[len(outside)].tag not in PARAGRAPHS:
            return None
        atom = next((each for each in inside if each.tag not in (SPAN, _LINK)), None)
        if atom is not None and atom.tag == TEXT + "note":
            return None
        shifting = any(each.tag == _LINK for each in inside) or any(each.tag in _INDICES for each in outside)
        return Home(way[len(outside)], atom, atom is None and not shifting)

    def _way(self, leaf: Leaf) -> list[Element]:
        """What a stretch of letters stands in, from the body inwards; nothing where that is another part."""
        element, behind = leaf
        around = [*([] if behind else [element]), *element.iterancestors()]
        return around[: around.index(self._body)][::-1] if self._body in around else []

    def place(self, leaf: Leaf) -> int:
        """The number of the last element that begins before a stretch of letters."""
        last, behind = leaf
        while behind and len(last):
            last = last[-1]
        return self._order[last]

    def changed(self, leaf: Leaf) -> bool:
        """Whether a stretch of letters is in somebody's change."""
        return self._open[self.place(leaf)] > 0

    def joined(self, first: Leaf, last: Leaf) -> bool:
        """Whether nothing but letters, spaces and looks stands between two stretches."""
        between: Sequence[Element] = self._elements[self.place(first) + 1 : self.place(last) + 1]
        return all(each.tag in _PASSED for each in between)


def cell(paragraph: Element) -> Element | None:
    """The cell of a table that a paragraph stands in, if it does."""
    return next(paragraph.iterancestors(TABLE + "table-cell"), None)


def first_paragraph(body: Element) -> Element:
    """The first paragraph of the body itself; an empty body is given one."""
    ways = [body]
    while ways:
        element = ways.pop()
        if element.tag in PARAGRAPHS:
            return element
        ways += [each for each in reversed(element) if each.tag in _AROUND | PARAGRAPHS]
    made = body.makeelement(TEXT + "p", {})
    body.append(made)
    return made


def _turn(element: Element) -> int:
    """By how much more changes are open behind an element than before it."""
    return {TEXT + "change-start": 1, TEXT + "change-end": -1}.get(str(element.tag), 0)
