"""Notes at the cells of an OpenDocument workbook: annotations, for which a cell that stands for many is parted from the others."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from operator import itemgetter

from checker.formats import xml
from checker.formats.annotations import AUTHOR, Annotations
from checker.formats.package import Package
from checker.formats.repack import repacked
from checker.formats.spreadsheet.cell_notes import WIDE, Line, Spot, notes, tall
from checker.formats.spreadsheet.ods import OFFICE, TABLE, count, invisible
from checker.formats.xml import Element
from checker.model import Copy, Document, Mark

_CONTENT = "content.xml"
_ROWS, _COLUMNS = "number-rows-repeated", "number-columns-repeated"
_INCH = 96  # pixels
_ROW = f"{TABLE}table-row"
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


def mark(data: bytes, document: Document, marks: Sequence[Mark]) -> Copy:
    """A copy with an annotation at each cell that has marks; no change of words is offered, as in other workbooks."""
    is_packed = data.startswith(b"PK")
    root = xml.parse(Package(data).read(_CONTENT) if is_packed else data)
    tables = list(root.iterfind(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table"))
    hidden = invisible(root)
    first = min(tables, key=lambda table: table.get(f"{TABLE}style-name", "") in hidden)
    found = notes(document, marks, Spot(first.get(f"{TABLE}name", ""), 0, 0))
    annotations = Annotations(root)
    for name, table in {table.get(f"{TABLE}name", ""): table for table in reversed(tables)}.items():
        _annotate(table, {at: lines for at, lines in found.lines.items() if at.sheet == name}, annotations)
    unchanged = tuple(number for number, mark in enumerate(marks) if mark.change)
    content = xml.written(root)
    return Copy(repacked(data, {_CONTENT: content}) if is_packed else content, found.aside, unchanged)


def _annotate(table: Element, said: Mapping[Spot, Sequence[Line]], annotations: Annotations) -> None:
    """Put the notes of a sheet into it, from its end to its beginning: what is parted then lies behind what is still to be parted."""
    rows = list(_rows(table))
    for row in sorted({at.row for at in said}, reverse=True):
        line = _alone(table, rows, row, _ROWS)
        cells = list(_starting(line.iterchildren(*_CELLS), _COLUMNS))
        for at in sorted((at for at in said if at.row == row), reverse=True):
            _write(_alone(line, cells, at.column, _COLUMNS), said[at], annotations)


def _write(cell: Element, lines: Sequence[Line], annotations: Annotations) -> None:
    """Put a note at a cell; where there is one, ours goes on behind its words, for a cell takes no more than one."""
    there = cell.find(f"{OFFICE}annotation")
    if there is None:
        there = annotations.empty({"width": f"{WIDE / _INCH:.2f}in", "height": f"{tall(lines) / _INCH:.2f}in"})
        cell.insert(0, there)
    else:
        lines = [Line(""), Line(f"{AUTHOR}:", bold=True), *lines]
    there.extend(annotations.paragraphs(lines))


def _rows(table: Element) -> Iterator[tuple[int, Element]]:
    """The rows of a sheet with where each begins, through the groups that they are in."""
    return _starting((row for row in table.iter(_ROW) if next(row.iterancestors(f"{TABLE}table")) is table), _ROWS)


def _starting(elements: Iterable[Element], name: str) -> Iterator[tuple[int, Element]]:
    """Rows or cells with where each begins."""
    at = 0
    for element in elements:
        yield at, element
        at += count(element, name)


def _alone(holder: Element, known: Sequence[tuple[int, Element]], at: int, name: str) -> Element:
    """The row or cell of a number, parted from the others that it is written down together with; one that is missing is made."""
    number = bisect_right(known, at, key=itemgetter(0)) - 1
    if number < 0:
        made = holder.makeelement(_ROW if name == _ROWS else _CELLS[0], {})
        holder.append(made)
        return made
    start, element = known[number]
    behind = count(element, name) - (at - start) - 1
    if behind > 0:
        _repeated(_copied(element), name, behind)
    if at > start:
        _repeated(element, name, at - start)
        element = _copied(element)
    _repeated(element, name, 1)
    return element


def _copied(element: Element) -> Element:
    """The same row or cell once more, behind the first."""
    made = deepcopy(element)
    element.addnext(made)
    return made


def _repeated(element: Element, name: str, times: int) -> None:
    """Say for how many rows or cells an element stands."""
    if times > 1:
        element.set(f"{TABLE}{name}", str(times))
    elif f"{TABLE}{name}" in element.attrib:
        del element.attrib[f"{TABLE}{name}"]
