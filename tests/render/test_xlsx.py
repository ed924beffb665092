"""The log in Excel, read by a reader that is not ours: its sheets, its table, what can be filled in, and that no words become a formula."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from checker.model import Gap, Report, log
from checker.render.xlsx import as_xlsx
from checker.render.xlsx.book import CUT, shown
from tests.render.made import absence, checked, decision, finding, outcome, partly, question, quoted, report, unread

TRICKS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "{=1}", "http://example.org", "\t=1", "12", "TRUE", "_x0041_", "'=1"]


def full(**more: object) -> Report:
    """A report with something of everything."""
    made = outcome(finding(), absence(decision=decision()), questions=(question(), question()))
    return replace(report(made, documents=(checked(), unread(), partly())), **more)  # type: ignore[arg-type]


def opened(made: Report) -> Workbook:
    """The log of a report, as another reader sees it."""
    return load_workbook(BytesIO(as_xlsx(made)))


def heads(sheet: Worksheet) -> int:
    """The row of heads."""
    (table,) = sheet.tables.values()
    return int("".join(filter(str.isdigit, str(table.ref).partition(":")[0])))


def columns(sheet: Worksheet) -> dict[str, int]:
    """The column of each head."""
    return {str(cell.value): int(cell.column) for cell in sheet[heads(sheet)] if cell.value}


def cell(sheet: Worksheet, head: str, row: int = 1) -> object:
    """What stands under a head, in a row of the table."""
    return sheet.cell(heads(sheet) + row, columns(sheet)[head]).value


def test_the_sheets_are_those_that_people_look_for() -> None:
    """In the order of use."""
    assert opened(full()).sheetnames == ["Findings", "Questions", "Standards", "Documents", "Exceptions", "About"]


def test_what_was_not_read_stands_first() -> None:
    """Above every finding, with cause and cure."""
    sheet = opened(full())["Findings"]

    assert str(sheet["A1"].value).startswith("Not checked: pack/scan.pdf: It has no text")
    assert str(sheet["A2"].value).startswith("Not read: pack/3_Terms.pdf, page 4")
    assert heads(sheet) > 3


def test_much_that_was_not_read_leaves_room_for_the_findings() -> None:
    """What stands above the table stays in sight, so it is short; the rest is told on its own sheet."""
    gaps = tuple(Gap(f"page {number}", "It is a picture", "Recognise it") for number in range(40))
    book = opened(full(documents=(checked(status="partly checked", gaps=gaps),)))

    assert heads(book["Findings"]) <= 10
    assert "And 36 more parts" in str(book["Findings"]["A5"].value)
    assert "page 39" in str(cell(book["Documents"], "What was not read"))


@pytest.mark.parametrize("name", ["Findings", "Questions", "Standards", "Documents", "Exceptions", "About"])
def test_each_sheet_is_a_table_to_filter_read_and_print(name: str) -> None:
    """With frozen heads that are printed on each page, landscape, as wide as the paper."""
    sheet = opened(full())[name]
    (table,) = sheet.tables.values()
    row = heads(sheet)

    assert table.autoFilter is not None
    assert int("".join(filter(str.isdigit, str(sheet.freeze_panes)))) == row + 1
    assert f"${row}:${row}" in str(sheet.print_title_rows)
    assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
    assert sheet.page_setup.fitToHeight == 0
    assert all(sheet.cell(row + 1, column).alignment.wrap_text for column in (1, 2))


def test_decisions_are_chosen_and_days_are_days() -> None:
    """A drop-down for the decision and for publishing; nothing but days where days belong."""
    sheet = opened(full())["Findings"]
    found = {
        str(rule.sqref).rstrip("0123456789").partition(":")[0].rstrip("0123456789"): rule for rule in sheet.data_validations.dataValidation
    }
    letters = {head: sheet.cell(1, column).column_letter for head, column in columns(sheet).items()}

    assert found[letters[log.DECISION]].formula1 == '"Change it,Agreed exception,Checker is wrong"'
    assert found[letters[log.PUBLISH]].formula1 == '"yes,no"'
    assert {found[letters[head]].type for head in (log.UNTIL, log.DUE)} == {"date"}
    assert "mmmm" in sheet.cell(heads(sheet) + 1, columns(sheet)[log.UNTIL]).number_format


def test_a_decision_that_is_on_record_stands_filled_in() -> None:
    """With everyone who agreed, and its last day as a day."""
    sheet = opened(full())["Findings"]

    assert cell(sheet, log.DECISION, 1) is None
    assert cell(sheet, log.DECISION, 2) == log.EXCEPTION
    assert cell(sheet, log.AGREED_BY, 2) == "Jo Marsh; Ade Okoro"
    assert cell(sheet, log.ROLE, 2) == "procurement; legal"
    assert cell(sheet, log.UNTIL, 2) == datetime(2027, 3, 31)
    assert cell(sheet, "State", 2) == "agreed exception"


@pytest.mark.parametrize(("state", "told"), [("agreed", "holds"), ("waiting", "waits"), ("expired", "is over")])
def test_exceptions_are_told_by_their_state(state: str, told: str) -> None:
    """Those that hold, those that wait, and those that are over."""
    book = opened(report(outcome(finding(decision=decision(state)))))  # type: ignore[arg-type]

    assert cell(book["Exceptions"], "State") == told


def test_an_exception_that_covers_nothing_is_told() -> None:
    """So that it can be taken out."""
    book = opened(replace(report(outcome()), unused=(decision().waiver,)))

    assert cell(book["Exceptions"], "State") == "covers nothing"


def test_a_question_is_put_once_for_the_same_words() -> None:
    """One answer covers them."""
    sheet = opened(full())["Questions"]

    assert cell(sheet, log.ASKS) == "Why is the name needed?"
    assert cell(sheet, "No.", 2) is None


def test_the_same_report_gives_the_same_bytes() -> None:
    """Nothing in it tells when it was made."""
    assert as_xlsx(full()) == as_xlsx(full())


def test_a_report_without_findings_is_a_log_too() -> None:
    """With an empty table."""
    assert cell(opened(report())["Findings"], "No.") is None


@pytest.mark.parametrize("words", TRICKS)
def test_words_that_look_like_formulas_or_links_stay_words(words: str) -> None:
    """They are read as they were written."""
    sheet = opened(report(outcome(finding(at=quoted(words, words)))))["Findings"]
    at = sheet.cell(heads(sheet) + 1, columns(sheet)[log.WORDS])

    assert (at.data_type, at.value, at.hyperlink) == ("s", words.strip(), None)


@given(st.text(max_size=40), st.sampled_from(["=", "+", "-", "@", "\t", ""]))
def test_no_cell_is_a_formula_whatever_a_document_says(words: str, start: str) -> None:
    """Whatever stands in the words, the sentence, the title, the file's name or a gap."""
    tricky = start + words
    found = finding(at=quoted(tricky, tricky, document=tricky), title=tricky, message=tricky, advice=tricky, pack="pack")
    files = (checked(tricky, status="partly checked", gaps=(Gap(tricky, tricky, tricky),), remarks=(tricky,)),)
    book = opened(report(outcome(found, questions=(question(at=quoted(tricky, tricky)),)), documents=files))
    cells = [each for sheet in book for row in sheet.iter_rows() for each in row]

    assert {each.data_type for each in cells} <= {"s", "n", "d"}
    assert [each for each in cells if each.hyperlink] == []
    assert (cell(book["Findings"], log.SENTENCE) or "") == shown(tricky)


def test_signs_that_steer_are_written_out() -> None:
    """A turn of direction in a sentence cannot hide words."""
    assert shown("pay \u202enever\x07") == "pay <U+202E>never<U+0007>"


@pytest.mark.parametrize("letter", ["x", "\U0001f600", "é"])
def test_a_cell_that_is_too_long_for_excel_is_cut_with_a_sign(letter: str) -> None:
    """Excel would refuse the file, or drop the cell."""
    made = shown(letter * 40_000)

    assert made.endswith(CUT)
    assert len(made.encode("utf-16-le")) // 2 in (log.LONGEST - 1, log.LONGEST)
    assert shown("x" * log.LONGEST) == "x" * log.LONGEST
