"""The parts of an Excel package by what they are to one another, whatever they are called."""

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import NamedTuple

from checker.errors import UnreadableDocument
from checker.formats import xml
from checker.formats.package import Package
from checker.formats.xml import Element


class Related(NamedTuple):
    """A part that another part speaks of: under which name, as what, and where it is."""

    name: str
    kind: str
    path: str


class Parts:
    """A package with the relations between its parts."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.book = next((each.path for each in self.related("") if each.kind == "officeDocument"), "xl/workbook.xml")

    def tree(self, path: str) -> Element:
        """A part that is XML."""
        return xml.parse(self.package.read(path))

    def related(self, path: str, kind: str = "") -> Iterator[Related]:
        """The parts inside the package that a part speaks of; all of them, or those of one kind."""
        folder, _, name = path.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels".lstrip("/")
        if relations not in self.package:
            return
        for each in self.tree(relations):
            found = each.get("Type", "").rpartition("/")[2]
            target = each.get("Target", "")
            where = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(path), target))
            if each.get("TargetMode") != "External" and where in self.package and kind in ("", found):
                yield Related(each.get("Id", ""), found, where)

    def whole(self, path: str) -> Element | None:
        """A part that the rest can be read without; None where it is damaged."""
        try:
            return self.tree(path)
        except UnreadableDocument:
            return None


def under(element: Element | None, name: str) -> Iterator[Element]:
    """The direct children of a name, in whatever namespace: strict files have others."""
    yield from () if element is None else element.iterfind(f"{{*}}{name}")


def own(element: Element, name: str) -> str:
    """An attribute in whatever namespace."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
