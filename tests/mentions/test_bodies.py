"""Public bodies by name."""

import pytest

from checker.mentions.bodies import body
from checker.model import Body, Span


def named(text: str, word: str) -> str | None:
    """The name that is read around a word of a sentence; it stands at its place."""
    start = text.index(word)
    found = body(text, Span(0, len(text)), Span(start, start + len(word)))
    if found is None:
        return None
    place, value = found
    assert " ".join(text[place.start : place.end].split()) == value.name
    return value.name


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The buyer is Harrow Vale Borough Council.", "Borough Council", "Harrow Vale Borough Council"),
        ("Issued by the Department for Transport today.", "Department", "Department for Transport"),
        ("Issued by University of North Wold.", "University", "University of North Wold"),
        ("Ask the Head of Finance of Kent County Council.", "County Council", "Kent County Council"),
        ("It is let by Kent Borough Authority and Essex County Council.", "County Council", "Essex County Council"),
        ("Bristol City Council and its partners buy it.", "City Council", "Bristol City Council"),
        ("The Council may end it.", "Council", None),
        ("The Contracting Authority may end it.", "Authority", None),
        ("Fish of the Marine Stewardship Council only.", "Council", None),
        ("a council may do so", "council", None),
    ],
)
def test_a_name_is_what_leads_up_to_the_word_for_a_body_or_follows_it(text: str, word: str, name: str | None) -> None:
    """A role in a contract is no name, and an office is not its council."""
    assert named(text, word) == name


def test_a_body_is_the_same_by_its_short_name() -> None:
    """What tells it from others decides, not what kind of council it is."""
    assert Body("Harrow Vale Borough Council", frozenset({"harrow", "vale"})) == Body("Harrow Vale Council", frozenset({"harrow", "vale"}))
