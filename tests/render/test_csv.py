"""The issue log: every row has its cells, and no cell is a formula."""

import csv
import io
import re

import pytest

from checker.model import Report
from checker.model.own import HEADS
from checker.render.csv import cell
from checker.render.formats import rendered
from checker.render.page import visible
from tests.render.made import absence, checked, decision, finding, outcome, partly, question, report, unread
from tests.render.words import saying, whatever_the_words


def rows(made: Report) -> list[dict[str, str]]:
    """A report as a spreadsheet reads it."""
    data = rendered(made, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_what_was_not_read_is_in_the_first_rows() -> None:
    """With cause and cure, and no number: it is no finding."""
    made = rows(report(outcome(finding()), documents=(checked(), partly(), unread())))

    assert [row["Verdict"] for row in made] == ["Not checked", "Checked in part", "fail"]
    assert [(row["Document"], row["Place"], row["Number"]) for row in made[:2]] == [
        ("pack/scan.pdf", "The whole file", ""),
        ("pack/3_Terms.pdf", "page 4", ""),
    ]


def test_a_finding_has_all_that_an_officer_needs() -> None:
    """Where, what, why, on whose authority and what to do; owner and day are left to be filled in."""
    row = rows(report(outcome(finding(wording="or equivalent", asks="Why?"))))[0]

    assert {name: row[name] for name in ("Number", "Severity", "Verdict", "Rule", "Document", "Place", "Quote")} == {
        "Number": "1",
        "Severity": "must",
        "Verdict": "fail",
        "Rule": "brand-named",
        "Document": "pack/2_Specification.odt",
        "Place": "3.1 Hosting, paragraph 5",
        "Quote": "Oracle 19c",
    }
    assert [row[name] for name in ("Why", "Instead", "To paste", "Ask", "Owner", "Due", "Decision")] == [
        *("It shuts others out.", "Say what it must do.", "or equivalent", "Why?", "", "", "")
    ]


def test_what_stands_comes_before_what_was_decided_upon() -> None:
    """The log begins with what is to be done."""
    made = rows(report(outcome(finding(decision=decision()), finding(verdict="review"), finding()), outcome(absence())))

    assert [(row["Number"], row["Verdict"], row["Severity"]) for row in made] == [
        *(("1", "fail", "must"), ("2", "review", "must"), ("3", "fail", "should"), ("4", "fail", "must"))
    ]
    assert made[3]["Decision"].startswith("Agreed exception: The signing service is shared with the county.")


def test_reasons_to_be_recorded_are_the_last_rows() -> None:
    """They are told apart from findings."""
    made = rows(report(outcome(finding(), questions=(question(),))))

    assert [(row["Verdict"], row["Number"]) for row in made] == [("fail", "1"), ("record a reason", "")]


@pytest.mark.parametrize("begun", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "\n=1", "＝1", "\u200b=1", "\ufeff=1"])
def test_a_formula_is_words_behind_an_apostrophe(begun: str) -> None:
    """Whatever stands before the sign and is not seen."""
    assert cell(begun).startswith("'")


@whatever_the_words
def test_no_word_of_a_document_is_a_formula_or_breaks_a_row(words: str) -> None:
    """Every row has all its cells, none begins a formula, and the words are still there."""
    made = rows(saying(words))

    assert len(made) == 9
    assert {len(row) for row in made} == {len(HEADS)}
    assert [value for row in made for value in row.values() if re.match(r"[=+\-@\t\r\n＝＋－＠]|.*[;\t][=+\-@]", value, re.DOTALL)] == []
    assert {made[2]["Quote"], made[2]["Quote"][1:]} & {visible(words), re.sub(r"([;\t|])(?=[=+\-@])", r"\1 ", visible(words))}
