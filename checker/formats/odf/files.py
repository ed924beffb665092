"""The parts of an OpenDocument file: packed in a zip file, or flat in one."""

from collections.abc import Iterator
from posixpath import normpath
from typing import Any, cast

from checker.errors import UnreadableDocument
from checker.formats import xml
from checker.formats.odf.styles import DRAW, OFFICE, TABLE
from checker.formats.package import Package
from checker.formats.repack import repacked
from checker.formats.spelling import Leaf
from checker.formats.xml import Element
from checker.model import Gap

MATH = "{http://www.w3.org/1998/Math/MathML}"
HELD = frozenset({DRAW + name for name in ("object", "object-ole", "plugin", "applet", "floating-frame")})
_HREF = "{http://www.w3.org/1999/xlink}href"
_CURE = "Open it, save it again and check the new copy"
_MACROS = ("Basic/", "Scripts/")
# LibreOffice writes the tables that stand in shapes under a name of its own
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_TABLES = ("table", "covered-table")
_FLAT = "document"  # the name of the one part of a flat file


class Files:
    """The parts that have words, each read once."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data) if data.startswith(b"PK") else None
        self._names: dict[Element, str] = {}
        self._renamed: list[tuple[Element, str]] = []  # elements that have another name in the file
        self.gaps: list[Gap] = []
        self.content = self._flat(data) if self._package is None else self._tree("content.xml")
        self.styles = self.content if self._package is None else self._whole("styles.xml", "Headers and footers")

    @property
    def remarks(self) -> tuple[str, ...]:
        """What an officer should know of the file itself."""
        packed = self._package is not None and any(name.startswith(_MACROS) for name in self._package.names())
        flat = self._package is None and next(self.content.iterfind(f"{OFFICE}scripts//{{*}}module"), None) is not None
        return ("It holds macros, which were not read",) if packed or flat else ()

    def part_of(self, element: Element) -> str:
        """The name of the part that an element stands in."""
        return self._names[element.getroottree().getroot()]

    def repacked(self, data: bytes) -> bytes:
        """The file with its content as it is now; every other part is as it was."""
        for element, name in self._renamed:
            element.tag = name
        content = xml.written(self.content)
        return content if self._package is None else repacked(data, {"content.xml": content})

    def held(self, element: Element) -> Element | None:
        """What hangs in the text as a file of its own, such as a chart or a formula, once; a gap where it is no OpenDocument."""
        inside = next((child for child in element if child.tag in {OFFICE + "document", MATH + "math"}), None)
        if inside is not None:
            return inside
        name = normpath(element.get(_HREF, "")).lstrip("/")
        part = f"{name}/content.xml"
        if element.tag == DRAW + "object" and self._package is not None and part in self._package:
            known = part in self._names.values()
            return None if known else self._whole(part, f"Part {name} of the file")
        self._miss(Gap(f"Attached file {name.rpartition('/')[2]}", "It was not opened", "Check it as a file of its own"))
        return None

    def _flat(self, data: bytes) -> Element:
        return self._named(xml.parse(data), _FLAT)

    def _tree(self, name: str) -> Element:
        assert self._package is not None
        return self._named(xml.parse(self._package.read(name)), name)

    def _named(self, root: Element, name: str) -> Element:
        """A part by its name, in the usual names of what is in it."""
        for element in root.iter(_LOEXT + "*"):
            named = str(element.tag).removeprefix(_LOEXT)
            if named.startswith(_TABLES):
                self._renamed.append((element, str(element.tag)))
                element.tag = TABLE + named
        self._names[root] = name
        return root

    def _whole(self, name: str, where: str) -> Element | None:
        """A part that the file may lack; one that is damaged is a gap."""
        if self._package is None or name not in self._package:
            return None
        try:
            return self._tree(name)
        except UnreadableDocument:
            self._miss(Gap(where, "The part of the file that holds it is damaged", _CURE))
            return None

    def _miss(self, gap: Gap) -> None:
        if gap not in self.gaps:
            self.gaps.append(gap)


def leaves(root: Element) -> Iterator[tuple[Leaf, str]]:
    """The stretches of letters of a part, counted in the order of the file: t0, t1, t2."""
    texts = cast(Any, root.xpath("//text()"))
    found = dict.fromkeys((text.getparent(), bool(text.is_tail)) for text in texts)
    return ((leaf, f"t{at}") for at, leaf in enumerate(found))
