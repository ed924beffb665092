"""What LibreOffice and its like leave in a file: names in its properties, tracked changes, earlier versions, hidden slides, notes."""

from collections import Counter
from collections.abc import Iterator

from checker.formats import xml
from checker.formats.odf.styles import DRAW, OFFICE, PRESENTATION, STYLE
from checker.formats.package import Package
from checker.formats.xml import Element
from checker.model import Leftover, Source

_NAMES = {"initial-creator": "Author", "creator": "Last saved by", "printed-by": "Last printed by"}
_OBJECT, _VERSIONS = "Object ", "Versions/"


def leftovers(source: Source) -> Iterator[Leftover]:
    """All that is left in a file, packed or flat."""
    package = Package(source.data) if source.data.startswith(b"PK") else None
    content = xml.parse(package.read("content.xml") if package else source.data)
    meta = content if package is None else xml.parse(package.read("meta.xml")) if "meta.xml" in package else None
    yield from _names(meta)
    yield from _changes(content)
    yield from _slides(content)
    yield from _held(package.names() if package else ())


def _names(root: Element | None) -> Iterator[Leftover]:
    """The names in the properties of a file."""
    for each in () if root is None else root.iterfind(f".//{OFFICE}meta/*"):
        label = _NAMES.get(str(each.tag).rpartition("}")[2])
        if label and each.text and each.text.strip():
            yield Leftover("name", f"{label}: {each.text.strip()}")


def _changes(content: Element) -> Iterator[Leftover]:
    """Tracked changes, by their authors."""
    authors: Counter[str] = Counter()
    for change in content.iterfind(f".//{{*}}tracked-changes//{OFFICE}change-info"):
        authors[(change.findtext("{*}creator") or "").strip() or "somebody unnamed"] += 1
    for author, number in authors.items():
        yield Leftover("tracked change", f"{number} tracked change{'s' if number > 1 else ''} by {author}")


def _slides(content: Element) -> Iterator[Leftover]:
    """Slides that are not shown, and the notes on slides that only the speaker sees."""
    looks = content.iter(STYLE + "drawing-page-properties")
    owners = (each.getparent() for each in looks if each.get(PRESENTATION + "visibility") == "hidden")
    hiding = {owner.get(STYLE + "name") for owner in owners if owner is not None}
    for number, slide in enumerate(content.iterfind(f"{OFFICE}body/{OFFICE}presentation/{DRAW}page"), start=1):
        if slide.get(DRAW + "style-name", "") in hiding:
            yield Leftover("hidden", f"Slide {number} is hidden; it is published with the file")
        if any("".join(notes.itertext()).strip() for notes in slide.iterfind(PRESENTATION + "notes")):  # type: ignore[arg-type]
            yield Leftover("notes", f"Slide {number} has notes for the speaker")


def _held(names: tuple[str, ...]) -> Iterator[Leftover]:
    """Files in the file, and earlier versions of it."""
    for name in dict.fromkeys(name.partition("/")[0] for name in names if name.startswith(_OBJECT)):
        yield Leftover("file in it", name)
    if any(name.startswith(_VERSIONS) for name in names):
        yield Leftover("hidden", "Earlier versions of the document are kept in the file")
