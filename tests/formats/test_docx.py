"""Word files: read as they would be published, with the numbers that Word counts."""

from io import BytesIO
from zipfile import ZipFile

import docx as python_docx
import pytest
from hypothesis import given, settings

from checker.errors import UnreadableDocument
from checker.formats import docx
from checker.model import Comment, Source
from tests.formats.made import find, headings, leads, lines, p, packed, sentences, word

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H2a"><w:name w:val="Own again"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Clause"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%4)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def in_list(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


@given(sentences())
@settings(deadline=None)
def test_every_paragraph_of_a_real_file_is_read(texts):
    """Whatever python-docx writes, every paragraph is a block with its words."""
    held = BytesIO()
    made = python_docx.Document()
    for text in texts:
        made.add_paragraph(text)
    made.save(held)

    assert texts == lines(docx.read(Source("tender.docx", held.getvalue())))


def test_headings_lists_and_tables_of_a_real_file():
    """Headings, lists and tables that python-docx writes are known for what they are."""
    held = BytesIO()
    made = python_docx.Document()
    made.add_heading("Scope", 1)
    made.add_paragraph("The supplier shall provide:")
    made.add_paragraph("laptops", style="List Bullet")
    table = made.add_table(2, 2)
    for at, text in enumerate(("Item", "Price", "Laptop", "£600")):
        table.cell(at // 2, at % 2).text = text
    made.save(held)
    document = docx.read(Source("tender.docx", held.getvalue()))

    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "item", "cell", "cell", "cell", "cell"]
    assert leads(document, "laptops") == ["The supplier shall provide:"]
    assert leads(document, "£600") == ["Price", "Laptop"]
    assert headings(document, "£600") == ["Scope"]


def test_insertions_are_in_and_deletions_out():
    """The text is the one that would be published, and what is tracked is remembered."""
    document = docx.read(
        word(
            '<w:p><w:r><w:t xml:space="preserve">Pay within </w:t></w:r><w:del><w:r><w:delText>30</w:delText></w:r></w:del>'
            "<w:ins><w:r><w:t>60</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
            '<w:moveTo><w:r><w:t xml:space="preserve"> days</w:t></w:r></w:moveTo></w:p>'
        )
    )

    assert lines(document) == ["Pay within 60 days"]
    assert [document.words(span) for span in document.insertions] == ["60 days"]


def test_a_paragraph_whose_end_is_deleted_runs_on():
    """Where the end of a paragraph is deleted, its words and the next ones are one paragraph."""
    document = docx.read(word(p("Oracle ", "<w:rPr><w:del/></w:rPr>") + p("or equivalent.")))

    assert lines(document) == ["Oracle or equivalent."]
    assert document.blocks[0].anchor == "document/p0+p1"


def test_numbers_are_counted():
    """Numbers of clauses and items are computed as Word prints them, and are not in the text."""
    document = docx.read(
        word(
            p("Payment", style("H1") + in_list(1, 0))
            + p("The Authority shall:", style("Clause"))
            + p("pay", in_list(1, 2))
            + p("at once", in_list(1, 3))
            + p("and in full", in_list(1, 2))
            + p("No interest is due.", style("Clause"))
            + p("Term", style("H1") + in_list(1, 0))
            + p("One year.", style("Clause")),
            styles=STYLES,
            numbering=NUMBERING,
        )
    )

    assert [block.number for block in document.blocks] == ["1.", "1.1", "(a)", "(i)", "(b)", "1.2", "2.", "2.1"]
    assert [block.section for block in document.blocks] == ["1", "1.1", "1.1", "1.1", "1.1", "1.2", "2", "2.1"]
    assert leads(document, "at once") == ["The Authority shall:", "pay"]
    assert find(document, "The Authority").kind == "paragraph"


def test_a_list_begins_again_where_the_file_says_so():
    """A second list of the same form begins at its own start."""
    document = docx.read(word(p("x", in_list(1, 2)) + p("y", in_list(1, 2)) + p("z", in_list(3, 2)), numbering=NUMBERING))

    assert [block.number for block in document.blocks] == ["(a)", "(b)", "(a)"]


def test_list_zero_is_no_list():
    """A paragraph that takes its style's number away is not numbered."""
    document = docx.read(word(p("Plain.", style("Clause") + in_list(0, 0)), styles=STYLES, numbering=NUMBERING))

    assert (document.blocks[0].kind, document.blocks[0].number) == ("paragraph", "")


def test_headings_by_outline_level_and_by_the_style_behind_the_style():
    """A heading is told by the name of its style, by an outline level, or by the style it is based on."""
    document = docx.read(word(p("A", style("H1")) + p("B", style("H2a")) + p("C"), styles=STYLES))

    assert [(block.kind, block.level) for block in document.blocks] == [("heading", 1), ("heading", 2), ("paragraph", 0)]


def test_a_clause_dressed_as_a_heading_is_a_paragraph():
    """A whole sentence in a heading style is a clause, for contracts are written so."""
    clause = "The Supplier shall provide the services with reasonable skill and care and in line with the law."
    document = docx.read(word(p(clause, style("H1")), styles=STYLES))

    assert document.blocks[0].kind == "paragraph"


def test_a_bold_line_over_text_is_a_heading():
    """A short bold line without a stop is a heading one level below the last; bold text with a stop is not."""
    bold = "<w:b/>"
    document = docx.read(
        word(p("Scope", style("H1")) + p("Hosting", run=bold) + p("In the UK.") + p("Note this.", run=bold), styles=STYLES)
    )

    assert [(each.kind, each.level) for each in document.blocks] == [("heading", 1), ("heading", 2), ("paragraph", 0), ("paragraph", 0)]


def test_a_numbered_line_over_its_clauses_is_a_heading():
    """A list number with a short title over clauses of that number is a heading, whatever its style."""
    document = docx.read(word(p("Data", in_list(1, 0)) + p("Data is ours.", in_list(1, 1)), numbering=NUMBERING))

    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]


def test_text_boxes_are_read_once():
    """A text box is in the file twice, for new and for old programs, and is read once, after its paragraph."""
    inside = f"<w:txbxContent>{p('Boxed words')}</w:txbxContent>"
    box = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = docx.read(word(f"<w:p><w:r><w:t>Before</w:t></w:r><w:r>{box}</w:r></w:p>{p('After')}"))

    assert lines(document) == ["Before", "Boxed words", "After"]


def test_content_controls_and_hyperlinks_are_read():
    """Words in content controls and links are words of the text."""
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Controlled')}</w:sdtContent></w:sdt>"
    inline = '<w:sdt><w:sdtContent><w:r><w:t xml:space="preserve"> inline</w:t></w:r></w:sdtContent></w:sdt>'
    link = "<w:hyperlink><w:r><w:t>Linked</w:t></w:r></w:hyperlink>"
    document = docx.read(word(f"{control}<w:p>{link}{inline}</w:p>"))

    assert lines(document) == ["Controlled", "Linked inline"]


def test_field_results_are_in_and_their_codes_out():
    """What a field shows is read, and what it is computed from is not."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>PAGEREF x</w:instrText><w:t>hidden</w:t></w:r>"
    document = docx.read(
        word(f"<w:p>{mark('begin')}{code}{mark('separate')}<w:r><w:t>7</w:t></w:r>{mark('end')}<w:r><w:t> of 9</w:t></w:r></w:p>")
    )

    assert lines(document) == ["7 of 9"]


def test_breaks_tabs_and_hyphens():
    """Tabs and soft line breaks are spaces, a no-break hyphen is a hyphen, and a no-break space stays."""
    document = docx.read(
        word(
            "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/>"
            "<w:t>pre</w:t><w:noBreakHyphen/><w:t>sale\u00a0now  then</w:t></w:r></w:p>"
        )
    )

    assert lines(document) == ["one two pre-sale\u00a0now then"]


def test_tables_with_heads_merged_cells_and_tables_inside():
    """Merged cells keep their columns, marked head rows speak, and a table in a cell is a table of its own."""
    inner = f"<w:tbl>{row(cell('in1'), cell('in2'))}{row(cell('in3'), cell('in4'))}</w:tbl>"
    table = (
        "<w:tbl>"
        + row(cell("Group"), cell("Wide", '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>")
        + row(cell("G1", '<w:vMerge w:val="restart"/>'), cell("b"), cell("c"))
        + row(cell("", "<w:vMerge/>"), cell("d"), f"<w:tc>{inner}{p('e')}</w:tc>")
        + "</w:tbl>"
    )
    document = docx.read(word(table))

    assert leads(document, "c") == ["Wide", "G1"]
    assert leads(document, "d") == ["Wide", "G1"]
    assert leads(document, "e") == ["Wide", "G1"]
    assert leads(document, "in4") == ["in2", "in3"]


def test_a_table_of_one_cell_is_a_box():
    """A frame around text is no table: the list in it has its lead-in."""
    box = f"<w:tbl><w:tr><w:tc>{p('Bring:')}{p('• pens')}</w:tc></w:tr></w:tbl>"
    document = docx.read(word(box))

    assert [(block.kind, block.cell) for block in document.blocks] == [("paragraph", None), ("item", None)]
    assert leads(document, "• pens") == ["Bring:"]


def test_headers_footers_notes_and_comments():
    """Headers, footers and called notes are blocks of their kinds; comments are kept apart from the text."""
    section = '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    note = f'<w:footnote w:id="0" w:type="separator">{p("---")}</w:footnote><w:footnote w:id="2">{p("See annex.")}</w:footnote>'
    comments = f'<w:comment w:id="1" w:author="Ann">{p("Is this")}{p("lawful?")}</w:comment>'
    document = docx.read(
        word(
            f'<w:p><w:r><w:t>Body</w:t><w:footnoteReference w:id="2"/></w:r></w:p>{section}',
            header1=p("Draft 3"),
            header2=p("Not used"),
            footer1=p("Page 1"),
            footnotes=note,
            comments=comments,
        )
    )

    assert lines(document) == ["Body", "Draft 3", "Page 1", "See annex."]
    assert [block.kind for block in document.blocks] == ["paragraph", "header", "footer", "footnote"]
    assert (Comment("Ann", "Is this lawful?"),) == document.comments
    assert [block.anchor for block in document.blocks] == ["document/p0", "header1/p0", "footer1/p0", "footnote2/p0"]


@pytest.mark.parametrize("dress", ["<w:vanish/>", '<w:rStyle w:val="Gone"/>'])
def test_hidden_words_are_read_and_told(dress):
    """Words that are not printed are published with the file all the same."""
    styles = '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = f"<w:p><w:r><w:t>Seen</w:t></w:r><w:r><w:rPr>{dress}</w:rPr><w:t> and hidden</w:t></w:r></w:p>"
    document = docx.read(word(body, styles=styles))

    assert lines(document) == ["Seen and hidden"]
    assert document.remarks == ("It holds hidden text, which is not printed but is published with the file",)


def test_words_that_are_shown_again_are_not_hidden():
    """A run that switches hiding off is printed, and the mark at a paragraph's end has no words."""
    assert docx.read(word(p("A", "<w:rPr><w:vanish/></w:rPr>"))).remarks == ()
    assert docx.read(word('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>A</w:t></w:r></w:p>')).remarks == ()


@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "utf-16-be"])
def test_the_strict_form_is_read(coding):
    """A file in the strict form of the standard says the same, in whatever letters its parts are written."""
    usual = word(p("Words", style("H1")), styles=STYLES)
    with ZipFile(BytesIO(usual.data)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    mark = "\ufeff" if coding == "utf-16-be" else ""
    strict = {
        name: (mark + text)
        .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        .encode(coding)
        for name, text in parts.items()
    }

    assert [block.kind for block in docx.read(packed(strict)).blocks] == ["heading"]


def test_a_damaged_part_is_a_gap():
    """Where a header is damaged the body is still read, and the gap is said."""
    document = docx.read(word(p("Body") + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>', header1="<w:p>"))

    assert lines(document) == ["Body"]
    assert [gap.where for gap in document.gaps] == ["Part word/header1.xml of the file"]


def test_a_document_type_is_refused():
    """A part with a document type, by which files may attack their reader, is not read."""
    source = packed({"[Content_Types].xml": "", "word/document.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'})

    with pytest.raises(UnreadableDocument):
        docx.read(source)
