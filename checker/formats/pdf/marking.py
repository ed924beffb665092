"""Marks in a copy of a PDF: a highlight over the words that says what was found there, and one note for all that has no place."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby

import pikepdf

from checker.errors import UnreadableDocument
from checker.formats.pdf.annotations import highlight, lay, note
from checker.formats.pdf.strips import strips
from checker.formats.seals import BROKEN
from checker.model import Copy, Document, Mark, Source

_SEALED = b"/ByteRange"  # what a signature holds for; it is never packed, as those who check it look for it
_UNLOCKED = "The file was locked against changes, and this copy is not."
_PLACELESS = "At words whose place on the page is not known"
_UNSAVED = ("It is damaged: it can be read, but no copy of it can be made", "Open it, save it again as PDF and mark the new file")


def marked(source: Source, document: Document, marks: Sequence[Mark]) -> Copy:
    """A copy with marks in it, written anew as a whole; nothing in it is changed but what is laid over the pages."""
    try:
        with pikepdf.open(BytesIO(source.data)) as file:
            aside = _put_in(file, source, document, marks)
            return Copy(_written(file), aside, tuple(number for number, mark in enumerate(marks) if mark.change))
    except pikepdf.PikepdfError:
        raise UnreadableDocument(*_UNSAVED) from None


def _put_in(file: pikepdf.Pdf, source: Source, document: Document, marks: Sequence[Mark]) -> tuple[int, ...]:
    """Lay all marks over their pages; the answer is the numbers of those whose place is not known."""
    placed = {number: mark.at for number, mark in enumerate(marks) if mark.at}
    found, pages = strips(source, document, [*placed.values()])
    known = dict(zip(placed, found, strict=True)) if pages == len(file.pages) else {}  # else nobody can say which page is which
    aside = tuple(number for number in placed if not known.get(number))
    notes: defaultdict[int, list[pikepdf.Object]] = defaultdict(list)
    on_top = "\n\n".join((*_of_the_file(file, source), *_on_top(document, marks, aside)))
    if on_top:
        notes[1].append(note(file, file.pages[0], _clean(on_top)))
    for number, where in known.items():
        for page, part in groupby(where, key=lambda spot: spot.page):
            notes[page].append(highlight(file, [*part], _clean(_words(marks[number]))))
    for page, each in notes.items():
        lay(file.pages[page - 1], each)
    return aside


def _of_the_file(file: pikepdf.Pdf, source: Source) -> Iterator[str]:
    """What the copy is no longer."""
    if _SEALED in source.data:
        yield BROKEN
    if file.is_encrypted:
        yield _UNLOCKED


def _on_top(document: Document, marks: Sequence[Mark], aside: Sequence[int]) -> Iterator[str]:
    """What is said of the file as a whole, and of words whose place is not known."""
    yield from (_words(mark) for mark in marks if not mark.at)
    if aside:
        yield _PLACELESS
    for number in aside:
        at = marks[number].at
        assert at is not None
        yield f"“{document.words(at)}” - {_words(marks[number])}"


def _words(mark: Mark) -> str:
    return f"{mark.title}\n{mark.note}" if mark.note else mark.title


def _clean(words: str) -> str:
    """The words without what cannot be seen."""
    return "".join(letter for letter in words if letter.isprintable() or letter == "\n")


def _written(file: pikepdf.Pdf) -> bytes:
    """The bytes of a file: the same for the same file, with what is packed in it left as it is, and able to have tints (since PDF 1.4)."""
    made = BytesIO()
    file.save(
        made,
        min_version="1.4",
        fix_metadata_version=False,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        encryption=False,
        deterministic_id=True,
    )
    return made.getvalue()
