"""Rich text: what a reader of the printed page would see, and where in the file each letter of it lies."""

import time
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import UnreadableDocument
from checker.formats import read, rtf
from checker.formats.rtf.reader import _State
from checker.model import Comment, Document, Source
from tests.formats.made import find, headings, leads, lines, sentences, unplaced

STYLES = r"{\stylesheet{\ql Normal;}{\s1\outlinelevel0\b heading 1;}{\s2 heading 2;}{\*\cs10 Default;}{\s4 Title;}}"
FONTS = r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Arial Cyr;}{\f3\fcharset128 MS Mincho;}}"


def source(body: str, revisions: str = "accept") -> Source:
    return Source("tender.rtf", rf"{{\rtf1\ansi\ansicpg1252\deff0{FONTS}{STYLES}{body}}}".encode("latin-1"), revisions)  # type: ignore[arg-type]


def text(body: str, revisions: str = "accept") -> Document:
    return rtf.read(source(body, revisions))


def written(said: str) -> str:
    """Words as a program writes them into a rich text file."""
    units = [
        int.from_bytes(said.encode("utf-16-le")[at : at + 2], "little", signed=True) for at in range(0, len(said.encode("utf-16-le")), 2)
    ]
    return "".join(f"\\u{unit}?" if unit < 0 or unit > 126 or chr(unit) in "\\{}" else chr(unit) for unit in units)


@settings(deadline=None)
@given(sentences())
def test_every_paragraph_is_read(texts):
    """Every paragraph is a block with its words, and every character leads back to its own bytes."""
    made = source("".join(f"{written(said)}\\par\n" for said in texts))
    document = rtf.read(made)

    assert lines(document) == texts
    assert unplaced(made, document) == []


def test_letters_of_all_kinds():
    """Escaped bytes, Unicode with its fallback, words for dashes and quotes, spaces that do not break."""
    document = text(r"Pay \'a35 \endash  \ldblquote caf\'e9\rdblquote , \u8364\'80 5\~%, \uc0\u322 odz\uc2\u8364 ab!, a\-b\par")

    assert lines(document) == ["Pay £5 – “café”, € 5\u00a0%, łodz€!, ab"]


def test_letters_in_the_code_page_of_their_font():
    """A byte is the letter that its font makes it, and two bytes may be one letter."""
    document = text(r"\f2 \'ef\'f0\f0 \'ef{\f3 \'93\'fa}{\f1 \'b7}\par")

    assert lines(document) == ["прï日•"]


def test_other_code_pages():
    """A file may be in Windows letters of another country, or in those of an old Mac."""
    assert lines(rtf.read(Source("a.rtf", rb"{\rtf1\ansi\ansicpg1250 \'b3\par}"))) == ["ł"]
    assert lines(rtf.read(Source("a.rtf", rb"{\rtf1\mac \'d2Pay\'d3\par}"))) == ["“Pay”"]


def test_line_breaks_are_spaces():
    """A line break, a tab and a page break within a paragraph are spaces; a backslash at a line's end is a new paragraph."""
    assert lines(text("one\\line two\\tab three\\page four\\\nfive\\par")) == ["one two three four", "five"]


def test_headings():
    """A heading is told by its outline level or by the name of its style, and ends with its paragraph."""
    document = text(
        r"\pard\s4 Tender\par\pard\s1 Scope\par\pard\s2 Hosting\par\pard Words here.\par\pard\outlinelevel1 Support\par\pard More.\par"
    )

    assert [(block.kind, block.level) for block in document.blocks] == [
        ("heading", 1),
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
    ]
    assert headings(document, "More.") == ["Scope", "Support"]


def test_lists_have_the_numbers_that_are_printed():
    """The number that is printed before a paragraph is its number, and no words of it."""
    body = (
        r"\pard 4.2 The Supplier shall:\par{\listtext\pard\plain\f0 (a)\tab}\pard\ls1\ilvl0 pay;\par"
        r"{\pntext\f1\'b7\tab}\pard\ls1\ilvl1 soon;\par{\listtext 4.3\tab}\pard Stop.\par"
    )
    document = text(body)

    assert [(block.kind, block.number, block.level) for block in document.blocks[1:]] == [
        ("item", "(a)", 1),
        ("item", "•", 2),
        ("paragraph", "4.3", 0),
    ]
    assert leads(document, "soon") == ["4.2 The Supplier shall:", "pay;"]
    assert find(document, "Stop.").section == "4.3"


def test_tables():
    """Cells are led by the heads of their columns and rows, wherever the row is drawn: before its cells or after them."""
    rows = (
        r"\trowd\trhdr\cellx1000\cellx2000\cellx3000\pard\intbl Item\cell Year 1\cell Year 2\cell\row"
        r"\pard\intbl Pen\cell\'a31\cell\trowd\cellx1000\cellx3000\row\pard Done.\par"
    )
    document = text(rows)

    assert leads(document, "£1") == ["Year 1", "Pen"]
    assert [block.cell and (block.cell.row, block.cell.column) for block in document.blocks] == [
        (0, 0),
        (0, 1),
        (0, 2),
        (1, 0),
        (1, 1),
        None,
    ]


def test_columns_are_where_the_edges_of_cells_are():
    """A wide cell keeps those to its right in their columns."""
    rows = (
        r"\trowd\trhdr\cellx1000\cellx2000\cellx3000\pard\intbl A\cell B\cell C\cell\row"
        r"\trowd\cellx2005\cellx3000\pard\intbl wide\cell last\cell\row"
    )

    assert leads(text(rows), "last") == ["C", "wide"]


def test_tables_in_tables():
    """A table in a cell is a table of its own, and what comes after it is in the outer cell again."""
    body = (
        r"\trowd\cellx1000\cellx5000\pard\intbl outer\cell\pard\intbl\itap2 in 1\nestcell in 2\nestcell"
        r"{\*\nesttableprops\trowd\cellx2000\cellx3000\nestrow}{\nonesttables\par}\pard\intbl\itap1 after\cell\row\pard end\par"
    )
    document = text(body)

    assert lines(document) == ["outer", "in 1", "in 2", "after", "end"]
    tables = [block.cell.table if block.cell else None for block in document.blocks]
    assert tables[1] == tables[2] != tables[0] == tables[3]
    assert (document.blocks[3].cell.row, document.blocks[3].cell.column) == (0, 1)  # type: ignore[union-attr]


def test_tracked_changes():
    """Deleted words are out and inserted ones in; the other way round where changes are to be refused."""
    body = r"Pay in {\deleted 90}{\revised 30} days.{\deleted\par}Soon.\par"

    assert lines(text(body)) == ["Pay in 30 days. Soon."]
    assert [text(body).words(span) for span in text(body).insertions] == ["30"]
    assert lines(text(body, "reject")) == ["Pay in 90 days.", "Soon."]
    assert text(body, "reject").insertions == ()


def test_what_no_reader_sees_is_left_out():
    """Pictures, fields' instructions, bookmarks, properties and what a star lets programs leave out."""
    body = (
        r"{\info{\title Secret}}Seen {\pict\pngblip 89504e47}{\*\shppict{\pict 00}}{\*\unknown words}{\*\bkmkstart b}"
        r'{\field{\*\fldinst HYPERLINK "https://x.example"}{\fldrslt here}} too{\xe index}\par'
    )

    assert lines(text(body)) == ["Seen here too"]


def test_hidden_words_are_read_and_told():
    """Words that are not printed are published with the file all the same."""
    document = text(r"Seen {\v and hidden}{\v0  too}\par")

    assert lines(document) == ["Seen and hidden too"]
    assert document.remarks == ("It holds hidden text, which is not printed but is published with the file",)
    assert text(r"{\v  }{\v0 Seen}\v\par").remarks == ()


def test_choices_and_drawn_letters_are_read():
    """What a drop-down list lets choose, and letters drawn along a line, are words like others and lead back to the file."""
    choices = r"{\*\formfield{\fftype2\ffres1{\*\ffname Dropdown1}{\*\ffl Word}{\*\ffl Writer}}}"
    field = rf"{{\field{{\*\fldinst FORMDROPDOWN {choices}}}{{\fldrslt }}}}"
    shape = r"{\shp{\*\shpinst{\sp{\sn fill}{\sv 1}}{\sp{\sn gtextUNICODE}{\sv DRAFT}}{\sp{\sn gtextFont}{\sv Arial}}}}"
    made = source(rf"Use {field} here{shape}\par")
    document = rtf.read(made)

    assert lines(document) == ["Use Word Writer here DRAFT"]
    assert unplaced(made, document) == []


def test_groups_without_end_are_refused():
    """A file with more groups in one another than any program writes is refused before time is spent on it."""
    with pytest.raises(UnreadableDocument, match="nested too deeply"):
        text("{" * 300_000 + "x")


def test_pictures_are_passed_over_by_their_length():
    """A picture in raw bytes may hold anything, braces too."""
    assert lines(rtf.read(Source("a.rtf", b"{\\rtf1 a{\\pict\\bin6 }}}{\\x}b\\bin3 }{} c\\par}"))) == ["ab c"]


def test_headers_footers_and_notes():
    """What stands around the pages and under them follows the body; a header that many sections share is read once."""
    around = r"{\header OFFICIAL\par}{\headerf OFFICIAL\par}{\footer Page {\field{\*\fldinst PAGE}{\fldrslt 4}}\par}"
    body = around + r"Words{\footnote\pard See {\b Annex} A.\par}{\footnote\ftnalt The end.} on.\par"
    document = text(body)

    assert [(block.kind, line) for block, line in zip(document.blocks, lines(document), strict=True)] == [
        ("paragraph", "Words on."),
        ("header", "OFFICIAL"),
        ("footer", "Page"),
        ("footnote", "See Annex A."),
        ("endnote", "The end."),
    ]


def test_comments_are_kept_apart():
    """A drafter's comment is no text, and has its author."""
    document = text(r"Pay{\*\atnid A}{\*\atnauthor Ann}\chatn{\*\annotation{\*\atndate 1}\pard Too \par\'a35?} now.\par")

    assert document.comments == (Comment("Ann", "Too £5?"),)
    assert lines(document) == ["Pay now."]


def test_text_boxes_follow_their_paragraph():
    """A text box is read once, though old programs are given it twice."""
    shape = r"{\shp{\*\shpinst\shpleft0{\sp{\sn fill}{\sv 1}}{\shptxt\pard Use Word.\par}}{\shprslt{\*\do{\dptxbxtext Use Word.\par}}}}"

    assert lines(text(rf"Before {shape}after.\par Next.\par")) == ["Before after.", "Use Word.", "Next."]


def test_unicode_is_taken_where_there_are_two():
    """Where words stand once in old letters and once in Unicode, they are read once."""
    assert lines(text(r"a {\upr{caf?}{\*\ud{caf\u233 ?}}} b\par")) == ["a café b"]


def test_an_embedded_file_is_said():
    """A file within the file is a gap; what is shown of it is read."""
    document = text(r"{\object\objemb{\*\objclass Excel.Sheet}{\*\objdata 0102}{\result Total}}\par")

    assert [gap.where for gap in document.gaps] == ["An embedded object"]
    assert lines(document) == ["Total"]


@pytest.mark.parametrize("cut", ["{\\rtf1 Words{\\b and", "{\\rtf1 Words{\\footnote and", "{\\rtf1\\trowd\\cellx9 Words\\cell and"])
def test_a_file_that_breaks_off_is_said(cut):
    """What there is of a broken file is read, and that it breaks off is a gap."""
    document = rtf.read(Source("a.rtf", cut.encode()))

    assert [gap.where for gap in document.gaps] == ["The end of the file"]
    assert "".join(lines(document)) == "Wordsand"


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 " + b"{" * 200_000 + b"x" + b"}" * 200_000 + b"}",
        b"{\\rtf1 " + b"\\b1 x\\b0 y " * 50_000 + b"}",
        b"{\\rtf1 x{\\pict " + b"0123456789abcdef" * 500_000 + b"}}",
        b"{\\rtf1 x" + b"\\pard\\intbl\\itap999999999 y\\nestcell" * 5_000 + b"}",
        b"{\\rtf1 x\\trowd" + b"\\cellx1" * 100_000 + b"\\row}",
        b"{\\rtf1 x\\uc999999999\\u8364" + b" y" * 1000 + b"}",
    ],
    ids=["deep", "long", "picture", "tables", "edges", "fallback"],
)
def test_no_file_takes_long(data):
    """Depth, length and claims cost no more than they weigh."""
    started = time.perf_counter()

    assert "x" in rtf.read(Source("a.rtf", data)).text
    assert time.perf_counter() - started < 10


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "{",
                "}",
                "\\par ",
                "\\cell",
                "\\row",
                "\\intbl",
                "\\itap2 ",
                "\\nestcell",
                "{\\*",
                "\\u8364?",
                "\\'e9",
                "{\\footnote ",
                "{\\shptxt ",
                "{\\upr",
                "\\deleted ",
                "\\v ",
                "a",
                "b c",
                "\\bin3 ",
                "\\",
                "\\uc2 ",
                "{\\listtext 1.",
            ]
        ),
        max_size=30,
    )
)
def test_any_signs_are_read(signs):
    """Whatever signs stand in a file, it is read, and each letter leads back to its own byte."""
    made = Source("a.rtf", f"{{\\rtf1 z\\par {''.join(signs)}}}".encode())
    document = read(made)

    assert "z" in document.text
    assert unplaced(made, document) == []


@pytest.mark.parametrize("sign", ["o", "-", r"\u9679?", r"\'a7"])
def test_bullets_of_every_shape_are_bullets(sign):
    """An item's bullet is a bullet whatever its shape, as it is in every other format."""
    assert [(block.kind, block.number) for block in text(rf"{{\listtext {sign}\tab}}\pard\ls1 Pay soon.\par").blocks] == [("item", "•")]


def test_a_group_begins_with_all_that_holds_around_it():
    """Whatever holds where a group begins holds in it, and ends with it."""
    around: Any = _State(*(object() for _ in fields(_State)))
    inner = around.inner()

    assert (inner == around, inner is around) == (True, False)
