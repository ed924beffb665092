"""What an Office file is: a package by what it says of its parts, and an old one by the streams in its wrapping."""

import re

from checker.errors import OldKind, UnreadableDocument
from checker.formats.package import Package
from checker.formats.sniff.kinds import SAVE, Form, refuse

_WORD = re.compile(r"(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml")
_EXCEL = re.compile(
    r"(?:spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template)\.macroEnabled)\.main\+xml|ms-excel\.sheet\.binary\.macroEnabled\.main"
)
_POWERPOINT = re.compile(
    r"(?:presentationml\.(?:presentation|template|slideshow)|ms-powerpoint\.(?:presentation|template|slideshow)\.macroEnabled)\.main\+xml"
)


def packed(package: Package) -> Form:
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
        refuse("an Office file of another kind than text, slides or sheets", SAVE)
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
    refuse("an OpenDocument file of another kind than text, slides or sheets", SAVE)


def wrapped(data: bytes) -> Form:
    """Old Office files, and new ones that are locked: both come in the same wrapping."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableDocument("It is password protected", "Remove the password and check again")
    if "WordDocument".encode("utf-16-le") in data:
        raise OldKind("doc", "It is a Word file of the old kind (.doc), which is not read", SAVE)
    if "PowerPoint Document".encode("utf-16-le") in data:
        raise OldKind("ppt", "It is a PowerPoint file of the old kind (.ppt), which is not read", SAVE)
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return "spreadsheet"
    refuse("an Office file of an old kind", SAVE)
