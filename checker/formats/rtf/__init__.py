"""Rich text files: body, headers, footers and notes in one text, with their numbers as they are printed, as it would be published.

striprtf, which would do for plain text, loses tables, tracked changes, notes and places.
"""

from collections.abc import Iterator

from checker.formats.held import HIDDEN
from checker.formats.outline import Piece, assemble
from checker.formats.places import Letter, Letters
from checker.formats.rtf.reader import Reader
from checker.formats.titles import titled
from checker.model import Document, Source


def read(source: Source) -> Document:
    """The document as it would be published; drafters' comments are kept apart."""
    reader = _read(source)
    text, blocks, insertions = assemble(_pieces(reader))
    comments, gaps = tuple(reader.comments), tuple(dict.fromkeys(reader.gaps))
    remarks = (HIDDEN,) if reader.hidden else ()
    return Document(source.path, source.sha256, "rtf", text, blocks, insertions, comments, gaps, remarks=remarks)


def letters(source: Source) -> Letters:
    """By anchor, the letters of a paragraph, each at the byte of the file where it begins."""
    reader = _read(source)
    for _ in _pieces(reader):
        continue  # paragraphs are numbered as their stories end
    runs = reader.count.runs
    return lambda anchor: (Letter(said, "", at + offset) for text, at in runs[anchor] for offset, said in enumerate(text))


def _read(source: Source) -> Reader:
    reader = Reader(source.data, source.revisions)
    reader.read()
    return reader


def _pieces(reader: Reader) -> Iterator[Piece]:
    """The body, then what stands around it on every page, each once, then the notes."""
    yield from titled(reader.body.pieces())
    met: set[tuple[str, ...]] = set()
    for kind in ("header", "footer", "footnote", "endnote"):
        for story in reader.stories:
            pieces = [each.piece for each in story.pieces()] if story.kind == kind else []
            words = (kind, *(piece.text for piece in pieces))
            yield from () if words in met and kind in {"header", "footer"} else pieces
            met.add(words)
