"""OpenDocument sheets, packed and flat: read as they are displayed, with what is repeated counted and what is hidden said."""

import time

from checker.formats import read, spreadsheet
from checker.model import Comment, Source
from tests.formats.made import leads, lines, open_sheets, row, table, unplaced


def test_open_sheets_show_what_their_cells_show():
    """Cells of an OpenDocument sheet are read as they are displayed; comments, boxes and choices as in Excel."""
    money = '<table:table-cell office:value-type="currency" office:value="1200"><text:p>£1,200.00</text:p></table:table-cell>'
    comment = "<office:annotation><dc:creator>Ann</dc:creator><text:p>Ask</text:p></office:annotation>"
    note = f"<table:table-cell>{comment}<text:p>Pen</text:p></table:table-cell>"
    box = "<table:table-cell><draw:custom-shape><text:p>Use Calc</text:p></draw:custom-shape></table:table-cell>"
    source = open_sheets(table(row("Item", "Price"), row(note, money, box)))
    document = spreadsheet.read(source)

    assert lines(document) == ["Item", "Price", "Pen", "£1,200.00", "Use Calc"]
    assert leads(document, "£1") == ["Price", "Pen"]
    assert document.comments == (Comment("Ann", "Ask"),)
    assert unplaced(source, document) == []


def test_a_flat_open_sheet_is_read():
    """A workbook may stand in one file of letters; what it is its content says, and every letter leads back."""
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style", "table"))
    master = "<style:master-page><style:header><text:p>Head</text:p></style:header></style:master-page>"
    sheet = table(row("Item", "Price"), row("Pen", "£1"))
    flat = (
        f'<?xml version="1.0"?>\n<office:document {names} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:scripts>'
        f"<module/></office:scripts><office:master-styles>{master}</office:master-styles><office:body><office:spreadsheet>{sheet}"
        "</office:spreadsheet></office:body></office:document>"
    )
    source = Source("prices.fods", flat.encode())
    document = read(source)

    assert (document.format, lines(document)) == ("ods", ["Item", "Price", "Pen", "£1", "Head"])
    assert leads(document, "£1") == ["Price", "Pen"]
    assert document.remarks == ("It holds macros, which were not read",)
    assert unplaced(source, document) == []


def test_repeats_are_counted():
    """A sheet of a few bytes that claims every cell there is takes no time; equal neighbours are still cells of their own."""
    far = '<table:table-cell table:number-columns-repeated="16384"/>'
    whole = table(
        row("a", '<table:table-cell table:number-columns-repeated="2"><text:p>Yes</text:p></table:table-cell>'),
        row(far, attributes='table:number-rows-repeated="1048575"'),
        row("z"),
    )
    everywhere = row(
        '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>',
        attributes='table:number-rows-repeated="1048576"',
    )
    started = time.perf_counter()

    assert [block.sheet for block in spreadsheet.read(open_sheets(whole)).blocks] == [
        "Prices!A1",
        "Prices!B1",
        "Prices!C1",
        "Prices!A1048577",
    ]
    assert set(lines(spreadsheet.read(open_sheets(table(everywhere))))) == {"x"}
    assert time.perf_counter() - started < 10


def test_formulas_that_nobody_worked_out_are_said():
    """A cell with a formula that shows nothing, and does not say that it shows nothing, was never worked out."""
    cells = '<table:table-cell table:formula="of:=1"/><table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string"/>'
    document = spreadsheet.read(open_sheets(table(row("x") + f"<table:table-row>{cells}</table:table-row>")))

    assert [(gap.where, gap.cause.rpartition(" (")[2]) for gap in document.gaps] == [("Sheet Prices", "A2)")]


def test_hidden_open_sheets_are_said():
    """A hidden sheet of an OpenDocument file is read, and a remark says so; so are hidden rows."""
    style = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    document = spreadsheet.read(
        open_sheets(table(row("x"), style="h") + table(row("y", attributes='table:visibility="collapse"'), name="B"), style)
    )

    assert lines(document) == ["x", "y"]
    assert document.remarks == (
        "Sheet Prices is hidden; it is published with the file",
        "Sheet B has hidden rows or columns; they are published with the file",
    )
