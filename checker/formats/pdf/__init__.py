"""PDF: from characters with places to the text as a reader meets it."""

from collections.abc import Sequence

from checker.errors import UnreadableDocument
from checker.formats.outline import assemble
from checker.formats.pdf.compose import Sheet, pieces
from checker.formats.pdf.flow import reading_order
from checker.formats.pdf.footnotes import Footnotes
from checker.formats.pdf.furniture import Furniture
from checker.formats.pdf.pages import Opened
from checker.formats.pdf.pictures import pictures
from checker.formats.pdf.remarks import beside, cure, gaps, is_picture, remarks
from checker.formats.pdf.shapes import Grid, Line, Page
from checker.formats.pdf.tables import Tables
from checker.formats.pdf.trace import box, letters, spoken
from checker.model import Copy, Document, Mark, Source

__all__ = ["box", "letters", "mark", "pictures", "read", "spoken"]


def read(source: Source) -> Document:
    """The document that a PDF holds; refused where none of its pages has text."""
    with Opened(source) as opened:
        pages = opened.pages()
        unopened = tuple(beside(opened))
    _refuse(pages)
    tables = Tables()
    laid = [tables.ruled(page) for page in pages]
    furniture = Furniture([lines for lines, _ in laid], [grids for _, grids in laid])
    footnotes = Footnotes(line for lines, _ in laid for line in lines)
    sheets = [_sheet(page, found, furniture, footnotes) for page, found in zip(pages, laid, strict=True)]
    text, blocks, _ = assemble(pieces(sheets, furniture))
    worded = [bool(sheet.parts) for sheet in sheets]
    return Document(
        source.path,
        source.sha256,
        "pdf",
        text,
        blocks,
        comments=tuple(comment for page in pages for comment in page.comments),
        gaps=(*gaps(pages, worded), *unopened),
        pages=len(pages),
        remarks=tuple(remarks(pages, tables.passed)),
        pictures=_unread(pages, worded),
    )


def mark(source: Source, document: Document, marks: Sequence[Mark]) -> Copy:
    """A copy with marks laid over its pages; everything else in it stays as it is."""
    from checker.formats.pdf.marking import marked  # a tenth of a second to import, which reading does not need

    return marked(source, document, marks)


def _sheet(page: Page, laid: tuple[list[Line], list[Grid]], furniture: Furniture, footnotes: Footnotes) -> Sheet:
    lines, grids = laid
    body: list[Line] = []
    asides: list[Line] = []
    for line in lines:
        (asides if furniture.kind(line) else body).append(line)
    text, notes = footnotes.parted(page, body, grids)
    return Sheet(tuple(reading_order(text, grids)), tuple(asides), tuple(notes))


def _refuse(pages: Sequence[Page]) -> None:
    if not pages or all(page.broken for page in pages):
        raise UnreadableDocument("It is damaged and could not be read", "Open it, save it again as PDF and check the new copy")
    if not any(page.lines for page in pages):
        raise UnreadableDocument("It has no text that can be read (it may be a scan)", cure(pages[0]), _unread(pages, [False] * len(pages)))


def _unread(pages: Sequence[Page], worded: Sequence[bool]) -> tuple[int, ...]:
    """The numbers of the pages whose words text recognition could still tell."""
    chosen = (is_picture(page, said) or (page.meaningless and not page.recognised) for page, said in zip(pages, worded, strict=True))
    return tuple(page.number for page, found in zip(pages, chosen, strict=True) if found)
