"""The rows of a filled-in log: what stands under each head, and in which cell, wherever people have moved the columns."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from checker.fixed import fixed
from checker.model import Document, log


class _Cell(NamedTuple):
    """A filled cell: its sheet, the letters of its column, its row, and its words."""

    sheet: str
    column: str
    row: int
    words: str


@fixed
class Row:
    """A row below heads: by head, the words and the letters of the column."""

    sheet: str
    number: int
    columns: Mapping[str, str]
    words: Mapping[str, str]

    def said(self, head: str) -> str:
        """What stands under a head."""
        return self.words.get(_plain(head), "")

    def cell(self, head: str) -> str:
        """The cell under a head, as its sheet calls it: "Findings!B7"; the row alone where there is no such column."""
        return f"{self.sheet}!{self.columns.get(_plain(head), '')}{self.number}".lstrip("!")


def is_log(document: Document) -> bool:
    """Whether a document is a log of ours, filled in or not."""
    if log.FINGERPRINT.casefold() not in document.text.casefold():  # most documents need not be looked at cell by cell
        return False
    return any(_known(_rows(document), log.OF_FINDINGS))


def rows(document: Document, heads: Sequence[str]) -> list[Row]:
    """The rows of every sheet that has these heads side by side, in the order of the sheets."""
    found = _rows(document)
    return [row for at, names in _known(found, heads) for row in _below(found[at:], names)]


def lacking(document: Document, heads: Sequence[str]) -> list[str]:
    """Which of these heads the row lacks that has most of them: all, where no row has any."""
    wanted = {_plain(head): head for head in heads}
    fullest = max((wanted.keys() & {_plain(cell.words) for cell in row} for row in _rows(document)), key=len, default=set())
    return [head for plain, head in wanted.items() if plain not in fullest]


def _rows(document: Document) -> list[list[_Cell]]:
    """The filled cells, row by row."""
    return [list(row) for _, row in groupby(_cells(document), lambda cell: (cell.sheet, cell.row))]


def _cells(document: Document) -> Iterator[_Cell]:
    """The filled cells in the order of reading; the paragraphs of a cell are one. What stands beside the cells is left out."""
    placed = [block for block in document.blocks if block.cell is not None and block.sheet]
    for place, blocks in groupby(placed, lambda block: block.sheet):
        sheet, _, spot = place.rpartition("!")
        column = spot.rstrip("0123456789")
        words = " ".join(document.words(block.span).strip() for block in blocks)
        yield _Cell(sheet, column, int(spot.removeprefix(column)), words)


def _known(found: Sequence[Sequence[_Cell]], heads: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows that hold all these heads, by their index, with the column of each head; of two alike the first counts."""
    wanted = {_plain(head) for head in heads}
    for at, row in enumerate(found):
        if len(row) >= len(wanted):
            columns = {_plain(cell.words): cell.column for cell in reversed(row)}
            if wanted <= columns.keys():
                yield at, columns


def _below(found: Sequence[Sequence[_Cell]], columns: dict[str, str]) -> Iterator[Row]:
    """The rows below a row of heads, to the end of the sheet."""
    sheet = found[0][0].sheet
    heads = {column: head for head, column in columns.items()}
    for row in found[1:]:
        if row[0].sheet != sheet:
            return
        yield Row(sheet, row[0].row, columns, {heads[cell.column]: cell.words for cell in row if cell.column in heads})


def _plain(head: str) -> str:
    """A head as it is compared."""
    return " ".join(head.split()).casefold()
