"""PDF: a page whose contents break off is said to be incomplete, and a careless program's page is not."""

import re
import zlib
from hashlib import sha256

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, EncodedStreamObject, NameObject, StreamObject

from checker.formats import read
from checker.model import Source
from tests.formats.made_pdf import SENTENCE, drawn, edited, typed

TORN = "it is damaged midway, so that words of it may be missing"
LINES = [f"Clause {number} is {sha256(str(number).encode()).hexdigest()}." for number in range(60)]


def packed(*lines: str, ascii_too: bool = False) -> Source:
    """A PDF of two pages, the first with these lines, packed as most programs do it, or in letters and signs too."""
    source = drawn(typed(*lines), typed("Last"), packed=ascii_too)
    return source if ascii_too else edited(source, lambda writer: [page.compress_content_streams() for page in writer.pages])


def where(source: Source) -> tuple[int, int]:
    """Where the contents of the first page begin and end in the file."""
    found = re.search(rb"<<[^>]*FlateDecode.*?>>\s*stream\n(.*?)\n?endstream", source.data, re.DOTALL)
    assert found
    return found.span(1)


def flipped(source: Source) -> Source:
    """The same file with a few bytes changed in the middle of its first page."""
    start, end = where(source)
    at = (start + end) // 2
    return Source(source.path, source.data[:at] + bytes(byte ^ 1 for byte in source.data[at : at + 4]) + source.data[at + 4 :])


def cut(source: Source) -> Source:
    """The same file without the second half of its first page."""
    start, end = where(source)
    return Source(source.path, source.data[: (start + end) // 2] + source.data[end:])


def holding(data: bytes, *more: StreamObject) -> Source:
    """A PDF of two pages, the first of which has these contents, unpacked, and more streams after them."""

    def put(writer: pypdf.PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(data)
        parts = [writer._add_object(part) for part in (stream, *more)]
        writer.pages[0][NameObject("/Contents")] = pypdf.generic.ArrayObject(parts)

    return edited(drawn(typed("First"), typed("Last")), put)


def said(source: Source) -> list[tuple[str, str]]:
    """Each gap: where, and why."""
    return [(gap.where, gap.cause) for gap in read(source).gaps]


@pytest.mark.parametrize("ascii_too", [False, True], ids=["packed", "in letters"])
@pytest.mark.parametrize("harm", [cut, flipped])
def test_a_page_that_breaks_off_midway_is_a_gap(harm, ascii_too):
    """The words before the damage are read, and that more may be missing is said; the other page is whole."""
    whole = packed(*LINES, ascii_too=ascii_too)
    document = read(harm(whole))

    assert said(whole) == []
    assert LINES[0] in document.text
    assert LINES[-1] not in document.text
    assert "Last" in document.text
    assert said(harm(whole)) == [("page 1", TORN)]


def test_a_locked_page_that_breaks_off_is_a_gap():
    """Also in a file that is locked against changes, where what is packed is not seen from outside."""
    locked = edited(flipped(packed(*LINES)), lambda writer: writer.encrypt("", "owner"))

    assert said(edited(packed(*LINES), lambda writer: writer.encrypt("", "owner"))) == []
    assert said(locked) == [("page 1", TORN)]


def test_a_drawing_that_breaks_off_is_a_gap():
    """Words of a page may stand in a drawing of their own, which may break off as the page itself may."""

    def page(canvas):
        canvas.beginForm("all")
        typed(*LINES)(canvas)
        canvas.endForm()
        canvas.doForm("all")

    whole = drawn(page, typed("Last"), packed=True)
    form = whole.data.index(b"/Subtype /Form")
    at = whole.data.index(b"stream\n", form) + 1_500

    assert said(whole) == []
    assert said(Source("tender.pdf", whole.data[:at] + whole.data[at + 300 :])) == [("page 1", TORN)]


@pytest.mark.parametrize(
    "rest", [b"(The Sup", b"(The Supplier shall) Tj", b"1 0 0 1 72", b""], ids=["in a word", "after words", "figures", "none"]
)
def test_contents_that_end_unfinished_are_a_gap(rest):
    """Contents that are not packed, and end in the middle of a word, of an order, or of a text, have lost their end."""
    assert said(holding(b"BT /F1 12 Tf 72 700 Td (First words) Tj " + rest)) == [("page 1", TORN)]


def test_contents_that_go_on_in_another_part_are_whole():
    """A page in several parts may be parted in the middle of a text."""
    after = DecodedStreamObject()
    after.set_data(b"(more) Tj ET\n")

    assert said(holding(b"BT /F1 12 Tf 72 700 Td (First words) Tj ", after)) == []


@pytest.mark.parametrize("end", [slice(-4), slice(-1), slice(None)], ids=["no sum", "half a sum", "whole"])
def test_a_page_without_its_sum_is_whole(end):
    """Some programs leave out the sum that follows what they packed: nothing of the page is missing."""
    after = EncodedStreamObject()
    after._data = zlib.compress(b"BT /F1 12 Tf 72 600 Td (" + SENTENCE.encode() + b") Tj ET\n")[end]
    after[NameObject("/Filter")] = NameObject("/FlateDecode")

    assert said(holding(b"q Q\n", after)) == []


def test_contents_that_are_not_in_the_file_are_a_gap():
    """A page that points at contents that are missing only seems to be blank."""
    whole = drawn(typed("First"), typed("Last")).data
    contents = re.search(rb"/Contents \d+ 0 R", whole)
    assert contents

    assert said(Source("tender.pdf", whole.replace(contents[0], b"/Contents 99 0 R"))) == [
        ("page 1", "it is damaged and could not be read")
    ]
