"""Markdown: the words without their marks, in the outline that the marks make."""

from checker.formats import markdown
from checker.model import Document, Source
from tests.formats.made import headings, leads, lines


def read(text: str) -> Document:
    return markdown.read(Source("tender.md", text.encode()))


def test_marks_are_taken_out():
    """Bold, links, code, escapes, pictures and tags leave only their words."""
    text = "Use **open** [formats](x.html), `ODF` & \\[PDF/A\\]<br>or _alike_ ![seal](s.png) <b>now</b>.\n"

    assert lines(read(text)) == ["Use open formats, ODF & [PDF/A] or alike now."]


def test_headings_lists_and_lead_ins():
    """Headings have levels, lists their numbers, depth and lead-in."""
    document = read("# A\n## B\nProvide:\n\n1. laptops:\n   - light\n   - dark\n2. screens\n\nDone.\n")

    assert [block.kind for block in document.blocks] == ["heading", "heading", "paragraph", "item", "item", "item", "item", "paragraph"]
    assert [block.number for block in document.blocks] == ["", "", "", "1.", "•", "•", "2.", ""]
    assert leads(document, "dark") == ["Provide:", "laptops:"]
    assert headings(document, "dark") == ["A", "B"]


def test_typed_letters_are_items():
    """Paragraphs that begin with (a) and (b) are a list, though Markdown knows none."""
    document = read("The Supplier shall:\n\n(a) pay;\n\n(b) report.\n")

    assert leads(document, "(b)") == ["The Supplier shall:"]


def test_tables():
    """Cells are led by their heads."""
    assert leads(read("| Item | Price |\n|---|---|\n| Pen | £1 |\n"), "£1") == ["Price", "Pen"]


def test_parts_written_as_a_web_page():
    """Tables and lists in HTML inside Markdown are read, and count on with the tables of the text."""
    document = read("| A | B |\n|---|---|\n| c | d |\n\n<table><tr><th>Item<th>Price<tr><td>Pen<td>£1</table>\n\nEnd.\n")

    assert leads(document, "£1") == ["Price", "Pen"]
    assert [block.cell.table if block.cell else None for block in document.blocks] == [0, 0, 0, 0, 1, 1, 1, 1, None]


def test_quotes_and_indented_text_are_read():
    """Block quotes and indented text are paragraphs."""
    assert lines(read("> Quoted\n> words\n\ntext\n\n    Indented\n    one line\n\n    second\n")) == [
        "Quoted words",
        "text",
        "Indented one line",
        "second",
    ]


def test_a_heading_without_its_space():
    """ "##Scope" is a heading, as people mean it."""
    assert [block.kind for block in read("##Scope\nWords.\n").blocks] == ["heading", "paragraph"]


def test_a_bold_line_is_a_heading():
    """A bold line of its own is a heading below the last."""
    document = read("# A\n\n**Hosting**\n\nIn the UK.\n")

    assert headings(document, "In the UK.") == ["A", "Hosting"]


def test_anchors_are_lines():
    """An anchor is the line of the file where a block begins."""
    assert [block.anchor for block in read("# A\n\nWords.\n").blocks] == ["line/1", "line/3"]
