"""Markdown: the words without their marks, in the outline that the marks make."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import formats
from checker.errors import UnreadableDocument
from checker.formats import markdown, traced
from checker.model import Document, Source
from tests.formats.made import headings, leads, lines, unplaced


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


def test_a_picture_that_stands_alone_says_its_words():
    """The description of a picture is read where it is a statement and nothing stands beside it."""
    assert lines(read("![The supplier must use Oracle 19c](a.png)\n\n![Logo](b.png)\n\nx\n")) == ["The supplier must use Oracle 19c", "x"]


def test_front_matter_and_footnotes_are_read():
    """What stands before a text and under it is text too."""
    document = read("---\ntitle: Tender for laptops\n---\n\nPay[^1].\n\n[^1]: Within 30 days.\n")

    assert lines(document) == ["title: Tender for laptops", "Pay[^1].", "[^1]: Within 30 days."]


def test_a_footnote_of_one_word_is_read():
    """What stands where a link's address might is text where it is a footnote, and else no text."""
    assert lines(read("Use a database[^1].\n\n[^1]: Oracle\n\n[x]: Word\n")) == ["Use a database[^1].", "[^1]: Oracle"]


def test_nothing_is_left_out_that_is_nested_deep():
    """A list or quote many levels deep is read, with what comes after it."""
    deep = "".join("  " * at + f"- level {at}\n" for at in range(40)) + "\n" + "> " * 40 + "Quoted\n\nEnd.\n"

    assert lines(read(deep)) == [*(f"level {at}" for at in range(40)), "Quoted", "End."]


@pytest.mark.parametrize("text", [">" * 10_000 + " a\n\nEnd.\n", "".join("  " * at + "- a\n" for at in range(1000)) + "\nEnd.\n"])
def test_what_is_nested_too_deep_is_refused_aloud(text):
    """A text that no person nests so is refused; it is never read in part."""
    with pytest.raises(UnreadableDocument, match="too complex"):
        formats.read(Source("tender.md", text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        "Use [Excel](https://x.example/Excel now) or [Word](<w W> 'Word W') Word.\n",
        "See [a Word][w] Word, ![Word](Word) Word & &amp; \\[W\\] <b title='Word'>Word</b>.\n\n[w]: Word\n",
        "> quoted **Word\n> Word** `a ` b`\n> lazy\n",
        "| a | b \\| b | a |\n|---|---|---|\n| a |  | a |\n| `x` | [a](a) a | a |\n",
        "1. one\n   two  \n   three\\\n   four\n\n    * five\n",
        "##Scope of Scope ##\n\nScope\nScope\n===\n",
        "```text\nword\n\nword word\n```\n\n    word\n\n    word\n",
        "<div>\n<p>Word &amp; <b>Word</b>\n<table><tr><td>Word</table></div>\n\nWord <https://x.example/Word> Word\n",
    ],
)
def test_every_letter_leads_back(text):
    """Every character leads back to its line and column, past the addresses of links, the marks and the web page's tags."""
    source = Source("tender.md", text.encode())
    rows = text.split("\n")

    assert unplaced(source, markdown.read(source)) == []
    for _, letters in traced(source, markdown.read(source)):
        for letter in letters:
            if letter and letter.said.isalnum() and letter.leaf.count("/") == 1:
                assert rows[int(letter.leaf[5:]) - 1][letter.at] == letter.said


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "word ",
                "*",
                "**",
                "_",
                "`",
                "[",
                "](",
                ")",
                "![",
                "<b>",
                "&amp;",
                "\\",
                "\n",
                "\n\n",
                "> ",
                "- ",
                "1. ",
                "| ",
                "|-|\n",
                "# ",
                "    ",
                "<p>",
                "```\n",
            ]
        ),
        max_size=25,
    )
)
def test_any_marks_lead_back(marks):
    """Whatever marks stand in a text, every character leads back to a letter of it."""
    source = Source("tender.md", f"Words\n\n{''.join(marks)}".encode())

    assert unplaced(source, markdown.read(source)) == []
