"""Marked copies of Excel workbooks: one comment at each cell that has marks, and nothing else touched."""

import re
import time
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment

from checker.formats import read
from checker.model import Mark, Source
from tests.formats.made import workbook
from tests.formats.made_marks import at, copied, part
from tests.formats.made_office import with_parts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TALK = '<threadedComment ref="A1" id="x"><text>Sure?</text></threadedComment>'
THREADS = f'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">{TALK}</ThreadedComments>'


def inline(words: str) -> str:
    """A cell of an Excel file with some words."""
    return f't="inlineStr"><is><t>{words}</t></is>'


def made_by_excel_like(cells: dict[str, str], comments: dict[str, str] | None = None, hidden: bool = False) -> Source:
    """An Excel file that another library wrote, with its comments; its first sheet may be hidden."""
    book = openpyxl.Workbook()
    if hidden:
        book.active.sheet_state = "hidden"  # type: ignore[union-attr]
        book.create_sheet("Seen")
    sheet = book.worksheets[-1]
    for place, words in cells.items():
        sheet[place] = words
    for place, words in (comments or {}).items():
        sheet[place].comment = Comment(words, "Jo")
    held = BytesIO()
    book.save(held)
    return Source("prices.xlsx", held.getvalue())


def seen(source: Source) -> dict[tuple[str, str], str]:
    """By sheet and cell what the comments of an Excel file say, as another reader finds them."""
    book = openpyxl.load_workbook(BytesIO(source.data))
    return {
        (sheet.title, cell.coordinate): cell.comment.text for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment
    }


def test_a_comment_stands_at_the_cell_of_the_words() -> None:
    """With the words that it is about, where the cell has others."""
    made, copy = copied(
        source := workbook({"B2": inline("Oracle 19c only"), "C5": inline("SAP")}), at(source, "Oracle 19c"), at(source, "SAP")
    )

    assert seen(made) == {
        ("Prices", "B2"): "“Oracle 19c” - About Oracle 19c\nWhy: it shuts firms out.",
        ("Prices", "C5"): "About SAP\nWhy: it shuts firms out.",
    }
    assert (copy.aside, copy.unchanged) == ((), ())
    assert read(made).text == read(source).text
    assert {comment.author for comment in read(made).comments} == {"Tendercheck"}


def test_one_comment_holds_all_marks_of_a_cell() -> None:
    """A cell takes no more than one; no change of words is offered, for Excel has no tracked changes."""
    made, copy = copied(source := workbook({"A1": inline("Oracle or SAP")}), at(source, "Oracle", "any"), at(source, "SAP", "any"))

    assert [words.count("About") for words in seen(made).values()] == [2]
    assert copy.unchanged == (0, 1)


def test_each_comment_has_a_box_of_its_own() -> None:
    """Excel shows none without, and takes a file for damaged that has a comment and no box."""
    made, _ = copied(source := workbook({"A1": inline("Oracle"), "D9": inline("SAP")}), at(source, "Oracle"), at(source, "SAP"))
    drawn = part(made, "xl/drawings/tendercheck1.vml")

    assert re.findall(r"<x:Row>(\d+)</x:Row><x:Column>(\d+)</x:Column>", drawn) == [("0", "0"), ("8", "3")]
    assert len(set(re.findall(r'id="(_x0000_s\d+)"', drawn))) == 2
    assert 'Extension="vml"' in part(made, "[Content_Types].xml")
    assert re.search(r'</sheetData><legacyDrawing [^>]*id="rIdTendercheck1"/></worksheet>', part(made, "xl/worksheets/sheet1.xml"))


def test_the_sheet_speaks_of_the_boxes_where_excel_wants_it() -> None:
    """Behind the margins and before the tables; anything else is a damaged file."""
    made, _ = copied(
        source := workbook({"A1": inline("Oracle")}, around='<pageMargins/><tableParts count="0"/><extLst/>'), at(source, "Oracle")
    )

    assert re.search(r"<pageMargins/><legacyDrawing [^>]*/><tableParts", part(made, "xl/worksheets/sheet1.xml"))


def test_comments_of_others_stay_and_ours_goes_on_behind_theirs() -> None:
    """Where a cell has one already; their boxes stay as they are."""
    source = made_by_excel_like({"A1": "Oracle", "A2": "SAP", "A3": "Dell"}, {"A1": "Is this right?", "A3": "And this?"})
    made, _ = copied(source, at(source, "Oracle"), at(source, "SAP"))
    drawn = next(name for name in ZipFile(BytesIO(made.data)).namelist() if name.endswith(".vml"))

    assert seen(made) == {
        ("Sheet", "A1"): "Is this right?\nTendercheck:\nAbout Oracle\nWhy: it shuts firms out.",
        ("Sheet", "A2"): "About SAP\nWhy: it shuts firms out.",
        ("Sheet", "A3"): "And this?",
    }
    assert part(source, drawn).removesuffix("</xml>") in part(made, drawn)
    assert part(made, drawn).count("<x:Row>1</x:Row>") == 1


def test_where_people_talk_ours_stands_beside() -> None:
    """A conversation takes no comment of another kind at its cell."""
    parts = {"threadedComment xl/threadedComments/threadedComment1.xml": THREADS}
    made, _ = copied(source := workbook({"A1": inline("Oracle")}, parts=parts), at(source, "Oracle"))

    assert seen(made) == {("Prices", "B1"): "About A1\nAbout Oracle\nWhy: it shuts firms out."}
    assert part(made, "xl/threadedComments/threadedComment1.xml") == THREADS


def test_words_under_merged_cells_are_told_at_the_first_of_them() -> None:
    """The others are not seen."""
    merged = '<mergeCells><mergeCell ref="A1:C3"/></mergeCells>'
    made, _ = copied(source := workbook({"B2": inline("Oracle")}, around=merged), at(source, "Oracle"))

    assert list(seen(made)) == [("Prices", "A1")]


def test_what_has_no_cell_stands_at_the_top_of_the_first_sheet_that_is_seen() -> None:
    """What is said of the workbook, then of its first cell, then of headers."""
    source = made_by_excel_like({"A1": "Oracle"}, hidden=True)
    book = openpyxl.load_workbook(BytesIO(source.data))
    book["Seen"].oddHeader.center.text = "Only SAP"
    held = BytesIO()
    book.save(held)
    source = Source("prices.xlsx", held.getvalue())
    made, copy = copied(source, at(source, "SAP"), Mark(None, "Checked 1 document", "INTERNAL"), at(source, "Oracle"))

    assert copy.aside == (0,)
    assert list(seen(made)) == [("Seen", "A1")]
    assert re.findall(r"Checked|About \w+|At places", seen(made)["Seen", "A1"]) == ["Checked", "About Oracle", "At places", "About SAP"]
    assert "“SAP” - About SAP" in seen(made)["Seen", "A1"]


def test_a_comment_that_would_be_too_long_says_that_there_is_more() -> None:
    """Excel takes 32,767 letters."""
    source = workbook({"A1": inline("Oracle")})
    made, _ = copied(source, *[Mark(at(source, "Oracle").at, "Long", "x" * 5000)] * 9)

    assert 25_000 < len(seen(made)["Prices", "A1"]) <= 32_767
    assert seen(made)["Prices", "A1"].endswith("More was found here than a comment can hold: see the report.")


def test_letters_that_excel_would_take_for_others_are_written_as_they_are() -> None:
    """And words never become markup."""
    made, _ = copied(source := workbook({"A1": inline("Oracle")}), Mark(at(source, "Oracle").at, "_x0041_ <b>&amp;", "\x1b[0m"))

    assert "_x005F_x0041_ &lt;b&gt;&amp;amp;" in part(made, "xl/comments-tendercheck1.xml")
    assert "\x1b" not in part(made, "xl/comments-tendercheck1.xml")


def test_other_parts_of_a_workbook_keep_their_bytes() -> None:
    """Shared strings, styles and the sheets without marks too."""
    held = BytesIO()
    book = xlsxwriter.Workbook(held)
    for name in ("One", "Two"):
        book.add_worksheet(name).write("A1", f"Words of {name}")
    book.close()
    source = Source("prices.xlsx", held.getvalue())
    made, _ = copied(source, at(source, "of Two"))

    with ZipFile(BytesIO(source.data)) as old, ZipFile(BytesIO(made.data)) as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert changed == {"[Content_Types].xml", "xl/worksheets/sheet2.xml"}
        assert set(new.namelist()) - set(old.namelist()) == {
            "xl/comments-tendercheck1.xml",
            "xl/drawings/tendercheck1.vml",
            "xl/worksheets/_rels/sheet2.xml.rels",
        }


def test_a_strict_workbook_stays_strict() -> None:
    """Every part is in the form in which the file was."""
    usual = workbook({"A1": inline("Oracle")})
    purl = "http://purl.oclc.org/ooxml"
    parts = {}
    with ZipFile(BytesIO(usual.data)) as package:
        for name in package.namelist():
            content = package.read(name).decode().replace(MAIN, f"{purl}/spreadsheetml/main")
            parts[name] = content.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships", f"{purl}/officeDocument/relationships"
            )
    source = with_parts(usual, parts)  # type: ignore[arg-type]
    made, _ = copied(source, at(source, "Oracle"))

    for name in ("xl/worksheets/sheet1.xml", "xl/comments-tendercheck1.xml", "xl/worksheets/_rels/sheet1.xml.rels"):
        assert "schemas.openxmlformats.org/spreadsheetml" not in part(made, name)
        assert "schemas.openxmlformats.org/officeDocument" not in part(made, name)
    assert [comment.author for comment in read(made).comments] == ["Tendercheck"]


def test_two_hundred_marks_take_less_than_three_seconds() -> None:
    """In a sheet of two thousand rows."""
    source = workbook({f"A{at}": inline(f"Line {at} asks for brand{at}") for at in range(1, 2001)})
    blocks = read(source).blocks
    marks = [Mark(blocks[at * 9].span, "Named", "Why") for at in range(200)]
    began = time.process_time()
    made, _ = copied(source, *marks)

    assert time.process_time() - began < 3
    assert len(seen(made)) == 200
