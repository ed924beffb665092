"""PDF: what is on the pages is read as a reader meets it, and what could not be read is said."""

import re
from dataclasses import replace

import pypdf
import pytest
from pypdf.annotations import FreeText, Text
from reportlab.pdfgen.canvas import Canvas

from checker.errors import UnreadableDocument
from checker.formats import read
from checker.formats.pdf import pages, pictures, second
from checker.model import Cell, Recognised, Source
from tests.formats.made import find, lines
from tests.formats.made_pdf import SENTENCE, bare, drawn, edited, flowing, pictured, typed


def grey(source: Source | None = None) -> bytes:
    """The first page of a PDF as a picture, or an empty one."""
    return next(png for _, png in pictures(source or drawn(lambda canvas: None), [1]))


def form(canvas):
    """A page with fields of each kind."""
    canvas.drawString(72, 780, "Name of the supplier")
    canvas.acroForm.textfield(name="a", value="Typed by hand", x=72, y=700, width=200, height=20)
    canvas.acroForm.choice(name="b", value="Two", options=["One", "Two"], x=72, y=660, width=200, height=20)
    canvas.acroForm.checkbox(name="c", checked=True, x=72, y=620)


def test_paragraphs_headings_and_tables_are_told_apart():
    """Larger letters are a heading, lines of one paragraph are one block, and a ruled table has cells."""
    document = read(flowing("# Payment", SENTENCE * 2, [("Item", "Price"), ("Laptop", "£600")]))

    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "cell", "cell", "cell", "cell"]
    assert find(document, "£600").cell == Cell(0, 1, 1)
    assert document.pages == 1


def test_words_that_the_end_of_a_page_parts_are_one_paragraph():
    """A sentence that runs on over the page is read in one piece, and its anchor names both pages."""
    document = read(flowing(*[SENTENCE * 5] * 13))
    over = [block for block in document.blocks if ";" in block.anchor]

    assert over
    assert {document.words(block.span).count(SENTENCE) for block in over} <= {4, 5}
    assert re.fullmatch(r"1/[\d,-]+;2/[\d,-]+", over[0].anchor)


def test_repeated_headers_and_footers_are_kept_once():
    """What repeats on every page is kept where it is first met, and page numbers are not kept."""
    said = ("one", "two", "three", "four", "five")

    def sheet(number, word):
        below = typed("Bought by Harrow", f"Page {number} of 5", top=60)
        return lambda canvas: [draw(canvas) for draw in (typed("Draft 3"), typed(f"Lot {word} is let alone.", top=600), below)]

    document = read(drawn(*(sheet(number, word) for number, word in enumerate(said, 1))))

    assert [lines(document).count(line) for line in ("Draft 3", "Bought by Harrow")] == [1, 1]
    assert "Page" not in document.text
    assert [f"Lot {word} is let alone." for word in said] == [line for line in lines(document) if line.startswith("Lot")]


def test_figures_at_the_foot_of_pages_are_no_page_numbers():
    """A bare figure at the same place of every page is a page number only where it counts on with the pages."""
    document = read(drawn(*(typed(SENTENCE, SENTENCE, figure) for figure in ("40", "25", "35", "70"))))

    assert {"40", "25", "35", "70"} <= set(document.text.split())


@pytest.mark.parametrize(
    "draw",
    [
        lambda canvas: canvas.setFillColorRGB(1, 1, 1),
        lambda canvas: canvas.setFont("Helvetica", 0.5),
        lambda canvas: canvas._code.append("3 Tr"),
        lambda canvas: (canvas.translate(400, 0), canvas.rotate(90)),
    ],
    ids=["white", "tiny", "invisible", "turned"],
)
def test_words_that_are_hard_to_see_are_read(draw):
    """White, tiny, invisible and turned words are words: what lies under a scan is written so."""
    document = read(drawn(lambda canvas: (draw(canvas), canvas.drawString(72, 300, "Oracle only"))))

    assert lines(document) == ["Oracle only"]


def test_words_outside_the_page_are_not_printed():
    """Words beyond the edges of a page are left out, and it is said how many there are."""
    document = read(drawn(lambda canvas: (canvas.drawString(72, 700, "Inside"), canvas.drawString(700, 700, "Old price"))))

    assert lines(document) == ["Inside"]
    assert document.remarks == ("Words outside the edges of their page, which are not printed and were not read: 2 (page 1)",)


@pytest.mark.parametrize("edit", [lambda writer: None, bare], ids=["drawn", "not drawn"])
def test_what_was_typed_into_a_form_is_text(edit):
    """The values of fields are read once, whether the file draws them or leaves that to the viewer."""
    document = read(edited(drawn(form), edit))

    assert [line for line in lines(document) if len(line) > 1] == ["Name of the supplier", "Typed by hand", "Two"]


def test_a_drafters_note_is_a_comment_and_a_typed_box_is_text():
    """Notes stuck to a page are kept apart; words that were typed onto it are part of it."""

    def annotate(writer: pypdf.PdfWriter) -> None:
        writer.add_annotation(0, FreeText(text="Typed on top", rect=(72, 600, 300, 620)))
        writer.add_annotation(0, Text(text="Ask legal", rect=(72, 500, 90, 520), title_bar="Jo"))

    document = read(edited(drawn(typed("Words")), annotate))

    assert lines(document) == ["Words", "Typed on top"]
    assert [comment.text for comment in document.comments] == ["Ask legal"]


def test_a_file_that_opens_without_a_password_is_read():
    """A file that is locked against changes alone is read; one that asks for a password is refused."""
    open_file = edited(drawn(typed("Words")), lambda writer: writer.encrypt("", "owner"))
    shut = edited(drawn(typed("Words")), lambda writer: writer.encrypt("secret"))

    assert lines(read(open_file)) == ["Words"]
    with pytest.raises(UnreadableDocument, match="password"):
        read(shut)


def test_the_second_reader_reads_what_the_first_cannot_open():
    """A file with a broken trailer still gives its words, and it is said that their places are less exact."""
    document = read(Source("tender.pdf", spoilt(typed(SENTENCE, "Second line."), typed("Next page."))))

    assert SENTENCE in document.text
    assert sorted({block.page for block in document.blocks}) == [1, 2]
    assert document.remarks == ("Damaged, so that words were read in another way and their places are less exact: pages 1 to 2",)


def spoilt(*pages):
    """A PDF that pdfium cannot open."""
    return re.sub(rb"/Root \d+ 0 R", b"/Root 99 0 R", drawn(*pages).data)


def test_the_second_reader_says_that_pages_are_missing():
    """Where the second reader finds fewer pages than the file says it has, that is a gap."""
    document = read(
        Source("tender.pdf", re.sub(rb"/Kids \[ \d+ 0 R", b"/Kids [ 98 0 R", spoilt(typed("One"), typed("Two"), typed("Three"))))
    )

    assert lines(document) == ["Two", "Three"]
    assert [gap.where for gap in document.gaps] == ["page 3"]


def test_the_second_reader_has_little_time(monkeypatch):
    """What the second reader had no time for is not passed over in silence."""
    monkeypatch.setattr(second, "_SECONDS", 0)

    with pytest.raises(UnreadableDocument, match="damaged"):
        read(Source("tender.pdf", spoilt(typed("One"), typed("Two"))))


def test_a_page_that_no_reader_finds_is_a_gap():
    """The second reader leaves damaged pages out, so that its second page is not taken for the first."""
    whole = drawn(typed("One"), typed("Two"), typed("Three"))
    document = read(Source("tender.pdf", re.sub(rb"/Kids \[ \d+ 0 R", b"/Kids [ 99 0 R", whole.data)))

    assert lines(document) == ["Two", "Three"]
    assert [gap.where for gap in document.gaps] == ["page 1"]


def test_a_page_whose_contents_are_spoilt_is_a_gap_and_a_blank_one_is_none():
    """A page that only seems to be blank since its contents cannot be unpacked is said to be damaged."""
    whole = drawn(typed(*[SENTENCE] * 9), lambda canvas: None, typed("Last"), packed=True).data
    start = whole.index(b"stream\n") + 60
    document = read(Source("tender.pdf", whole[:start] + b"!!!!" + whole[start + 4 :]))

    assert lines(document) == ["Last"]
    assert [(gap.where, gap.cause) for gap in document.gaps] == [("page 1", "it is damaged and could not be read")]


def test_pages_beyond_the_most_are_a_gap(monkeypatch):
    """A file of very many pages is read up to a point, and what is beyond it is said."""
    monkeypatch.setattr(pages, "_MOST", 2)
    document = read(drawn(typed("One"), typed("Two"), typed("Three"), typed("Four")))

    assert lines(document) == ["One", "Two"]
    assert [gap.where for gap in document.gaps] == ["pages 3 to 4"]


@pytest.mark.parametrize("make", [lambda *pages: drawn(*pages).data, spoilt], ids=["one reader", "the other"])
def test_millions_of_pages_that_are_missing_are_one_gap(make):
    """A file that says it has far more pages than it holds is read as far as it goes, and the rest is said once."""
    data = re.sub(rb"/Count \d+", b"/Count 1000000", make(typed("One"), typed("Two")))
    document = read(Source("tender.pdf", data))

    assert lines(document) == ["One", "Two"]
    assert [(gap.where, gap.cause) for gap in document.gaps] == [
        ("pages 3 to 1,000,000", "the file says that it has them, but they are missing")
    ]


def test_a_file_without_pages_is_damaged():
    """A file without any page is refused as damaged."""
    with pytest.raises(UnreadableDocument, match="damaged"):
        read(Source("tender.pdf", b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"))


def test_a_page_that_is_a_picture_is_a_gap_that_a_program_finds():
    """A picture without words is a gap, also where a few words were stamped on it; the pages are named for a program."""
    document = read(drawn(typed("Words"), pictured(grey()), pictured(grey(), "Draft")))

    assert [gap.where for gap in document.gaps] == ["page 2", "page 3"]
    assert all("tesseract" in gap.cure for gap in document.gaps)
    assert document.pictures == (2, 3)


def test_a_picture_in_which_nothing_was_recognised_is_to_be_scanned_again():
    """Where text recognition has been tried, it is not what the reader is told to try."""
    source = replace(drawn(typed("Words"), pictured(grey())), recognised=(Recognised(2, ()),))

    assert [gap.cure for gap in read(source).gaps] == ["Scan it again more clearly, or add the text, and check again"]


def test_a_file_of_pictures_is_refused_with_its_pages():
    """A scan has no text, and a program is told which pages could be recognised."""
    with pytest.raises(UnreadableDocument, match="scan") as raised:
        read(drawn(pictured(grey()), pictured(grey())))

    assert raised.value.pictures == (1, 2)


def test_letters_without_meaning_are_a_gap():
    """A page whose letters are private signs of its font cannot be told, and is said to be so."""
    private = "".join(f"<{n:02x}> <{0xE000 + n:04x}>\n" for n in range(32, 127)).encode()
    head = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 95 beginbfchar\n"

    def scramble(writer: pypdf.PdfWriter) -> None:
        stream = pypdf.generic.StreamObject()
        stream.set_data(head + private + b"endbfchar endcmap end")
        for font in writer.pages[0]["/Resources"]["/Font"].values():
            font.get_object()[pypdf.generic.NameObject("/ToUnicode")] = writer._add_object(stream)

    document = read(edited(drawn(typed(*[SENTENCE] * 3)), scramble))

    assert [gap.cause for gap in document.gaps] == ["its letters are stored without their meaning, so that its words cannot be told"]
    assert document.pictures == (1,)


def test_more_drawn_lines_than_a_table_has_do_not_stop_the_reading():
    """A page full of crossing lines is read as plain text in short time, and it is said."""

    def hatched(canvas):
        for at in range(120):
            canvas.line(20, 20 + at * 6, 570, 20 + at * 6)
            canvas.line(20 + at * 4.5, 20, 20 + at * 4.5, 820)
        canvas.drawString(72, 400, "Words")

    document = read(drawn(hatched))

    assert lines(document) == ["Words"]
    assert document.remarks == ("So many lines are drawn that tables, if there are any, were read as plain text: page 1",)


def test_a_word_broken_at_the_end_of_a_line_is_whole():
    """A hyphen that the printer set goes, and one that the writer set stays."""
    document = read(
        drawn(typed("The supplier is respon-", "sible for a well-known", "service, and well-", "known it is; responsible too."))
    )

    assert lines(document) == ["The supplier is responsible for a well-known service, and well-known it is; responsible too."]


def test_words_marked_in_colour_are_no_table():
    """Words that are highlighted, each with an area of its own, stay in their sentence; shaded cells without rules are still a table."""

    def marked(canvas: Canvas) -> None:
        canvas.setFillColor("yellow")
        for before, words in (("The buyer is ", "[the "), ("The buyer is [the ", "name]")):
            canvas.rect(72 + canvas.stringWidth(before), 777, canvas.stringWidth(words), 12, stroke=0, fill=1)
        canvas.setFillColor("black")
        canvas.drawString(72, 780, "The buyer is [the name] of this place.")

    def shaded(canvas: Canvas) -> None:
        for row in range(2):
            for column in range(2):
                canvas.setFillColor("yellow" if row else "lightblue")
                canvas.rect(72 + 100 * column, 760 - 20 * row, 100, 20, stroke=0, fill=1)
                canvas.setFillColor("black")
                canvas.drawString(78 + 100 * column, 766 - 20 * row, f"word {row}{column}")

    assert lines(read(drawn(marked))) == ["The buyer is [the name] of this place."]
    assert [block.cell is not None for block in read(drawn(shaded)).blocks] == [True] * 4


@pytest.mark.parametrize(
    ("words", "raised", "read_as"),
    [
        ("Pay in 60 days.", "1", "Pay in 60 days."),
        ("The policy", "12", "The policy"),
        ("Paint 40 m", "2", "Paint 40 m2"),
        ("It is 2", "3", "It is 23"),
    ],
)
def test_the_number_of_a_note_is_no_part_of_a_word(words, raised, read_as):
    """A small raised number that calls a note is left out of its sentence; one that is an exponent stays."""

    def page(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.textOut(words)
        text.setFont("Helvetica", 7)
        text.setRise(5)
        text.textOut(raised)
        canvas.drawText(text)

    assert lines(read(drawn(page))) == [read_as]
