"""What is read: a file as one text with places, and what of it was not read.

Places are counted in characters of `Document.text`, which is the only coordinate system.
"""

from functools import cached_property
from hashlib import sha256
from typing import Literal

from checker.fixed import fixed

BlockKind = Literal["heading", "paragraph", "item", "cell", "header", "footer", "footnote", "endnote"]
Revisions = Literal["accept", "reject"]  # tracked changes as if all were accepted, or as if all were rejected
LeftoverKind = Literal["comment", "tracked change", "hidden", "notes", "name", "file in it", "macros", "marked copy", "not looked through"]
DocumentKind = Literal["invitation", "specification", "terms", "questionnaire", "pricing", "notice", "unknown"]


@fixed
class Span:
    """A stretch of a document's text, from `start` up to but not including `end`."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Whether the other stretch lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two stretches share at least one character."""
        return self.start < other.end and other.start < self.end


@fixed
class Recognised:
    """What text recognition (OCR) saw on a page that is a picture, and how many words it could not tell.

    A word is its letters, its left, top, right and bottom in points on the page as seen, and the number of its line.
    """

    page: int
    words: tuple[tuple[str, float, float, float, float, int], ...]
    dropped: int = 0


@fixed
class Source:
    """A file as it was handed in: its path as given, its bytes, how its tracked changes are to be read, and words recognised in it."""

    path: str
    data: bytes
    revisions: Revisions = "accept"
    recognised: tuple[Recognised, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """The hash that tells this very file from any other."""
        return sha256(self.data).hexdigest()


@fixed
class Cell:
    """Where a block stands in a table: the table's number in the document, its row and its column, all from 0."""

    table: int
    row: int
    column: int


@fixed
class Block:
    """A heading, paragraph, list item or table cell, with its place in the outline of the document.

    The blocks of a document tile its text: each ends where the next begins, and its span includes the line
    break that closes it. `anchor` is understood only by the format room that wrote it.
    """

    kind: BlockKind
    span: Span
    anchor: str
    level: int = 0  # depth of a heading or of a list item, from 1
    number: str = ""  # the number or bullet as printed: "4.2", "(a)"; in the text only where the file has it there
    section: str = ""  # number of the section this stands in
    headings: tuple[int, ...] = ()  # indexes of the headings above, outermost first
    leads: tuple[int, ...] = ()  # indexes of blocks that speak for this one: a list's lead-in, a cell's row and column heads
    cell: Cell | None = None
    page: int | None = None  # from 1, in formats that have pages
    sheet: str = ""  # "Prices!B7" in spreadsheets


@fixed
class Gap:
    """A part of a file whose words were not read: absence cannot be claimed over it."""

    where: str
    cause: str
    cure: str


@fixed
class Comment:
    """A drafter's comment: kept apart from the text, and never judged as text."""

    author: str
    text: str


@fixed
class Leftover:
    """Something in a file beside what is meant to be published with it, told as a person would look for it."""

    kind: LeftoverKind
    what: str


@fixed
class Told:
    """One fact of the procurement that a notice states in a field of its own.

    `name` and `value` are as in tender.toml (a value in pounds, a term in months, a day or moment in ISO form); `where` is
    the field for a person: "the notice, tender period".
    """

    name: str
    value: str | int | float | bool | tuple[str, ...]
    where: str


@fixed
class Document:
    """A file as one text with places: the text that would be published, insertions in and deletions out."""

    path: str
    sha256: str
    format: str  # "docx", "odt", "pdf", "html", "markdown", "text", "xlsx" ...
    text: str
    blocks: tuple[Block, ...]
    insertions: tuple[Span, ...] = ()
    comments: tuple[Comment, ...] = ()
    gaps: tuple[Gap, ...] = ()
    pages: int | None = None
    remarks: tuple[str, ...] = ()  # what an officer should know of the file itself: a wrong extension, macros
    told: tuple[Told, ...] = ()  # facts that a notice states in its fields
    pictures: tuple[int, ...] = ()  # pages that are pictures, and were not read

    def words(self, span: Span) -> str:
        """The words at a place, exactly as in the document."""
        return self.text[span.start : span.end]


@fixed
class Members:
    """The files that an archive holds, or the notices that a file of notices holds, by name; notices are procurements of their own."""

    names: tuple[str, ...]
    apart: bool = False
    tender: str = ""  # what a tender.toml in the archive says


@fixed
class Unread:
    """A file that could not be read at all, with the cause and the cure for a person."""

    path: str
    sha256: str
    cause: str
    cure: str
