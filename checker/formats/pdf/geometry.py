"""Where things stand on a page: a page that is turned, a drawing within a drawing, a line that is drawn as a thin rectangle."""

from collections.abc import Callable

from checker.formats.pdf.shapes import Ruling

Turn = Callable[[float, float], tuple[float, float]]
Matrix = tuple[float, float, float, float, float, float]

# By quarters to the right. PDF counts upwards from the bottom; here and in all that follows places are counted downwards.
TURNS: tuple[Turn, ...] = (
    lambda x, y: (x, -y),
    lambda x, y: (y, x),
    lambda x, y: (-x, y),
    lambda x, y: (-y, -x),
)
STRAIGHT: Matrix = (1, 0, 0, 1, 0, 0)


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
