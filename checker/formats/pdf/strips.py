"""Where the words of marks stand on the pages: a strip for each line of them, for a highlighter to follow."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from checker.formats.pdf.geometry import Spot
from checker.formats.pdf.hyphens import MARKS
from checker.formats.pdf.pages import Opened
from checker.formats.pdf.shapes import Ruling, around
from checker.formats.pdf.trace import letters, spoken
from checker.formats.places import Letter, letters_at
from checker.model import Document, Source, Span

_LEVEL = 0.5  # of the lower of two letters: how much of it is beside the other where they stand in one line
_GAP = 2.0  # of its height: what is further away stands in another column or cell


def strips(source: Source, document: Document, spans: Sequence[Span]) -> tuple[list[list[Spot]], int]:
    """The strips of each of some stretches of a document's text, none where no place is known; and how many pages the places count."""
    known = letters(source)
    held = [[(int(letter.leaf), letter.at) for letter in letters_at(document, span, known, spoken) if _has_place(letter)] for span in spans]
    wanted: defaultdict[int, set[int]] = defaultdict(set)
    for page, at in (place for places in held for place in places):
        wanted[page].add(at)
    with Opened(source) as opened:
        spots = {page: opened.spots(page, indexes) for page, indexes in wanted.items()}
        return [in_strips(spots[page][at] for page, at in places if at in spots[page]) for places in held], opened.whole


def _has_place(letter: Letter) -> bool:
    """Whether a letter is printed: pdfium adds spaces and marks of broken words of its own, and says of none of them where it is."""
    return not letter.said.isspace() and letter.said not in MARKS


def in_strips(spots: Iterable[Spot]) -> list[Spot]:
    """Letters in their order, taken together as far as they stand side by side."""
    found: list[Spot] = []
    for spot in spots:
        if found and _goes_on(found[-1], spot):
            found[-1] = found[-1]._replace(box=Ruling(**around((found[-1].box, spot.box))))
        else:
            found.append(spot)
    return found


def _goes_on(strip: Spot, spot: Spot) -> bool:
    """Whether a letter stands in the line of a strip, and no further behind it than a wide space."""
    one, other = strip.box, spot.box
    high = min(one.bottom - one.top, other.bottom - other.top)
    level = min(one.bottom, other.bottom) - max(one.top, other.top) > _LEVEL * high
    beside = one.x0 - high < other.x0 < one.x1 + _GAP * high
    return (strip.page, strip.quarter) == (spot.page, spot.quarter) and level and beside
