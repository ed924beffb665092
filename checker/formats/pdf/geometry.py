"""Where things stand on a page: a page that is turned, a drawing within a drawing, a line that is drawn as a thin rectangle."""

import math
from collections.abc import Callable
from typing import NamedTuple

from checker.formats.pdf.shapes import Ruling

Turn = Callable[[float, float], tuple[float, float]]
Matrix = tuple[float, float, float, float, float, float]

# By quarters to the right. PDF counts upwards from the bottom; here and in all that follows places are counted downwards.
# Each undoes itself, so that it also leads from a place as it is read back to the place as PDF counts it.
TURNS: tuple[Turn, ...] = (
    lambda x, y: (x, -y),
    lambda x, y: (y, x),
    lambda x, y: (-x, y),
    lambda x, y: (-y, -x),
)
STRAIGHT: Matrix = (1, 0, 0, 1, 0, 0)


class Spot(NamedTuple):
    """Where letters stand: their page, by how many quarters it is turned to read them, and their edges when it is."""

    page: int
    quarter: int
    box: Ruling

    def corners(self) -> tuple[tuple[float, float], ...]:
        """The upper left, upper right, lower left and lower right corner as they are read, each counted upwards as PDF does."""
        turn = TURNS[self.quarter]
        return tuple(turn(x, y) for y in (self.box.top, self.box.bottom) for x in (self.box.x0, self.box.x1))


def quarters(angle: float) -> int:
    """By how many quarters a page is turned to read letters that run at an angle, which pdfium counts the way of the clock."""
    return round(-angle / (math.pi / 2)) % 4


def turned(box: tuple[float, float, float, float], turn: Turn) -> Ruling:
    """A box with its left, low, right and high edge, as one reads the page."""
    (x0, y0), (x1, y1) = turn(box[0], box[1]), turn(box[2], box[3])
    return Ruling(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def times(one: Matrix, other: Matrix) -> Matrix:
    """One placing within another."""
    a, b, c, d, e, f = one
    x, y = at((e, f), other)
    return (
        a * other[0] + b * other[2],
        a * other[1] + b * other[3],
        c * other[0] + d * other[2],
        c * other[1] + d * other[3],
        x,
        y,
    )


def at(point: tuple[float, float], matrix: Matrix) -> tuple[float, float]:
    """Where a point comes to stand."""
    x, y = point
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def middle(box: Ruling) -> Ruling:
    """The line in the middle of a thin rectangle."""
    if box.x1 - box.x0 > box.bottom - box.top:
        y = (box.top + box.bottom) / 2
        return Ruling(box.x0, y, box.x1, y)
    x = (box.x0 + box.x1) / 2
    return Ruling(x, box.top, x, box.bottom)


def sides(box: Ruling) -> list[Ruling]:
    """The four lines around a rectangle."""
    return [
        box._replace(bottom=box.top),
        box._replace(top=box.bottom),
        box._replace(x1=box.x0),
        box._replace(x0=box.x1),
    ]
