"""Titles: what is dressed as a heading and is one, and what only looks so."""

import pytest

from checker.formats import read
from checker.formats.titles import is_title
from tests.formats.made import leads, open_document, p, word

STYLES = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 3"/></w:style>'
DRESS = '<w:pStyle w:val="H"/>'


@pytest.mark.parametrize(
    "text",
    [
        "Scope",
        "What the supplier must provide",
        "How we will assess bids",
        "Standards the supplier must meet",
        "Documents that must be sent",
        "Things we will not pay for",
        "Who may apply?",
        "Timetable from 1 May 2026",
        "Security: what you must send",
    ],
)
def test_titles_that_speak_of_duties_are_titles(text):
    """A title may name what somebody must do without saying that he must."""
    assert is_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "The supplier must use Microsoft Azure",
        "The Supplier shall pay its staff.",
        "All software must run on Windows 11",
        "4.2 The Supplier shall hold ISO 9001",
        "(a) the software must run in a browser",
        "Suppliers and the Council must agree the plan",
        "Security: the supplier must encrypt all data",
        "Bidders shall:",
    ],
)
def test_a_sentence_that_obliges_is_no_title(text):
    """A whole sentence that says what somebody must do is a requirement, however it is dressed."""
    assert not is_title(text)


def test_a_requirement_in_a_heading_style_is_read_as_text():
    """In a file too such a sentence is a paragraph, and no heading."""
    document = read(word(p("The supplier must use Oracle", DRESS) + p("Text."), styles=STYLES))

    assert document.blocks[0].kind == "paragraph"


def word_table(*rows: tuple[str, ...]) -> str:
    told = "".join(f"<w:tr>{''.join(f'<w:tc>{p(text, DRESS)}</w:tc>' for text in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{told}</w:tbl>"


def open_table(*rows: tuple[str, ...]) -> str:
    cell = '<table:table-cell><text:h text:outline-level="3">{}</text:h></table:table-cell>'
    told = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    return f"<table:table>{told}</table:table>"


@pytest.mark.parametrize(("table", "made"), [(word_table, lambda body: word(body, styles=STYLES)), (open_table, open_document)])
def test_a_heading_style_in_a_table_is_a_cell_but_in_a_row_across_it(table, made):
    """In a table of several columns a line in a heading style is a cell; a row of one cell across the table is a heading."""
    document = read(made(table(("Security",), ("Requirement", "Answer"), ("Encryption at rest", "Yes"))))

    assert [block.kind for block in document.blocks] == ["heading", "cell", "cell", "cell", "cell"]


@pytest.mark.parametrize(("table", "made"), [(word_table, lambda body: word(body, styles=STYLES)), (open_table, open_document)])
def test_a_heading_in_a_table_of_one_column_is_a_heading(table, made):
    """Cells one under the other are a way to frame text, and headings stay headings there."""
    document = read(made(table(("Security",), ("Hosting",))))

    assert [block.kind for block in document.blocks] == ["heading", "heading"]


def test_a_numbered_heading_style_in_a_table_keeps_its_number():
    """The cell is cited by its number, as a clause is, and its row's head speaks for it."""
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    dress = f'{DRESS}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    row = f"<w:tr><w:tc>{p('Service')}</w:tc><w:tc>{p('Cleaning', dress)}</w:tc></w:tr>"
    document = read(word(f"<w:tbl>{row}</w:tbl>", styles=STYLES, numbering=numbering))

    assert (document.blocks[1].kind, document.blocks[1].number, document.blocks[1].section) == ("cell", "1.", "1")
    assert leads(document, "Cleaning") == ["Service"]
