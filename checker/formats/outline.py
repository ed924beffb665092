"""From the pieces of a file to the text of a document, and the place of each block in its outline.

Every reader finds pieces in its own way; what stands under which heading, and what speaks for an item or a cell, is worked out here alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.fixed import fixed
from checker.formats import markers
from checker.formats.tables import Table
from checker.formats.trail import Line, Role, Step, Trail
from checker.model import Block, BlockKind, Cell, Span

_ROLES: dict[BlockKind, Role] = {"heading": "heading", "item": "item"}
_ASIDE = frozenset({"header", "footer", "footnote", "endnote"})  # they may stand between two lines of the body and do not part them


@fixed
class Piece:
    """A block as a format room finds it, before it has a place in the outline. Its text is one line."""

    kind: BlockKind
    text: str
    anchor: str
    level: int = 0  # of a heading or an item, from 1; 0 where the file does not say
    number: str = ""  # as the file computes it; a number that is typed in the text is found there
    cell: Cell | None = None  # also of empty cells: they have no block, but tell which head belongs to which column
    head: bool = False  # a head cell of row or column
    page: int | None = None
    sheet: str = ""
    inserted: tuple[Span, ...] = ()  # tracked insertions, in characters of this text


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...], tuple[Span, ...]]:
    """Join pieces to one text with its blocks and its tracked insertions; pieces without words are dropped."""
    met = tuple(pieces)
    kept = [piece for piece in met if piece.text.strip()]
    cells = _cell_leads(met)
    blocks: list[Block] = []
    start = 0
    for index, (piece, step) in enumerate(zip(kept, _steps(kept), strict=True)):
        span = Span(start, start + len(piece.text) + 1)
        heads = cells.get(index, ())
        leads = tuple(dict.fromkeys((*heads, *step.leads))) if step.leads else heads
        blocks.append(_block(piece, span, step, leads))
        start = span.end
    text = "".join(piece.text.replace("\n", " ") + "\n" for piece in kept)
    return text, tuple(blocks), tuple(_insertions(kept, blocks))


def _block(piece: Piece, span: Span, step: Step, leads: tuple[int, ...]) -> Block:
    return Block(
        kind=piece.kind,
        span=span,
        anchor=piece.anchor,
        level=step.level,
        number=_number(piece),
        section=step.section,
        headings=step.headings,
        leads=leads,
        cell=piece.cell,
        page=piece.page,
        sheet=piece.sheet,
    )


def _number(piece: Piece) -> str:
    if piece.number or piece.kind not in {"heading", "paragraph", "item"}:
        return piece.number
    return markers.typed(piece.text, piece.kind == "heading")


def _steps(kept: Sequence[Piece]) -> Iterator[Step]:
    """Where each piece stands on the trail; a table is a branch of it that ends with the table."""
    body = inside = Trail()
    cell: Cell | None = None
    lead: tuple[int, ...] = ()  # the open paragraph before a table speaks for its cells
    for index, piece in enumerate(kept):
        if piece.kind in _ASIDE:
            yield Step(piece.level, "", (), ())
            continue
        line = Line(index, _ROLES.get(piece.kind, "other"), piece.text, piece.level, _number(piece))
        if piece.cell is None:
            cell = None
            yield body.step(line)
            continue
        if cell is None or piece.cell.table != cell.table:
            body = Trail() if piece.sheet else body  # nothing on one sheet speaks for another
            inside = body.branch()
            lead = () if body.lead is None or body.items else (body.lead,)
            body.part()
        elif piece.cell != cell and not _runs_on(piece, cell):
            inside.part()
        cell = piece.cell
        step = inside.step(line)
        yield step._replace(leads=(*step.leads, *lead)) if lead else step


def _runs_on(piece: Piece, above: Cell) -> bool:
    """Whether an item in a cell of a sheet goes on with the list of the cell above it: sheets have clauses down a column."""
    return bool(piece.sheet and piece.kind == "item" and piece.cell and piece.cell.column == above.column)


def _cell_leads(met: Sequence[Piece]) -> dict[int, tuple[int, ...]]:
    """For each block in a table, by its index, the cells that speak for it."""
    tables: dict[int, Table] = defaultdict(Table)
    index = 0
    for piece in met:
        spoken = bool(piece.text.strip())
        if piece.cell:
            tables[piece.cell.table].add(piece.cell, piece.text, piece.head).extend([index] if spoken else [])
        index += spoken
    return {block: leads for table in tables.values() for block, leads in table.leads()}


def _insertions(kept: Sequence[Piece], blocks: Sequence[Block]) -> Iterator[Span]:
    """Where the tracked insertions of each piece stand in the whole text."""
    for piece, block in zip(kept, blocks, strict=True):
        for span in piece.inserted:
            yield Span(block.span.start + span.start, block.span.start + span.end)
