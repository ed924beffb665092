"""The text of a document in sections of about two thousand words, each of which is a page; a section begins with a heading where it can."""

from bisect import bisect_right
from collections.abc import Iterator

from checker.fixed import fixed
from checker.model import Block, Document, Finding

FULL, LONGEST = 9_000, 15_000  # letters beyond which the next heading, or whatever comes next, begins a section
_TITLE = 75
_WIDEST = 30  # cells of a row on either side of one


@fixed
class Section:
    """A run of blocks: its number from 1, what it is called, and its first block and the one after its last."""

    number: int
    title: str
    first: int
    after: int

    @property
    def blocks(self) -> range:
        """Its blocks, by their number in the document."""
        return range(self.first, self.after)


def sections(document: Document) -> list[Section]:
    """The sections of a document; one at least, if only to say that there is no text."""
    starts = list(_starts(document))
    ends = [*starts[1:], len(document.blocks)]
    return [Section(at, _title(document, range(*edge)), *edge) for at, edge in enumerate(zip(starts, ends, strict=True), start=1)]


def section_of(found: list[Section], finding: Finding) -> Section:
    """The section that the words of a finding stand in."""
    block = finding.at.place.block if finding.at else 0
    return found[max(0, bisect_right(found, block, key=_first) - 1)]


def around(document: Document, finding: Finding) -> list[int]:
    """The block of a finding with what stands around it: the blocks before and after, or its row under the heads, and what leads to it."""
    if finding.at is None:
        return []
    here = finding.at.place.block
    block = document.blocks[here]
    leads = list(block.leads[:2])
    beside = [each for at in (here, *leads) for each in _row(document, at)] if block.cell else [here - 1, here, here + 1]
    near = {at for at in (*leads, *beside) if 0 <= at < len(document.blocks) and _length(document.blocks[at]) <= LONGEST // 10}
    return sorted({here, *near})


def _row(document: Document, cell: int) -> list[int]:
    """The cells that stand in a row with one, itself among them."""
    near = range(max(0, cell - _WIDEST), min(len(document.blocks), cell + _WIDEST + 1))
    return [at for at in near if _in_one_row(document.blocks[at], document.blocks[cell])]


def _first(section: Section) -> int:
    return section.first


def _starts(document: Document) -> Iterator[int]:
    """The blocks with which a section begins."""
    yield 0
    begun = 0
    for at, block in enumerate(document.blocks):
        so_far = block.span.start - begun
        is_break = block.kind == "heading" and so_far >= FULL
        if at and (is_break or (so_far >= LONGEST and not _in_one_row(block, document.blocks[at - 1]))):
            begun = block.span.start
            yield at


def _in_one_row(one: Block, other: Block) -> bool:
    """Whether two cells stand side by side."""
    return bool(one.cell and other.cell and (one.cell.table, one.cell.row) == (other.cell.table, other.cell.row))


def _title(document: Document, blocks: range) -> str:
    """The first heading of a section, or the sheet it is of, or the first words."""
    heads = [document.blocks[at] for at in blocks[:200] if document.blocks[at].kind == "heading"]
    first = heads[0] if heads else document.blocks[blocks[0]] if blocks else None
    if first is None:
        return "No text"
    said = first.sheet.partition("!")[0] or " ".join(document.words(first.span).split())
    return said if len(said) <= _TITLE else said[:_TITLE].rpartition(" ")[0] + " …"


def _length(block: Block) -> int:
    return block.span.end - block.span.start
