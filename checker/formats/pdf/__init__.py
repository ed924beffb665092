"""PDF: from characters with places to the text as a reader meets it."""

from collections.abc import Iterator, Sequence

from checker.errors import UnreadableDocument
from checker.formats.outline import assemble
from checker.formats.pdf.compose import Sheet, pieces
from checker.formats.pdf.flow import reading_order
from checker.formats.pdf.furniture import Furniture
from checker.formats.pdf.pages import Opened, damaged
from checker.formats.pdf.shapes import Grid, Line, Page
from checker.formats.pdf.tables import ruled
from checker.model import Document, Gap, Source

_SCAN = "it has no text that can be read (it may be a scan)"
_RECOGNISE = "Run text recognition on it, or add the text, and check again"
_BROKEN = "it is damaged and could not be read"
_SAVE_AGAIN = "Open the file, save it again as PDF and check the new copy"
_ATTACHED = "it is attached inside the PDF and was not opened"
_FORM = "it is a form in XFA, whose words are not on the pages"


def read(source: Source) -> Document:
    """The document that a PDF holds; refused where none of its pages has text."""
    with Opened(source.data) as opened:
        pages = tuple(opened.pages())
        beside = tuple(_beside(opened))
    _refuse(pages)
    laid = [ruled(page) for page in pages]
    furniture = Furniture([lines for lines, _ in laid], [grids for _, grids in laid])
    sheets = [_sheet(lines, grids, furniture) for lines, grids in laid]
    text, blocks, _ = assemble(pieces(sheets, furniture))
    gaps = (*_page_gaps(pages, sheets), *beside)
    return Document(source.path, source.sha256, "pdf", text, blocks, gaps=gaps, pages=len(pages))


def _sheet(lines: Sequence[Line], grids: Sequence[Grid], furniture: Furniture) -> Sheet:
    body = [line for line in lines if not furniture.kind(line)]
    return Sheet(tuple(reading_order(body, grids)), tuple(line for line in lines if furniture.kind(line)))


def _refuse(pages: Sequence[Page]) -> None:
    if not pages or all(page.broken for page in pages):
        raise damaged()
    if not any(page.lines for page in pages):
        raise UnreadableDocument(_SCAN[0].upper() + _SCAN[1:], _RECOGNISE)


def _page_gaps(pages: Sequence[Page], sheets: Sequence[Sheet]) -> Iterator[Gap]:
    """Pages whose words could not be read; a page with nothing on it is none."""
    for page, sheet in zip(pages, sheets, strict=True):
        if page.broken:
            yield Gap(f"page {page.number}", _BROKEN, _SAVE_AGAIN)
        elif page.pictured and not sheet.parts:
            yield Gap(f"page {page.number}", _SCAN, _RECOGNISE)


def _beside(opened: Opened) -> Iterator[Gap]:
    """Words that are in the file, and on none of its pages."""
    if opened.has_other_form():
        yield Gap("the form", _FORM, "Print it to PDF, and check that copy")
    for name in opened.attached():
        yield Gap(f"attached file {name}", _ATTACHED, "Save it as a file of its own, and check it too")
