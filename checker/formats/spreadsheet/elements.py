"""Elements of an Excel workbook in whatever namespace: strict files have others."""

from collections.abc import Iterator

from checker.formats.xml import Element


def under(element: Element | None, name: str) -> Iterator[Element]:
    """The direct children of a name."""
    yield from () if element is None else element.iterfind(f"{{*}}{name}")


def own(element: Element, name: str) -> str:
    """An attribute."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
