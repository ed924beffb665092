"""Which short lines are headings, where the file does not say so or says it too often."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from checker.fixed import fixed
from checker.formats import markers
from checker.formats.outline import Piece

_LINE = 12  # words of a title that may end as a sentence does
_LONG_LINE = 25  # words of a title that does not
_STOPS = (".", ":", ";", ",", "?")
_MODAL = re.compile(r"\b(?:must|shall|will|should|may)\b")  # small letters alone: May is a month
_PARTED = re.compile(r"[:;–—]")
_ASKING = frozenset({"what", "who", "whom", "whose", "which", "that", "when", "where", "why", "how", "if", "whether"})
_THOSE = frozenset({"the", "a", "an", "all", "any", "each", "every", "no", "you", "we", "they", "it", "i", "your", "our", "their", "its"})
_LINKS = frozenset({"and", "or", "of", "to", "in", "on", "for", "by", "with", "from", "at", "under", "all", "each", "any"})


@fixed
class Dressed:
    """A piece, and whether all of it is bold."""

    piece: Piece
    bold: bool = False


def titled(lines: Iterable[Dressed]) -> Iterator[Piece]:
    """The same pieces in order, with those lines as headings that stand over text like headings."""
    depth = 0
    before: Dressed | None = None
    for line in lines:
        if not line.piece.text:
            yield line.piece  # an empty cell, which only its table needs
            continue
        if before:
            yield _titled(before, line, depth)
        depth = line.piece.level if line.piece.kind == "heading" else depth
        before = line
    if before:
        yield before.piece


def listed(piece: Piece) -> Piece:
    """The piece as an item of a list, where it is a paragraph or cell that begins as items do: "(a)", "•"."""
    typed = "" if piece.number or piece.kind not in {"paragraph", "cell"} else markers.typed(piece.text)
    return replace(piece, kind="item") if typed and markers.lists(typed) else piece


def is_title(text: str) -> bool:
    """Whether words that are dressed as a heading are one: in contracts whole clauses are dressed so."""
    words = len(text.split())
    stopped = text.endswith((".", ";", ":"))
    return (words <= _LINE or (words <= _LONG_LINE and not stopped)) and not _obliges(text, stopped)


def _obliges(text: str, stopped: bool) -> bool:
    """Whether words are a sentence that says what somebody must do, not a title such as "What you must send" or "Law we will follow"."""
    modal = _MODAL.search(text)
    if modal is None or text.endswith("?"):
        return False
    begun = text[: modal.start()].removeprefix(markers.typed(text, heading=True))
    before = _PARTED.split(begun.lower())[-1].split()
    asked = any(word in _ASKING for word in before)
    second = any(word in _THOSE and last not in _LINKS for last, word in pairwise(before))
    return stopped or (bool(before) and not asked and not second)


def is_line(text: str) -> bool:
    """Whether words are as short as a title and have no stop at their end."""
    return bool(text) and len(text.split()) <= _LINE and not text.endswith(_STOPS)


def _titled(line: Dressed, following: Dressed, depth: int) -> Piece:
    """A numbered line over its sub-clauses, or a bold line over text of another dress, is a heading."""
    piece, after = line.piece, following.piece
    if piece.kind not in {"paragraph", "item"} or not is_line(piece.text):
        return piece
    number = markers.section(piece.number or markers.typed(piece.text))
    below = markers.section(after.number or markers.typed(after.text))
    if number and below.startswith(f"{number}."):
        return replace(piece, kind="heading", level=number.count(".") + 1)
    if line.bold and piece.kind == "paragraph" and not following.bold and after.kind != "heading":
        return replace(piece, kind="heading", level=number.count(".") + 1 if number else depth + 1)
    return piece
