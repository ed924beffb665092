"""The shortest report."""

from checker.render.lines import as_lines
from tests.render.made import absence, checked, finding, outcome, partly, report, unread


def test_a_line_for_each_finding() -> None:
    """File, place, severity, message and rule stand on one line."""
    assert as_lines(report(outcome(finding()), outcome(absence()))) == (
        "pack/2_Specification.odt: 3.1 Hosting, paragraph 5: must: “Oracle 19c” is named. [brand-named]\n"
        "pack: should: No exit plan was found in the files read. [absent-exit-plan]\n"
    )


def test_only_the_severities_that_are_asked_for() -> None:
    """Findings below the bar are left out."""
    assert as_lines(report(outcome(absence())), ("must",)) == ""


def test_what_was_not_read_is_said_even_here() -> None:
    """A file that was not checked has its line, before all findings."""
    said = as_lines(report(outcome(finding()), documents=(checked(), unread())))

    assert said.startswith("pack/scan.pdf: not checked: It has no text that can be read. Have its text recognised.\n")


def test_what_was_read_in_part_is_said_even_here() -> None:
    """Each part of a file that was not read has its line, even where nothing was found."""
    said = as_lines(report(documents=(partly(),)))

    assert said == "pack/3_Terms.pdf: checked in part: page 4: It is a picture. Recognise its text.\n"


def test_a_finding_keeps_to_its_line() -> None:
    """Line breaks and control codes in a message do not make new lines."""
    assert as_lines(report(outcome(finding(message="one\ntwo\x1b[2J")))).count("\n") == 1
