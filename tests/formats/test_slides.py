"""Presentations: each slide is a page with its title as a heading, and the notes on it are read too."""

from checker.formats import read, traced
from checker.model import Comment, Source
from tests.formats.made import lines, packed, words

OFFICE = "http://schemas.openxmlformats.org"
RELATIONS = f"{OFFICE}/officeDocument/2006/relationships"
NAMES = f'xmlns:p="{OFFICE}/presentationml/2006/main" xmlns:a="{OFFICE}/drawingml/2006/main" xmlns:r="{RELATIONS}"'


def shape(text: str, place: str = "") -> str:
    kind = f'<p:ph type="{place}"/>' if place else ""
    return f"<p:sp><p:nvSpPr><p:nvPr>{kind}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"


def rels(*related: tuple[str, str, str]) -> str:
    told = "".join(f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for name, kind, target in related)
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{told}</Relationships>'


def power_point() -> Source:
    """Two slides, shown in the other order than they are named, with a table, notes and a comment."""
    cell = "<a:tc><a:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></a:txBody></a:tc>"
    rows = (("Item", "Price"), ("Pen", "£1"))
    told = "".join(f"<a:tr>{''.join(map(cell.format, row))}</a:tr>" for row in rows)
    table = f'<a:tbl><a:tblPr firstRow="1"/>{told}</a:tbl>'
    slides = {
        "slide2": shape("Scope", "title")
        + shape("Laptops")
        + f"<p:grpSp>{shape('Grouped')}</p:grpSp><p:graphicFrame>{table}</p:graphicFrame>",
        "slide1": shape("No title here") + shape("Draft 3", "ftr"),
        "notes": shape("Say why", "body"),
    }
    listed = '<p:sldId r:id="b"/><p:sldId r:id="a"/>'
    types = '<Override ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/>'
    return packed(
        {
            "[Content_Types].xml": f"<Types>{types}</Types>",
            "_rels/.rels": rels(("r1", "officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": f"<p:presentation {NAMES}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
            "ppt/_rels/presentation.xml.rels": rels(
                ("a", "slide", "slide1.xml"), ("b", "slide", "slide2.xml"), ("c", "commentAuthors", "authors.xml")
            ),
            "ppt/_rels/slide2.xml.rels": rels(
                ("n", "notesSlide", "notes.xml"), ("c", "comments", "comments.xml"), ("x", "package", "p.xlsx")
            ),
            "ppt/authors.xml": f'<p:cmAuthorLst {NAMES}><p:cmAuthor id="0" name="Ann"/></p:cmAuthorLst>',
            "ppt/comments.xml": f'<p:cmLst {NAMES}><p:cm authorId="0"><p:text>Lawful?</p:text></p:cm></p:cmLst>',
            **{
                f"ppt/{name}.xml": f"<p:sld {NAMES}><p:cSld><p:spTree>{inside}</p:spTree></p:cSld></p:sld>"
                for name, inside in slides.items()
            },
        },
        "tender.pptx",
    )


def test_slides_of_a_power_point_file():
    """Slides come in the order in which they are shown, each under its title or its number, with tables and notes."""
    document = read(power_point())

    assert lines(document) == [
        "Scope",
        "Laptops",
        "Grouped",
        "Item",
        "Price",
        "Pen",
        "£1",
        "Say why",
        "Slide 2",
        "No title here",
        "Draft 3",
    ]
    assert [block.kind for block in document.blocks] == [
        "heading",
        *["paragraph"] * 2,
        *["cell"] * 4,
        "paragraph",
        "heading",
        "paragraph",
        "footer",
    ]
    assert ([block.page for block in document.blocks], document.pages) == ([1] * 8 + [2] * 3, 2)
    assert (document.format, document.remarks) == ("pptx", ())


def test_what_hangs_in_slides_and_beside_them():
    """A comment is no text, and an attached file is a gap."""
    document = read(power_point())

    assert document.comments == (Comment("Ann", "Lawful?"),)
    assert [gap.where for gap in document.gaps] == ["Attached file p.xlsx"]


def test_letters_of_slides_lead_back():
    """Every letter of a slide leads back to its place; the number of a slide without a title stands nowhere in the file."""
    source = power_point()
    document = read(source)
    found = {words(document, block): [at and at.said for at in letters] for block, letters in traced(source, document)}

    assert found.pop("Slide 2") == [None] * 7
    assert {text: "".join(said) for text, said in found.items()} == {text: text for text in found}


def test_slides_of_an_open_document():
    """A presentation in the OpenDocument format is read in the same way."""
    kinds = ("office", "text", "draw", "presentation", "table")
    names = " ".join(f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{"drawing" if each == "draw" else each}:1.0"' for each in kinds)
    frame = '<draw:frame presentation:class="{}"><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>'
    notes = f"<presentation:notes>{frame.format('notes', 'Say why')}</presentation:notes>"
    pages = f"<draw:page>{frame.format('title', 'Scope')}{frame.format('outline', 'Laptops')}{notes}</draw:page>"
    pages += f"<draw:page>{frame.format('outline', 'No title here')}</draw:page>"
    body = f"<office:body><office:presentation>{pages}</office:presentation></office:body>"
    document = read(
        packed(
            {
                "mimetype": "application/vnd.oasis.opendocument.presentation",
                "content.xml": f"<office:document-content {names}>{body}</office:document-content>",
            },
            "tender.odp",
        )
    )

    assert lines(document) == ["Scope", "Laptops", "Say why", "Slide 2", "No title here"]
    assert [block.page for block in document.blocks] == [1, 1, 1, 2, 2]
    assert (document.format, document.pages, document.remarks) == ("odp", 2, ())
