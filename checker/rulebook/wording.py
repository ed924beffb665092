"""Faults that no schema sees: words of a rule or a vocabulary that nobody finished, or that ask for what is not there."""

import re
from collections.abc import Iterator
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


def faults(sheet: Sheet, schema: str) -> Iterator[str]:
    """Every such fault of a file that fits its schema."""
    yield from _unfinished(sheet, schema)
    if schema == "rule":
        yield from _unknown_fields(sheet)
        yield from _badly_marked(sheet)
    elif schema == "vocabulary":
        yield from _unknown_values(sheet)


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
