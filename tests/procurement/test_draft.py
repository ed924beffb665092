"""A tender.toml in the making: whatever is answered, the file can be read again."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import BadSettings
from checker.procurement import parse_tender
from checker.procurement.draft import QUESTIONS, drafted, objection

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda text: any(each.isprintable() and each != " " for each in text)
)
KEYS = [question.key for question in QUESTIONS]


@given(WORDS, WORDS)
def test_any_words_are_only_words(title: str, authority: str) -> None:
    """Nothing that is typed becomes a key, a table or the end of a text."""
    made = tomllib.loads(drafted({"title": title, "authority": authority}))

    assert {"tender": {"title", "authority"}} == {"tender": set(made["tender"])}
    assert made["tender"]["title"] == "".join(letter for letter in title if letter.isprintable()).strip()


@given(st.dictionaries(st.sampled_from(KEYS), WORDS))
def test_an_answer_without_objection_can_be_read(answers: dict[str, str]) -> None:
    """Of whatever is typed, what was not objected to makes a sound file."""
    taken: dict[str, str] = {}
    for key, typed in answers.items():
        taken |= {} if objection({**taken, key: typed}, key) else {key: typed}

    parse_tender(drafted({"title": "a title", **taken}), "tender.toml")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_every_example_is_a_good_answer(question) -> None:  # type: ignore[no-untyped-def]
    """An officer who takes the # away has a file that is read."""
    assert objection({question.key: question.example}, question.key) == ""


def test_all_examples_together_are_a_sound_file() -> None:
    """As they stand, commented out, in a file that was written without questions."""
    text = drafted({})
    bare = "\n".join(line.removeprefix("# ") if " = " in line else line for line in text.splitlines())

    assert set(tomllib.loads(text)["tender"]) == set()
    assert set(tomllib.loads(bare)["tender"]) == set(KEYS)
    assert len(parse_tender(bare, "tender.toml")) == len(KEYS) - 1  # the value with its VAT is one fact


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("nation", "France", "is not one of england"),
        ("value", "much", "'much' is not a number"),
        ("term_months", "two years", "'two years' is not a number"),
        ("published", "14/12/2026", "is not a date such as 2026-12-04"),
        ("closing", "2026-02-31", "'2026-02-31' is no day of the calendar"),
        ("buys", "software, cars", "'cars' is not one of software"),
        ("lots", "-1", "'-1' is not a whole number"),
    ],
)
def test_a_slip_is_objected_to(key: str, typed: str, told: str) -> None:
    """In the words in which the finished file would be refused."""
    assert told in objection({key: typed}, key)


def test_answers_are_held_against_each_other() -> None:
    """A closing before the publication is a slip in one of them."""
    assert "wrong way round" in objection({"published": "2026-12-14", "closing": "2026-01-29"}, "closing")


def test_without_a_title_there_is_no_tender() -> None:
    """The one key that the file must have."""
    with pytest.raises(BadSettings, match="'title' is missing"):
        parse_tender(drafted({}), "tender.toml")
