"""The little language in which a vocabulary says what it notices.

    audited|statutory [financial] accounts|statements      these words, one of several, one that may be missing
    invoice~ ... paid within <period>                       any inflection, a gap of up to six words, a value
    (bid bond)|(tender guarantee)                           alternatives of several words
    @supplier may sell                                      whoever supplies, by any name: one of the classes in language.yaml

A phrase becomes parts that follow each other, each a choice of wordings or a value; `follow` carries a phrase through words.

Phrases are followed part by part. To write out every wording of every phrase for a phrase matcher took four seconds at each start; this
takes a tenth of it and finds the same.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from checker.fixed import fixed
from checker.mentions.values import Found

GAP = 6
SPOKEN: Mapping[str, tuple[tuple[str, ...], ...]] = {"supplier": (("you",),), "council": (("we",), ("us",))}  # as plain English calls them
NO_CLASSES: Mapping[str, str] = {}
CLASS = re.compile(r"@(\w+)")
WORD = r"(?:\([^()<>\[\]]*\)|[^\s|()\[\]<>]+)"
PART = re.compile(rf"\[(?:{WORD}(?:\|{WORD})*|<[a-z]+>)\]|<[a-z]+>|\.\.\.\d*|{WORD}(?:\|{WORD})*")
CHOICE = re.compile(r"\([^)]*\)|[^|]+")

Wording = tuple[str, ...]
Tokens = Callable[[str], Wording]
Carried = tuple[int, Found | None, tuple[int, ...]]  # the word after the last, the value that stands in it, and the words in its gaps


class Part(NamedTuple):
    """One part of a phrase: a choice of words and of wordings of several words, or the shape of a value."""

    gap: int  # how many words may come before it
    words: frozenset[str] = frozenset()
    longer: Mapping[str, tuple[Wording, ...]] = {}  # by their first word, the longest first
    opens: frozenset[str] = frozenset()  # every word with which one of them begins
    shape: str = ""
    optional: bool = False


@fixed
class Phrase:
    """What a phrase says, part by part."""

    parts: tuple[Part, ...]


class Stretch(NamedTuple):
    """The words of one sentence, from its first up to but not including `end`, with the values that begin at each word."""

    plain: Wording
    first: int
    end: int
    spots: Mapping[tuple[str, int], list[tuple[int, Found | None]]]  # by shape and first word: the word after the last, the value

    @property
    def said(self) -> Wording:
        """The words of the sentence alone."""
        return self.plain[self.first : self.end]


def compile_phrase(phrase: str, tokens: Tokens, classes: Mapping[str, str] = NO_CLASSES) -> Phrase:
    """The parts of a phrase; `@name` in it stands for the choice of words of that class.

    Raises ValueError, with a cause for a person, where the phrase cannot be read.
    """
    phrase = CLASS.sub(lambda named: classes.get(named[1], named[0]), phrase)
    written = PART.findall(phrase)
    if "".join(written).replace(" ", "") != phrase.replace(" ", "") or not written:
        raise ValueError(f"the phrase {phrase!r} cannot be read: look for a bracket that is not closed")
    parts: list[Part] = []
    gap = 0
    for word in written:
        if word.startswith("..."):
            gap = int(word[3:] or GAP)
            continue
        parts.append(_part(word, gap if parts else 0, tokens))
        gap = 0
    if all(part.optional for part in parts):
        raise ValueError(f"the phrase {phrase!r} could match nothing at all")
    return Phrase(tuple(parts))


def _part(written: str, gap: int, tokens: Tokens) -> Part:
    """One part as it is written."""
    optional = written.startswith("[")
    inner = written[1:-1] if optional else written
    if inner.startswith("<"):
        return Part(gap, shape=inner[1:-1], optional=optional)
    return Part(gap, *_choices(inner, tokens), optional=optional)


@lru_cache(maxsize=8192)  # the same choice, such as every name of a supplier, opens many phrases
def _choices(choice: str, tokens: Tokens) -> tuple[frozenset[str], Mapping[str, tuple[Wording, ...]], frozenset[str]]:
    """The words of a choice, its wordings of several words, always in one order, so that of equal ways the same is found, and what
    opens either.
    """
    said = set(_wordings(choice, tokens))
    said |= {spoken for name, words in SPOKEN.items() if (name,) in said for spoken in words}
    longer: defaultdict[str, list[Wording]] = defaultdict(list)
    for wording in sorted(said, key=lambda wording: (-len(wording), wording)):
        if len(wording) > 1:
            longer[wording[0]].append(wording)
    words = frozenset(wording[0] for wording in said if len(wording) == 1)
    return words, {word: tuple(wordings) for word, wordings in longer.items()}, words.union(longer) if longer else words


def openings(phrase: Phrase) -> Iterator[int]:
    """The parts with which a phrase can begin: the first, and those that follow parts that may be missing."""
    for number, part in enumerate(phrase.parts):
        yield number
        if not part.optional:
            return


def follow(parts: tuple[Part, ...], number: int, starts: range, stretch: Stretch) -> Carried | None:
    """The parts from a number on, carried on from one of some words; None where they break off. The nearest place in a gap counts."""
    at = starts.start
    if number == len(parts):
        return at, None, ()
    part, last = parts[number], number + 1 == len(parts)
    gap = 0 if last else parts[number + 1].gap
    best: Carried | None = None
    plain, opens, shape = stretch.plain, part.opens, part.shape
    for start in range(at, min(starts.stop, stretch.end)):
        if not shape and plain[start] not in opens:  # most places, and not worth a call
            continue
        for end, value in _ends(part, start, stretch):
            rest = (end, None, ()) if last else follow(parts, number + 1, range(end, end + gap + 1), stretch)
            if rest is not None and (best is None or rest[0] > best[0]):
                best = rest[0], rest[1] or value, (*range(at, start), *rest[2])
        if best is not None:
            break
    if part.optional:
        without = follow(parts, number + 1, range(at, max(starts.stop, at + gap + 1)), stretch)
        if without is not None and (best is None or without[0] > best[0]):
            return without
    return best


def _ends(part: Part, start: int, stretch: Stretch) -> Sequence[tuple[int, Found | None]]:
    """Where a part can end that starts at a word."""
    if part.shape:
        return stretch.spots.get((part.shape, start), ())
    plain = stretch.plain
    word = plain[start]
    if not part.longer:
        return [(start + 1, None)] if word in part.words else ()
    found: list[tuple[int, Found | None]] = []
    for wording in part.longer.get(word, ()):
        end = start + len(wording)
        if plain[start:end] == wording and end <= stretch.end:
            found.append((end, None))
    if word in part.words:
        found.append((start + 1, None))
    return found


def _wordings(part: str, tokens: Tokens) -> list[Wording]:
    """Every way of saying one part of a phrase."""
    if "(" not in part and "~" not in part:
        return [tokens(choice) for choice in part.split("|")]
    return [wording for choice in CHOICE.findall(part) for wording in _choice(choice.strip(), tokens)]


def _choice(choice: str, tokens: Tokens) -> list[Wording]:
    """One alternative: a word, a word with its inflections, or several words in round brackets."""
    if choice.startswith("(") and "..." in choice:
        raise ValueError(f"a gap cannot stand inside {choice!r}: write two phrases")
    if choice.startswith("("):
        words = [_wordings(word, tokens) for word in choice[1:-1].split()]
        return [sum(said, ()) for said in product(*words)]
    if choice.endswith("~"):
        return [tokens(form) for form in inflections(choice[:-1])]
    return [tokens(choice)]


def inflections(word: str) -> list[str]:
    """A word with its regular endings: pay, pays, paying; renew, renewed; supply, supplies; require, requiring."""
    forms = [word, word + "s", word + "ed", word + "ing"]
    if word.endswith("e"):
        forms = [word, word + "s", word + "d", word[:-1] + "ing"]
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        forms = [word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    elif word.endswith(("s", "x", "ch", "sh")):
        forms = [word, word + "es", word + "ed", word + "ing"]
    elif re.search(r"[^aeiou][aeiou][bdglmnprt]$", word):
        forms += [word + word[-1] + "ed", word + word[-1] + "ing"]
    return forms
