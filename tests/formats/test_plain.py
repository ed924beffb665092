"""Plain text: paragraphs, headings and items as people type them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import UnreadableDocument
from checker.formats import plain, traced
from checker.formats.sniff import form
from checker.model import Document, Source
from tests.formats.made import find, headings, leads, lines, unplaced

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


def test_a_text_with_a_paragraph_to_a_line():
    """Where lines are wider than anybody breaks them, as word processors save plain text, each line is a paragraph."""
    clause = "The supplier shall give the council a full copy of all its records, with a description of what each field means, " * 2
    document = read(f"1 Data\n{clause}\nWhat we ask\nA turnover of £3 million\n{clause}\n2 Payment\n{clause}\n")

    assert [line for line in lines(document) if line != clause.strip()] == [
        "1 Data",
        "What we ask",
        "A turnover of £3 million",
        "2 Payment",
    ]
    assert [words for block, words in zip(document.blocks, lines(document), strict=True) if block.kind == "heading"] == [
        "1 Data",
        "2 Payment",
    ]
    assert document.blocks[-1].section == "2"


def test_a_few_wide_lines_do_not_part_paragraphs():
    """An address or a table wider than the text around it leaves the broken lines of its paragraphs together."""
    document = read("Records are kept\nas CSV.\n\n" * 60 + f"https://example.org/{'a' * 160}\n")

    assert lines(document)[0] == "Records are kept as CSV."


def test_lead_ins_and_sections():
    """Items are led in, and stand in the section of their clause."""
    document = read(TENDER)

    assert leads(document, "(b)") == ["1.1 The Supplier shall provide:"]
    assert next(block.section for block in document.blocks if block.kind == "item") == "1.1"
    assert headings(document, "The desk")[-1] == "4.2 Support desk"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_any_common_encoding(encoding):
    """Text as editors save it is read, whatever the letters are made of."""
    assert lines(read("Pay “£5” – café".encode(encoding))) == ["Pay “£5” – café"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\u2028"])
def test_any_line_ends(end):
    """Lines end as any system ends them, old Macs too."""
    assert lines(read(f"SCOPE{end}{end}We pay{end}in May.{end}")) == ["SCOPE", "We pay in May."]


def test_form_feeds_part_pages():
    """A form feed begins a page; a text without has none."""
    document = read("One.\n\n\fTwo.\n\nThree\n\fgoes on.\n")

    assert [block.page for block in document.blocks] == [1, 2, 2]
    assert lines(document)[-1] == "Three goes on."
    assert (document.pages, read("One.\n\f").pages) == (3, None)


def test_zeros_are_left_out():
    """A text that its editor filled up with zeros is read without them."""
    assert lines(read(b"Pay in 30 days." + b"\x00")) == ["Pay in 30 days."]


@pytest.mark.parametrize("data", [b"Pay.\x00", b"\x00A"])
def test_a_single_zero_spoils_no_text(data):
    """A text however short is read with one zero in it; with more it is data and no text."""
    assert form(Source("tender.txt", data)) == "plain"
    with pytest.raises(UnreadableDocument):
        form(Source("tender.txt", data + b"\x00"))


def test_a_text_in_one_line_is_cut_between_sentences():
    """A line longer than any paragraph is many paragraphs, each whole sentences, and each letter leads back to its column."""
    text = "The firm pays the council. " * 3_000
    source = Source("tender.txt", text.encode())
    document = plain.read(source)

    assert " ".join(lines(document)) == text.strip()
    assert all(line.endswith("council.") and len(line) <= 20_000 for line in lines(document))
    assert unplaced(source, document) == []


def test_a_very_long_line_takes_no_time():
    """Ten million letters in one line are read in time that grows with their number alone."""
    started = time.process_time()

    assert len(read("word" * 2_500_000).blocks) == 500
    assert time.process_time() - started < 5


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\r\f\t ")))
def test_every_letter_leads_back(text):
    """Every character of a text leads back to its line and column."""
    source = Source("tender.txt", f"Words {text}".encode())
    document = plain.read(source)

    assert unplaced(source, document) == []


def test_a_letter_has_its_line_and_column():
    """A letter's place is its line, from 1, and its column, from 0."""
    source = Source("tender.txt", TENDER.encode())
    document = plain.read(source)
    block, letters = next((block, letters) for block, letters in traced(source, document) if block == find(document, "1.1"))

    assert block.anchor == "line/4"
    assert letters[-1] == (":", "line/5", 7)
