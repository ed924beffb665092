"""What is said beside the words of a marked copy, and where a change of words is put."""

import pytest

from checker.model import Finding, Mark, Rewrite
from checker.render.marks import marks
from tests.render.made import SPEC, checked, finding, outcome, quoted, report

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


SENTENCE = "Attach your current certificates showing public liability cover of £25 million."
CERTIFICATES = quoted("Attach your current certificates", SENTENCE)


def marked(**more: object) -> Mark:
    """The mark of one finding."""
    return marks(report(outcome(finding(**more))), SPEC)[-1]


@pytest.mark.parametrize(
    ("where", "sentence", "expected"),
    [
        ("after", SENTENCE, 20),
        ("after-sentence", SENTENCE, 20 + len(" showing public liability cover of £25 million")),
        ("after-sentence", "Attach your current certificates.", 20),
        ("after-sentence", "Attach your current certificates. Attach your current certificates.", 20),
    ],
)
def test_words_in_brackets_go_where_their_rule_puts_them(where: str, sentence: str, expected: int) -> None:
    """Right after the marked words, or at the end of their sentence before its stop; where they stand in it twice, right after them."""
    at = quoted("Attach your current certificates", sentence)
    change = marked(at=at, wording="(or by the start)", rewrite=Rewrite(where, "by-start")).change  # type: ignore[arg-type]

    assert change is not None
    assert (change.at.start, change.at.end, change.words) == (expected, expected, " (or by the start)")


def test_the_other_place_is_called_by_its_file_alone() -> None:
    """Nobody who is given the copy needs to know in which folder it lay."""
    told = marked(related=(quoted("Schedule 4", "Schedule 4 is to follow."),)).note

    assert "Compare: “Schedule 4” in 2_Specification.odt, " in told
