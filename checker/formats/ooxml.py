"""The parts of a Word, PowerPoint or Excel file: which is the body and which belong to it, told by the file and not by their names."""

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import NamedTuple

from checker.errors import UnreadableDocument
from checker.formats import xml
from checker.formats.package import Package
from checker.formats.repack import repacked
from checker.formats.xml import Element
from checker.model import Gap

_OPEN = "http://schemas.openxmlformats.org"
W, P = (f"{{{_OPEN}/{name}/2006/main}}" for name in ("wordprocessingml", "presentationml"))
R, M = (f"{{{_OPEN}/officeDocument/2006/{name}}}" for name in ("relationships", "math"))
A, CHART, DIAGRAM = (f"{{{_OPEN}/drawingml/2006/{name}}}" for name in ("main", "chart", "diagram"))
CHART_EX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
MC = f"{{{_OPEN}/markup-compatibility/2006}}"
ART = "{urn:schemas-microsoft-com:vml}textpath"  # letters drawn along a line, such as DRAFT across the page
# the strict form of the format says the same in other namespaces
_STRICT = {
    "wordprocessingml/main": W,
    "presentationml/main": P,
    "officeDocument/relationships": R,
    "officeDocument/math": M,
    "drawingml/main": A,
    "drawingml/chart": CHART,
    "drawingml/diagram": DIAGRAM,
}
_PURL = "http://purl.oclc.org/ooxml/"
_CODINGS = ("utf-8", "utf-16-le", "utf-16-be")


class Related(NamedTuple):
    """A part that belongs to another: of what kind, by which name, and whether it lies in another file."""

    kind: str
    name: str
    outside: bool


class Parts:
    """The parts of one file, each read once; the body is where most files have it, unless the file says otherwise."""

    def __init__(self, package: Package, body: str = "word/document.xml") -> None:
        self._package = package
        self._trees: dict[str, Element] = {}
        self._names: dict[Element, str] = {}
        self._relations: dict[str, dict[str, Related]] = {}
        self._missed: set[str] = set()
        self._drawn: set[str] = set()
        self.gaps: list[Gap] = []
        self.body = next((each.name for each in self.related("").values() if each.kind == "officeDocument"), body)

    def __contains__(self, name: str) -> bool:
        return name in self._package

    def repacked(self, data: bytes, parts: Mapping[str, bytes]) -> bytes:
        """The file with these parts in place of its own, each in the strict form where the file has it so."""
        body = self._package.read(self.body)
        is_strict = any(_PURL.encode(coding) in body for coding in _CODINGS)
        return repacked(data, {name: _strictly(content) if is_strict else content for name, content in parts.items()})

    def tree(self, name: str) -> Element:
        """A part as a tree, in the usual namespaces."""
        if name not in self._trees:
            self._trees[name] = root = self.passing(name)
            self._names[root] = name
        return self._trees[name]

    def passing(self, name: str) -> Element:
        """A part as a tree that is not kept: of a large one, such as a sheet, there is only one at a time."""
        return xml.parse(_usual(self._package.read(name)))

    def whole(self, name: str) -> Element | None:
        """A part as a tree; one that is missing or damaged is a gap, and no name is no part."""
        if not name or name in self._missed:
            return None
        try:
            return self.tree(name)
        except UnreadableDocument as fault:
            self._miss(name, fault)
            return None

    def once(self, reference: Element, attribute: str) -> Element | None:
        """The part with the words of a drawing, the first time that a drawing refers to it: however often that is, it is read once."""
        name = self.named(reference, attribute)
        root = None if name in self._drawn else self.whole(name)
        self._drawn.add(name)
        return root

    def of_kind(self, kind: str) -> Element | None:
        """The body's part of one kind, such as "styles" or "comments", if the file has it."""
        return self.whole(next(iter(self.belonging(self.body, kind)), ""))

    def belonging(self, name: str, kind: str) -> list[str]:
        """The names of the parts of one kind that belong to a part."""
        return [each.name for each in self.related(name).values() if each.kind == kind and not each.outside]

    def named(self, reference: Element, attribute: str = R + "id") -> str:
        """The name of the part that an element refers to; empty where it refers to none."""
        found = self.related(self.part_of(reference)).get(reference.get(attribute, ""))
        return "" if found is None or found.outside else found.name

    def part_of(self, element: Element) -> str:
        """The name of the part that an element stands in."""
        return self._names[element.getroottree().getroot()]

    def read(self) -> Iterator[tuple[str, Element]]:
        """The parts that have been read so far, in the order in which they were."""
        yield from tuple(self._trees.items())

    def related(self, name: str) -> dict[str, Related]:
        """By identifier, the parts that belong to a part."""
        if name not in self._relations:
            folder, _, file = name.rpartition("/")
            path = join(folder, "_rels", f"{file}.rels")
            relations = self.whole(path) if path in self._package else None
            told = () if relations is None else relations
            self._relations[name] = {each.get("Id", ""): _related(each, dirname(name)) for each in told}
        return self._relations[name]

    def _miss(self, name: str, fault: UnreadableDocument) -> None:
        """Tell that a part was not read."""
        self._missed.add(name)
        self.gaps.append(Gap(f"Part {name} of the file", fault.cause.replace("A part of it", "It"), fault.cure))


def _usual(data: bytes) -> bytes:
    """A part with the usual namespaces in the place of the strict ones, in whatever letters it is written."""
    for coding in _CODINGS:
        for strict, usual in _STRICT.items() if _PURL.encode(coding) in data else ():
            data = data.replace((_PURL + strict).encode(coding), usual[1:-1].encode(coding))
    return data


def _strictly(content: bytes) -> bytes:
    """A part that was read in the usual namespaces, in the strict ones."""
    for strict, usual in _STRICT.items():
        for end in (b'"', b"/"):  # a namespace, or the kind of a relation
            content = content.replace(f'"{usual[1:-1]}'.encode() + end, f'"{_PURL}{strict}'.encode() + end)
    return content


def stem(name: str) -> str:
    """The name of a part without its folder and its ending."""
    return name.rpartition("/")[2].removesuffix(".xml")


def _related(relation: Element, folder: str) -> Related:
    outside = relation.get("TargetMode") == "External"
    target = relation.get("Target", "")
    name = target if outside else normpath(join("/", folder, target)).lstrip("/")
    return Related(relation.get("Type", "").rpartition("/")[2], name, outside)
