"""The report as JUnit's XML, read back with junitparser."""

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestSuite

from checker.model import Report
from checker.render.formats import rendered
from checker.render.junit import UNREAD, legal
from tests.render.made import absence, checked, decision, finding, outcome, partly, question, report, unread
from tests.render.words import saying, whatever_the_words

TITLE = report().rulebook.rules[0].title


def suites(made: Report) -> list[TestSuite]:
    """A report as a server reads it."""
    read = JUnitXml.fromstring(rendered(made, "junit"))
    assert isinstance(read, JUnitXml)
    assert (read.tests, read.failures, read.errors, read.skipped) == tuple(
        sum(getattr(suite, name) for suite in read) for name in ("tests", "failures", "errors", "skipped")
    )
    return list(read)


def test_a_pack_is_a_suite_and_a_rule_a_case() -> None:
    """A rule that found something failed, with where and what to do; one that passed passed."""
    (suite,) = suites(report(outcome(finding()), outcome(rule="absent-exit-plan")))
    failed, passed = list(suite)

    assert (suite.name, suite.tests, suite.failures) == ("Planning (pack)", 2, 1)
    assert (failed.name, failed.classname) == (f"brand-named: {TITLE}", "pack")
    assert [type(result) for result in failed.result] == [Failure]
    assert "Instead: Say what it must do." in failed.result[0].text
    assert passed.is_passed


def test_what_was_not_read_is_a_suite_before_all_others() -> None:
    """A file is an error, and a part is skipped, with cause and cure."""
    first, _ = suites(report(outcome(finding()), documents=(checked(), partly(), unread())))
    file, part = list(first)

    assert (first.name, first.errors, first.skipped) == (UNREAD, 1, 1)
    assert [type(result) for case in (file, part) for result in case.result] == [Error, Skipped]
    assert (file.name, part.name) == ("pack/scan.pdf", "pack/3_Terms.pdf, page 4")
    assert "Have its text recognised." in file.result[0].text


@pytest.mark.parametrize(("verdict", "begun"), [("not-applicable", "Not applicable: "), ("unclear", "Unclear: ")])
def test_a_rule_that_cannot_speak_is_skipped_with_the_reason(verdict: str, begun: str) -> None:
    """It did not pass."""
    ((case,),) = suites(report(outcome(verdict=verdict, reason="the route is open")))

    assert [(type(result), result.message) for result in case.result] == [(Skipped, f"{begun}the route is open")]


def test_what_was_decided_upon_does_not_fail_and_is_told() -> None:
    """Agreed exceptions and what was known are in the output of their case."""
    ((case,),) = suites(report(outcome(finding(decision=decision()), finding(known=True))))

    assert case.is_passed
    assert "Decision: Agreed exception: The signing service" in case.system_out
    assert "Decision: In the baseline already." in case.system_out


def test_questions_are_told_beside_a_case_that_passed() -> None:
    """They are no findings."""
    ((case,),) = suites(report(outcome(questions=(question(),))))

    assert case.is_passed
    assert case.system_out.startswith("Record a reason: Why is the name needed? About: “Cisco” in pack/2_Specification.odt")


def test_what_a_person_must_judge_says_so() -> None:
    """A review fails its case, for nobody has judged it yet."""
    ((case,),) = suites(report(outcome(finding(verdict="review"), absence())))

    assert case.result[0].message.endswith("(a person must judge)")
    assert case.result[0].message.startswith("2 findings: ")


@whatever_the_words
def test_no_word_of_a_document_breaks_the_xml(words: str) -> None:
    """It can be read, has the same cases, and the words are still there."""
    made = suites(saying(words))

    assert [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in made] == [(2, 0, 1, 1), (3, 2, 0, 1)]
    assert legal(f"“{words}” is named.") in next(iter(made[1])).result[0].text
