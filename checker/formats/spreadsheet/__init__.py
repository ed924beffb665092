"""Spreadsheets: each cell a block, with its sheet, its place, and the heads of its column and row; numbers as people see them.

XLSX and ODS are read by our own rooms, for calamine unfolds what is repeated and does not know how a number looks to people; it reads old
and binary Excel files.
"""

from collections.abc import Iterable, Sequence

from checker.formats.outline import assemble
from checker.formats.package import Package
from checker.formats.places import Letter, Letters
from checker.formats.sniff import form
from checker.formats.spreadsheet import commas, grid, ods, ods_notes, old, xlsx, xlsx_notes
from checker.formats.spreadsheet.sheets import Book, place
from checker.model import Copy, Document, Mark, Source

_OLD = b"\xd0\xcf\x11\xe0"


def read(source: Source) -> Document:
    """A workbook as a document, sheet after sheet; hidden sheets too, for they are published with it."""
    return _document(source, _book(source.data))


def read_csv(source: Source) -> Document:
    """A table of comma-separated values as a document of one sheet."""
    return _document(source, commas.table(source.data))


def letters(source: Source) -> Letters:
    """By anchor, the letters of a cell or of what stands beside the cells, as they are shown."""
    book = commas.table(source.data) if form(source) == "csv" else _book(source.data)
    known: dict[str, str] = {}
    for sheet in book.sheets:
        before = f"{sheet.name}!" if sheet.name else ""
        known |= {f"{before}{place(cell.row, cell.column)}": cell.text for cell in sheet.filled}
        known |= {f"{before}{aside.name}": aside.text for aside in sheet.asides}

    def of(anchor: str) -> Iterable[Letter]:
        """The letters of one cell, or of a later paragraph in it."""
        leaf, start = (anchor, 0) if anchor in known else _inside(anchor)
        return (Letter(said, leaf, at) for at, said in enumerate(known[leaf]) if at >= start)

    return of


def mark(source: Source, document: Document, marks: Sequence[Mark]) -> Copy:
    """A copy with a note at each cell that has marks; of the parts only those that hold or list notes are written anew."""
    noted = ods_notes.mark if document.format == "ods" else xlsx_notes.mark
    return noted(source.data, document, marks)


def _inside(anchor: str) -> tuple[str, int]:
    """The cell that a later paragraph of it is in, and where in the cell it begins."""
    leaf, _, start = anchor.rpartition("/")
    return leaf, int(start)


def _book(data: bytes) -> Book:
    if data.startswith(_OLD):
        return old.old_workbook(data)
    if not data.startswith(b"PK"):
        return ods.flat_workbook(data)
    package = Package(data)
    if "content.xml" in package and "xl/workbook.xml" not in package:
        return ods.workbook(package)
    return old.binary_workbook(data, package) if "xl/workbook.bin" in package else xlsx.workbook(package)


def _document(source: Source, book: Book) -> Document:
    pieces = (piece for number, sheet in enumerate(book.sheets) for piece in grid.pieces(number, sheet))
    text, blocks, _ = assemble(pieces)
    comments, gaps, remarks = tuple(book.comments), tuple(book.gaps), tuple(book.remarks)
    return Document(source.path, source.sha256, book.format, text, blocks, (), comments, gaps, remarks=remarks)
