"""What Word, Excel and PowerPoint leave in a file: names in its properties, tracked changes, files in it, hidden slides, notes."""

from collections import Counter
from collections.abc import Iterator

from checker.formats.ooxml import A, P, Parts, R, W
from checker.formats.package import Package
from checker.formats.xml import Element
from checker.model import Leftover, Source

_NAMES = {"creator": "Author", "lastModifiedBy": "Last saved by", "Manager": "Manager", "Company": "Company"}
_PROPERTIES = ("core-properties", "extended-properties")
_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")
_CHANGES = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"))
_LOOKS = "Change"  # at the end of the names of changes of looks: rPrChange, pPrChange
_HELD = "/embeddings/"


def leftovers(source: Source) -> Iterator[Leftover]:
    """All that is left in a file."""
    package = Package(source.data)
    parts = Parts(package)
    yield from _names(parts)
    yield from _changes(package, parts)
    for name in package.names():
        if _HELD in name:
            yield Leftover("file in it", name.rpartition("/")[2])
    yield from _slides(parts)
    for gap in parts.gaps:
        yield Leftover("not looked through", f"{gap.where}: {gap.cause}")


def _names(parts: Parts) -> Iterator[Leftover]:
    """The names in the properties of a file."""
    for kind in _PROPERTIES:
        for name in parts.belonging("", kind):
            root = parts.whole(name)
            for each in () if root is None else root:
                label = _NAMES.get(str(each.tag).rpartition("}")[2])
                if label and each.text and each.text.strip():
                    yield Leftover("name", f"{label}: {each.text.strip()}")


def _changes(package: Package, parts: Parts) -> Iterator[Leftover]:
    """Tracked changes, by their authors; and the list of them that a shared workbook keeps."""
    authors: Counter[str] = Counter()
    for name in (parts.body, *(name for kind in _STORIES for name in parts.belonging(parts.body, kind))):
        if name in package and not name.startswith(("ppt/", "xl/")):
            authors.update(_author(each) for each in parts.passing(name).iter(W + "*") if _is_change(each))
    for author, number in authors.items():
        yield Leftover("tracked change", f"{number} tracked change{'s' if number > 1 else ''} by {author}")
    if "Tendercheck" in authors:
        yield Leftover("marked copy", "It has tracked changes by Tendercheck: it is a marked copy, and not the file to publish")
    if any("/revisions/" in name for name in package.names()):
        yield Leftover("tracked change", "The workbook keeps a list of who changed what in it")


def _is_change(element: Element) -> bool:
    return element.tag in _CHANGES or str(element.tag).endswith(_LOOKS)


def _author(change: Element) -> str:
    return change.get(W + "author", "") or "somebody unnamed"


def _slides(parts: Parts) -> Iterator[Leftover]:
    """Slides that are not shown, and the notes on slides that only the speaker sees."""
    related = parts.related(parts.body)
    whole = parts.whole(parts.body) if parts.body.startswith("ppt/") else None
    named = [] if whole is None else [each.get(R + "id", "") for each in whole.iter(P + "sldId")]
    for number, name in enumerate((related[each].name for each in named if each in related), start=1):
        slide = parts.whole(name)
        if slide is not None and slide.get("show") in ("0", "false"):
            yield Leftover("hidden", f"Slide {number} is hidden; it is published with the file")
        for notes in parts.belonging(name, "notesSlide"):
            root = parts.whole(notes)
            if root is not None and any((each.text or "").strip() for each in root.iterfind(f".//{A}r/{A}t")):
                yield Leftover("notes", f"Slide {number} has notes for the speaker")
