"""The letters that a file would publish, counted by a walk that shares nothing with the readers: plain XML, and what the standards say."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from posixpath import normpath
from xml.etree import ElementTree
from zipfile import ZipFile

from checker.model import Document, Source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _OFFICE, _SVG = (f"{_ODF}{name}:1.0}}" for name in ("text", "office", "svg-compatible"))
_NOT_PRINTED = {
    _TEXT + "tracked-changes",
    _TEXT + "note-citation",
    _TEXT + "ruby-text",
    _TEXT + "page-number",
    _TEXT + "page-count",
    _OFFICE + "annotation",
    _SVG + "desc",
    _SVG + "title",
}


def share(source: Source, document: Document) -> tuple[float, float]:
    """Which share of the letters that a file would publish is in the text, and which share of the text is not in the file."""
    published = Counter(_seen("".join(word(source.data) if document.format == "docx" else open_document(source.data))))
    read = Counter(_seen(document.text))
    return (published & read).total() / max(1, published.total()), (read - published).total() / max(1, read.total())


def _seen(text: str) -> str:
    """The letters that leave ink: a text may fold its spaces, and need not keep what cannot be seen."""
    return "".join(letter for letter in text if not letter.isspace() and unicodedata.category(letter) not in {"Cc", "Cf", "Cs"})


def word(data: bytes) -> Iterator[str]:
    """What a Word file would publish: its body, the headers and footers that it uses, and the notes that it calls."""
    with ZipFile(BytesIO(data)) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
        yield from _told(root, [])
        targets = {}
        if "word/_rels/document.xml.rels" in package.namelist():
            relations = ElementTree.fromstring(package.read("word/_rels/document.xml.rels"))
            targets = {each.get("Id"): each.get("Target", "") for each in relations}
        used = {targets[each.get(_R)] for tag in ("headerReference", "footerReference") for each in root.iter(W + tag)}
        for name in sorted(used):
            yield from _told(ElementTree.fromstring(package.read(normpath(f"word/{name}").removeprefix("word//"))), [])
        for kind in ("footnote", "endnote"):
            called = {each.get(W + "id") for each in root.iter(f"{W}{kind}Reference")}
            notes = ElementTree.fromstring(package.read(f"word/{kind}s.xml")) if called else ()
            for note in notes:
                yield from _told(note, []) if note.get(W + "id") in called and note.get(W + "type") is None else ()


def _told(element: ElementTree.Element, fields: list[bool]) -> Iterator[str]:
    """The letters under an element of a Word file; of a field what it shows, and of what is said twice the first that has letters."""
    if element.tag in {W + "del", W + "moveFrom", W + "rt"} or element.find(f"{W}trPr/{W}del") is not None:
        return
    if element.tag == W + "fldChar":
        kind = element.get(W + "fldCharType")
        fields[:] = [*fields, True] if kind == "begin" else [*fields[:-1], False][: len(fields)] if kind == "separate" else fields[:-1]
    if element.tag == W + "t" and not any(fields):
        yield element.text or ""
    forms = (
        [form for form in element if next(form.iter(W + "t"), None) is not None][:1] if element.tag == _MC + "AlternateContent" else element
    )
    for child in forms:
        yield from _told(child, [] if child.tag == W + "txbxContent" else fields)


def open_document(data: bytes) -> Iterator[str]:
    """What an OpenDocument file would publish: its body with the notes, and the headers and footers that are shown, each text once."""
    with ZipFile(BytesIO(data)) as package:
        yield from _printed(ElementTree.fromstring(package.read("content.xml")), False)
        styles = ElementTree.fromstring(package.read("styles.xml"))
    style = f"{_ODF}style:1.0}}"
    around = [each for kind in ("header", "footer") for side in ("", "-left", "-first") for each in styles.iter(f"{style}{kind}{side}")]
    shown = ("".join(_printed(each, False)) for each in around if each.get(f"{style}display") != "false")
    yield from dict.fromkeys(shown)


def _printed(element: ElementTree.Element, inside: bool) -> Iterator[str]:
    """The letters of the paragraphs and headings under an element."""
    if element.tag in _NOT_PRINTED or element.tag == f"{_ODF}table:1.0}}covered-table-cell":
        return
    inside = inside or element.tag in {_TEXT + "p", _TEXT + "h"}
    yield (element.text or "") if inside else ""
    for child in element:
        yield from _printed(child, inside)
        yield (child.tail or "") if inside else ""
