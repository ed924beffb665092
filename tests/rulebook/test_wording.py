"""Words of rules and vocabularies that nobody finished, or that ask for what is not there."""

import pytest

from checker.rulebook import wording
from checker.validation import faults, parse_yaml
from tests.rulebook.made import FILES, RULE

WORDS = FILES["vocabulary/equivalence.yaml"]


def said(text: str, schema: str) -> list[str]:
    """The faults of a file that fits its schema."""
    sheet = parse_yaml(text, "x")
    assert faults(sheet, schema) == []
    return [fault.removeprefix("x:") for fault in wording.faults(sheet, schema)]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("{match}", "{matched}", "12: message: nothing is put in for {matched}: a message knows {match}, {value}, {limit} and {missing}"),
        ("[[Oracle 19c]]", "Oracle 19c", "16: examples.fails[0]: put the words that the rule is to mark in [[ ]]"),
        ("[[Cisco]]", "[[Cisco", "17: examples.fails[1]: a mark [[ is not closed with ]]"),
        ("A named product shuts out the others.", "…", "6: because: '…' only keeps the place: write it out"),
        ("Say what it must do.", "TODO", "13: advice: 'TODO' only keeps the place: write it out"),
        ("Say what it must do.", "(tbc ...)", "13: advice: '(tbc ...)' only keeps the place: write it out"),
    ],
)
def test_a_rule_that_is_not_finished_is_told(before: str, after: str, fault: str) -> None:
    """Unknown fields of the message, examples without marks and text that only keeps a place are faults, each with its line."""
    assert said(RULE.replace(before, after), "rule") == [fault]


def test_an_absence_needs_no_marks() -> None:
    """A rule that misses something marks no words."""
    text = RULE.replace("wherever: brand", "somewhere: brand").replace("  expect: [{any: equivalence, within: [sentence]}]\n", "")

    assert said(text.replace("[[", "").replace("]]", ""), "rule") == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("Others are welcome.", "…", "2: means: '…' only keeps the place: write it out"),
        ("or equivalent", "of <colour>", "3: phrases[0]: <colour> is no value: there are <money>, <period>, <percent>, "),
    ],
)
def test_a_vocabulary_that_is_not_finished_is_told(before: str, after: str, fault: str) -> None:
    """What it means must be said, and the values in its phrases must be values."""
    (found,) = said(WORDS.replace(before, after), "vocabulary")

    assert found.startswith(fault)


def test_finished_words_are_left_alone() -> None:
    """A rule and a vocabulary that are finished have no such fault."""
    assert said(RULE, "rule") + said(WORDS, "vocabulary") == []


def test_a_sentence_that_holds_such_a_word_is_left_alone() -> None:
    """Words such as “insert” in a sentence keep no place."""
    assert said(RULE.replace("Say what it must do.", "Insert what it must do."), "rule") == []


@pytest.mark.parametrize(
    ("phrase", "twice"),
    [
        ("van|goods vehicle|light vehicle|lorry", "vehicle"),
        ("cover|insurance|indemnity insurance", "insurance"),
        ("(must|shall|have to|need to pay)", "to"),
        ("fleet of (united states|uk|united kingdom)", "united"),
        ("not be read|not be opened", "not be"),
    ],
)
def test_a_choice_without_its_brackets_is_told(phrase: str, twice: str) -> None:
    """Where a space parts what was one choice, so that a word would be said twice running, the phrase is a fault."""
    told = f"this says {twice!r} twice running: put each choice of several words in ( ), and none within another"

    assert said(WORDS.replace("or equivalent", phrase), "vocabulary") == [f"3: phrases[0]: {told}"]


@pytest.mark.parametrize(
    "phrase",
    [
        "van|(goods vehicle)|(light vehicle)|lorry",
        "audited|statutory accounts|statements",
        "per|each|every day|each|every",
        "any|all|other [other|main] device~|phone~",
        "(no|any upper|maximum limit|maximum)",
        "walla walla",
        "each ...4 each|every",
    ],
)
def test_choices_in_a_row_are_left_alone(phrase: str) -> None:
    """Lists that follow each other are as right as ever, and so are parts that may be missing, gaps, and names that say a word twice."""
    assert said(WORDS.replace("or equivalent", f'"{phrase}"'), "vocabulary") == []
