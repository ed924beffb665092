"""Marked copies of OpenDocument workbooks: one annotation at each cell that has marks, and nothing else touched."""

import re
import time
from io import BytesIO

import odfdo
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.formats import read
from checker.model import Mark, Source
from tests.formats.made import packed
from tests.formats.made_marks import at, copied, part

NAMES = "urn:oasis:names:tc:opendocument:xmlns"
CELL = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"


def sheets(rows: str, name: str = "Prices", styles: str = "", more: str = "") -> Source:
    """An OpenDocument workbook with the rows of a sheet."""
    names = " ".join(
        f'xmlns:{short}="{NAMES}:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"))
    )
    content = (
        f'<office:document-content {names} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">{styles}<office:body>'
        f'<office:spreadsheet><table:table table:name="{name}" table:style-name="ta1">{rows}</table:table>{more}</office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}, "prices.ods")


def annotated(source: Source) -> dict[str, str]:
    """By the words of a cell what its annotation says, as another reader finds them."""
    cells = odfdo.Document(BytesIO(source.data)).body.get_elements("//table:table-cell[office:annotation]")
    return {
        "".join(p.inner_text for p in cell.get_elements("text:p")): "\n".join(
            p.inner_text for p in cell.get_elements("office:annotation/text:p")
        )
        for cell in cells
    }


def test_an_annotation_stands_at_the_cell_of_an_open_workbook() -> None:
    """With all marks of the cell, and the others beside untouched."""
    source = sheets(f"<table:table-row>{CELL.format('', 'Oracle or SAP')}{CELL.format('', 'Dell')}</table:table-row>")
    made, copy = copied(source, at(source, "Oracle", "any"), at(source, "SAP"))

    assert list(annotated(made)) == ["Oracle or SAP"]
    assert annotated(made)["Oracle or SAP"].count("About") == 2
    assert copy.unchanged == (0,)
    assert "<dc:date>" not in part(made, "content.xml")
    assert read(made).text == read(source).text


def test_only_the_one_cell_of_many_gets_the_annotation() -> None:
    """A cell may stand for three columns, and its row for a hundred thousand: they are parted, and never written out."""
    repeated = ' table:number-columns-repeated="3"'
    rows = (
        f'<table:table-row table:number-rows-repeated="4">{CELL.format(repeated, "Oracle")}</table:table-row>'
        '<table:table-row table:number-rows-repeated="100000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    source = sheets(rows)
    document = read(source)
    block = next(block for block in document.blocks if block.sheet == "Prices!B3")
    other = next(block for block in document.blocks if block.sheet == "Prices!C2")
    made, _ = copied(source, Mark(block.span, "Third row", "N"), Mark(other.span, "Second row", "N"))
    body = part(made, "content.xml")

    assert body.count("<office:annotation ") == 2
    assert re.findall(r'<table:table-row(?: table:number-rows-repeated="(\d+)")?>', body) == ["", "", "", "", "100000"]
    third = re.findall(r"<table:table-row>.*?</table:table-row>", body)[2]
    assert [
        re.sub(r"<office:annotation.*?</office:annotation>", "*", cell)
        for cell in re.findall(r"<table:table-cell.*?</table:table-cell>", third)
    ] == [
        CELL.format("", "Oracle"),
        CELL.format("", "Oracle").replace("<text:p>", "*<text:p>"),
        CELL.format("", "Oracle"),
    ]
    assert [(read(made).words(each.span), each.sheet) for each in read(made).blocks] == [
        (document.words(each.span), each.sheet) for each in document.blocks
    ]


def test_an_annotation_that_is_there_stays_and_ours_goes_on_behind_it() -> None:
    """A cell takes no more than one."""
    theirs = "<office:annotation><dc:creator>Jo</dc:creator><text:p>Is this right?</text:p></office:annotation>"
    source = sheets(f"<table:table-row><table:table-cell>{theirs}<text:p>Oracle</text:p></table:table-cell></table:table-row>")
    made, _ = copied(source, at(source, "Oracle"))

    assert theirs.removesuffix("</office:annotation>") in part(made, "content.xml")
    assert annotated(made) == {"Oracle": "Is this right?\n\nTendercheck:\nAbout Oracle\nWhy: it shuts firms out."}


def test_what_has_no_cell_stands_at_the_top_of_the_first_open_sheet_that_is_seen() -> None:
    """In its first cell, which is made where the sheet is empty."""
    styles = (
        '<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles>"
    )
    source = sheets(
        f"<table:table-row>{CELL.format('', 'Oracle')}</table:table-row>", styles=styles, more='<table:table table:name="Seen"/>'
    )
    made, copy = copied(source, Mark(None, "Checked 1 document", "INTERNAL"))

    assert copy.aside == ()
    assert annotated(made) == {"": "Checked 1 document\nINTERNAL"}
    assert part(made, "content.xml").index('"Seen"') < part(made, "content.xml").index("Checked 1")


def test_a_flat_workbook_is_given_back_flat() -> None:
    """It is one part, and is marked like the part of a package."""
    content = part(sheets(f"<table:table-row>{CELL.format('', 'Oracle')}</table:table-row>"), "content.xml")
    flat = content.replace("office:document-content", "office:document").replace(
        'office:version="1.3"', 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
    )
    made, _ = copied(source := Source("prices.fods", flat.encode()), at(source, "Oracle"))

    assert made.data.startswith(b"<?xml")
    assert [comment.author for comment in read(made).comments] == ["Tendercheck"]
    assert read(made).text == read(source).text


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 4), st.lists(st.integers(1, 4), min_size=1, max_size=3)), min_size=1, max_size=4), st.data())
def test_the_cells_say_the_same_whatever_is_marked(shape: list[tuple[int, list[int]]], data: st.DataObject) -> None:
    """Each marked cell has its annotation, in a workbook of repeated rows and cells; and the text is the same."""
    cell = ' table:number-columns-repeated="{}"'
    rows = [
        f'<table:table-row table:number-rows-repeated="{high}">{"".join(CELL.format(cell.format(wide), f"w{at}c{wide}") for wide in cells)}'
        "</table:table-row>"
        for at, (high, cells) in enumerate(shape)
    ]
    source = sheets("".join(rows))
    document = read(source)
    blocks = [block for block in document.blocks if block.cell]
    chosen = data.draw(st.lists(st.sampled_from(blocks), max_size=6, unique=True))
    made, copy = copied(source, *(Mark(block.span, f"At {block.sheet}", "N") for block in chosen))
    after = read(made)

    assert (after.text, [block.sheet for block in after.blocks]) == (document.text, [block.sheet for block in document.blocks])
    assert sorted(re.findall(r"At Prices!\w+", " ".join(each.text for each in after.comments))) == sorted(
        f"At {each.sheet}" for each in chosen
    )
    assert copy.aside == ()


def test_two_hundred_marks_take_less_than_three_seconds() -> None:
    """In a sheet of two thousand rows."""
    words = (f"Line {at} asks for brand{at}" for at in range(2000))
    source = sheets("".join(f"<table:table-row>{CELL.format('', each)}</table:table-row>" for each in words))
    blocks = read(source).blocks
    marks = [Mark(blocks[at * 9].span, "Named", "Why") for at in range(200)]
    began = time.process_time()
    made, _ = copied(source, *marks)

    assert time.process_time() - began < 3
    assert len(annotated(made)) == 200
