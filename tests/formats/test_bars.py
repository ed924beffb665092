"""Tables that are typed with bars in a plain text."""

from checker.formats import plain, traced
from checker.model import Cell, Document, Source
from tests.formats.made import lines

WEIGHTS = """3. Award criteria

Criterion | Weight
Price | 35%
Technical quality | 35%
Social value | 10%

The weights are applied to the moderated scores.
"""


def read(text: str) -> Document:
    return plain.read(Source("tender.txt", text.encode()))


def test_lines_of_as_many_bars_under_heads_are_a_table():
    """Lines with as many bars, under one of a few words to a cell, are the rows of a table, whose heads speak for their columns."""
    document = read(WEIGHTS)
    cells = [(line, block.cell) for line, block in zip(lines(document), document.blocks, strict=True) if block.cell]

    assert cells[:4] == [("Criterion", Cell(0, 0, 0)), ("Weight", Cell(0, 0, 1)), ("Price", Cell(0, 1, 0)), ("35%", Cell(0, 1, 1))]
    share = next(block for block, line in zip(document.blocks, lines(document), strict=True) if line == "10%")
    assert [lines(document)[lead] for lead in share.leads] == ["Weight", "Social value"]


def test_answers_typed_between_bars_are_no_table():
    """A list of questions with bars between its parts has no heads, and stays a paragraph to a line."""
    text = "2.2 P2 | Insurance | Fail if not\n2.3 P3 | Security | Pass on undertaking\n2.4 P4 | References | Fail if not\n"

    assert not any(block.cell for block in read(text).blocks)
    assert not any(block.cell for block in read("Price | Quality\nSixty | Forty\n").blocks)


def test_cells_are_found_again_in_their_line():
    """The place of a cell leads back to its column of the line."""
    source = Source("tender.txt", WEIGHTS.encode())
    document = plain.read(source)

    first = {document.words(block.span).strip(): letters[0] for block, letters in traced(source, document)}

    assert first["Weight"] == ("W", "line/3", 12)
    assert first["Technical quality"] == ("T", "line/5", 0)
