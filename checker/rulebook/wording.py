"""Faults that no schema sees: words of a rule or a vocabulary that nobody finished, or that ask for what is not there."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, get_args

from checker.model import Shape
from checker.rulebook.rules import verb
from checker.validation import Field, Sheet

FIELDS = ("match", "value", "limit", "missing")  # what a message may have put in
PUT_IN = re.compile(r"\{([^{}]*)\}")
VALUE = re.compile(r"<([a-z]+)>")
UNFINISHED = re.compile(r"\W*(?:(?:todo|tbc|tbd|fixme|xxx+|insert|placeholder)\W*)*", re.I)  # nothing but this: no words yet
PROSE = {"rule": ("title", "because", "message", "advice", "asks"), "vocabulary": ("means",), "clause": ("title", "text")}
SHAPES = get_args(Shape)
PART = re.compile(r"\[[^\]]*\]|(?:\([^()]*\)|[^\s()\[\]])+")  # of a phrase, parted by the spaces that stand in no brackets
CHOICE = re.compile(r"\([^()]*\)|[^|()]+")

Words = list[str]  # the single words of a choice, in their order; none of what is no choice of words


def faults(sheet: Sheet, schema: str) -> Iterator[str]:
    """Every such fault of a file that fits its schema."""
    yield from _unfinished(sheet, schema)
    if schema == "rule":
        yield from _unknown_fields(sheet)
        yield from _badly_marked(sheet)
    elif schema == "vocabulary":
        yield from _unknown_values(sheet)
    if schema in ("vocabulary", "language"):
        yield from _without_brackets(sheet)


def _unfinished(sheet: Sheet, schema: str) -> Iterator[str]:
    """Text that only keeps a place, such as “…” or “TODO”."""
    for key in PROSE.get(schema, ()):
        written = sheet.data.get(key)
        if isinstance(written, str) and UNFINISHED.fullmatch(written):
            yield sheet.fault((key,), f"{written.strip()!r} only keeps the place: write it out")


def _unknown_fields(sheet: Sheet) -> Iterator[str]:
    """What a message wants put in, and nothing can be."""
    for name in PUT_IN.findall(sheet.data["message"]):
        if name not in FIELDS:
            yield sheet.fault(
                ("message",), f"nothing is put in for {{{name}}}: a message knows {{match}}, {{value}}, {{limit}} and {{missing}}"
            )


def _badly_marked(sheet: Sheet) -> Iterator[str]:
    """Examples whose [[marks]] are not closed, and those that say no words although the rule marks some."""
    for outcome, examples in sheet.data["examples"].items():
        for i, written in enumerate(examples):
            text, place = written if isinstance(written, str) else written["text"], ("examples", outcome, i)
            if text.count("[[") != text.count("]]"):
                yield sheet.fault(place, "a mark [[ is not closed with ]]")
            elif outcome == "fails" and "[[" not in text and _marks(sheet.data["check"]):
                yield sheet.fault(place, "put the words that the rule is to mark in [[ ]]")


def _marks(check: Any) -> bool:
    """Whether a check always marks words of one place: an absence, a fact of the procurement and a contradiction need not."""
    return verb(check) not in ("somewhere", "agree", "order") and "field" not in check


def _unknown_values(sheet: Sheet) -> Iterator[str]:
    """Values in phrases that are no shape of value."""
    for i, phrase in enumerate(sheet.data.get("phrases", ())):
        place: Field = ("phrases", i)
        for name in VALUE.findall(phrase):
            if name not in SHAPES:
                yield sheet.fault(place, f"<{name}> is no value: there are {', '.join(f'<{shape}>' for shape in SHAPES)}")


def _without_brackets(sheet: Sheet) -> Iterator[str]:
    """Phrases whose choices were surely split at a space that was meant to be within one of them."""
    written: list[tuple[Field, Any]] = [(("phrases", i), phrase) for i, phrase in enumerate(sheet.data.get("phrases", ()))]
    for name, phrases in sheet.data.get("cues", {}).items():
        written += [(("cues", name, i), phrase) for i, phrase in enumerate(phrases)]
    for place, phrase in written:
        twice = next(said_twice(phrase), None) if isinstance(phrase, str) else None
        if twice:
            yield sheet.fault(place, f"this says {twice!r} twice running: put each choice of several words in ( ), and none within another")


def said_twice(phrase: str) -> Iterator[str]:
    """Words that a phrase could say twice running for want of brackets: "light vehicle|goods vehicle|van" says "vehicle vehicle".

    Of two choices in a row a lost bracket leaves the second word of an alternative at the head of the later one. Two lists that
    merely share a word further in are left alone.
    """
    parts = PART.findall(phrase)
    yield from _doubled([_single(part) for part in parts])
    for part in parts:
        if not part.startswith("["):
            for choice in CHOICE.findall(part):
                if choice.startswith("("):
                    yield from _doubled([word.split("|") for word in choice[1:-1].split()])


def _single(part: str) -> Words:
    """The single words of a part; none where it may be missing, or is a gap, a value or a class."""
    return [] if part.startswith(("[", "<", "...", "@")) else [word for word in CHOICE.findall(part) if not word.startswith("(")]


def _doubled(row: list[Words]) -> Iterator[str]:
    """Words, or pairs of words, that stand in one place of a row and again in the next."""
    for one, two in pairwise(row):
        if one and two and len(one) + len(two) > 2 and (two[0] in one or one == two[-1:]):
            yield two[0] if two[0] in one else one[0]
    for first, second, third, fourth in zip(row, row[1:], row[2:], row[3:], strict=False):
        if first and second and len(third) > 1 and fourth and third[-1] in first and fourth[0] in second:
            yield f"{third[-1]} {fourth[0]}"
