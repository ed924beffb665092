"""Gives a checked file back with marks in it: a copy of its own kind where that can be written, and else a page to read.

A copy carries no date, so that the same file gives the same bytes and a copy can be told from one that somebody has worked on. No change
of ours stands inside somebody else's.
"""

from dataclasses import replace
from pathlib import PurePath

from checker.fixed import fixed
from checker.formats import markable
from checker.model import Mark, Report
from checker.render.html import as_html
from checker.render.marks import marks
from checker.service.gather import INTERNAL
from checker.service.readers import Readers

__all__ = ["Marked", "markable", "marked"]

_NEW_ENDINGS = {".doc": ".docx", ".dot": ".docx"}  # a file of an old kind comes back as one of the new


@fixed
class Marked:
    """A marked copy: what it is to be called, its bytes, and what it says, by number where that stands aside or changes no words."""

    name: str
    data: bytes
    marks: tuple[Mark, ...]
    aside: tuple[int, ...] = ()
    unchanged: tuple[int, ...] = ()


def marked(readers: Readers, report: Report, path: str) -> Marked:
    """The marked copy of one of the files that a report speaks of. Raises UnreadableDocument where none can be made."""
    said = marks(report, path)
    checked = next(document for document in report.documents if document.path == path)
    file = PurePath(path)
    if not markable(checked.format):
        page = as_html(replace(report, texts=(readers.document(path),)))
        unchanged = tuple(number for number, mark in enumerate(said) if mark.change)
        return Marked(f"{file.stem}{INTERNAL}.html", page.encode("utf-8", "replace"), said, unchanged=unchanged)
    copy = readers.marked(path, said)
    ending = _NEW_ENDINGS.get(file.suffix.lower(), file.suffix)
    return Marked(f"{file.stem}{INTERNAL}{ending}", copy.data, said, copy.aside, copy.unchanged)
