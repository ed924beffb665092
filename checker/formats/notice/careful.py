"""JSON from outside, read with care: how large and how deep it is comes first, and what a program might trip over is told."""

import re
from itertools import accumulate
from json import JSONDecodeError, JSONDecoder
from math import isfinite
from typing import Any, NoReturn

from checker.errors import UnreadableDocument
from checker.formats.letters import decode
from checker.formats.lines import one_line

_MOST_BYTES = 50 * 1024 * 1024
_MOST_VALUES = 2_000_000
_MOST_IN_A_NOTICE = 100_000  # of them; a notice of a hundred lots has ten thousand
_DEEPEST = 60  # a notice has ten levels; Python's own reader gives up at a thousand
_LONGEST = 300  # figures: no amount has more, and Python turns no more than 4,300 of them into a number
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_SHAPE = re.compile(r"[^\[\]{},]+")
_STEP = {"{": 1, "[": 1, "}": -1, "]": -1, ",": 0}
_BETWEEN = re.compile(r"[\s\x1e]*")
_SEVERAL = "{} (given before)"
_MEND = "Save it again from the system that it comes from, and check the new copy"


def read_json(data: bytes) -> tuple[list[Any], tuple[str, ...]]:
    """Every value of a file, one or a line each, and the keys that stand twice in one object, which is said but spoils nothing."""
    if len(data) > _MOST_BYTES:
        raise UnreadableDocument("It is too large for a notice", "Split it, and check its parts")
    text = decode(data)
    _refuse_wild(text)
    twice: dict[str, None] = {}
    decoder = _decoder(twice)
    values, at = [], _gap(text, 0)
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (JSONDecodeError, RecursionError) as fault:
            raise UnreadableDocument(f"It is damaged: {_place(fault)}", _MEND) from fault
        values.append(value)
        at = _gap(text, at)
    return values, tuple(f"The key '{key}' stands twice in one place; the last one counts, and both were read" for key in twice)


def refuse_endless(notice: Any) -> None:
    """Refuse a notice that says more than any, before it is laid out to be read."""
    count, left = 0, [notice]
    while left and count <= _MOST_IN_A_NOTICE:
        value = left.pop()
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        count += len(inner)
        left += inner
    if count > _MOST_IN_A_NOTICE:
        raise UnreadableDocument(
            "It has more fields than any notice", "Split it, or take out what is no part of the notice, and check again"
        )


def _refuse_wild(text: str) -> None:
    """Refuse what is nested deeper, or holds more, than any notice, before anything is made of it."""
    shape = _SHAPE.sub("", _STRING.sub("", text))
    if len(shape) > _MOST_VALUES or max(accumulate(_STEP[sign] for sign in shape), default=0) > _DEEPEST:
        raise UnreadableDocument("It is nested too deeply, or holds too much, for a notice", _MEND)


def _decoder(twice: dict[str, None]) -> JSONDecoder:
    """A reader that notes the keys that stand twice."""

    def whole(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """An object in which nothing is lost: what is given again moves what was given before aside."""
        made: dict[str, Any] = {}
        aside: dict[str, list[Any]] = {}
        for key, value in pairs:
            if key in made:
                twice[one_line(key)[:60]] = None
                aside.setdefault(_SEVERAL.format(key), []).append(made[key])
            made[key] = value
        return {**made, **aside}

    return JSONDecoder(object_pairs_hook=whole, parse_int=_whole_number, parse_float=_number, parse_constant=_refuse_constant)


def _whole_number(figures: str) -> int | str:
    """A whole number; one too long to be an amount stays as it is written."""
    return int(figures) if len(figures) <= _LONGEST else figures


def _number(figures: str) -> float | str:
    """A number with a fraction; one too large for any computer stays as it is written."""
    number = float(figures)
    return number if isfinite(number) else figures


def _refuse_constant(name: str) -> NoReturn:
    raise UnreadableDocument(f"It gives {name} where a number must stand", "Give the number or leave the field out, and check again")


def _gap(text: str, at: int) -> int:
    """Where the next value begins."""
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _place(fault: JSONDecodeError | RecursionError) -> str:
    """Where the fault is."""
    return f"its JSON cannot be understood from line {fault.lineno} on" if isinstance(fault, JSONDecodeError) else "its JSON cannot be read"
