"""Notes at the cells of an Excel workbook: comments in a part of their own, with a box for each; what others wrote there stays."""

from collections.abc import Iterator, Sequence
from posixpath import dirname, join

from checker.formats.joining import Joining
from checker.formats.ooxml import Parts, R
from checker.formats.package import Package
from checker.formats.spreadsheet.boxes import Boxes
from checker.formats.spreadsheet.cell_notes import Line, Notes, Spot, notes
from checker.formats.spreadsheet.comment_part import CommentPart
from checker.formats.spreadsheet.elements import own, under
from checker.formats.spreadsheet.sheets import place, spot
from checker.formats.spreadsheet.xlsx import merges
from checker.formats.xml import Element, written
from checker.model import Copy, Document, Mark

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BOXES = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BEHIND = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "AlternateContent",
    "webPublishItems",
    "tableParts",
    "extLst",
)
_MOST_LETTERS = 32_000  # of a comment: Excel takes 32,767
_CUT = "More was found here than a comment can hold: see the report."


def mark(data: bytes, document: Document, marks: Sequence[Mark]) -> Copy:
    """A copy with a comment at each cell that has marks; Excel has no tracked changes, so that no change of words is offered."""
    package = Package(data)
    parts = Parts(package, "xl/workbook.xml")
    sheets = _sheets(parts)
    found = notes(document, marks, Spot(_first(parts, sheets), 0, 0))
    made = _Marking(package, parts).sheets(sheets, found)
    unchanged = tuple(number for number, mark in enumerate(marks) if mark.change)
    return Copy(parts.repacked(data, made), found.aside, unchanged)


def _sheets(parts: Parts) -> dict[str, str]:
    """By name of a sheet its part; charts that are sheets of their own have no cells."""
    related = parts.related(parts.body)
    named = [(each.get("name", ""), related.get(own(each, "id"))) for each in parts.tree(parts.body).iter("{*}sheet")]
    return {name: each.name for name, each in reversed(named) if each and each.kind == "worksheet" and not each.outside}


def _first(parts: Parts, sheets: dict[str, str]) -> str:
    """The first sheet that people see."""
    told = [each for each in parts.tree(parts.body).iter("{*}sheet") if each.get("name", "") in sheets]
    return next(each.get("name", "") for each in sorted(told, key=lambda each: each.get("state", "visible") != "visible"))


class _Marking:
    """A workbook while comments are put into it."""

    def __init__(self, package: Package, parts: Parts) -> None:
        self._package, self._parts = package, parts
        self._joining = Joining(parts)
        self._made: dict[str, bytes] = {}

    def sheets(self, sheets: dict[str, str], found: Notes) -> dict[str, bytes]:
        """The parts that are written anew, or are new."""
        for number, (name, path) in enumerate(sheets.items(), start=1):
            lines = {(at.row, at.column): said for at, said in found.lines.items() if at.sheet == name}
            if lines:
                self._sheet(path, lines, number)
        return {**self._made, **self._joining.parts()}

    def _sheet(self, path: str, lines: dict[tuple[int, int], list[Line]], number: int) -> None:
        """Put the comments of a sheet into it."""
        sheet = self._parts.passing(path)
        placed = _placed(lines, sheet, set(self._threads(path)))
        existing = next(iter(self._parts.belonging(path, "comments")), "")
        comments = CommentPart(self._parts.tree(existing) if existing else None, sheet)
        name = existing or self._part(path, "comments", _TYPE)
        drawing, drawn = self._drawing(path, sheet)
        boxes = Boxes(sheet, drawn, number)
        for (row, column), said in sorted(placed.items()):
            said = list(_fitting(said))
            if comments.add(place(row, column), said):
                boxes.add(row, column, said)
        self._made |= {name: comments.written(), drawing: boxes.written()}

    def _threads(self, path: str) -> Iterator[tuple[int, int]]:
        """The cells at which people talk; a comment at them would be shown as part of their talk, or not at all."""
        for name in self._parts.belonging(path, "threadedComment"):
            root = self._parts.whole(name)
            yield from (found for each in under(root, "threadedComment") if (found := spot(each.get("ref", ""))))

    def _part(self, path: str, kind: str, type_: str) -> str:
        """The name of a new part that belongs to a sheet."""
        folder, number = dirname(dirname(path)), 1
        while (name := join(folder, f"{kind}-tendercheck{number}.xml")) in self._parts or name in self._made:
            number += 1
        self._joining.relate(path, kind, name)
        self._joining.declare(name, type_)
        return name

    def _drawing(self, path: str, sheet: Element) -> tuple[str, bytes]:
        """The part with the boxes of a sheet, and what is in it; the sheet is told of a new one."""
        legacy = next(under(sheet, "legacyDrawing"), None)
        related = None if legacy is None else self._parts.related(path).get(own(legacy, "id"))
        if related and related.name in self._package:
            return related.name, self._package.read(related.name)
        number = 1
        while (name := join(dirname(dirname(path)), "drawings", f"tendercheck{number}.vml")) in self._parts or name in self._made:
            number += 1
        identifier = self._joining.relate(path, "vmlDrawing", name)
        self._joining.declare_ending("vml", _BOXES)
        self._made[path] = _told(sheet, legacy, identifier)
        return name, b""


def _told(sheet: Element, legacy: Element | None, identifier: str) -> bytes:
    """The sheet with the name of the part that has its boxes, at the place where Excel wants it."""
    if legacy is None:
        legacy = sheet.makeelement(f"{sheet.tag.rpartition('}')[0]}}}legacyDrawing", {})
        following = next((each for each in sheet if str(each.tag).rpartition("}")[2] in _BEHIND), None)
        sheet.insert(len(sheet) if following is None else sheet.index(following), legacy)
    legacy.set(R + "id", identifier)
    return written(sheet)


def _placed(lines: dict[tuple[int, int], list[Line]], sheet: Element, threads: set[tuple[int, int]]) -> dict[tuple[int, int], list[Line]]:
    """The notes by the cells at which they can be seen: of merged cells the first, and beside a cell where people talk."""
    wide = list(merges(sheet))
    found: dict[tuple[int, int], list[Line]] = {}
    for (row, column), said in lines.items():
        merge = next((each for each in wide if each.top <= row <= each.bottom and each.left <= column <= each.right), None)
        at = (merge.top, merge.left) if merge else (row, column)
        if at in threads:
            said = [Line(f"About {place(row, column)}", bold=True), *said]
            while at in threads:
                at = (at[0], at[1] + 1)
        note = found.setdefault(at, [])
        note += [*([Line("")] if note else []), *said]
    return found


def _fitting(said: Sequence[Line]) -> Iterator[Line]:
    """As many lines as a comment can hold."""
    left = _MOST_LETTERS
    for line in said:
        left -= len(line.words) + 1
        if left < len(_CUT):
            yield Line(_CUT, bold=True)
            return
        yield line
