"""Tables that people type with bars in a plain text: "Criterion | Weight", and under it a row to a line."""

import re
from collections.abc import Iterator, Sequence

from checker.model import Cell

_BAR = re.compile(r"(?<=\S)\s+\|\s+(?=\S)")
_HEAD_WORDS = 4  # a first row with more words than this in a cell heads nothing
_ROWS = 3  # fewer rows than this, the heads counted, are no table


def cells(lines: Sequence[str]) -> dict[int, list[tuple[int, str, Cell]]]:
    """By line, from 1, the cells that stand in it: where each begins, its words, and its place in the table."""
    found: dict[int, list[tuple[int, str, Cell]]] = {}
    for table, (first, last) in enumerate(_runs(lines)):
        for at in range(first, last):
            found[at + 1] = [(start, words, Cell(table, at - first, column)) for column, (start, words) in enumerate(_parts(lines[at]))]
    return found


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where lines of as many bars follow each other under one of heads."""
    first = 0
    while first < len(lines):
        bars = len(_BAR.findall(lines[first]))
        last = first + 1
        while bars and last < len(lines) and len(_BAR.findall(lines[last])) == bars:
            last += 1
        if last - first >= _ROWS and _heads(lines[first]):
            yield first, last
        first = last


def _heads(line: str) -> bool:
    """Whether a row is one of heads: a few words to a cell, and no figure."""
    return not any(letter.isdigit() for letter in line) and all(len(words.split()) <= _HEAD_WORDS for _, words in _parts(line))


def _parts(line: str) -> Iterator[tuple[int, str]]:
    """The words between the bars of a line, and where they begin."""
    start = len(line) - len(line.lstrip())
    for bar in _BAR.finditer(line):
        yield start, line[start : bar.start()]
        start = bar.end()
    yield start, line[start:].rstrip()
