"""What holds for every form of a report, whoever reads it."""

import html
import re
from io import BytesIO

import openpyxl
import pytest

from checker.model import Report
from checker.render.formats import ENDINGS, FORMS, rendered
from tests.render.made import absence, checked, decision, finding, outcome, partly, report, unread

UNREAD = ("It has no text that can be read", "It is a picture")


def shown(made: Report, form: str) -> str:
    """What a reader sees of a report: its words without the strokes, numbers and names that its form puts in their place."""
    if form == "xlsx":
        return cells(rendered(made, form))
    text = html.unescape(rendered(made, form).decode())
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    return " ".join(re.sub(r"\\(?=[^a-z0-9\s])", "", text).split())


def cells(data: bytes) -> str:
    """The words of a workbook's cells, sheet after sheet."""
    book = openpyxl.load_workbook(BytesIO(data))
    return " ".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value is not None)


@pytest.mark.parametrize("form", FORMS)
def test_what_was_not_read_is_said_before_the_findings(form: str) -> None:
    """Or silence would read as a pass: in every form, both whole files and parts, with cause and cure."""
    made = shown(report(outcome(finding()), outcome(absence()), documents=(checked(), partly(), unread())), form)
    first = made.index("Oracle 19c")

    assert [cause for cause in UNREAD if cause not in made[:first]] == []
    assert [path for path in ("pack/scan.pdf", "pack/3_Terms.pdf", "page 4") if path not in made[:first]] == []
    assert "Have its text recognised" in made[:first]


@pytest.mark.parametrize("form", FORMS)
def test_an_agreed_exception_stays_in_sight_with_its_reason(form: str) -> None:
    """A waived finding is in every form, with why, by whom and until when."""
    made = shown(report(outcome(finding(decision=decision()))), form)

    assert "The signing service is shared with the county" in made
    assert "Jo Marsh" in made
    assert re.search("31 March 2027|2027-03-31", made)


@pytest.mark.parametrize("form", FORMS)
def test_what_stood_in_the_baseline_is_told_as_such(form: str) -> None:
    """A finding that was there before is not told as a new one."""
    made, new = (shown(report(outcome(finding(known=known))), form) for known in (True, False))

    assert re.search('[Ii]n the baseline|"known": true|"baselineState": "unchanged"', made)
    assert not re.search('[Ii]n the baseline|"known": true|"baselineState"', new)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "made", [report(documents=()), report(outcome()), report(documents=(unread(),))], ids=["nothing", "no findings", "unread"]
)
def test_a_report_without_findings_says_nothing_of_the_law(form: str, made: Report) -> None:
    """No form says that a tender is compliant, lawful or unlawful, or that all is well."""
    assert not re.search("compliant|lawful|illegal|all is well", shown(made, form), re.IGNORECASE)


def test_an_ending_tells_a_form_that_there_is() -> None:
    """Every ending leads to a form."""
    assert set(ENDINGS.values()) <= set(FORMS)
    assert (ENDINGS[".sarif"], ENDINGS[".xml"], ENDINGS[".md"], ENDINGS[".csv"], ENDINGS[".jsonl"]) == (
        *("sarif", "junit", "markdown", "csv", "jsonl"),
    )
