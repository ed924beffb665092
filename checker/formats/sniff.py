"""What a file is, by its content and only then by its name, and how to say that it is one that is not read."""

import csv
import re
from typing import Literal, NoReturn

from checker.errors import UnreadableDocument
from checker.formats.letters import decode, unmarked
from checker.formats.package import Package
from checker.model import Source

Form = Literal["pdf", "docx", "odt", "rtf", "spreadsheet", "csv", "html", "markdown", "plain"]

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
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
_LFS = b"version https://git-lfs.github.com/spec/"
_WORD = re.compile(rb"(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml")
_EXCEL = re.compile(
    rb"(?:spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template)\.macroEnabled)\.main\+xml|ms-excel\.sheet\.binary\.macroEnabled\.main"
)
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(rb"(?:<!--.*?-->\s*)*<(?:head|body|meta|title|div|p|table|h[1-6]|ul|ol|section|article|main)\b[^<>]*>", re.I | re.S)
_ENDINGS: dict[str, Form] = {
    **dict.fromkeys(("html", "htm", "xhtml"), "html"),
    **dict.fromkeys(("md", "markdown", "mkd"), "markdown"),
    **dict.fromkeys(("csv", "tsv"), "csv"),
}
_WIDE_LETTERS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_STEERING = bytes((*range(0x00, 0x09), *range(0x0E, 0x1A), *range(0x1B, 0x20), 0x7F))  # control characters that no text needs
_MOST_STEERING = 0.05  # of a text's beginning; in data that is no text, one byte of ten is such a character
_MOST_ZEROS = 0.01  # of a whole text, which some editors fill up with zeros
_TABLE_ROWS, _TABLE_SAMPLE = 5, 50  # fewer rows than this are no table without a name that says so
_HEAD = 4096
_SAMPLE = 65536


def form(source: Source) -> Form:
    """Which room reads a file; a file that none reads is said to be so, with what to do."""
    data = source.data
    if not data.strip():
        raise UnreadableDocument("It is empty", "Check that it is the right file")
    if data.startswith(_LFS):
        raise UnreadableDocument(
            "It only says where the document is kept (a Git LFS pointer)", "Fetch it with git lfs pull and check again"
        )
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if _RICH.match(data):
        return "rtf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(Package(data))
    if data.startswith(_OLE):
        return _wrapped(data)
    for magic, name, cure in _MAGIC:
        if data.startswith(magic):
            _refuse(name, cure)
    return _written(data, source.path.rpartition(".")[2].lower())


def _packed(package: Package) -> Form:
    """What a zip file is, by what it says of its parts."""
    types = package.read("[Content_Types].xml") if "[Content_Types].xml" in package else b""
    kind = package.read("mimetype").strip() if "mimetype" in package else b""
    if _WORD.search(types):
        return "docx"
    if _EXCEL.search(types):
        return "spreadsheet"
    if b"opendocument" in kind:
        return _open_document(package, kind)
    if types:
        _refuse("an Office file of another kind than text or sheets", _SAVE)
    _refuse("an archive", "Unpack it and check the files in it")


def _open_document(package: Package, kind: bytes) -> Form:
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.read(manifest):
        raise UnreadableDocument("It is password protected", "Remove the password and check again")
    if b"opendocument.text" in kind:
        return "odt"
    if b"opendocument.spreadsheet" in kind:
        return "spreadsheet"
    _refuse("an OpenDocument file of another kind than text or sheets", _SAVE)


def _wrapped(data: bytes) -> Form:
    """Old Office files, and new ones that are locked: both come in the same wrapping."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableDocument("It is password protected", "Remove the password and check again")
    if "WordDocument".encode("utf-16-le") in data:
        _refuse("a Word file of the old kind (.doc)", _SAVE)
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
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if start.startswith(b"<?xml") or ending == "xml":
        _refuse("an XML file", _SAVE)
    if ending == "json" or (start.startswith((b'{"', b'[{"', b"{\n", b"{\r\n")) and ending != "txt"):
        _refuse("a JSON file", _SAVE)
    if _FRAGMENT.match(start):
        return "html"
    return "csv" if _is_table(decode(data[:_SAMPLE]), len(data) > _SAMPLE) else "plain"


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
    return data.count(0) > _MOST_ZEROS * len(data) or steering > _MOST_STEERING * len(start)


def _refuse(name: str, cure: str) -> NoReturn:
    raise UnreadableDocument(f"It is {name}, which is not read yet", cure)
