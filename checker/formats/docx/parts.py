"""The parts of a Word file: which is the body, and which are its styles, numbers, headers, notes and comments."""

from posixpath import dirname, join, normpath

from checker.formats import xml
from checker.formats.package import Package
from checker.formats.xml import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# the strict form of the format says the same in other namespaces
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


class Parts:
    """The parts of one file, found by their relationships to its body and not by their names."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.body = next((name for kind, name in self._relations("").values() if kind == "officeDocument"), "word/document.xml")
        self._related = self._relations(self.body)

    def tree(self, name: str) -> Element:
        """A part as a tree, in the usual namespaces."""
        data = self._package.read(name)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return xml.parse(data)

    def of_kind(self, kind: str) -> list[str]:
        """The names of the body's parts of one kind, such as "styles" or "comments"."""
        return [name for found, name in self._related.values() if found == kind and name in self._package]

    def named(self, reference: Element) -> str:
        """The name of the part that an element of the body refers to."""
        return self._related.get(reference.get(_R + "id", ""), ("", ""))[1]

    def _relations(self, name: str) -> dict[str, tuple[str, str]]:
        """By identifier, the kind and the name of each part that belongs to a part."""
        folder, _, file = name.rpartition("/")
        path = join(folder, "_rels", f"{file}.rels")
        if path not in self._package:
            return {}
        found = {}
        for relation in xml.parse(self._package.read(path)):
            kind = relation.get("Type", "").rpartition("/")[2]
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                found[relation.get("Id", "")] = (kind, normpath(join("/", dirname(name), target)).lstrip("/"))
        return found
