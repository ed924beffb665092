"""From the bytes of a file to a document: one room per format, told apart by content and not by name."""

from importlib import import_module

from checker.errors import UnreadableDocument
from checker.formats.sniff import Form, form
from checker.model import Document, Source

__all__ = ["read"]

# The room that reads each form, and its function; a room is opened when the first file for it comes, since each has a dear library.
_ROOMS: dict[Form, tuple[str, str]] = {
    "pdf": ("pdf", "read"),
    "docx": ("docx", "read"),
    "odt": ("odf", "read"),
    "spreadsheet": ("spreadsheet", "read"),
    "csv": ("spreadsheet", "read_csv"),
    "html": ("html", "read"),
    "markdown": ("markdown", "read"),
    "plain": ("plain", "read"),
}


def read(source: Source) -> Document:
    """The file as one text with places; what cannot be read is said with its cause and its cure, and nothing else is ever raised."""
    try:
        room, function = _ROOMS[form(source)]
        document: Document = getattr(import_module(f"checker.formats.{room}"), function)(source)
    except UnreadableDocument:
        raise
    except Exception as fault:
        raise UnreadableDocument("It is damaged and could not be read", "Open it, save it again and check the new copy") from fault
    if not document.text.strip():
        raise UnreadableDocument("It has no text that can be read", "If it is a scan, have its text recognised (OCR) and check again")
    return document
