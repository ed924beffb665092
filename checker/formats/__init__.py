"""From the bytes of a file to a document: one room per format, told apart by content and not by name."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module

from checker.errors import UnreadableDocument
from checker.formats.lines import one_line
from checker.formats.places import Letter, Letters, placed
from checker.formats.sniff import Form, form
from checker.model import Block, Document, Source

__all__ = ["read", "traced"]

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
    "notice": ("notice", "read"),
}

# The endings that files of each format have; another of these on a file is said to be wrong.
_ENDINGS: dict[str, tuple[str, ...]] = {
    "pdf": ("pdf",),
    "docx": ("docx", "docm", "dotx", "dotm"),
    "odt": ("odt", "ott", "fodt"),
    "xlsx": ("xlsx", "xlsm", "xltx", "xltm"),
    "ods": ("ods", "ots"),
    "csv": ("csv", "tsv", "txt"),
    "html": ("html", "htm", "xhtml"),
    "markdown": ("md", "markdown", "mkd"),
    "text": ("txt", "text", "asc"),
    "notice": ("json", "jsonl", "ndjson", "xml"),
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
    return replace(document, remarks=(*_misnamed(source.path, document.format), *document.remarks))


def _misnamed(path: str, format_: str) -> tuple[str, ...]:
    """That a file's ending says something else than its content, where it does; a file without an ending says nothing."""
    ending = path.rpartition("/")[2].rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
    known = {each for endings in _ENDINGS.values() for each in endings}
    if ending not in known or ending in _ENDINGS.get(format_, (ending,)):
        return ()
    return (f"It is called .{ending}, and was read as what it is: {format_}",)


def traced(source: Source, document: Document) -> Iterator[tuple[Block, Sequence[Letter | None]]]:
    """Each block of a document that was read from this file, with the letter of the file for each character of its words.

    A format room that can be written back has a function `letters(source)`, which finds the letters of an anchor.
    """
    room = import_module(f"checker.formats.{_ROOMS[form(source)][0]}")
    letters: Letters = room.letters(source)
    spoken = getattr(room, "spoken", one_line)
    for block in document.blocks:
        yield block, placed(document.words(block.span).removesuffix("\n"), letters(block.anchor), spoken)
