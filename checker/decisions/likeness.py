"""What makes words the same words, so that a decision about them is kept when a file is converted, renumbered or set anew."""

import re
from unicodedata import normalize

_NUMBERING = re.compile(
    r"\W*(?:(?:[a-z]|[ivx]+|\d+(?:\.\d+)*)[.)]|\d+(?:\.\d+)+)\s+"  # "(a) ", "4.", "4.2 "; not the 60 of "60 days"
    r"|\W*(?-i:[A-Z]{0,3}-?\d{1,3}(?:\.\d+)*\s+(?=[A-Z]))",  # "F03 Sign", "4 Payment"
    re.I,
)
_ONE = r"\d+(?:\.\d+)*(?:\([a-z\d]+\))*"
_REFERENCE = re.compile(  # "clause 10.1(b)", "sections 3 and 4"; but no section of an Act, which is not for the writer to number
    r"\b((?:section|clause|paragraph|para|schedule|annex|appendix|table|question|item|page)(s)?)"
    rf"(?>\s+{_ONE}(?(2)(?:\s*(?:,|\band|\bor|\bto|–|-)\s*{_ONE})*))"
    r"(?!\w|\s+(?:of\s+)?[^.;]{0,60}?\b(?:Act|Regulations|Order|Directive|Rules)\b)",
    re.I,
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


def words_alone(text: str) -> str:
    """The letters of a text in lower case, and its figures apart from one another.

    Spaces, hyphens and quotes do not count, since a print parts words at the ends of lines and sets signs of its own.
    """
    return "".join(f" {word} " if word[0].isdigit() else word for word in _WORD.findall(normalize("NFKC", text).casefold()))


def unnumbered(text: str) -> str:
    """A sentence without the number in front of it and the numbers of the places that it refers to: what is put in before raises them."""
    return _REFERENCE.sub(r"\1", _opened(normalize("NFKC", text)))


def _opened(text: str) -> str:
    """A text from behind its number."""
    found = _NUMBERING.match(text)
    return text[found.end() :] if found else text
