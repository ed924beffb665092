"""Findings as marks: what a comment beside the words says of one."""

import pytest

from checker.model import Finding
from checker.render.marks import marks
from tests.render.made import SPEC, checked, finding, outcome, report

KEEP = "Keep the answer with the procurement's records."


def note(found: Finding) -> str:
    """What the comment on a finding says."""
    return marks(report(outcome(found), documents=(checked(),)), SPEC)[1].note


@pytest.mark.parametrize("asks", ["Why?", f"Why? {KEEP}"])
@pytest.mark.parametrize("verdict", ["fail", "review"])
def test_that_an_answer_is_to_be_kept_is_said_once(asks: str, verdict: str) -> None:
    """Whether the rule says so itself or not."""
    assert note(finding(asks=asks, verdict=verdict)).count(KEEP) == 1


def test_what_asks_nothing_needs_no_record() -> None:
    """Of a finding without a question no answer is to be kept."""
    assert KEEP not in note(finding(asks=""))


def test_a_comment_says_that_a_person_must_judge() -> None:
    """As every other report of the same finding does."""
    assert "Judge: A person must judge." in note(finding(verdict="review"))
    assert "A person must judge" not in note(finding())
