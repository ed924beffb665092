"""OpenDocument texts: read as they would be published, with the numbers that are computed."""

from io import BytesIO

import odfdo
import pytest
from hypothesis import given, settings

from checker.formats import odf
from checker.model import Comment, Source
from tests.formats.made import find, headings, leads, lines, open_document, sentences

LISTS = """
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>
<text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
"""


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def h(text: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def items(*inside: str, style: str = "", more: str = "") -> str:
    named = f'text:style-name="{style}"' if style else ""
    return f"<text:list {named} {more}>{''.join(f'<text:list-item>{item}</text:list-item>' for item in inside)}</text:list>"


@given(sentences())
@settings(deadline=None)
def test_every_paragraph_of_a_real_file_is_read(texts):
    """Whatever odfdo writes, every paragraph is a block with its words."""
    made = odfdo.Document("text")
    made.body.clear()
    for text in texts:
        made.body.append(odfdo.Paragraph(text))
    held = BytesIO()
    made.save(held)

    assert texts == lines(odf.read(Source("tender.odt", held.getvalue())))


def test_headings_lists_and_lead_ins():
    """Headings have their levels, and a list its lead-in and its numbers."""
    document = odf.read(
        open_document(h("Scope") + h("Devices", 2) + p("You shall provide:") + items(p("laptops"), p("screens"), style="L2"), LISTS)
    )

    assert headings(document, "screens") == ["Scope", "Devices"]
    assert leads(document, "screens") == ["You shall provide:"]
    assert [block.number for block in document.blocks] == ["", "", "", "•", "•"]


def test_numbers_of_nested_lists():
    """Numbers show the levels that the style says, and a clause such as 1.1 is a paragraph."""
    inner = items(p("sub"), p("sub again"))
    document = odf.read(open_document(items(p("One") + items(p("One one.") + inner), p("Two") + items(p("Two one.")), style="L1"), LISTS))

    assert [block.number for block in document.blocks] == ["1.", "1.1", "(a)", "(b)", "2.", "2.1"]
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "item", "item", "heading", "paragraph"]
    assert [block.section for block in document.blocks] == ["1", "1.1", "1.1", "1.1", "2", "2.1"]


def test_a_list_goes_on_where_it_says_so():
    """A list begins again, unless it goes on with the one before."""
    first, again = items(p("a"), style="L1"), items(p("b"), style="L1")
    onward = items(p("c"), style="L1", more='text:continue-numbering="true"')
    document = odf.read(open_document(first + p("Text.") + again + p("Text.") + onward, LISTS))

    assert [block.number for block in document.blocks] == ["1.", "", "1.", "", "2."]


def test_a_list_goes_on_with_the_one_it_names():
    """A list may go on with an earlier one by name, past others that have no name."""
    first, other = items(p("a"), style="L1", more='xml:id="one"'), items(p("b"), style="L1")
    onward = items(p("c"), style="L1", more='text:continue-list="one"')
    document = odf.read(open_document(first + other + onward, LISTS))

    assert [block.number for block in document.blocks] == ["1.", "1.", "2."]


def test_headings_are_counted_by_the_outline():
    """Where the file's outline is numbered, so are its headings."""
    level = '<text:outline-level-style text:level="{}" style:num-format="1" text:display-levels="{}"/>'
    outline = f"<text:outline-style>{level.format(1, 1)}{level.format(2, 2)}</text:outline-style>"
    document = odf.read(open_document(h("A") + h("B", 2) + h("C", 2) + h("D"), outline))

    assert [block.number for block in document.blocks] == ["1", "1.1", "1.2", "2"]


def test_insertions_are_in_and_deletions_out():
    """What was deleted is left out, and what was inserted is in and remembered."""
    region = '<text:changed-region text:id="{}"><text:{}>{}</text:{}></text:changed-region>'
    changes = region.format("c1", "insertion", "", "insertion") + region.format("c2", "deletion", p("30"), "deletion")
    document = odf.read(
        open_document(
            f"<text:tracked-changes>{changes}</text:tracked-changes>"
            + p(
                'Pay in <text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>60'
                '<text:change-end text:change-id="c1"/> days'
            )
        )
    )

    assert lines(document) == ["Pay in 60 days"]
    assert [document.words(span) for span in document.insertions] == ["60"]


def test_comments_and_notes_stand_apart():
    """Comments are no text; notes are, after the body."""
    comment = "<office:annotation><dc:creator>Ann</dc:creator><text:p>Lawful?</text:p></office:annotation>"
    note = '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>'
    document = odf.read(open_document(p(f"Body{comment}{note.format(p('See annex.'))} text") + p("More")))

    assert lines(document) == ["Body text", "More", "See annex."]
    assert document.blocks[2].kind == "footnote"
    assert (Comment("Ann", "Lawful?"),) == document.comments


def test_spaces_tabs_and_breaks():
    """Any number of spaces, tabs and breaks is one space, and counted spaces are not written out."""
    document = odf.read(open_document(p('a<text:s text:c="999999999"/>b<text:tab/>c<text:line-break/>d  e<text:soft-page-break/>f')))

    assert lines(document) == ["a b c d ef"]


def test_tables_with_repeated_cells():
    """Repeated cells and rows are counted and read once, and head rows speak for their columns."""
    cell = "<table:table-cell {}>{}</table:table-cell>"
    head = f"<table:table-header-rows><table:table-row>{cell.format('', p('Item'))}{cell.format('', p('Price'))}"
    wide = cell.format('table:number-columns-repeated="1000000"', "")
    pen = cell.format("", p("Pen")) + cell.format("", p("£1")) + wide
    row = f'<table:table-row table:number-rows-repeated="900000">{pen}</table:table-row>'
    document = odf.read(open_document(f"<table:table>{head}</table:table-row></table:table-header-rows>{row}</table:table>"))

    assert lines(document) == ["Item", "Price", "Pen", "£1"]
    assert leads(document, "£1") == ["Price", "Pen"]


def test_headers_and_footers_are_read_once():
    """What two kinds of page share is read once."""
    page = f"<style:master-page><style:header>{p('Draft 3')}</style:header><style:footer>{p('Page 1')}</style:footer></style:master-page>"
    document = odf.read(open_document(p("Body"), around=page * 2))

    assert list(zip(lines(document), (block.kind for block in document.blocks), strict=True)) == [
        ("Body", "paragraph"),
        ("Draft 3", "header"),
        ("Page 1", "footer"),
    ]


def test_a_bold_line_over_text_is_a_heading():
    """A short line in bold letters over plain text is a heading."""
    bold = '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    document = odf.read(open_document(p('<text:span text:style-name="B">Hosting</text:span>') + p("In the UK."), automatic=bold))

    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]


def test_text_boxes_are_read():
    """The words of a text box follow the paragraph that it hangs in."""
    box = f"<draw:frame><draw:text-box>{p('Boxed')}{items(p('item'))}</draw:text-box></draw:frame>"
    document = odf.read(open_document(p(f"Before{box}") + p("After")))

    assert lines(document) == ["Before", "Boxed", "item", "After"]


def test_anchors_count_the_paragraphs_of_the_file():
    """An anchor says which paragraph of the file a block is, empty ones counted too."""
    document = odf.read(open_document(p("") + h("A") + p("b")))

    assert [find(document, words).anchor for words in ("A", "b")] == ["content/p1", "content/p2"]


@pytest.mark.parametrize(
    "body",
    [
        '<text:p>Seen <text:span text:style-name="gone">and hidden</text:span></text:p>',
        '<text:p text:style-name="gone">Hidden</text:p>',
        '<text:section text:display="none"><text:p>Hidden</text:p></text:section>',
    ],
)
def test_hidden_words_are_read_and_told(body):
    """Words that are not printed are published with the file all the same."""
    style = '<style:style style:name="gone" style:family="text"><style:text-properties text:display="none"/></style:style>'
    document = odf.read(open_document(body, automatic=style))

    assert "idden" in document.text
    assert document.remarks == ("It holds hidden text, which is not printed but is published with the file",)
    assert odf.read(open_document('<text:p>Seen <text:span text:style-name="gone"/></text:p>', automatic=style)).remarks == ()


def test_a_usual_style_need_not_be_in_the_file():
    """A title is a heading by the name of its style alone, for programs need not write out the styles that all of them know."""
    document = odf.read(open_document(p("Specification", "Title") + p("The Supplier shall pay.", "Standard")))

    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]


def test_page_numbers_are_no_text():
    """Footers that differ by the number of the page alone are one."""
    number, count = "<text:page-number>{}</text:page-number>", "<text:page-count>9</text:page-count>"
    foot = f"<style:footer><text:p>Draft {number} of {count}</text:p></style:footer>"
    around = "".join(f'<style:master-page style:name="M{at}">{foot.format(at)}</style:master-page>' for at in (1, 2))

    assert lines(odf.read(open_document(p("Pay."), around=around))) == ["Pay.", "Draft of"]
