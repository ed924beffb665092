"""Word and OpenDocument files that are made to hurt: they are read, or refused with a cause, in a time that grows as they do."""

from time import process_time

import pytest

from checker.errors import UnreadableDocument
from checker.formats import read
from checker.model import Source
from tests.formats.made import lines, open_document, p, word
from tests.formats.made_office import with_parts

OP = "<text:p>Words</text:p>"
DEEP = {
    "tables in tables": lambda n: word("<w:tbl><w:tr><w:tc>" * n + p("Words") + "</w:tc></w:tr></w:tbl>" * n),
    "controls in controls": lambda n: word("<w:sdt><w:sdtContent>" * n + p("Words") + "</w:sdtContent></w:sdt>" * n),
    "boxes in boxes": lambda n: word("<w:p><w:r><w:txbxContent>" * n + p("Words") + "</w:txbxContent></w:r></w:p>" * n),
    "links in links": lambda n: word("<w:p>" + "<w:hyperlink>" * n + "<w:r><w:t>Words</w:t></w:r>" + "</w:hyperlink>" * n + "</w:p>"),
    "rows in controls": lambda n: word("<w:tbl>" + "<w:sdt>" * n + f"<w:tr><w:tc>{p('Words')}</w:tc></w:tr>" + "</w:sdt>" * n + "</w:tbl>"),
    "open tables in tables": lambda n: open_document(
        "<table:table><table:table-row><table:table-cell>" * n + OP + "</table:table-cell></table:table-row></table:table>" * n
    ),
    "open lists in lists": lambda n: open_document("<text:list><text:list-item>" * n + OP + "</text:list-item></text:list>" * n),
    "open boxes in boxes": lambda n: open_document("<text:p><draw:text-box>" * n + OP + "</draw:text-box></text:p>" * n),
    "spans in spans": lambda n: open_document("<text:p>" + "<text:span>" * n + "Words" + "</text:span>" * n + "</text:p>"),
    "groups of head rows": lambda n: open_document(
        "<table:table>"
        + "<table:table-rows>" * n
        + f"<table:table-row><table:table-cell>{OP}</table:table-cell></table:table-row>"
        + "</table:table-rows>" * n
        + "</table:table>"
    ),
}


@pytest.mark.parametrize("depth", [20, 80, 120, 240, 10_000])
@pytest.mark.parametrize("made", DEEP.values(), ids=DEEP)
def test_however_deep_a_file_is_nested_it_is_read_or_refused(made, depth):
    """Nesting that nobody writes is read, or refused with a cause and a cure; what is less deep than eighty XML elements is read."""
    try:
        told = lines(read(made(depth)))
    except UnreadableDocument as fault:
        told = ["refused", fault.cause, fault.cure]

    assert told == ["Words"] or (told[0] == "refused" and depth > 20)


def test_styles_and_lists_that_lead_to_themselves():
    """A style that is based on itself, and a list that stands for itself, end."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    listed = '<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    style = '<style:style style:name="A" style:family="paragraph" style:parent-style-name="A"/>'

    assert lines(read(word(p("Words", listed), styles=styles, numbering=numbering))) == ["Words"]
    assert lines(read(open_document('<text:p text:style-name="A">Words</text:p>', style))) == ["Words"]


@pytest.mark.parametrize("huge", ["9" * 5000, "-1", "²", "x", ""])
def test_counts_that_nobody_means_are_not_believed(huge):
    """A span, a level, a start or a repeat of any size or none at all costs nothing and loses no words."""
    table = f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{huge}"/></w:tcPr>{p("a")}</w:tc><w:tc>{p("b")}</w:tc></w:tr></w:tbl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{huge}"><w:start w:val="{huge}"/><w:lvlText w:val="%1"/></w:lvl>'
        f'</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="{huge}"><w:startOverride w:val="{huge}"/></w:lvlOverride></w:num>'
    )
    listed = p("c", f'<w:outlineLvl w:val="{huge}"/><w:numPr><w:ilvl w:val="{huge}"/><w:numId w:val="1"/></w:numPr>')
    symbol = f'<w:p><w:r><w:sym w:char="{huge}"/><w:t>d</w:t></w:r></w:p>'
    wide = f'table:number-columns-repeated="{huge}" table:number-columns-spanned="{huge}"'
    cell = f"<table:table-cell {wide}><text:p>x</text:p></table:table-cell>"
    rows = f'<table:table><table:table-row table:number-rows-repeated="{huge}">{cell}</table:table-row></table:table>'
    opened = f'<text:h text:outline-level="{huge}">y<text:s text:c="{huge}"/>z</text:h>{rows}'
    item = f'<text:list><text:list-item text:start-value="{huge}"><text:p>w</text:p></text:list-item></text:list>'

    assert lines(read(word(table + listed + symbol, numbering=numbering)))[:3] == ["a", "b", "c"]
    assert lines(read(open_document(opened + item))) == ["y z", "x", "w"]


def test_an_object_that_holds_itself_is_read_once():
    """An object that hangs in itself does not go round."""
    held = '<draw:frame xmlns:xlink="http://www.w3.org/1999/xlink"><draw:object xlink:href="./Object 1"/></draw:frame>'
    source = open_document(f"<text:p>Words{held}{held}</text:p>")
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    inner = f"<office:body><office:text><text:p>Inner{held}</text:p></office:text></office:body>"
    inner = f"<office:document-content {names}>{inner}</office:document-content>"

    assert lines(read(with_parts(source, {"Object 1/content.xml": inner}))) == ["Words", "Inner"]


MANY = {
    "empty paragraphs": lambda n: word("<w:p/>" * n + p("Words")),
    "runs": lambda n: word("<w:p>" + "<w:r><w:t>Words </w:t></w:r>" * n + "</w:p>"),
    "paragraphs with a deleted end": lambda n: word(p("Words ", "<w:rPr><w:del/></w:rPr>") * n),
    "boxes": lambda n: word("<w:p>" + f"<w:r><w:txbxContent>{p('Words')}</w:txbxContent></w:r>" * n + "</w:p>"),
    "rows": lambda n: word(f"<w:tbl>{f'<w:tr><w:tc>{p(str())}</w:tc><w:tc>{p(str())}</w:tc></w:tr>' * n}</w:tbl>{p('Words')}"),
    "open paragraphs": lambda n: open_document("<text:p/>" * n + OP),
    "open spans": lambda n: open_document("<text:p>" + "<text:span>Words</text:span> " * n + "</text:p>"),
    "open boxes": lambda n: open_document("<text:p>" + f"<draw:text-box>{OP}</draw:text-box>" * n + "</text:p>"),
}


def seconds(source: Source) -> float:
    start = process_time()
    read(source)
    return process_time() - start


@pytest.mark.parametrize("made", MANY.values(), ids=MANY)
def test_ten_times_as_much_takes_about_ten_times_as_long(made):
    """Reading takes as long as a file has parts, whatever they are; what grew with their square would take a hundred times as long."""
    few, many = made(2_000), made(20_000)
    few_seconds = min(seconds(few) for _ in range(3))

    assert seconds(many) <= 25 * few_seconds + 0.5
