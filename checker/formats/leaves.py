"""The leaves of a Word or PowerPoint part: the elements that stand for letters, with the names by which a place is told."""

from collections import Counter
from collections.abc import Iterator

from checker.formats.ooxml import ART, CHART, CHART_EX, A, M, W
from checker.formats.spelling import Leaf
from checker.formats.xml import Element

# letters of equations, of drawings and of charts are counted apart
_NAMES = {
    **{W + name: name for name in ("t", "delText", "sym", "tab", "ptab", "br", "cr", "noBreakHyphen", "checkBox", "listEntry")},
    **{M + "t": "m:t", A + "t": "a:t", A + "br": "a:br", ART: "textpath", CHART + "v": "c:v", CHART_EX + "pt": "cx:pt"},
}


def leaves(root: Element) -> Iterator[tuple[Leaf, str]]:
    """The leaves of a part, each kind counted in the order of the file: t0, t1, tab0, t2."""
    counts: Counter[str] = Counter()
    for element in root.iter(*_NAMES):
        name = _NAMES[str(element.tag)]
        yield (element, False), f"{name}{counts[name]}"
        counts[name] += 1
