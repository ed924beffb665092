"""The words of charts and diagrams, which Office files keep in parts of their own."""

from collections.abc import Iterator

from checker.formats.ooxml import CHART, CHART_EX, DIAGRAM, A, R
from checker.formats.xml import Element

# what is drawn and has its words in a part of its own, with the attribute that names the part
DRAWN = {CHART + "chart": R + "id", CHART_EX + "chart": R + "id", DIAGRAM + "relIds": R + "dm"}
_NAMES = (CHART + "strCache", CHART_EX + "strDim")  # the names of a chart's bars and lines; its figures are no words
_PARAGRAPHS = (A + "p", *_NAMES)
_WORDS = frozenset({A + "t", CHART + "v", CHART_EX + "pt"})


def drawn(root: Element) -> Iterator[list[Element]]:
    """Each paragraph of a drawing, and each name in it, as the elements that hold its letters."""
    for element in root.iter(*_PARAGRAPHS):
        words = [each for each in element.iter(*_WORDS) if each.text]
        if element.tag in _NAMES:
            yield from ([word] for word in words)
        elif words:
            yield words
