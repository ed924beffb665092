"""The rows of an OpenDocument table; a file may say of one that it stands for a million, which is counted and never written out."""

from collections.abc import Iterator

from checker.formats.odf.styles import TABLE, whole
from checker.formats.xml import Element

_MOST_REPEATS = 100_000


def rows(element: Element, head: bool) -> Iterator[tuple[Element, bool]]:
    """The rows of a table, and whether each is a head row."""
    for child in element:
        if child.tag == TABLE + "table-row":
            yield child, head
        elif child.tag in {TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"}:
            yield from rows(child, head or child.tag == TABLE + "table-header-rows")


def repeats(element: Element, what: str) -> int:
    """For how many rows or columns an element stands."""
    return min(whole(element.get(f"{TABLE}number-{what}-repeated"), 1), _MOST_REPEATS)
