"""Spreadsheets: cells with their heads, numbers as people see them, and clauses that run down a column."""

import time
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import UnreadableDocument
from checker.formats import read, spreadsheet
from checker.formats.spreadsheet import numbers
from checker.formats.spreadsheet.sheets import place, spot
from checker.model import Comment, Gap, Source
from tests.formats.made import find, headings, leads, lines, open_sheets, packed, row, said, table, unplaced, workbook

FORMATS = (
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="&quot;£&quot;#,##0"/></numFmts>'
    "<fonts><font/><font><b/></font></fonts>"
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="14"/><xf fontId="1"/></cellXfs>'
)
DRAWN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'


def bold(text: str) -> str:
    return f's="4" {said(text)}'


def column(*texts: str, name: str = "A") -> dict[str, str]:
    return {f"{name}{at}": said(text) for at, text in enumerate(texts, start=1) if text}


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

    assert lines(document) == ["12", "0.3", "30%", "£1,200", "2026-11-01", "TRUE"]


@pytest.mark.parametrize(
    ("value", "dress", "shown"),
    [
        (1234.5, '_-"£"* #,##0.00_-', "£1,234.50"),
        (-5, '"£"#,##0.00;[Red]("£"#,##0.00)', "(£5.00)"),
        (-5, "[$£-809]#,##0", "-£5"),
        (0.125, "0.0%", "12.5%"),
        (2.5, "0", "3"),
        (30, '0" days"', "30 days"),
        (1_500_000, '£0.0,,"m"', "£1.5m"),
        (7, "000", "007"),
        (12, ";;;", "12"),
        (12, "General", "12"),
        (0.5, "# ?/?", "0.5"),
        (46327, "d mmmm yyyy", "1 November 2026"),
        (46327.5, "dd/mm/yyyy hh:mm", "2026-11-01 12:00"),
        (0.25, "h:mm", "06:00"),
        (1.5, "[h]:mm", "36:00"),
        (-1, "yyyy", "-1"),
        (59, "yyyy-mm-dd", "1900-02-28"),
        (1e300, "yyyy", "1e+300"),
        (float("nan"), "0", ""),
    ],
)
def test_dresses_of_numbers(value, dress, shown):
    """A number is shown as its format dresses it; a format that would hide it does not."""
    assert numbers.shown(value, dress) == shown


@given(st.floats(), st.text('0#?.,%£\\"-_*[];ymdhsE+ General@$/', max_size=20))
def test_no_dress_is_too_odd(value, dress):
    """Whatever a format says, a number is shown as one word or more, and quickly."""
    assert isinstance(numbers.shown(value, dress), str)


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_places_have_names(row_, column_):
    """A place's name leads back to the place."""
    assert spot(place(row_, column_)) == (row_, column_)


def test_cells_far_apart_take_no_room():
    """A sheet with one cell at its farthest corner is read in no time, and nothing between is written out."""
    started = time.perf_counter()
    document = spreadsheet.read(workbook({"A1": said("near"), "XFD1048576": said("far")}))

    assert lines(document) == ["near", "far"]
    assert time.perf_counter() - started < 1


def test_words_to_whoever_fills_in_are_no_title():
    """A banner that tells people what to do is passed over for the title under it."""
    document = spreadsheet.read(
        workbook(column("No input required within this sheet", "SERVICES", "", "All services are priced yearly here."))
    )

    assert [block.kind for block in document.blocks] == ["cell", "heading", "cell"]
    assert headings(document, "All services") == ["SERVICES"]


def test_a_status_beside_the_table_is_no_title():
    """A line alone at the top is a title only where the table begins."""
    assert [b.kind for b in spreadsheet.read(workbook({"D1": said("Status"), "A2": said("Item"), "B2": said("Price")})).blocks] == [
        "cell"
    ] * 3


def test_clauses_down_a_column_have_an_outline():
    """Numbered cells one under another are clauses: an open one leads in those under it, and a chapter is their heading."""
    document = spreadsheet.read(
        workbook(column("1. Integration", "1.1 The Supplier shall:", "1.1.1 Work with the buyer;", "(a) daily;", "(b) weekly."))
    )

    assert leads(document, "1.1.1") == ["1.1 The Supplier shall:"]
    assert leads(document, "(b)") == ["1.1.1 Work with the buyer;"]
    assert headings(document, "(b)") == ["1. Integration"]
    assert find(document, "1.1.1").section == "1.1.1"


def test_a_number_may_stand_in_the_cell_beside():
    """Numbers in a column of their own are the numbers of the clauses beside them, and heads still speak for both."""
    numbers_, texts = column("Ref", "1", "a)", "b)", "2"), column("Requirement", "The supplier shall:", "pay", "report", "Stop", name="B")
    document = spreadsheet.read(workbook({name: cell for pair in zip(numbers_.items(), texts.items(), strict=True) for name, cell in pair}))

    assert leads(document, "report") == ["Requirement", "The supplier shall:"]
    assert (find(document, "report").number, find(document, "report").kind) == ("b)", "item")


def test_a_count_is_no_number_of_a_clause():
    """A figure that is not the next number stays a cell: "640 | practitioners" is a count."""
    cells = {
        f"{name}{at}": cell
        for at, pair in enumerate([("640", "practitioners"), ("90", "others"), ("12", "carers")], 1)
        for name, cell in zip("AB", map(said, pair), strict=True)
    }

    assert "640" in lines(spreadsheet.read(workbook(cells)))


def test_paragraphs_of_a_cell_are_pieces():
    """A list that is typed in one cell is led in by the words before it."""
    document = spreadsheet.read(
        workbook({"A1": said("Item"), "B1": said("Price"), "A2": said("Include:\n• plans\n• costs\nand more"), "B2": said("x")})
    )

    assert leads(document, "• costs and more")[-1] == "Include:"
    assert {block.sheet for block in document.blocks} == {"Prices!A1", "Prices!B1", "Prices!A2", "Prices!B2"}


def test_bold_rows_over_a_further_table_are_heads():
    """A sheet with two tables has two rows of heads."""
    cells = {
        "A1": bold("Item"),
        "B1": bold("Price"),
        "A2": said("Pen"),
        "B2": said("1"),
        "A4": bold("Role"),
        "B4": bold("Rate"),
        "A5": said("Clerk"),
        "B5": said("9"),
    }

    assert leads(spreadsheet.read(workbook(cells, FORMATS)), "9") == ["Rate", "Clerk"]


def test_merged_heads_speak_for_all_their_columns():
    """A head that is merged over two columns leads the cells of both."""
    cells = {"A1": said("Item"), "B1": said("Year 1"), "A2": said("Pen"), "B2": said("low"), "C2": said("high")}

    assert leads(spreadsheet.read(workbook(cells, around='<mergeCells><mergeCell ref="B1:C1"/></mergeCells>')), "high") == ["Year 1", "Pen"]
    assert leads(spreadsheet.read(workbook(cells)), "high") == ["Pen"]


def test_what_is_in_no_cell_is_read():
    """Text boxes, charts, headers and the choices of drop-down lists are read, and say where they are."""
    start = "<x:from><x:col>1</x:col><x:row>6</x:row></x:from>"
    box = f"<x:oneCellAnchor>{start}<a:p><a:r><a:t>Use </a:t></a:r><a:r><a:t>Excel</a:t></a:r></a:p></x:oneCellAnchor>"
    rule = '<dataValidation type="list" sqref="C2:C9" prompt="Pick one"><formula1>"Yes,No"</formula1></dataValidation>'
    header = '<headerFooter><oddHeader>&amp;L&amp;"Arial"&amp;12R&amp;&amp;D&amp;RPage &amp;P</oddHeader></headerFooter>'
    around = f"<dataValidations>{rule}</dataValidations>{header}"
    source = workbook({"A1": said("Item")}, around=around, parts={"drawing xl/drawings/d.xml": f"<x:wsDr {DRAWN}>{box}</x:wsDr>"})
    document = spreadsheet.read(source)

    assert [(block.kind, block.sheet) for block in document.blocks[1:]] == [
        ("header", ""),
        ("paragraph", "Prices!B7"),
        ("paragraph", "Prices!C2"),
        ("paragraph", "Prices!C2"),
    ]
    assert lines(document) == ["Item", "R&D Page", "Use Excel", "Yes,No", "Pick one"]
    assert unplaced(source, document) == []


def test_comments_are_kept_apart():
    """What drafters wrote at a cell is no text of the sheet."""
    note = '<comment authorId="0"><text><t>Ann:\nAsk Bob</t></text></comment>'
    notes = f"<comments><authors><author>Ann</author></authors><commentList>{note}</commentList></comments>"
    document = spreadsheet.read(workbook({"A1": said("Item")}, parts={"comments xl/comments1.xml": notes}))

    assert document.comments == (Comment("Ann", "Ask Bob"),)
    assert lines(document) == ["Item"]


def test_what_was_not_read_is_said():
    """A file within the file is a gap, and so is a part that is damaged."""
    document = spreadsheet.read(
        workbook({"A1": said("Item")}, parts={"package xl/embeddings/terms.docx": "PK", "drawing xl/drawings/d.xml": "<x"})
    )

    assert {gap.where for gap in document.gaps} == {"Embedded file terms.docx", "Part xl/drawings/d.xml of the file"}
    assert isinstance(document.gaps[0], Gap)


def test_formulas_that_nobody_worked_out_are_said():
    """A workbook that a program wrote shows nothing in the cells of its formulas until it is opened; Excel keeps what they say."""
    bare, kept, empty = "><f>B1*2</f>", "><f>B1*2</f><v>4</v>", ' t="str"><f>B9</f><v></v>'
    document = spreadsheet.read(workbook({"A1": said("Item"), "A2": bare, "A3": kept, "A4": empty, "A5": bare}))

    assert lines(document) == ["Item", "4"]
    assert [(gap.where, gap.cause.rpartition(" (")[2]) for gap in document.gaps] == [("Sheet Prices", "A2 and 1 more)")]


def test_what_people_do_not_see_is_read_and_said():
    """Hidden sheets, rows and columns are read, for they are published, and a remark says so."""
    whole = workbook({"A1": said("Item")}, around='<cols><col min="1" max="3" hidden="1"/></cols>')

    assert spreadsheet.read(whole).remarks == ("Sheet Prices has hidden rows or columns; they are published with the file",)
    assert lines(spreadsheet.read(whole)) == ["Item"]


def test_macros_are_said():
    """A workbook with macros is read, and a remark says that they were not."""
    assert spreadsheet.read(workbook({"A1": said("x")}, parts={"vba xl/vbaProject.bin": ""})).remarks == (
        "It holds macros, which were not read",
    )


def test_nothing_on_one_sheet_speaks_for_another():
    """An open line at the end of a sheet does not lead in the next sheet, nor is its title a heading there."""
    document = spreadsheet.read(
        open_sheets(table(row("Prices"), row("Note"), row("Then:")) + table(row("1", "2"), row("later", "x"), name="B"))
    )

    assert leads(document, "later") == ["1"]
    assert headings(document, "later") == []


def test_comma_separated_values():
    """A CSV file is a table, whatever parts its columns, and each value leads back to its cell."""
    for text in ("Item,Price\nPen,£1\n", "Item;Price\nPen;£1\n", "sep=|\nItem|Price\nPen|£1\n", 'Item\tPrice\n"Pen"\t£1\n'):
        source = Source("prices.csv", text.encode())
        document = spreadsheet.read_csv(source)

        assert leads(document, "£1") == ["Price", "Pen"]
        assert find(document, "£1").sheet == "B2"
        assert unplaced(source, document) == []


def test_a_long_value_is_read():
    """A clause longer than the csv module's own limit is a value like any other."""
    assert len(lines(spreadsheet.read_csv(Source("a.csv", b'a,"' + b"word " * 60_000 + b'"\nb,c\n')))[1]) == 299_999


@settings(deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20), min_size=1, max_size=8))
def test_every_letter_leads_back(texts):
    """Every character of a sheet leads back to the same letter of its cell."""
    cells = {
        f"{'ABC'[at % 3]}{at // 3 + 1}": f't="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is>'
        for at, text in enumerate(texts)
    }
    source = workbook(cells)
    document = spreadsheet.read(source)

    assert unplaced(source, document) == []


@pytest.mark.parametrize("data", [b"", b"\x00" * 600, b"\xff" * 4000])
def test_broken_old_workbooks_are_said(data):
    """An old workbook that is no such thing is said to be damaged."""
    with pytest.raises(UnreadableDocument, match="damaged"):
        read(Source("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data + "Workbook".encode("utf-16-le")))


def test_a_package_without_sheets_is_said():
    """A package whose workbook is missing is said to be damaged."""
    with pytest.raises(UnreadableDocument, match="damaged"):
        spreadsheet.read(packed({"[Content_Types].xml": "<Types/>"}))
