"""Holds what a reading process answers to what it may say: the file that it read may be speaking in its place.

Words for a person are made one plain line. What is of the wrong kind, or about another file, is refused as a whole.
"""

import base64
import binascii
import math
import re
from datetime import date
from typing import Any, get_args

from checker.errors import OwnOutput, UnreadableDocument
from checker.isolation.wire import Garbled, Plain, unpacked
from checker.model import BlockKind, Copy, Document, Leftover, LeftoverKind, Members
from checker.validation import misfits

_MOST_FILES, _MOST_PICTURES, _MOST_WORDS = 20_000, 1_000, 2_000
_MOST_NUMBER = 10**15
_MOST_LETTERS = 3_000_000  # as the readers hold themselves to
_MOST_LEFTOVERS = 20_000  # a package has fewer parts, and fewer people work on it
_LEFTOVERS = frozenset(get_args(LeftoverKind))
_KINDS = frozenset(get_args(BlockKind))
_NOTHING = type(None)
_BLOCKS = frozenset(
    (str, int, int, str, int, str, str, list, list, cell, page, str) for cell in (_NOTHING, list) for page in (_NOTHING, int)
)
_FORMAT, _HASH, _NAME = re.compile(r"[a-z0-9]{1,12}"), re.compile(r"[0-9a-f]{64}"), re.compile(r"[A-Za-z]{1,40}")
_DAYS = ("began", "published", "closing")


def line(said: object) -> str:
    """Words for a person as one line that does nothing to a terminal."""
    _insist(type(said) is str)
    plain = "".join(letter if letter.isprintable() else " " for letter in str(said)[:_MOST_WORDS])
    return " ".join(plain.split())


def fault(answer: Plain) -> UnreadableDocument:
    """Why a file cannot be read. Raises Garbled."""
    said = answer.get("unread")
    if type(said) is not list or len(said) != 2:
        raise Garbled("what came back has no cause and cure")
    return OwnOutput() if answer.get("own") is True else UnreadableDocument(line(said[0]), line(said[1]))


def our_fault(answer: Plain) -> str:
    """The name of what went wrong in our own code; nothing where nothing did. Raises Garbled."""
    name = answer.get("ours", "")
    _insist(name == "" or (type(name) is str and _NAME.fullmatch(name) is not None))
    return str(name)


def memory(answer: Plain) -> int:
    """The megabytes that reading took. Raises Garbled."""
    told = answer.get("memory", 0)
    _insist(type(told) is int and 0 <= told < _MOST_NUMBER)
    return int(told)


def members(answer: Plain) -> Members:
    """The names of the files in a file. Raises Garbled."""
    names, tender = answer["members"], answer.get("tender")
    _insist(_texts(names) and 0 < len(names) <= _MOST_FILES and type(tender) is str and type(answer.get("apart")) is bool)
    return Members(tuple(dict.fromkeys(names)), answer["apart"], str(tender))


def pictures(answer: Plain) -> tuple[int, ...]:
    """The pages that are pictures, no more of them than can be recognised in a night. Raises Garbled."""
    document = answer.get("document", {})
    _insist(type(document) is dict)
    told = answer.get("pictures") or document.get("pictures") or []
    _insist(_numbers(told))
    return tuple(dict.fromkeys(told))[:_MOST_PICTURES]


def document(answer: Plain, sha256: str) -> Document:
    """The document that was read, of the file with this hash where it is given. Raises Garbled."""
    try:
        plain: Plain = answer["document"]
        _hold(plain)
        plain["remarks"] = [line(remark) for remark in plain["remarks"]]
        plain["gaps"] = [[line(part) for part in gap] for gap in plain["gaps"]]
        _insist(sha256 in ("", plain["sha256"]))
        return unpacked(plain)
    except (KeyError, TypeError, ValueError) as fault:
        raise Garbled("the parts of a document are missing") from fault


def copy(answer: Plain, marks: int) -> Copy:
    """A copy with so many marks in it. Raises Garbled."""
    data, aside, unchanged = answer.get("copy"), answer.get("aside"), answer.get("unchanged")
    _insist(type(data) is str and _numbers(aside) and _numbers(unchanged))
    _insist(all(number < marks for number in (*(aside or ()), *(unchanged or ()))))
    try:
        return Copy(base64.b64decode(str(data), validate=True), tuple(aside or ()), tuple(unchanged or ()))
    except binascii.Error as fault:
        raise Garbled("what came back is no file") from fault


def leftovers(answer: Plain) -> tuple[Leftover, ...]:
    """What must not be published with a file, each told on a line. Raises Garbled."""
    told = answer.get("leftovers")
    _insist(type(told) is list and len(told) <= _MOST_LEFTOVERS)
    _insist(all(_texts(each) and len(each) == 2 and each[0] in _LEFTOVERS for each in told or ()))
    return tuple(Leftover(kind, line(what)) for kind, what in told or ())


def _hold(plain: Plain) -> None:
    """Hold a document to the kinds of its values."""
    _insist(_texts([plain["text"], plain["path"], plain["format"], plain["sha256"]]))
    _insist(_FORMAT.fullmatch(plain["format"]) is not None and _HASH.fullmatch(plain["sha256"]) is not None)
    _insist(all(map(_is_block, plain["blocks"])))
    _insist(plain["pages"] is None or _numbers([plain["pages"]]))
    _insist(_numbers(plain["pictures"]) and _texts(plain["remarks"]))
    _insist(all(_texts(comment) and len(comment) == 2 for comment in plain["comments"]))
    _insist(all(_texts(gap) and len(gap) == 3 for gap in plain["gaps"]))
    size = len(plain["text"])
    _insist(size <= _MOST_LETTERS)
    _insist(all(_numbers(span) and len(span) == 2 and span[0] <= span[1] <= size for span in plain["insertions"]))
    _hold_told(plain["told"])


def _is_block(values: Any) -> bool:
    """Whether values are those of a block; whether they fit the text and the other blocks is seen when there is a document."""
    if type(values) is not list or tuple(map(type, values)) not in _BLOCKS or values[0] not in _KINDS:
        return False
    level, headings, leads, cell, page = values[4], values[7], values[8], values[9], values[10]
    near = _numbers(headings) and _numbers(leads) and _numbers([level, page or 0])
    return near and (cell is None or (_numbers(cell) and len(cell) == 3))


def _hold_told(told: Any) -> None:
    """Hold the facts of a notice to what a tender.toml may say, whose keys they bear."""
    if not told:
        return
    _insist(all(type(fact) is list and len(fact) == 3 and _texts([fact[0], fact[2]]) for fact in told))
    facts = {name: value for name, value, _ in told}
    numbers = [value for value in facts.values() if isinstance(value, int | float)]
    _insist(all(math.isfinite(number) and abs(number) < _MOST_NUMBER for number in numbers))
    _insist(not any(misfits({"tender": {"title": "a title", **facts}}, "tender")))
    for name in _DAYS:
        date.fromisoformat(facts.get(name, "2026-01-01")[:10])


def _texts(values: Any) -> bool:
    return type(values) is list and set(map(type, values)) <= {str}


def _numbers(values: Any) -> bool:
    """Whether these are numbers as things are counted."""
    return type(values) is list and (not values or (set(map(type, values)) == {int} and min(values) >= 0 and max(values) < _MOST_NUMBER))


def _insist(holds: bool) -> None:
    if not holds:
        raise Garbled("what came back is not of the kind that was asked for")
