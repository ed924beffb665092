"""The text of a document for a page: its headings, paragraphs and tables, with the words that findings mark."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from checker.fixed import fixed
from checker.model import Block, Document, Finding, Span


@fixed
class Words:
    """Words of a text that are marked alike: by the findings that begin, run through and end in them, each by its number on the page."""

    text: str
    marked: bool = False
    begins: tuple[int, ...] = ()
    ends: tuple[tuple[int, int], ...] = ()  # the finding's own number, and its matter's


@fixed
class Line:
    """A heading, paragraph, item or cell."""

    kind: str
    level: int
    number: str
    words: tuple[Words, ...]


@fixed
class Part:
    """A line of its own, or the rows of a table."""

    line: Line | None = None
    rows: tuple[tuple[Line, ...], ...] = ()


@dataclass
class Numbers:
    """The number of each finding on the page, and of the matter that it belongs to; a finding is known by its identity.

    Where findings have numbers of their own already, those stay.
    """

    own: dict[int, int] = field(default_factory=dict)
    matter: dict[int, int] = field(default_factory=dict)
    matters: int = 0

    def number(self, findings: Sequence[Finding]) -> int:
        """Give the next number to a matter, and one to each of its findings."""
        self.matters += 1
        for finding in findings:
            self.own.setdefault(id(finding), len(self.own) + 1)
            self.matter[id(finding)] = self.matters
        return self.matters

    def of(self, finding: Finding) -> int:
        """The number of a finding."""
        return self.own[id(finding)]


def parts(document: Document, findings: Sequence[Finding], numbers: Numbers, only: Sequence[int] | None = None) -> Iterator[Part]:
    """The text of a document from its beginning to its end, or only these blocks of it, with the words that these findings mark."""
    by_block: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.at and finding.at.place.document == document.path and id(finding) in numbers.matter:
            by_block.setdefault(finding.at.place.block, []).append(finding)
    wanted = range(len(document.blocks)) if only is None else only
    lines = [(document.blocks[at], _line(document, document.blocks[at], by_block.get(at, ()), numbers)) for at in wanted]
    for table, found in groupby(lines, key=lambda each: each[0].cell and each[0].cell.table):
        if table is None:
            yield from (Part(line) for _, line in found)
        else:
            yield Part(rows=tuple(_rows(list(found))))


def _rows(cells: Sequence[tuple[Block, Line]]) -> Iterator[tuple[Line, ...]]:
    """The cells of a table row by row."""
    for _, row in groupby(cells, key=lambda each: each[0].cell and each[0].cell.row):
        yield tuple(line for _, line in row)


def _line(document: Document, block: Block, findings: Sequence[Finding], numbers: Numbers) -> Line:
    """One block with its marks."""
    spans = {id(finding): finding.at.place.span for finding in findings if finding.at}
    edges = {block.span.start, block.span.end}.union(*((span.start, span.end) for span in spans.values()))
    words = tuple(_words(document, Span(*edge), findings, numbers) for edge in pairwise(sorted(edges)))
    return Line(block.kind, block.level, _number(document, block), words)


def _words(document: Document, span: Span, findings: Sequence[Finding], numbers: Numbers) -> Words:
    """The words between two places where a mark begins or ends."""
    spans: Mapping[int, Span] = {numbers.of(finding): finding.at.place.span for finding in findings if finding.at}
    matters = {numbers.of(finding): numbers.matter[id(finding)] for finding in findings}
    return Words(
        document.words(span),
        any(other.holds(span) for other in spans.values()),
        tuple(own for own, other in spans.items() if other.start == span.start),
        tuple((own, matters[own]) for own, other in spans.items() if other.end == span.end),
    )


def _number(document: Document, block: Block) -> str:
    """The number that the file prints before a block, where it does not stand in the text itself."""
    return "" if document.words(block.span).lstrip().startswith(block.number) else block.number
