"""Plain text: paragraphs, headings and items as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.formats import plain
from checker.model import Document, Source
from tests.formats.made import headings, leads, lines

TENDER = """INVITATION TO TENDER

1. Scope
1.1 The Supplier shall
provide:
(a) laptops of any
    make;
(b) screens.

Payment
=======
Invoices are paid
in 30 days.

4.2 Support desk

The desk is open daily.
"""


def read(text: str | bytes) -> Document:
    return plain.read(Source("tender.txt", text if isinstance(text, bytes) else text.encode()))


@given(st.text())
def test_every_word_is_read(text):
    """Every word of a text is in the document, in order; only rules under headings are left out."""
    seen = "".join(letter for letter in text if letter.isalnum() and letter.isascii())

    assert seen == "".join(letter for letter in read(text).text if letter.isalnum() and letter.isascii())


def test_paragraphs_headings_and_items():
    """Lines are joined to paragraphs, except where a heading, a clause or an item begins."""
    document = read(TENDER)

    assert list(zip((block.kind for block in document.blocks), lines(document), strict=True)) == [
        ("heading", "INVITATION TO TENDER"),
        ("heading", "1. Scope"),
        ("paragraph", "1.1 The Supplier shall provide:"),
        ("item", "(a) laptops of any make;"),
        ("item", "(b) screens."),
        ("heading", "Payment"),
        ("paragraph", "Invoices are paid in 30 days."),
        ("heading", "4.2 Support desk"),
        ("paragraph", "The desk is open daily."),
    ]


def test_lead_ins_and_sections():
    """Items are led in, and stand in the section of their clause."""
    document = read(TENDER)

    assert leads(document, "(b)") == ["1.1 The Supplier shall provide:"]
    assert next(block.section for block in document.blocks if block.kind == "item") == "1.1"
    assert headings(document, "The desk")[-1] == "4.2 Support desk"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_common_encoding(encoding):
    """Text as editors save it is read, whatever the letters are made of."""
    assert lines(read("Pay “£5” – café".encode(encoding))) == ["Pay “£5” – café"]
