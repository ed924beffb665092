"""What is laid over the pages of a copy: highlights over words, and a note in the corner, drawn by us so that all viewers agree."""

from collections.abc import Sequence
from itertools import count

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from checker.formats.pdf.geometry import Spot

AUTHOR = "Tendercheck"
_TINT = (1.0, 0.76, 0.5)  # orange: what is yet to be filled in is often marked in yellow
_INK = (0.55, 0.1, 0.05)  # red, but so dark that a line in it shows without colours too
_LINE = 0.09  # of the height of a line of words: how thick the line under them is
_PRINTED = 4  # the flag of what is printed with its page
_ACROSS, _EDGE = 20.0, 12.0  # points: how large the sign of a note is, and how far from the corner
_BALLOON = "1.2 w 1 5 m 1 19 l 19 19 l 19 5 l 9 5 l 5 1 l 5 5 l h B 4 15.5 m 16 15.5 l 4 12 m 16 12 l 4 8.5 m 12 8.5 l S"
# By quarters to the right by which a page is turned: what turns a sign back.
_BACK = ((1, 0, 0, 1, 0, 0), (0, 1, -1, 0, 0, 0), (-1, 0, 0, -1, 0, 0), (0, -1, 1, 0, 0, 0))

_Point = tuple[float, float]


def highlight(file: Pdf, strips: Sequence[Spot], words: str) -> Object:
    """A highlight over strips of one page: a tint through which the words are read, and a line under each."""
    corners = [strip.corners() for strip in strips]
    points = [point for strip in corners for point in strip]
    across, up = zip(*points, strict=True)
    edges = (min(across), min(up), max(across), max(up))
    tints = (_filled(upper, (left, right)) for *upper, left, right in corners)
    lines = (_filled((_towards(left, one), _towards(right, other)), (left, right)) for one, other, left, right in corners)
    drawn = _form(file, " ".join(("/Over gs", _colour(_TINT, "rg"), *tints, _colour(_INK, "rg"), *lines)), edges)
    quads = Array([round(place, 2) for point in points for place in point])
    return _note(file, words, Dictionary(Subtype=Name.Highlight, Rect=_array(edges), QuadPoints=quads, AP=Dictionary(N=drawn)))


def note(file: Pdf, page: Page, words: str) -> Object:
    """A note at the upper left of a page, as that is seen."""
    quarter = int(page.obj.get("/Rotate", 0)) // 90 % 4
    left, low, right, high = _seen(page)
    x = right - _EDGE - _ACROSS if quarter in (2, 3) else left + _EDGE
    y = low + _EDGE if quarter in (1, 2) else high - _EDGE - _ACROSS
    drawn = _form(file, f"{_colour(_TINT, 'rg')} {_colour(_INK, 'RG')} {_BALLOON}", (0, 0, _ACROSS, _ACROSS))
    drawn[Name.Matrix] = Array(_BACK[quarter])
    edges = _array((x, y, x + _ACROSS, y + _ACROSS))
    return _note(file, words, Dictionary(Subtype=Name.Text, Name=Name.Comment, Rect=edges, AP=Dictionary(N=drawn)))


def lay(page: Page, notes: Sequence[Object]) -> None:
    """Lay notes over a page, above those that are there, each with a name that no other of the page has."""
    there = page.obj.get("/Annots")
    held = list(there) if isinstance(there, Array) else []
    taken = {str(each.get("/NM")) for each in held if isinstance(each, Dictionary)}
    names = (name for at in count(1) if (name := f"tendercheck-{page.index + 1}-{at}") not in taken)
    for each, name in zip(notes, names, strict=False):
        each[Name.NM], each[Name.P] = String(name), page.obj
    page.obj[Name.Annots] = Array([*held, *notes])


def _note(file: Pdf, words: str, looks: Dictionary) -> Object:
    """A note of ours; without a date, so that the same file always gives the same copy."""
    looks[Name.Type], looks[Name.F], looks[Name.C] = Name.Annot, _PRINTED, _array(_TINT)
    looks[Name.T], looks[Name.Contents] = String(AUTHOR), String(words)
    return file.make_indirect(looks)


def _form(file: Pdf, drawn: str, edges: Sequence[float]) -> Object:
    """A drawing with its edges; what it draws with `Over` darkens what is under it, and hides nothing."""
    over = Dictionary(Type=Name.ExtGState, BM=Name.Multiply)
    form = file.make_stream(drawn.encode("ascii"), Type=Name.XObject, Subtype=Name.Form, BBox=_array(edges))
    form[Name.Resources] = Dictionary(ExtGState=Dictionary(Over=over))
    return form


def _seen(page: Page) -> tuple[float, float, float, float]:
    """The left, low, right and high edge of what is seen of a page."""
    cut, whole = _edges(page.cropbox), _edges(page.mediabox)
    return max(cut[0], whole[0]), max(cut[1], whole[1]), min(cut[2], whole[2]), min(cut[3], whole[3])


def _edges(box: Array) -> tuple[float, float, float, float]:
    one, two, three, four = (float(edge) for edge in box)
    return min(one, three), min(two, four), max(one, three), max(two, four)


def _filled(upper: Sequence[_Point], lower: Sequence[_Point]) -> str:
    """What fills the area between two upper and two lower corners, each from left to right."""
    first, *others = (f"{x:.2f} {y:.2f}" for x, y in (upper[0], upper[1], lower[1], lower[0]))
    return " ".join((first, "m", *(f"{point} l" for point in others), "h f"))


def _towards(lower: _Point, upper: _Point) -> _Point:
    """Where the line under words has its upper edge."""
    return lower[0] + _LINE * (upper[0] - lower[0]), lower[1] + _LINE * (upper[1] - lower[1])


def _colour(parts: Sequence[float], sign: str) -> str:
    return " ".join((*map(str, parts), sign))


def _array(numbers: Sequence[float]) -> Array:
    return Array([round(number, 2) for number in numbers])
