"""Highlights in PDF files: they cover just the words, whatever the page is like, and hide nothing."""

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops, ImageOps
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from checker.formats import read
from checker.formats.pdf.geometry import Spot
from checker.formats.pdf.shapes import Ruling
from checker.formats.pdf.strips import in_strips
from checker.model import Mark, Recognised, Source, Span
from tests.formats.made_pdf import SENTENCE, drawn, edited, flowing, typed
from tests.formats.marked_pdf import ALL, KINDS, at, bare, copied, covered, cropped, ours, pages, quads, turned


@given(st.data())
def test_a_highlight_covers_just_the_words(data: st.DataObject) -> None:
    """Any words of a page, over lines, columns and cells, however the page is turned and cut."""
    source = pages()[data.draw(st.sampled_from(ALL))]
    document = read(source)
    words = [(block.span.start + at, each) for block in document.blocks for at, each in _words(document.words(block.span))]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, min(first + 25, len(words) - 1)))
    span = Span(words[first][0], words[last][0] + len(words[last][1]))
    made, copy = copied(source, Mark(span, "A title", "A note"))

    assert copy.aside == ()
    assert [sorted(bare(under).replace("-", "")) for under in covered(made)] == [sorted(bare(document.words(span)).replace("-", ""))]


def _words(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for word in text.split():
        start = text.index(word, start)
        found.append((start, word))
        start += len(word)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_highlight_is_seen_where_the_words_are(kind: str) -> None:
    """Of the picture of a page nothing changes but the place of the words, told by what is seen there when all others are gone."""
    before = int(pdfmetrics.stringWidth(SENTENCE[: SENTENCE.index("described")], "Helvetica", 12))
    source, alone = pages()[kind], drawn(typed("", "", "", "", "described", left=72 + before))
    for name, edit in {"turned": turned(int(kind[-1]) if kind[-1].isdigit() else 1), "cropped": cropped}.items():
        alone = edited(alone, edit) if name in kind else alone
    made, _ = copied(source, at(source, "described"))
    changed = ImageChops.difference(_picture(source), _picture(made)).getbbox()
    ink = ImageOps.invert(_picture(alone)).getbbox()

    out = [ink[0] - changed[0], ink[1] - changed[1], changed[2] - ink[2], changed[3] - ink[3]]

    assert all(-3 < edge < 12 for edge in out)  # dots, of which there are two in a point


def _picture(source: Source):
    with pypdfium2.PdfDocument(source.data) as file:
        return file[0].render(scale=2).to_pil().convert("L")


def test_a_highlight_shows_without_colours() -> None:
    """A dark line runs under the words, beside the tint."""
    made, _ = copied(source := drawn(typed("", "", "ONE BRAND ALONE")), at(source, "ONE BRAND ALONE"))
    before, after = _picture(source), _picture(made)
    left, _, right, low = ImageChops.difference(before, after).getbbox()
    line = [after.getpixel((x, low - 2)) for x in range(left + 2, right - 2)]

    assert max(line) < 100
    assert min(before.getpixel((x, low - 2)) for x in range(left + 2, right - 2)) == 255


def test_words_stay_as_black_as_they_were() -> None:
    """The tint lies under the ink."""
    made, _ = copied(source := drawn(typed("WWWW")), at(source, "WWWW"))

    assert min(_picture(made).tobytes()) <= min(_picture(source).tobytes())


@pytest.mark.parametrize("kind", ALL)
def test_the_words_of_the_copy_are_the_same(kind: str) -> None:
    """A copy reads as the file does, block by block."""
    source = pages()[kind]
    made, _ = copied(source, Mark(None, "The file", "Its note"), Mark(Span(0, 60), "A title", "A note"))
    before, after = read(source), read(made)

    assert (after.text, after.blocks) == (before.text, before.blocks)


def test_lines_of_highlights_are_no_lines_of_tables() -> None:
    """Also on a page with a form, whose fields have to be drawn for their words to be read."""

    def form(canvas: Canvas) -> None:
        typed("One brand", "Item", top=740)(canvas)
        canvas.grid([70, 124, 340], [700, 720, 760])
        canvas.acroForm.textfield(name="a", value="Typed by hand", x=72, y=500, width=200, height=20)

    source = drawn(form)
    made, copy = copied(source, *(Mark(block.span, "A title", "A note") for block in read(source).blocks))

    assert copy.aside == ()
    assert (read(made).text, read(made).blocks) == (read(source).text, read(source).blocks)


@pytest.mark.parametrize("kind", ["upwards", "upwards and turned"])
def test_words_that_run_up_a_page_are_one_strip(kind: str) -> None:
    """Its corners are told as one reads them: from the upper left on."""
    source = pages()[kind]
    made, _ = copied(source, at(source, "Oracle Database 19c"))
    [(left, low, _, high, right, *_)] = quads(ours(made)[0][1]["/QuadPoints"])

    assert left < right
    assert low < high


def test_a_note_says_its_title_and_each_line() -> None:
    """By Tendercheck, printed with the page, without a date, in words that another reader finds."""
    made, _ = copied(source := drawn(typed(SENTENCE)), at(source, "Supplier"))
    [(page, note)] = ours(made)

    assert page == 0
    assert note["/Contents"] == "About Supplier\nWhy: it shuts firms out.\nInstead: say what it must do."
    assert note["/F"] == 4
    assert not {"/M", "/CreationDate"} & set(note)
    assert note["/AP"]["/N"]["/Resources"]["/ExtGState"]["/Over"]["/BM"] == "/Multiply"


def test_words_over_the_end_of_a_page_are_highlighted_on_both() -> None:
    """Each page has its part, and both say the same."""
    source = flowing(*[SENTENCE * 5] * 13)
    document = read(source)
    over = next(block for block in document.blocks if ";" in block.anchor)
    made, _ = copied(source, Mark(over.span, "A title", "A note"))

    assert [page for page, _ in ours(made)] == [0, 1]
    assert bare("".join(covered(made))) == bare(document.words(over.span))


def test_words_that_were_recognised_are_highlighted() -> None:
    """Word by word, at the places that recognition tells, counted from the top left of what is seen."""
    words = (("Open", 72, 100, 100, 112, 0), ("standards", 104, 100, 160, 112, 0), ("only", 72, 116, 95, 128, 1))
    source = Source("scan.pdf", drawn(lambda canvas: None).data, recognised=(Recognised(1, words),))
    made, copy = copied(source, at(source, "standards\nonly"))
    [(_, note)] = ours(made)
    one, other = quads(note["/QuadPoints"])

    assert copy.aside == ()
    assert [one[0], one[2], other[0], other[2]] == [104, 160, 72, 95]
    assert (842 - one[1], 842 - one[5], 842 - other[1], 842 - other[5]) == pytest.approx((100, 112, 116, 128), abs=5)


def test_recognised_words_of_a_turned_page_are_highlighted_where_they_are_seen() -> None:
    """Where a scanner has turned the page, what is seen from left to right runs upwards in the file."""
    words = (("Open", 72, 100, 100, 112, 0), ("standards", 104, 100, 160, 112, 0))
    blank = edited(drawn(lambda canvas: None), turned(1))
    source = Source("scan.pdf", blank.data, recognised=(Recognised(1, words),))
    made, _ = copied(source, at(source, "standards"))
    left, low, right, high = map(float, ours(made)[0][1]["/Rect"])

    assert (low, high) == (104, 160)
    assert (left, right) == pytest.approx((100, 112), abs=5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_note_is_seen_at_the_upper_left(kind: str) -> None:
    """And upright, however the page is turned."""
    source = pages()[kind]
    made, _ = copied(source, Mark(None, "The file", "Its note"))
    changed = ImageChops.difference(_picture(source), _picture(made))
    left, top, right, low = changed.getbbox()

    assert (left, top) == pytest.approx((25, 25), abs=3)
    assert (right, low) == pytest.approx((63, 63), abs=3)
    assert changed.crop((left, low - 6, left + 5, low)).getbbox() is None  # the tail of the balloon is not in its corner


def spot(left: float, top: float, page: int = 1, quarter: int = 0) -> Spot:
    """A letter that is 6 points wide and 10 high."""
    return Spot(page, quarter, Ruling(left, top, left + 6, top + 10))


@pytest.mark.parametrize(
    ("other", "together"),
    [
        (spot(6, 0), True),
        (spot(20, 0), True),
        (spot(7, -3), True),
        (spot(40, 0), False),
        (spot(6, 12), False),
        (spot(6, 0, page=2), False),
        (spot(6, 0, quarter=1), False),
        (spot(-80, 0), False),
    ],
    ids=["beside", "a space", "raised", "another column", "the next line", "another page", "another way", "back"],
)
def test_letters_that_stand_side_by_side_are_one_strip(other: Spot, together: bool) -> None:
    """On one level of one page, no further from each other than a wide space."""
    assert len(in_strips([spot(0, 0), other])) == (1 if together else 2)
