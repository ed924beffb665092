"""From the bytes of a file to a document: one room per format, told apart by content and not by name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any

from checker.errors import OldKind, UnreadableDocument
from checker.formats import seals
from checker.formats.lines import one_line
from checker.formats.places import Letter, Letters, placed
from checker.formats.sniff import Form, form
from checker.model import Block, Copy, Document, Leftover, Mark, Members, Source

__all__ = ["leftovers", "mark", "markable", "member", "members", "picture", "read", "recognised", "traced"]

# The room that reads each form, and its function; a room is opened when the first file for it comes, since each has a dear library.
_ROOMS: dict[Form, tuple[str, str]] = {
    "pdf": ("pdf", "read"),
    "docx": ("docx", "read"),
    "pptx": ("pptx", "read"),
    "odt": ("odf", "read"),
    "rtf": ("rtf", "read"),
    "spreadsheet": ("spreadsheet", "read"),
    "csv": ("spreadsheet", "read_csv"),
    "html": ("html", "read"),
    "markdown": ("markdown", "read"),
    "plain": ("plain", "read"),
    "archive": ("archive", "read"),
    "notice": ("notice", "read"),
}
# The rooms of files that hold several documents, each of which is read as a file of its own, with the most that are read of one file.
# Each is found anew in the whole file, and takes a process of its own: for a notice all others have to be understood again.
_HOLDERS: dict[Form, int] = {"archive": 5_000, "notice": 1_000}

_MOST_LETTERS = 3_000_000  # some 1,500 pages; the largest tender document we know has a fifth of it
_DAMAGED = ("It is damaged and could not be read", "Open it, save it again and check the new copy")
_COMPLEX = ("It is too complex to be read", "Split it, or save it in a simpler form, and check again")
_REJECTED = "Read as if all tracked changes were rejected"
_MARKABLE = frozenset({"docx", "odt", "xlsx", "ods", "pdf"})  # formats whose room has a function `mark`
_TRACKED = frozenset({"docx", "odt", "rtf", "html"})  # formats that can hold tracked changes
# The endings that files of each format have; another of these on a file is said to be wrong.
_ENDINGS: dict[str, tuple[str, ...]] = {
    "pdf": ("pdf",),
    "docx": ("docx", "docm", "dotx", "dotm"),
    "odt": ("odt", "ott", "fodt"),
    "pptx": ("pptx", "pptm", "potx", "potm", "ppsx", "ppsm"),
    "odp": ("odp", "otp", "fodp"),
    "rtf": ("rtf",),
    "xlsx": ("xlsx", "xlsm", "xltx", "xltm"),
    "xls": ("xls", "xlt"),
    "xlsb": ("xlsb",),
    "ods": ("ods", "ots", "fods"),
    "csv": ("csv", "tsv", "txt"),
    "html": ("html", "htm", "xhtml"),
    "markdown": ("md", "markdown", "mkd"),
    "text": ("txt", "text", "asc"),
    "notice": ("json", "jsonl", "ndjson", "xml"),
}


def read(source: Source) -> Document:
    """The file as one text with places; what cannot be read is said with its cause and its cure, and nothing else is ever raised."""
    kind = form(source)
    document: Document = _guarded(kind, _ROOMS[kind][1])(source)
    if not document.text.strip():
        raise UnreadableDocument("It has no text that can be read", "If it is a scan, have its text recognised (OCR) and check again")
    if len(document.text) > _MOST_LETTERS:
        raise UnreadableDocument("It has more text than any tender document", "Split it, and check its parts")
    rejected = (_REJECTED,) if source.revisions == "reject" and document.format in _TRACKED else ()
    return replace(document, remarks=(*_misnamed(source.path, document.format), *rejected, *document.remarks))


def markable(format_: str) -> bool:
    """Whether a file of this format can be given back with marks in it."""
    return format_ in _MARKABLE


def mark(source: Source, marks: Sequence[Mark]) -> Copy:
    """A copy of a file with marks at places of the text that `read` gives of it; nothing else in it is changed. Raises UnreadableDocument.

    A mark that cannot stand at its words stands at the top of the copy. An office file's signature, which holds no longer, is taken out.
    """
    if source.data.startswith(b"PK") and (unsigned := seals.unsealed(source.data)) != source.data:
        source, marks = replace(source, data=unsigned), _told_first(seals.TAKEN_OUT, marks)
    document = read(source)
    if not markable(document.format):
        raise UnreadableDocument("Files of this kind cannot be given back with marks", "Use the marked page instead")
    copy: Copy = _guarded(form(source), "mark")(source, document, marks)
    return copy


def _told_first(words: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks with these words at the head of what is said of the file as a whole."""
    first = next((mark for mark in marks if not mark.at), None)
    return [replace(mark, note=f"{words}\n{mark.note}") if mark is first else mark for mark in marks]


def leftovers(source: Source) -> tuple[Leftover, ...]:
    """What a file holds beside what is meant to be published with it. Raises UnreadableDocument.

    A file without words that can be read, such as a scan, is looked through all the same.
    """
    from checker.formats import left  # only those who publish ask

    kind = form(source)
    try:
        document = read(source)
    except OldKind:
        raise
    except UnreadableDocument as fault:
        unread = Leftover("not looked through", f"Comments, changes and hidden parts: {fault.cause[:1].lower()}{fault.cause[1:]}")
        return (unread, *left.of_file(source, left.format_of(source, kind)))
    return (*left.of_document(document), *left.of_file(source, document.format))


def _guarded(kind: Form, function: str) -> Callable[..., Any]:
    """A function of a format's room, with whatever goes wrong in it said as a fault of the file."""

    def called(*given: object) -> Any:
        """What the function gives."""
        try:
            return getattr(import_module(f"checker.formats.{_ROOMS[kind][0]}"), function)(*given)
        except UnreadableDocument:
            raise
        except (MemoryError, RecursionError):
            raise UnreadableDocument(*_COMPLEX) from None
        except Exception as fault:
            raise UnreadableDocument(*_DAMAGED) from fault

    return called


def members(source: Source) -> Members | None:
    """What a file holds, where it is an archive or a file of several notices; None for a document. Raises UnreadableDocument."""
    if (kind := form(source)) not in _HOLDERS:
        return None
    found: Members | None = _guarded(kind, "members")(source)
    if found and len(found.names) > _HOLDERS[kind]:
        raise UnreadableDocument(f"It holds {len(found.names):,} files or notices", f"Check it in parts of at most {_HOLDERS[kind]:,}")
    return found


def member(source: Source, name: str) -> Source:
    """One of the files that a file holds. Raises UnreadableDocument."""
    found: Source = _guarded(form(source), "member")(source, name)
    return found


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


def picture(source: Source, page: int) -> tuple[bytes, float]:
    """A page of a PDF as a picture, for a program to recognise its words, and its dots an inch. Raises UnreadableDocument."""
    from checker.formats import ocr

    found: bytes = next(data for _, data in _guarded("pdf", "pictures")(source, (page,)))
    return found, ocr.resolution(found)


def recognised(source: Source, tables: Mapping[str, tuple[str, float]]) -> Source:
    """The file with the words of its pictured pages: by page, the table that tesseract wrote, and the picture's dots an inch."""
    if not tables:
        return source
    from checker.formats import ocr

    found = (ocr.recognised(int(page), table.encode(), dots) for page, (table, dots) in tables.items())
    return replace(source, recognised=tuple(found))
