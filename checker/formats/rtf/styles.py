"""The styles of a rich text file: which of them are headings."""

import re

_HEADING = re.compile(r"heading ([1-9])\b", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}
_BODY_TEXT = 9  # the outline level that is none


class Styles:
    """By number of a style the level of its headings, told style by style as the file lists them."""

    def __init__(self) -> None:
        self._outlines: dict[int, int] = {}
        self._number, self._outline, self._name = 0, 0, ""

    def begin(self) -> None:
        """Tell of the next style; one that says no number is the usual one."""
        self._number, self._outline, self._name = 0, 0, ""

    def number(self, number: int) -> None:
        """Tell its number."""
        self._number = number

    def outline(self, level: int) -> None:
        """Tell its outline level, from 0."""
        self._outline = outline(level)

    def name(self, letters: str) -> None:
        """Tell of its name; a semicolon ends it."""
        self._name += letters
        if self._name.endswith(";"):
            name = self._name.rstrip(";").strip().lower()
            heading = _HEADING.match(name)
            named = int(heading[1]) if heading else _TITLES.get(name, 0)
            self._outlines[self._number] = self._outline or named

    def of(self, number: int) -> int:
        """The level of the headings in a style, from 1; 0 where it is none of headings."""
        return self._outlines.get(number, 0)


def outline(level: int) -> int:
    """The level of a heading from 1, and 0 for body text, by an outline level from 0."""
    return level + 1 if 0 <= level < _BODY_TEXT else 0
