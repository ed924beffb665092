"""The figures as a table that a person reads."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from tests.bench.figures import Figure

HEADS = ("", "best", "median", "of", "load", "goal", "")


def as_table(figures: Iterable[Figure]) -> str:
    """All figures, group by group."""
    return "\n".join(line for group, own in groupby(figures, lambda figure: figure.group) for line in _grouped(group, list(own)))


def _grouped(group: str, figures: Sequence[Figure]) -> list[str]:
    """The table of one group, under its name; what is to be known of a figure stands below it."""
    rows = [HEADS, *map(_row, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = [
        "  ".join(cell.ljust(width) if not at else cell.rjust(width) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]
    noted = [[line, f"    {figure.note}"] if figure.note else [line] for line, figure in zip(lines[1:], figures, strict=True)]
    return ["", group, lines[0].rstrip(), *(line.rstrip() for pair in noted for line in pair)]


def _row(figure: Figure) -> tuple[str, ...]:
    """The cells of one figure."""
    goal = str(figure.goal) if figure.goal else ""
    values = (_number(figure.best, figure.unit), _number(figure.median, figure.unit))
    return (f"  {figure.name}", *values, str(figure.rounds or ""), f"{figure.load:.1f}", goal, figure.verdict)


def _number(value: float | None, unit: str) -> str:
    """A value with its unit, in as many digits as it deserves."""
    if value is None:
        return "-"
    digits = f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"
    return f"{digits} {unit}".strip()
