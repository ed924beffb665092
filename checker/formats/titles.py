"""Which short lines are headings, where the file does not say so or says it too often."""

from checker.formats import markers

_LINE = 12  # words of a title that may end as a sentence does
_LONG_LINE = 25  # words of a title that does not
_STOPS = (".", ":", ";", ",", "?")


def is_title(text: str) -> bool:
    """Whether words that are dressed as a heading are one: in contracts whole clauses are dressed so."""
    words = len(text.split())
    return words <= _LINE or (words <= _LONG_LINE and not text.endswith((".", ";", ":")))


def stands_over(text: str, number: str, following: str) -> bool:
    """Whether a numbered line is the heading of the clause after it: "4. Payment" over 4.1."""
    section = markers.section(number)
    below = markers.section(following)
    return bool(section) and below.startswith(f"{section}.") and is_line(text)


def is_line(text: str) -> bool:
    """Whether words are as short as a title and have no stop at their end."""
    return bool(text) and len(text.split()) <= _LINE and not text.endswith(_STOPS)
