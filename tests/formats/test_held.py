"""What a file holds beside its text: drawings are read, files inside it are told as gaps, and macros are remarked upon."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from checker.formats import read
from checker.model import Comment, Gap, Source
from tests.formats.made import find, lines, open_document, p, word
from tests.formats.made_office import CHART, DIAGRAM, drawing, related, with_parts

NOT_OPENED = ("It was not opened", "Check it as a file of its own")
STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/drawingml/2006": b"http://purl.oclc.org/ooxml/drawingml",
}


def test_words_of_a_chart_are_read():
    """The title of a chart and the names of its bars follow the paragraph that it hangs in; its workbook is only its figures."""
    source = related(word(drawing('<c:chart r:id="chart"/>') + p("After")), "chart", "charts/chart1.xml")
    names = "<c:strCache><c:pt><c:v>Oracle</c:v></c:pt><c:pt><c:v>Others</c:v></c:pt></c:strCache>"
    names += "<c:numCache><c:pt><c:v>7</c:v></c:pt></c:numCache>"
    chart = CHART.format(f"<c:title><a:p><a:r><a:t>Spend by supplier</a:t></a:r></a:p></c:title>{names}")
    source = related(with_parts(source, {"word/charts/chart1.xml": chart}), "package", "../embeddings/b.xlsx", "word/charts/chart1.xml")
    document = read(source)

    assert lines(document) == ["Drawn:", "Spend by supplier", "Oracle", "Others", "After"]
    assert document.gaps == ()


def test_words_of_a_diagram_are_read():
    """Each paragraph of a diagram is one of the text."""
    source = related(word(drawing('<d:relIds r:dm="diagramData"/>')), "diagramData", "diagrams/data1.xml")
    points = "".join(f"<d:pt><d:t><a:p><a:r><a:t>{step}</a:t></a:r></a:p></d:t></d:pt>" for step in ("Bid", "Award"))
    document = read(with_parts(source, {"word/diagrams/data1.xml": DIAGRAM.format(points)}))

    assert lines(document) == ["Drawn:", "Bid", "Award"]


def test_a_drawing_that_is_called_often_is_read_once():
    """However often a text refers to the words of one drawing, they are read once: a small file stays a small text."""
    source = related(word(drawing('<c:chart r:id="chart"/>' * 3)), "chart", "charts/chart1.xml")
    document = read(with_parts(source, {"word/charts/chart1.xml": CHART.format("<a:p><a:r><a:t>Spend</a:t></a:r></a:p>")}))

    assert lines(document) == ["Drawn:", "Spend"]


def test_a_chart_that_is_damaged_is_a_gap():
    """Where the words of a drawing cannot be had, that is said."""
    source = related(word(drawing('<c:chart r:id="chart"/>')), "chart", "charts/chart1.xml")

    assert [gap.where for gap in read(source).gaps] == ["Part word/charts/chart1.xml of the file"]


@pytest.mark.parametrize(
    ("kind", "target", "where"),
    [
        ("package", "embeddings/Prices.xlsx", "Attached file Prices.xlsx"),
        ("oleObject", "embeddings/oleObject1.bin", "Attached file oleObject1.bin"),
        ("aFChunk", "terms.html", "File terms.html inserted into the text"),
        ("subDocument", "part2.docx", "Document part2.docx that belongs to this one"),
    ],
)
def test_a_file_inside_a_word_file_is_a_gap(kind, target, where):
    """A file that hangs in a Word file is not opened, and its name is told once."""
    gaps = read(related(word(p("Body")), kind, target)).gaps

    assert [gap.where for gap in gaps] == [where]
    assert all(gap.cause and gap.cure for gap in gaps)


def test_a_file_in_a_header_is_a_gap():
    """So is one that hangs in a header."""
    source = word(p("Body") + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>', header1=p("Head"))

    assert read(related(source, "package", "embeddings/a.docx", "word/header1.xml")).gaps == (Gap("Attached file a.docx", *NOT_OPENED),)


def test_relations_that_are_damaged_are_a_gap():
    """Where it cannot be known what hangs in a header, that is said, and all else is read."""
    source = word(p("Body") + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>', header1=p("Head"))
    document = read(with_parts(source, {"word/_rels/header1.xml.rels": "<x"}))

    assert lines(document) == ["Body", "Head"]
    assert [gap.where for gap in document.gaps] == ["Part word/_rels/header1.xml.rels of the file"]


def test_macros_are_known_by_what_the_file_holds():
    """Macros are remarked upon, whatever the file is called."""
    assert read(related(word(p("Body")), "vbaProject", "vbaProject.bin")).remarks == ("It holds macros, which were not read",)
    assert read(with_parts(open_document("<text:p>Body</text:p>"), {"Basic/Standard/script-lb.xml": "<x/>"})).remarks != ()
    assert read(word(p("Body"))).remarks == ()


def test_the_strict_form_is_read_whole():
    """In the strict form of the standard headings, numbers, headers, notes and charts are there as in the usual one."""
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    dress = '<w:pStyle w:val="H"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        p("Scope", dress) + '<w:p><w:r><w:t>Body</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + drawing('<c:chart r:id="chart"/>')
    ) + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    notes = f'<w:footnote w:id="2">{p("Note")}</w:footnote>'
    usual = related(word(body, styles=styles, numbering=numbering, header1=p("Head"), footnotes=notes), "chart", "charts/chart1.xml")
    usual = with_parts(usual, {"word/charts/chart1.xml": CHART.format("<a:p><a:r><a:t>Charted</a:t></a:r></a:p>")})
    with ZipFile(BytesIO(usual.data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for old, new in STRICT.items():
        parts = {name: data.replace(old, new) for name, data in parts.items()}
    document = read(with_parts(usual, parts))

    assert b"purl.oclc.org" in parts["word/document.xml"]
    assert lines(document) == lines(read(usual)) == ["Scope", "Body", "Drawn:", "Charted", "Head", "Note"]
    assert (find(document, "Scope").kind, find(document, "Scope").number) == ("heading", "4.")


def test_objects_of_an_open_document():
    """A formula is words of its line, a chart or sheet follows it, and a file of another kind is a gap."""
    held = '<draw:frame xmlns:xlink="http://www.w3.org/1999/xlink"><draw:{} xlink:href="./{}"/></draw:frame>'
    body = (
        f"<text:p>Score {held.format('object', 'Object 1')} points</text:p><text:p>Chart{held.format('object', 'Object 2')}</text:p>"
        f"<text:p>File{held.format('object-ole', 'Object 3')}</text:p>"
    )
    formula = '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>q</mi><mo>=</mo><mn>70</mn>'
    formula += "<annotation>q = 70</annotation></semantics></math>"
    names = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
    chart = f"<office:body {names}><office:chart><text:p>Spend</text:p></office:chart></office:body>"
    chart = f"<office:document-content {names}>{chart}</office:document-content>"
    document = read(
        with_parts(open_document(body), {"Object 1/content.xml": formula, "Object 2/content.xml": chart, "Object 3": b"\xd0\xcf"})
    )

    assert lines(document) == ["Score q=70 points", "Chart", "Spend", "File"]
    assert document.gaps == (Gap("Attached file Object 3", *NOT_OPENED),)


def test_a_formula_that_stands_alone_is_a_line():
    """A formula that hangs in no paragraph is one of its own, and swallows none."""
    formula = '<draw:frame><draw:object><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>q</mi></math></draw:object></draw:frame>'
    document = read(open_document(f"{formula}<text:h>Scope</text:h><text:p>Words</text:p>{formula}"))

    assert lines(document) == ["q", "Scope", "Words", "q"]
    assert document.blocks[1].kind == "heading"


def test_a_formula_between_the_paragraphs_of_a_word_file_is_a_line():
    """A formula of a Word file may stand between paragraphs, and is read."""
    name = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMathPara {name}><m:oMath><m:r><m:t>q=70</m:t></m:r></m:oMath></m:oMathPara>"

    assert lines(read(word(p("Scored:") + formula + p("After")))) == ["Scored:", "q=70", "After"]


def test_a_document_written_into_a_flat_one_is_read():
    """What hangs in a flat file stands in it, and is read after its paragraph, at the end of the file too."""
    inner = "<office:document><office:body><office:text><text:p>Inner</text:p></office:text></office:body></office:document>"
    held = f"<draw:frame><draw:object>{inner}</draw:object></draw:frame>"

    assert lines(read(open_document(f"<text:p>Words{held}</text:p>"))) == ["Words", "Inner"]
    assert lines(read(open_document(f"<text:p>Words</text:p>{held}"))) == ["Words", "Inner"]


def test_letters_across_a_page_are_read():
    """A watermark is words of the header that it hangs in."""
    art = '<w:p><w:r><w:t>Head</w:t><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r></w:p>'
    source = word(p("Body") + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>', header1=art)

    assert lines(read(source)) == ["Body", "Head DRAFT"]


def test_a_flat_open_document_is_read():
    """A text, its headers and its styles may stand in one XML file; what it is its content says."""
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style", "table"))
    master = "<style:master-page><style:header><text:p>Head</text:p></style:header></style:master-page>"
    flat = (
        f'<?xml version="1.0"?>\n<office:document {names} office:mimetype="application/vnd.oasis.opendocument.text"><office:styles/>'
        f"<office:master-styles>{master}</office:master-styles><office:body><office:text><text:h>Scope</text:h><text:p>Words</text:p>"
        "</office:text></office:body></office:document>"
    )
    document = read(Source("tender.xml", flat.encode()))

    assert (document.format, lines(document)) == ("odt", ["Scope", "Words", "Head"])


def test_comments_and_replies_stand_apart():
    """Every comment and every reply is kept with its author, those in headers and notes too, and no word of them is text."""
    told = "".join(
        f'<w:comment w:id="{at}" w:author="{who}">{p(said)}</w:comment>' for at, who, said in ((1, "Ann", "Lawful?"), (2, "Bob", "Yes."))
    )
    commented = (
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>Head</w:t><w:commentReference w:id="1"/></w:r><w:commentRangeEnd w:id="1"/></w:p>'
    )
    source = word(p("Body") + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>', header1=commented, comments=told)
    note = "<office:annotation><dc:creator>{}</dc:creator><text:p>{}</text:p></office:annotation>"
    head = f"<style:master-page><style:header><text:p>Head{note.format('Bob', 'Yes.')}</text:p></style:header></style:master-page>"
    opened = open_document(f"<text:p>Body{note.format('Ann', 'Lawful?')}</text:p>", around=head)

    for each in (read(source), read(opened)):
        assert (lines(each), each.comments) == (["Body", "Head"], (Comment("Ann", "Lawful?"), Comment("Bob", "Yes.")))
