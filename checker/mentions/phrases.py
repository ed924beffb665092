"""The little language in which a vocabulary says what it notices.

    audited|statutory [financial] accounts|statements      these words, one of several, one that may be missing
    invoice~ ... paid within <period>                       any inflection, a gap of up to six words, a value
    (bid bond)|(tender guarantee)                           alternatives of several words

A phrase becomes a pattern: segments of plain words, all found in one pass by spaCy's phrase matcher, and values,
joined where they follow each other within the gaps that the phrase allows.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product

GAP = 6
MOST_WORDINGS = 600
NOTHING: list[tuple[str, ...]] = [()]
WORD = r"(?:\([^()<>\[\]]*\)|[^\s|()\[\]<>]+)"
PART = re.compile(rf"\[(?:{WORD}(?:\|{WORD})*|<[a-z]+>)\]|<[a-z]+>|\.\.\.\d*|{WORD}(?:\|{WORD})*")
CHOICE = re.compile(r"\([^)]*\)|[^|]+")

Tokens = Callable[[str], tuple[str, ...]]
Wordings = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Step:
    """One segment of a pattern: its wordings or the shape of a value, and how many words may come before it."""

    gap: int
    wordings: Wordings = frozenset()
    shape: str = ""


Pattern = tuple[Step, ...]


def compile_phrase(phrase: str, tokens: Tokens) -> list[Pattern]:
    """The patterns that a phrase stands for.

    Raises ValueError, with a cause for a person, where the phrase cannot be read.
    """
    parts = PART.findall(phrase)
    if "".join(parts).replace(" ", "") != phrase.replace(" ", "") or not parts:
        raise ValueError(f"the phrase {phrase!r} cannot be read: look for a bracket that is not closed")
    patterns = [pattern for chosen in _without_optional_values(parts) for pattern in _with_and_without(_pattern(chosen, tokens))]
    if () in patterns:
        raise ValueError(f"the phrase {phrase!r} could match nothing at all")
    return patterns


def _without_optional_values(parts: list[str]) -> Iterator[list[str]]:
    """A phrase with an optional value stands for two phrases, one with it and one without."""
    for i, part in enumerate(parts):
        if part.startswith("[<"):
            yield from _without_optional_values([*parts[:i], part[1:-1], *parts[i + 1 :]])
            yield from _without_optional_values([*parts[:i], *parts[i + 1 :]])
            return
    yield parts


def _with_and_without(pattern: Pattern) -> list[Pattern]:
    """A pattern with a segment that may be missing stands for two, one with it and one without."""
    for i, step in enumerate(pattern):
        if () in step.wordings:
            there = replace(step, wordings=step.wordings - {()})
            after = tuple(replace(later, gap=max(later.gap, step.gap) if i else 0) for later in pattern[i + 1 : i + 2])
            return _with_and_without((*pattern[:i], there, *pattern[i + 1 :])) + _with_and_without(
                (*pattern[:i], *after, *pattern[i + 2 :])
            )
    return [pattern]


def _pattern(parts: list[str], tokens: Tokens) -> Pattern:
    """Gather neighbouring words into segments; a gap or a value begins a new one."""
    steps: list[Step] = []
    gap, words = 0, NOTHING
    for part in [*parts, ""]:
        if part and not part.startswith(("...", "<")):
            longer = [a + b for a, b in product(words, _wordings(part, tokens))]
            if len(longer) <= MOST_WORDINGS:
                words = longer
                continue
            steps, gap, words = _closed(steps, gap, words), 0, list(_wordings(part, tokens))
            continue
        before = len(steps)
        steps = _closed(steps, gap, words)
        gap, words = (0 if len(steps) > before else gap), NOTHING
        if part.startswith("..."):
            gap = int(part[3:] or GAP)
        elif part:
            steps, gap = [*steps, Step(gap if steps else 0, shape=part[1:-1])], 0
    return tuple(steps)


def _closed(steps: list[Step], gap: int, words: list[tuple[str, ...]]) -> list[Step]:
    """The steps with the gathered words as one more segment, if there are any."""
    return [*steps, Step(gap if steps else 0, frozenset(words))] if words != NOTHING else steps


def _wordings(part: str, tokens: Tokens) -> list[tuple[str, ...]]:
    """Every way of saying one part of a phrase."""
    optional = part.startswith("[")
    choices = CHOICE.findall(part[1:-1] if optional else part)
    said = [wording for choice in choices for wording in _choice(choice.strip(), tokens)]
    return [*said, ()] if optional else said


def _choice(choice: str, tokens: Tokens) -> list[tuple[str, ...]]:
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
