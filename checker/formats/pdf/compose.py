"""From what stands on the pages to the pieces of a document: paragraphs run on over the end of a page, and so do tables."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from checker.fixed import fixed
from checker.formats import markers
from checker.formats.outline import Piece
from checker.formats.pdf.anchors import anchor
from checker.formats.pdf.flow import in_cell
from checker.formats.pdf.footnotes import Note
from checker.formats.pdf.furniture import Furniture, Place
from checker.formats.pdf.headings import Indents, Looks, levels
from checker.formats.pdf.hyphens import Spelling
from checker.formats.pdf.paragraphs import Paragraph, continues, paragraphs, usual_gap
from checker.formats.pdf.shapes import Grid, Line, Slot, Strand
from checker.model import Cell

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_PLAIN = str.maketrans({**_LIGATURES, 0xF0B7: "•", 0xF0A7: "▪", 0xAD: "", 0x200B: "", 0xFEFF: "", 0: "", 0x2028: " ", 0x2029: " "})
_SAME_EDGE = 4.0  # points by which the columns of one table may differ on the next page


@fixed
class Sheet:
    """A page in the order of reading, with its headers and footers set apart, and its notes."""

    parts: tuple[Strand | Grid, ...]
    asides: tuple[Line, ...]
    notes: tuple[Note, ...] = ()


@fixed
class _Aside:
    line: Line
    kind: Place
    text: str


@fixed
class _Rows:
    """Rows of a table: its number in the document, and which row of it the grid begins with."""

    table: int
    grid: Grid
    skip: int = 0  # rows at the top of the grid that repeat the head of the table
    start: int = 0


_Entry = Paragraph | _Rows | _Aside | Note
_BESIDE = (_Aside, Note)  # what stands between the end of a page's text and the beginning of the next, and parts no sentence


def pieces(sheets: Sequence[Sheet], furniture: Furniture) -> list[Piece]:
    """The pieces of a document, as a reader meets them."""
    strands = [part.lines for sheet in sheets for part in sheet.parts if isinstance(part, Strand)]
    cells = [line for sheet in sheets for part in sheet.parts if isinstance(part, Grid) for slot in part.slots for line in slot.lines]
    lines = [line for strand in strands for line in strand]
    entries = _entries(sheets, furniture, usual_gap(strands))
    writer = _Writer(Spelling([line.text for line in (*lines, *cells)]), Looks(lines or cells))
    return list(writer.pieces(entries))


def _entries(sheets: Sequence[Sheet], furniture: Furniture, usual: float) -> list[_Entry]:
    entries: list[_Entry] = []
    firsts: list[Grid] = []  # of each table
    for sheet in sheets:
        asides = [_Aside(line, furniture.kind(line) or "footer", furniture.words(line)) for line in sheet.asides]
        entries += [aside for aside in asides if aside.kind == "header" and aside.text]
        for part in sheet.parts:
            if isinstance(part, Grid):
                _add_rows(entries, part, firsts)
            else:
                _add(entries, paragraphs(part.lines, usual))
        _add_notes(entries, sheet.notes)
        entries += [aside for aside in asides if aside.kind == "footer" and aside.text]
    return entries


def _add(entries: list[_Entry], found: Sequence[Paragraph]) -> None:
    """Put paragraphs after what was met; the first may go on with the paragraph before it."""
    at = _last(entries)
    before = entries[at] if at is not None else None
    if at is not None and isinstance(before, Paragraph):
        entries[at], *found = _run_together(before, found)
    entries += found


def _run_together(before: Paragraph, found: Sequence[Paragraph]) -> list[Paragraph]:
    """A paragraph and those after it, of which the first may be the rest of it."""
    if not found or not continues(before, found[0]):
        return [before, *found]
    return [replace(before, lines=before.lines + found[0].lines), *found[1:]]


def _add_notes(entries: list[_Entry], notes: Sequence[Note]) -> None:
    """Put the notes of a page after its text; the first may be the rest of the last before it."""
    for note in notes:
        at = next((index for index in range(len(entries) - 1, -1, -1) if isinstance(entries[index], Note)), None)
        before = entries[at] if at is not None else None
        if note.goes_on and at is not None and isinstance(before, Note):
            entries[at] = Note(before.lines + note.lines)
        else:
            entries.append(note)


def _last(entries: Sequence[_Entry]) -> int | None:
    """Where the last thing stands that is no header, no footer and no note."""
    return next((index for index in range(len(entries) - 1, -1, -1) if not isinstance(entries[index], _BESIDE)), None)


def _add_rows(entries: list[_Entry], grid: Grid, firsts: list[Grid]) -> None:
    """A table at the top of a page goes on with the one at the end of the page before, where their columns are the same."""
    at = _last(entries)
    before = entries[at] if at is not None else None
    if at is None or not isinstance(before, _Rows) or grid.page != before.grid.page + 1 or not _alike(before.grid, grid):
        firsts.append(grid)
        entries.append(_Rows(len(firsts) - 1, grid))
        return
    skip = int(_row(firsts[before.table], 0) == _row(grid, 0))
    last = max(slot.row for slot in before.grid.slots)
    if _runs_on(_row(before.grid, last), _row(grid, skip)):
        skip += 1
        whole = _with_rest(before.grid, [slot for slot in grid.slots if slot.row == skip - 1])
        ended = any(slot.row >= skip for slot in grid.slots)
        entries[at] = replace(before, grid=whole if ended else whole._replace(page=grid.page))
        if not ended:  # the row may go on over this page's end, too
            return
    entries.append(_Rows(before.table, grid, skip, before.start + last - before.skip + 1))


def _with_rest(grid: Grid, rest: Sequence[Slot]) -> Grid:
    """A table with the lines of its last row that stand on the next page."""
    last = max(slot.row for slot in grid.slots)
    more = {slot.column: slot.lines for slot in rest}
    slots = (slot._replace(lines=slot.lines + more.get(slot.column, ())) if slot.row == last else slot for slot in grid.slots)
    return grid._replace(slots=tuple(slots))


def _alike(one: Grid, other: Grid) -> bool:
    pairs = zip(one.edges, other.edges, strict=False)
    return len(one.edges) == len(other.edges) and all(abs(left - right) < _SAME_EDGE for left, right in pairs)


def _row(grid: Grid, row: int) -> dict[int, str]:
    """The words of each cell of a row, by column."""
    return {slot.column: " ".join(line.text for line in slot.lines) for slot in grid.slots if slot.row == row}


def _runs_on(before: dict[int, str], after: dict[int, str]) -> bool:
    """Whether a row is the rest of the row above it, cut by the end of the page."""
    said = [(column, text) for column, text in after.items() if text]
    return any(text[0].islower() for _, text in said) and all(before.get(column) for column, _ in said)


class _Writer:
    """Writes pieces, one document long."""

    def __init__(self, spelling: Spelling, looks: Looks) -> None:
        self._spelling = spelling
        self._looks = looks

    def pieces(self, entries: Sequence[_Entry]) -> Iterator[Piece]:
        """Each entry as one piece, or as many as a table has cells."""
        body = [entry for entry in entries if not isinstance(entry, _BESIDE)]
        following = zip_longest(body, body[1:])
        headings = [entry for entry, after in following if isinstance(entry, Paragraph) and self._looks.is_heading(entry, after)]
        depth = levels(headings)
        indents = Indents()
        for entry in entries:
            if isinstance(entry, _Rows):
                indents.part()
                yield from self._cells(entry)
            elif isinstance(entry, _Aside):
                yield Piece(entry.kind, plain(self._spelling.joined([entry.text])), anchor([entry.line]), page=entry.line.page)
            elif isinstance(entry, Note):
                yield Piece("footnote", self._text(entry), anchor(entry.lines), page=entry.lines[0].page)
            else:
                yield self._piece(entry, depth.get(entry), indents)

    def _piece(self, paragraph: Paragraph, depth: int | None, indents: Indents) -> Piece:
        first, number = paragraph.first, plain(paragraph.number)
        whole = Piece("paragraph", self._text(paragraph), anchor(paragraph.lines), number=number, page=first.page)
        if depth:
            indents.part()
            return replace(whole, kind="heading", level=depth, number=whole.number or markers.typed(whole.text, heading=True))
        if indents.is_item(paragraph):
            return replace(whole, kind="item", level=indents.level(paragraph))
        indents.part(paragraph)
        return whole

    def _text(self, paragraph: Paragraph | Note) -> str:
        return plain(self._spelling.joined([line.text for line in paragraph.lines]))

    def _cells(self, rows: _Rows) -> Iterator[Piece]:
        heads = _bold_rows(rows.grid) if not rows.start else 0
        for slot in rows.grid.slots:
            if slot.row < rows.skip:
                continue
            cell = Cell(rows.table, slot.row - rows.skip + rows.start, slot.column)
            for text, place, page in self._in(slot):
                yield Piece("cell", text, place, cell=cell, head=slot.row < heads, page=page or rows.grid.page)

    def _in(self, slot: Slot) -> Iterator[tuple[str, str, int]]:
        """The paragraphs of a cell, each with its anchor and page; one without words where the cell is empty."""
        found: list[Paragraph] = []
        for _, page in groupby(slot.lines, lambda line: line.page):
            lines = in_cell(list(page))
            more = paragraphs(lines, usual_gap([lines]))
            found = [*found[:-1], *_run_together(found[-1], more)] if found else more
        if not found:
            yield "", "", 0
        for paragraph in found:
            yield self._text(paragraph), anchor(paragraph.lines), paragraph.first.page


def _bold_rows(grid: Grid) -> int:
    """How many rows at the top of a table are set in bold, where the rest is not."""
    rows = sorted({slot.row for slot in grid.slots})
    plain_rows = {slot.row for slot in grid.slots if any(not line.bold for line in slot.lines)}
    first = next((row for row in rows if row in plain_rows), None)
    return first or 0


def plain(text: str) -> str:
    """Letters in place of ligatures and of the private signs of symbol fonts; one space between words."""
    return " ".join((text.replace("\0", "") if text.isascii() else text.translate(_PLAIN)).split())
