"""Web pages: read as a reader sees them, with what stands around the main part kept apart."""

from html import escape

import pytest
from hypothesis import given, settings

from checker.errors import UnreadableDocument
from checker.formats import html
from checker.model import Document, Source
from tests.formats.made import find, headings, leads, lines, sentences, unplaced


def page(markup: str | bytes) -> Document:
    return html.read(Source("tender.html", markup if isinstance(markup, bytes) else markup.encode()))


@settings(deadline=None)
@given(sentences())
def test_every_paragraph_is_read(texts):
    """Every paragraph of a page is a block with its words."""
    assert texts == lines(page("".join(f"<p>{escape(text)}</p>" for text in texts)))


def test_scripts_styles_and_titles_are_no_text():
    """What a browser does not show is left out; what is hidden on purpose stays, for it is published."""
    markup = "<head><title>T</title></head><script>x()</script><style>p{}</style><template>t</template><!-- c --><p hidden>Small print</p>"

    assert lines(page(markup)) == ["Small print"]


def test_headings_and_lists():
    """Lists are numbered as they are shown, and nested items are led by their parents."""
    document = page('<h2>Scope</h2><p>Provide:<ol type="a" start="2"><li>one<ul><li>x</ul><li>two</ol>')

    assert [block.number for block in document.blocks] == ["", "", "b.", "•", "c."]
    assert leads(document, "x") == ["Provide:", "one"]
    assert headings(document, "two") == ["Scope"]


def test_terms_speak_for_what_is_said_of_them():
    """In a list of terms each answer is led by its question, and by no other."""
    document = page("<dl><div><dt>Location</dt><dd>London</dd></div><div><dt>Start</dt><dd><p>May</p><ul><li>or June</ul></dd></div></dl>")

    assert leads(document, "London") == ["Location"]
    assert leads(document, "May") == ["Start"]
    assert leads(document, "or June") == ["Start", "May"]


def test_tables_with_spans():
    """Cells that span rows and columns keep the heads of the columns right."""
    document = page(
        "<table><tr><th>A<th>B<th>C<tr><td rowspan=2>r<td>b1<td>c1<tr><td>b2<td>c2<tr><th>s<td colspan=2>wide<tr><td>t<td>u<td>v</table>"
    )

    assert leads(document, "c2") == ["C", "r"]
    assert leads(document, "wide") == ["B", "s"]
    assert leads(document, "v") == ["C", "t"]


def test_row_heads_do_not_speak_for_columns():
    """A table of questions and answers has no head row."""
    document = page("<table><tr><th>Value<td>£1<tr><th>Term<td>one year</table>")

    assert leads(document, "one year") == ["Term"]


def test_a_table_for_looks_is_none():
    """A frame of one cell is no table."""
    assert [block.cell for block in page("<table><tr><td><p>One</p><p>Two</p></table>").blocks] == [None, None]


def test_what_stands_around_the_main_part():
    """Before the main part is header, after it footer; the head of an article is its own."""
    document = page("<nav>Home</nav><main><header><h1>Title</h1></header><p>Body</p><nav>Next</nav></main><div>Contact</div>")

    assert [block.kind for block in document.blocks] == ["header", "heading", "paragraph", "header", "footer"]


def test_bare_text_breaks_and_entities():
    """Text in divisions is read, two breaks end a paragraph, one is a space, and entities are letters."""
    assert lines(page("<div>a &amp; b<br>c<br><br>d&nbsp;e<div>f</div></div>")) == ["a & b c", "d\u00a0e", "f"]


def test_preformatted_text_keeps_its_paragraphs():
    """A blank line in preformatted text ends a paragraph."""
    assert lines(page("<pre>one\ntwo\n\nthree</pre>")) == ["one two", "three"]


def test_a_long_heading_is_a_paragraph():
    """A whole sentence in a heading's dress is no heading."""
    sentence = "The contractor shall submit all deliverables to the officer, the lead and the manager by the dates above."

    assert find(page(f"<h4>{sentence}</h4>"), "The").kind == "paragraph"


@pytest.mark.parametrize(
    "data",
    [
        "<p>£5 – café</p>".encode(),
        "<p>£5 – café</p>".encode("cp1252"),
        "<p>£5 – café</p>".encode("utf-16"),
        '<meta charset="iso-8859-15"><p>£5 – café</p>'.replace("–", "-").encode("iso-8859-15"),
    ],
)
def test_any_common_encoding(data):
    """Pages in UTF-8, in Windows letters, with a mark or with a word about their encoding are all read."""
    assert lines(page(data))[0].replace("-", "–") == "£5 – café"


def test_deep_pages_are_read():
    """A page nested deeper than any person writes is read all the same."""
    assert lines(page("<div>" * 20_000 + "x")) == ["x"]


def test_deep_lists_are_read():
    """Lists in lists are read as deep as any program nests them."""
    assert len(page("<ul><li>x" * 2_000 + "</ul>" * 2_000).blocks) == 2_000


@pytest.mark.parametrize(
    "markup", ["<div>" * 100_000, "<ul><li>x" * 19_000, f"<p {' '.join(f'a{at}=1' for at in range(100_000))}>", "<b>x" * 50_000]
)
def test_monsters_are_refused_before_they_are_built(markup):
    """A page that would take minutes to build is refused at once."""
    with pytest.raises(UnreadableDocument, match="too deeply"):
        page(f"{markup}x")


def test_long_pages_are_no_monsters():
    """Many paragraphs, cells and pictures without an end of their own are no depth, and a long drawing is no list of attributes."""
    path = "0 1 " * 20_000

    assert len(page(f'<svg><path d="{path}"/></svg>' + "<p>x<br><img>" * 30_000).blocks) == 30_000


def test_spans_beyond_all_tables_take_no_time():
    """Cells that claim a thousand columns and sixty thousand rows are placed like others."""
    assert len(page("<table><tr>" + "<td colspan=1000 rowspan=60000>a" * 1_000 + "<tr><td>b" * 1_000 + "</table>").blocks) == 2_000


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<details><summary>More</summary>Small print</details>", ["More", "Small print"]),
        ("<noscript>Use the form</noscript>", ["Use the form"]),
        ('<iframe srcdoc="<p>In a frame &amp;amp; more</p>">old</iframe>', ["In a frame & more"]),
        ('<div><template shadowrootmode="open"><p>In a shadow</p></template></div>', ["In a shadow"]),
        (
            '<label>Product</label> <input value="Oracle" placeholder="or any"><input type="hidden" value="x">',
            ["Product", "Oracle", "or any"],
        ),
        ("<textarea>Answer here</textarea><select><option>Yes<option>No</select>", ["Answer here", "Yes", "No"]),
        ("<svg><title>t</title><text>Drawn words</text></svg><math><mi>x</mi></math>", ["Drawn words", "x"]),
        (
            '<img alt="The supplier must use Oracle 19c"><p>Buy <img alt="logo of a firm we know"> now</p>',
            ["The supplier must use Oracle 19c", "Buy now"],
        ),
        ('<img alt="Logo">x', ["x"]),
        ("<object>Open it elsewhere</object>", ["Open it elsewhere"]),
    ],
)
def test_all_that_a_reader_sees_is_read(markup, seen):
    """Words are read wherever a page keeps them: in fields, frames, drawings, details; a picture's description where it stands alone."""
    source = Source("tender.html", f"<!doctype html>{markup}".encode())

    assert lines(html.read(source)) == seen
    assert unplaced(source, html.read(source)) == []


@settings(deadline=None)
@given(sentences())
def test_every_letter_leads_back(texts):
    """Every character of a page leads back to the text of the page that it stands in."""
    source = Source(
        "tender.html",
        (
            "<!doctype html>" + "<br>".join(f"{escape(text)}<p><b>{escape(text)}</b>, <pre>a\n\n{escape(text)}</pre>" for text in texts)
        ).encode(),
    )

    assert unplaced(source, html.read(source)) == []


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<sup><a href="#sdfootnote1sym"><sup>1</sup></a></sup>', '<div id="sdfootnote1"><p><a href="#sdfootnote1anc">1</a> {}</p></div>'),
        ('<a href="#_ftn1"><span>[1]</span></a>', '<div id=ftn1><p><a href="#_ftnref1">[1]</a> {}</p></div>'),
        (
            '<a href="#fn1" role="doc-noteref"><sup>1</sup></a>',
            '<section><ol><li id="fn1"><p>{} <a href="#fnref1">↩</a></p></li></ol></section>',
        ),
    ],
)
def test_notes_stand_apart(mark, note):
    """A note is a note and its number no word of the sentence that it is called in, as LibreOffice, Word and Pandoc write them."""
    document = page(f"<p>Records are kept{mark} for six years.</p>{note.format('See the policy.')}")

    assert lines(document) == ["Records are kept for six years.", "See the policy."]
    assert [block.kind for block in document.blocks] == ["paragraph", "footnote"]


def test_the_head_and_foot_of_a_printed_page_stand_apart():
    """What a word processor prints at the head and foot of every page is no text of the page that it makes of the document."""
    document = page('<div title="header"><p>Council</p></div><p>Pay soon.</p><div title="footer"><p>Page 2</p></div>')

    assert [block.kind for block in document.blocks] == ["header", "paragraph", "footer"]
