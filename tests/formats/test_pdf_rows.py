"""Rows of a table that the end of a page cuts: each cell is read in one piece, as its writer wrote it."""

from collections.abc import Sequence
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from checker.formats import read
from checker.model import Document
from tests.formats.made_pdf import Draw, drawn

HEAD = (("Ref",), ("Requirement",), ("Note",))
EDGES = (72, 132, 372, 522)


def table(*rows: Sequence[Sequence[str]]) -> Draw:
    """A page with a ruled table of three columns, each cell a few lines."""

    def draw(canvas: Canvas) -> None:
        top = 780
        for row in rows:
            bottom = top - 8 - 14 * max(map(len, row))
            for (left, right), cell in zip(pairwise(EDGES), row, strict=True):
                canvas.rect(left, bottom, right - left, top - bottom)
                for at, line in enumerate(cell, 1):
                    canvas.drawString(left + 4, top - 14 * at, line)
            top = bottom

    return draw


def cells(document: Document) -> list[tuple[int, int, str]]:
    """The row, column and words of each cell of the one table that a document has."""
    assert {block.cell.table for block in document.blocks if block.cell} == {0}
    return [(block.cell.row, block.cell.column, document.words(block.span).strip()) for block in document.blocks if block.cell]


def test_a_row_that_the_page_cuts_is_one_row() -> None:
    """Its cells go on with the words of the next page, though the head of the table stands between, and the next row is counted on."""
    cut = (("O3",), ("The system must work with Arbor, our",), ("Asked for by",))
    rest = ((), ("management information system.",), ("the schools",))
    document = read(drawn(table(HEAD, cut), table(HEAD, rest, (("O4",), ("Menus are shown.",), ("May",)))))

    assert cells(document)[3:] == [
        (1, 0, "O3"),
        (1, 1, "The system must work with Arbor, our management information system."),
        (1, 2, "Asked for by the schools"),
        (2, 0, "O4"),
        (2, 1, "Menus are shown."),
        (2, 2, "May"),
    ]
    assert [block.page for block in document.blocks if block.cell][3:] == [1, 1, 1, 2, 2, 2]
    assert next(block.anchor for block in document.blocks if ";2/" in block.anchor).startswith("1/")


def test_a_row_may_fill_more_than_a_page() -> None:
    """Three pages of one row are one row, and none of its words is lost."""
    parts = ("a first part that goes on and", "a second part that goes on and", "a last part.")
    first, *others = ((("O3",) if at == 0 else (), (part,), ()) for at, part in enumerate(parts))
    document = read(drawn(table(HEAD, first), *(table(HEAD, other) for other in others)))

    assert (1, 1, " ".join(parts)) in cells(document)
    assert max(row for row, _, _ in cells(document)) == 1


def test_a_row_that_begins_a_page_is_its_own() -> None:
    """An empty first cell does not make it the rest of the row above, where its words begin anew."""
    document = read(drawn(table(HEAD, (("1",), ("Laptops",), ("Two",))), table(HEAD, ((), ("Screens",), ("Four",)))))

    assert [(row, words) for row, column, words in cells(document) if column == 1] == [(0, "Requirement"), (1, "Laptops"), (2, "Screens")]
