"""What a file is, by its content and only then by its name, and how to say that it is one that is not read."""

import csv
import re
from typing import Literal, NoReturn

from checker.errors import OldKind, UnreadableDocument
from checker.formats.letters import decode, unmarked
from checker.formats.package import Package
from checker.model import Source

Form = Literal["pdf", "docx", "pptx", "odt", "rtf", "spreadsheet", "csv", "html", "markdown", "plain", "archive", "notice"]

_SAVE = "Save it as DOCX, ODT or PDF and check again"
_MAGIC = (
    (b"\x89PNG", "a picture", "Check the document that the picture belongs to"),
    (b"\xff\xd8\xff", "a picture", "Check the document that the picture belongs to"),
    (b"GIF8", "a picture", "Check the document that the picture belongs to"),
    (b"II*\x00", "a picture", "Check the document that the picture belongs to"),
    (b"MM\x00*", "a picture", "Check the document that the picture belongs to"),
    (b"Rar!", "an archive", "Unpack it and check the files in it"),
    (b"7z\xbc\xaf", "an archive", "Unpack it and check the files in it"),
    (b"\x1f\x8b", "an archive", "Unpack it and check the files in it"),
)
# By the beginning of a file's name, what leaves a small file beside a document while that is open.
_LOCKS = {"~$": "Microsoft Office", ".~lock.": "LibreOffice"}
_LOCK_SIZE = 1024  # bytes; a document that was given such a name is larger
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
_LFS = b"version https://git-lfs.github.com/spec/"
_WORD = re.compile(r"(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml")
_EXCEL = re.compile(
    r"(?:spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template)\.macroEnabled)\.main\+xml|ms-excel\.sheet\.binary\.macroEnabled\.main"
)
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_POWERPOINT = re.compile(
    r"(?:presentationml\.(?:presentation|template|slideshow)|ms-powerpoint\.(?:presentation|template|slideshow)\.macroEnabled)\.main\+xml"
)
_FLAT = re.compile(rb"""<(?:\w+:)?document\s[^>]*mimetype=["']application/vnd\.oasis\.opendocument\.(text|presentation|spreadsheet)\b""")
_JSON = re.compile(r"\s*(?:\[\s*)*(?:\{\s*[\"}]|\])")
_OCDS = re.compile(r'"(?:(?:ocid|releases|records|compiledRelease)"\s*:|tender"\s*:\s*\{)')
_JSON_ENDINGS = ("json", "jsonl", "ndjson")
_NOTICE = re.compile(r"urn:oasis:names:specification:ubl:schema:xsd:\w*Notice-2|data\.europa\.eu/p27/eforms")
_FRAGMENT = re.compile(rb"(?:<!--.*?-->\s*)*<(?:head|body|meta|title|div|p|table|h[1-6]|ul|ol|section|article|main)\b[^<>]*>", re.I | re.S)
_ENDINGS: dict[str, Form] = {
    **dict.fromkeys(("html", "htm", "xhtml"), "html"),
    **dict.fromkeys(("md", "markdown", "mkd"), "markdown"),
    **dict.fromkeys(("csv", "tsv"), "csv"),
}
_WIDE_LETTERS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_STEERING = bytes((*range(0x01, 0x09), *range(0x0E, 0x1A), *range(0x1B, 0x20), 0x7F))  # control characters that no text needs
_MOST_STEERING = 0.05  # of a text's beginning; in data that is no text, one byte of ten is such a character
_MOST_ZEROS = 0.01  # of a whole text, which some editors fill up with zeros
_TABLE_ROWS, _TABLE_SAMPLE = 5, 50  # fewer rows than this are no table without a name that says so
_HEAD = 4096
_LONG_HEAD = 65536  # a flat OpenDocument file names dozens of vocabularies, and a notice may have long remarks, before it says what it is


def form(source: Source) -> Form:
    """Which room reads a file; a file that none reads is said to be so, with what to do."""
    data = source.data
    if not data.strip():
        raise UnreadableDocument("It is empty", "Check that it is the right file")
    _refuse_lock(source)
    if data.startswith(_LFS):
        raise UnreadableDocument(
            "It only says where the document is kept (a Git LFS pointer)", "Fetch it with git lfs pull and check again"
        )
    if _RICH.match(data):
        return "rtf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(Package(data))  # before PDF: the first part of a package may be a PDF that hangs in it
    if b"%PDF-" in data[:1024] and (data.lstrip().startswith(b"%PDF-") or b"endobj" in data):
        return "pdf"
    if data.startswith(_OLE):
        return _wrapped(data)
    for magic, name, cure in _MAGIC:
        if data.startswith(magic):
            _refuse(name, cure)
    return _written(data, source.path.rpartition(".")[2].lower())


def _refuse_lock(source: Source) -> None:
    """Refuse the small file that says who has a document open."""
    name = source.path.rpartition("/")[2]
    for start, program in _LOCKS.items():
        if name.startswith(start) and len(source.data) <= _LOCK_SIZE:
            raise UnreadableDocument(
                f"It is a lock file that {program} leaves while a document is open", "Close the document and check the document itself"
            )


def _packed(package: Package) -> Form:
    """What a zip file is, by what it says of its parts."""
    types = _types(package) if "[Content_Types].xml" in package else ""
    kind = package.read("mimetype").strip() if "mimetype" in package else b""
    if _WORD.search(types):
        return "docx"
    if _EXCEL.search(types):
        package.prove()  # the library for sheets unpacks by itself
        return "spreadsheet"
    if _POWERPOINT.search(types):
        return "pptx"
    if b"opendocument" in kind:
        return _open_document(package, kind)
    if "[Content_Types].xml" in package:
        _refuse("an Office file of another kind than text, slides or sheets", _SAVE)
    return "archive"


def _types(package: Package) -> str:
    """The kinds of all parts of an Office file, one a line."""
    from checker.formats import xml  # dear to import, and no other file needs it

    return "\n".join(element.get("ContentType", "") for element in xml.parse(package.read("[Content_Types].xml")))


def _open_document(package: Package, kind: bytes) -> Form:
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.read(manifest):
        raise UnreadableDocument("It is password protected", "Remove the password and check again")
    if b"opendocument.text" in kind or b"opendocument.presentation" in kind:
        return "odt"
    if b"opendocument.spreadsheet" in kind:
        package.prove()
        return "spreadsheet"
    _refuse("an OpenDocument file of another kind than text, slides or sheets", _SAVE)


def _wrapped(data: bytes) -> Form:
    """Old Office files, and new ones that are locked: both come in the same wrapping."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableDocument("It is password protected", "Remove the password and check again")
    if "WordDocument".encode("utf-16-le") in data:
        raise OldKind("doc", "It is a Word file of the old kind (.doc), which is not read", _SAVE)
    if "PowerPoint Document".encode("utf-16-le") in data:
        raise OldKind("ppt", "It is a PowerPoint file of the old kind (.ppt), which is not read", _SAVE)
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return "spreadsheet"
    _refuse("an Office file of an old kind", _SAVE)


def _written(data: bytes, ending: str) -> Form:
    """What a file of letters is."""
    wide = data.startswith(_WIDE_LETTERS) or unmarked(data)
    if not wide and _is_no_text(data):
        raise UnreadableDocument("It is not a document that can be read", _SAVE)
    start = decode(data[:_HEAD]).lstrip("\ufeff \t\r\n").encode() if wide else data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _PAGE.match(start):
        return "html"
    if flat := _FLAT.search(data[:_LONG_HEAD]):
        return "spreadsheet" if flat[1] == b"spreadsheet" else "odt"
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if (marked := _marked(data, ending)) is not None:
        return marked
    if _FRAGMENT.match(start):
        return "html"
    return "csv" if _is_table(decode(data[:_LONG_HEAD]), len(data) > _LONG_HEAD) else "plain"


def _marked(data: bytes, ending: str) -> Form | None:
    """What a file of letters for machines is: a notice in JSON or XML is read, and nothing else of the kind; None for any other text."""
    start = decode(data[:_LONG_HEAD]).lstrip()
    if start.startswith("<?xml") or ending == "xml" or (start.startswith("<") and _NOTICE.search(start)):
        if _NOTICE.search(start):
            return "notice"
        raise UnreadableDocument("It is an XML file of a kind that is not known", _SAVE)
    if ending in _JSON_ENDINGS or _JSON.match(start):
        if _OCDS.search(decode(data)):
            return "notice"
        if ending != "txt":
            raise UnreadableDocument("It is a JSON file that holds no notice", "Check the documents that it belongs to")
    return None


def _is_table(text: str, broken: bool) -> bool:
    """Whether every line is parted into the same number of values, by tabs or by at least two commas or semicolons; prose never is."""
    lines = [line for line in text.splitlines() if line.strip()][: -1 if broken else None][:_TABLE_SAMPLE]
    if len(lines) < _TABLE_ROWS:
        return False
    return any(
        (widths := {len(row) for row in csv.reader(lines, delimiter=separator)}) and len(widths) == 1 and max(widths) >= least
        for separator, least in (("\t", 2), (",", 3), (";", 3))
    )


def _is_no_text(data: bytes) -> bool:
    """Whether bytes are no letters: many zeros among them, or many that steer machines."""
    start = data[:_HEAD]
    steering = len(start) - len(start.translate(None, _STEERING))
    return data.count(0) > max(1, _MOST_ZEROS * len(data)) or steering > _MOST_STEERING * len(start)


def _refuse(name: str, cure: str) -> NoReturn:
    raise UnreadableDocument(f"It is {name}, which is not read yet", cure)
