"""Spreadsheets: cells with their heads, numbers as people see them."""

import pytest

from checker.errors import UnreadableDocument
from checker.formats import spreadsheet
from checker.model import Source
from tests.formats.made import find, leads, lines, said, workbook

FORMATS = (
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="&quot;£&quot;#,##0"/></numFmts>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs>'
)


def test_cells_have_heads_places_and_titles():
    """A line alone at the top is the title; the first row with two cells is the head row."""
    document = spreadsheet.read(
        workbook({"A1": said("Prices"), "A3": said("Item"), "C3": said("Price"), "A4": said("Pen"), "C4": "><v>12</v>", "C5": said("late")})
    )

    assert [block.kind for block in document.blocks] == ["heading", "cell", "cell", "cell", "cell", "cell"]
    assert leads(document, "12") == ["Price", "Pen"]
    assert leads(document, "late") == ["Price"]
    assert find(document, "12").sheet == "Prices!C4"


def test_numbers_are_as_people_see_them():
    """No .0 and no noise; percent, pounds and dates as the sheet shows them."""
    cells = {
        "A1": "><v>12</v>",
        "A2": "><v>0.30000000000000004</v>",
        "A3": 's="1"><v>0.3</v>',
        "A4": 's="2"><v>1200</v>',
        "A5": 's="3"><v>46327</v>',
    }
    document = spreadsheet.read(workbook({**cells, "A6": 't="b"><v>1</v>'}, FORMATS))

    assert lines(document) == ["12", "0.3", "30%", "£1200", "2026-11-01", "TRUE"]


def test_cells_far_apart_are_refused():
    """A sheet with one cell at its farthest corner is not written out in full."""
    with pytest.raises(UnreadableDocument, match="too large"):
        spreadsheet.read(workbook({"A1": said("near"), "XFD1048576": said("far")}))


def test_comma_separated_values():
    """A CSV file is a table, whatever parts its columns."""
    for text in ("Item,Price\nPen,£1\n", "Item;Price\nPen;£1\n"):
        document = spreadsheet.read_csv(Source("prices.csv", text.encode()))

        assert leads(document, "£1") == ["Price", "Pen"]
        assert find(document, "£1").sheet == "B2"
