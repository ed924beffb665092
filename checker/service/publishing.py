"""What must not be published with the files of a report: asked of each file, and of what stands beside it."""

import os
from collections.abc import Iterator
from dataclasses import replace

from checker.errors import UnreadableDocument
from checker.model import Checked, Leftover, Report
from checker.service.gather import INTERNAL
from checker.service.readers import Readers
from checker.service.sources import unread

_OURS = "It is a log or report of Tendercheck's own, and not a file to publish"
_COPY = "Its name says that it is a marked copy, and not the file to publish"


def with_leftovers(readers: Readers, report: Report) -> Report:
    """The report, with what is left in each file; a file that cannot be looked through is said."""
    return replace(report, documents=tuple(replace(each, leftovers=tuple(_left(readers, each))) for each in report.documents))


def _left(readers: Readers, document: Checked) -> Iterator[Leftover]:
    """What is left in a file, and the marked copies of it beside it."""
    stem = os.path.splitext(os.path.basename(document.path))[0]
    if stem.endswith(INTERNAL):
        yield Leftover("marked copy", _COPY)
    yield from (Leftover("marked copy", f"{name} stands beside it") for name in _copies(document.path, stem))
    if document.aside:
        yield Leftover("marked copy", _OURS)
        return
    try:
        yield from readers.leftovers(document.path)
    except UnreadableDocument as fault:
        yield Leftover("not looked through", str(fault).rstrip("."))
    except Exception as fault:
        yield Leftover("not looked through", unread(document.path, fault).cause)


def _copies(path: str, stem: str) -> list[str]:
    """The marked copies of a file that stand beside it."""
    try:
        names = os.listdir(os.path.dirname(path) or ".")
    except OSError:
        return []  # the file stands in an archive, or is not there
    return sorted(name for name in names if os.path.splitext(name)[0] == stem + INTERNAL)
