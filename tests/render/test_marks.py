"""What is said beside the words of a marked copy, and where a change of words is put."""

import pytest

from checker.model import Mark, Rewrite
from checker.render.marks import marks
from tests.render.made import SPEC, finding, outcome, quoted, report

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


def test_the_advice_to_keep_an_answer_is_given_once() -> None:
    """A question that asks for it itself is not asked for it again."""
    note = marked(asks="Why the name? Keep the answer with the procurement's records.").note

    assert note.count("Keep the answer") == 1


def test_the_other_place_is_called_by_its_file_alone() -> None:
    """Nobody who is given the copy needs to know in which folder it lay."""
    note = marked(related=(quoted("Schedule 4", "Schedule 4 is to follow."),)).note

    assert "Compare: “Schedule 4” in 2_Specification.odt, " in note
