"""Words that are broken at the end of a line: whether the hyphen is the writer's or the printer's."""

import re
from collections.abc import Sequence
from functools import cached_property

MARKS = "\x02\ufffe"  # what pdfium gives for a hyphen at the end of a line
_HYPHENS = MARKS + "-\u00ad\u2010"
_WORD = re.compile(r"[^\W\d_]{2,}")
_COMPOUND = re.compile(r"(?<![^\W_])[^\W_]++(?:-[^\W_]++)+")
_BROKEN = re.compile(r"(?<![^\W_])(?P<first>[^\W_]++)[-\x02\ufffe\u00ad\u2010]$")
_REST = re.compile(r"[^\W_]+")
_RARE = 0.02  # of all lines: a document with fewer broken words than this was not hyphenated by its printer
_PREFIXES = frozenset({"non", "self", "cross", "well", "ex", "semi", "quasi"})


def spoken(mark: str) -> str:
    """What is printed for a mark of a broken word, where it stays: a hyphen, as the file has it."""
    return mark if mark in "-\u2010" else "-"


class Spelling:
    """The words that a document itself spells in the middle of its lines, and whether it was hyphenated by its printer."""

    def __init__(self, texts: Sequence[str]) -> None:
        broken = [text[-1] in _HYPHENS and bool(_BROKEN.search(text)) for text in texts]
        self._hyphenated = sum(broken) > _RARE * len(texts)
        self._texts = tuple(_middle(text, *ends) for text, *ends in zip(texts, [False, *broken], broken, strict=False))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall("\n".join(self._texts).lower()))

    @cached_property
    def _compounds(self) -> frozenset[str]:
        return frozenset(_COMPOUND.findall("\n".join(self._texts).lower()))

    def joined(self, texts: Sequence[str]) -> str:
        """The lines of a paragraph as one: each end of a line becomes a space, and broken words are whole again."""
        whole = [texts[0]]
        for text in texts[1:]:
            before, after = self._seam(whole[-1], text) if whole[-1][-1] in _HYPHENS else (whole[-1], text)
            whole[-1:] = [before, after] if after else [before]
        return self._within(" ".join(whole))

    def _seam(self, before: str, after: str) -> tuple[str, str]:
        """The two sides of the end of a line, with the broken word whole on the first."""
        broken, rest = _BROKEN.search(before), _REST.match(after)
        if not broken or not rest:
            return before, after
        upper = before[-1] in "-\u2010" and not after[0].islower() and not after[0].isdigit()
        if upper and not (after[0].isupper() and broken["first"].isupper()):
            return before, after
        word, _, others = after.partition(" ")
        kept = upper or self._hyphen(broken["first"], rest[0])
        return before[:-1] + (spoken(before[-1]) if kept else "") + word, others

    def _within(self, text: str) -> str:
        """pdfium writes its mark also between two halves that it joined itself."""
        if not any(mark in text for mark in MARKS):
            return text
        parts = re.split(f"[{MARKS}]", text)
        whole = parts[0]
        for part in parts[1:]:
            before = re.search(r"(?<![^\W_])[^\W_]++$", whole)
            rest = _REST.match(part)
            whole += (self._hyphen(before[0], rest[0]) if before and rest else "-") + part
        return whole

    def _hyphen(self, first: str, second: str) -> str:
        """A hyphen where the document writes one elsewhere, or where both halves are words; nothing where the whole is a word."""
        if f"{first}-{second}".lower() in self._compounds:
            return "-"
        if (first + second).lower() in self._words:
            return ""
        if not self._hyphenated or first[-1].isdigit() or not second[:1].islower() or first.lower() in _PREFIXES:
            return "-"
        return "-" if {first.lower(), second.lower()} <= self._words else ""


def _middle(text: str, follows: bool, breaks: bool) -> str:
    """A line without the half words at its beginning and end, which are no words of their own."""
    if not follows and not breaks:
        return text
    words = text.split(" ")
    return " ".join(words[int(follows) : len(words) - int(breaks)])
