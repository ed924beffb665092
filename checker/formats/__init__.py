"""From the bytes of a file to a document: one room per format, told apart by content and not by name."""

from collections.abc import Callable

from checker.errors import UnreadableDocument
from checker.formats import docx, html, markdown, odf, pdf, plain, spreadsheet
from checker.formats.sniff import Form, form
from checker.model import Document, Source

__all__ = ["read"]

_ROOMS: dict[Form, Callable[[Source], Document]] = {
    "pdf": pdf.read,
    "docx": docx.read,
    "odt": odf.read,
    "spreadsheet": spreadsheet.read,
    "csv": spreadsheet.read_csv,
    "html": html.read,
    "markdown": markdown.read,
    "plain": plain.read,
}


def read(source: Source) -> Document:
    """The file as one text with places; what cannot be read is said with its cause and its cure, and nothing else is ever raised."""
    try:
        document = _ROOMS[form(source)](source)
    except UnreadableDocument:
        raise
    except Exception as fault:
        raise UnreadableDocument("It is damaged and could not be read", "Open it, save it again and check the new copy") from fault
    if not document.text.strip():
        raise UnreadableDocument("It has no text that can be read", "If it is a scan, have its text recognised (OCR) and check again")
    return document
