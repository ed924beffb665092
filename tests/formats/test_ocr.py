"""Recognised text: from tesseract's table to words with places, and from a scan to a document that says what it is."""

import shutil
import struct
import subprocess
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnreadableDocument
from checker.formats import read
from checker.formats.ocr import recognised, resolution
from checker.formats.pdf import pictures
from checker.model import Recognised, Source
from tests.formats.made import find, lines
from tests.formats.made_pdf import SENTENCE, drawn, flowing, pictured, typed

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def scan(source: Source, *words: str) -> Source:
    """A PDF whose only page is a picture of the first page of another."""
    ((_, png),) = pictures(source, [1])
    return drawn(pictured(png, *words))


def page(*rows: tuple[str, float, float, float, float, int], dropped: int = 0) -> Source:
    """A scan, with words that were recognised on it."""
    return Source("scan.pdf", scan(drawn(typed("x"))).data, recognised=(Recognised(1, rows, dropped),))


def test_words_are_counted_in_points_and_lines_in_their_order():
    """Dots become points by the fineness of the picture; every line of the table has a number of its own."""
    table = HEAD + "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n"
    table += "5\t1\t1\t1\t1\t1\t300\t600\t150\t50\t96.5\tOpen\n5\t1\t1\t1\t2\t1\t300\t700\t150\t50\t91\tstandards\n"

    seen = recognised(4, table.encode(), 300)

    assert seen == Recognised(4, (("Open", 72, 144, 108, 156, 0), ("standards", 72, 168, 108, 180, 1)))


def test_words_that_tesseract_doubts_are_left_out_and_counted():
    """A doubtful word is no word; specks without a letter are not even counted."""
    table = HEAD + "5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t12\tBrsc\n5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t8\t|~\n"

    assert recognised(1, table.encode(), 300) == Recognised(1, (), 1)


@given(st.binary(max_size=300), st.text("5\t.-01 aé\n", max_size=200))
def test_no_table_is_too_odd(data, text):
    """Whatever the table holds, it is read or left out row by row."""
    assert recognised(1, HEAD.encode() + text.encode() + data, 300).page == 1


def test_pictures_say_how_fine_they_are():
    """A page is drawn at 300 dots an inch, and a huge one more coarsely, so that no picture has more than 25 million dots."""
    huge = drawn(lambda canvas: (canvas.setPageSize((4000, 4000)), canvas.drawString(9, 9, "Words")))
    ((number, small),) = pictures(drawn(typed("Words")), [1, 7])
    ((_, large),) = pictures(huge, [1])
    wide, high = struct.unpack_from(">II", large, 16)

    assert (number, round(resolution(small))) == (1, 300)
    assert 24_000_000 < wide * high <= 25_100_000
    assert resolution(large) == pytest.approx(wide * 72 / 4000, rel=0.01)
    assert list(pictures(Source("x.pdf", b"%PDF-nothing"), [1])) == []


def test_recognised_words_are_laid_out_as_if_they_were_printed():
    """Words on one line are one line, larger ones are a heading, and a person is told where they come from."""
    rows = (("Payment", 72, 60, 160, 80, 0), ("The", 72, 100, 92, 107.2, 1), ("Supplier", 95, 100, 140, 109.3, 1))
    below = (("is", 72, 114, 80, 121.2, 2), ("paid", 84, 114, 104, 123.3, 2), ("monthly.", 108, 114, 150, 123.3, 2))
    document = read(page(*rows, *below, dropped=1))

    assert lines(document) == ["Payment", "The Supplier is paid monthly."]
    assert find(document, "Payment").kind == "heading"
    assert document.remarks == (
        "Page 1 is a picture: its words were recognised by OCR, check them against the page",
        "Words in pictures that could not be told, and were left out: 1",
    )
    assert (document.gaps, document.pictures) == ((), ())


def test_a_number_seen_apart_is_put_before_its_text():
    """Clause numbers that OCR took for a column of their own stand again in front of their clauses."""
    numbers = (("4.1", 72, 100, 86, 107, 0), ("4.2", 72, 120, 86, 127, 1))
    texts = (
        ("Pay", 108, 100, 130, 109, 2),
        ("Authority.", 133, 100, 180, 109, 2),
        ("Bills", 108, 120, 130, 127, 3),
        ("fall.", 133, 120, 180, 127, 3),
    )

    assert lines(read(page(*numbers, *texts))) == ["4.1 Pay Authority.", "4.2 Bills fall."]


def test_a_page_on_which_nothing_was_recognised_stays_a_gap():
    """Where OCR saw no word, the page is as unread as before; where it could tell few, that is a gap too."""
    whole = drawn(typed("Words"), pictured(next(png for _, png in pictures(drawn(typed("x")), [1])))).data
    empty = read(Source("scan.pdf", whole, recognised=(Recognised(2, ()),)))
    faint = read(Source("scan.pdf", whole, recognised=(Recognised(2, (("Words", 72, 100, 100, 107, 0),), 5),)))

    assert [(gap.where, gap.cause) for gap in empty.gaps] == [("page 2", "it has no text that can be read (it may be a scan)")]
    assert [gap.cause for gap in faint.gaps] == ["it is a picture, and many of its words could not be told"]


def test_words_that_the_page_has_as_text_are_not_said_twice():
    """A stamp that is text stays as it is, and what OCR saw at its place is left out."""
    stamped = scan(drawn(typed("x", top=400)), "Draft")
    page = Recognised(1, (("Dratt", 73, 54, 98, 64, 0), ("Words", 72, 440, 110, 450, 1)))
    document = read(Source("scan.pdf", stamped.data, recognised=(page,)))

    assert lines(document) == ["Draft", "Words"]


@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")
def test_a_scan_is_read_as_the_text_that_was_scanned():
    """A text that was printed, scanned and recognised has nearly all its words, in their order, and its headings."""
    original = flowing("# Payment terms", SENTENCE, "Invoices are paid within 30 days of receipt.", "# Open standards", SENTENCE)
    picture = scan(original)
    with pytest.raises(UnreadableDocument) as raised:
        read(picture)
    seen = []
    for number, png in pictures(picture, raised.value.pictures):
        done = subprocess.run(["tesseract", "-", "-", "tsv"], input=png, capture_output=True, check=True)
        seen.append(recognised(number, done.stdout, resolution(png)))
    document = read(Source("scan.pdf", picture.data, recognised=tuple(seen)))
    before, after = read(original).text.split(), document.text.split()
    right = sum(match.size for match in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks())

    assert right >= 0.97 * len(before)
    assert [line for line in lines(document) if find(document, line).kind == "heading"] == ["Payment terms", "Open standards"]
