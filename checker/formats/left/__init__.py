"""What a file holds beside what is meant to be published with it: comments, changes, hidden parts, names, files in it, macros."""

from collections import Counter
from collections.abc import Iterator
from importlib import import_module

from checker.formats.package import opened
from checker.model import Document, Leftover, Source

_COPIED_BY = "Tendercheck"  # the author of the comments and changes in a marked copy
_PUBLISHED = "published with the file"  # how the readers tell of what is hidden
_MACROS = "It holds macros"
_PARTS = {"docx": "office", "pptx": "office", "xlsx": "office", "xlsb": "office", "odt": "odf", "odp": "odf", "ods": "odf"}
_WRITTEN = frozenset({"html", "markdown", "text", "csv", "notice"})  # what is in them can be seen by whoever opens them in an editor
_UNKNOWN = "The names in its metadata, and files in it: files of this kind are not looked into. Save it in a newer form and check again"


def of_document(document: Document) -> Iterator[Leftover]:
    """What the reader of a file knows of: comments, by their authors; hidden parts and macros, by what it remarks."""
    authors = Counter(comment.author or "somebody unnamed" for comment in document.comments)
    for author, number in authors.items():
        yield Leftover("comment", f"{number} comment{'s' if number > 1 else ''} by {author}")
    if _COPIED_BY in authors:
        yield Leftover("marked copy", "It has comments by Tendercheck: it is a marked copy, and not the file to publish")
    for remark in document.remarks:
        if _PUBLISHED in remark or remark.startswith(_MACROS):
            yield Leftover("macros" if remark.startswith(_MACROS) else "hidden", remark)


def of_file(source: Source, format_: str) -> Iterator[Leftover]:
    """What stands in the parts of a file that have no words to be read."""
    if format_ in ("pdf", "rtf"):
        yield from import_module(f"checker.formats.{format_}.leftovers").leftovers(source)
    elif format_ in _PARTS:
        yield from import_module(f"checker.formats.left.{_PARTS[format_]}").leftovers(source)
    elif format_ not in _WRITTEN:
        yield Leftover("not looked through", _UNKNOWN)


def format_of(source: Source, form: str) -> str:
    """The format of a file that has no words, as far as it matters here."""
    if form != "spreadsheet":
        return {"plain": "text"}.get(form, form)
    if not source.data.startswith(b"PK"):
        return "ods" if source.data.lstrip().startswith(b"<") else "xls"
    return "ods" if "content.xml" in opened(source.data) else "xlsx"
