"""A document as JSON and back: what a reading process may say, and nothing that runs.

The process that read a hostile file may have been taken over by it. So what comes back is held to what a document is: blocks that tile
the text, and numbers of blocks that exist.
"""

import json
from collections.abc import Sequence
from dataclasses import fields
from itertools import pairwise
from typing import Any, cast

from checker.model import Block, Cell, Change, Comment, Document, Gap, Mark, Span, Told

Plain = dict[str, Any]
MOST = 64 * 1024 * 1024  # bytes of an answer
_MOST_TABLES, _MOST_VALUES = 4_000_000, 8_000_000  # a few letters can stand for a value that takes many times their room
_PLAIN_FIELDS = ("path", "sha256", "format", "text", "pages", "remarks", "pictures")


class Garbled(Exception):
    """What came back is no document."""


def packed(document: Document) -> Plain:
    """A document in plain values."""
    return {
        **{name: getattr(document, name) for name in _PLAIN_FIELDS},
        "blocks": [_block(block) for block in document.blocks],
        "insertions": [(span.start, span.end) for span in document.insertions],
        "comments": [_values(comment) for comment in document.comments],
        "gaps": [_values(gap) for gap in document.gaps],
        "told": [_values(told) for told in document.told],
    }


def unpacked(plain: Plain) -> Document:
    """The document that plain values stand for. Raises Garbled where they stand for none."""
    try:
        document = Document(
            **{name: _frozen(plain[name]) for name in _PLAIN_FIELDS},
            blocks=tuple(_unblock(values) for values in plain["blocks"]),
            insertions=tuple(Span(*span) for span in plain["insertions"]),
            comments=tuple(Comment(*values) for values in plain["comments"]),
            gaps=tuple(Gap(*values) for values in plain["gaps"]),
            told=tuple(Told(name, _frozen(value), where) for name, value, where in plain["told"]),
        )
        document.text.encode()
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise Garbled("the parts of a document are missing") from fault
    _hold(document)
    return document


def _block(block: Block) -> tuple[object, ...]:
    cell = (block.cell.table, block.cell.row, block.cell.column) if block.cell else None
    place = (block.anchor, block.level, block.number, block.section, block.headings, block.leads)
    return (block.kind, block.span.start, block.span.end, *place, cell, block.page, block.sheet)


def _unblock(values: Sequence[Any]) -> Block:
    kind, start, end, anchor, level, number, section, headings, leads, cell, page, sheet = values
    place = Cell(*cell) if cell else None
    return Block(kind, Span(start, end), anchor, level, number, section, tuple(headings), tuple(leads), place, page, sheet)


def mark(mark: Mark) -> Plain:
    """A mark in plain values."""
    at, change = mark.at, mark.change
    return {
        "at": [at.start, at.end] if at else None,
        "said": [mark.title, mark.note],
        "change": [change.at.start, change.at.end, change.words] if change else None,
    }


def unmark(plain: Plain) -> Mark:
    """The mark that plain values stand for; they come from us, and not from a file."""
    at, change = plain["at"], plain["change"]
    title, note = plain["said"]
    return Mark(Span(*at) if at else None, title, note, Change(Span(*change[:2]), change[2]) if change else None)


def _values(noun: Any) -> tuple[object, ...]:
    """The fields of a small noun in their order."""
    return tuple(getattr(noun, field.name) for field in fields(noun))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _hold(document: Document) -> None:
    """Hold a document to its own promises: blocks tile the text, and speak of blocks that exist."""
    edges = [0, *(block.span.end for block in document.blocks)]
    tiled = all(block.span.start == edge < block.span.end for block, edge in zip(document.blocks, edges, strict=False))
    count = len(document.blocks)
    known = all(0 <= at < count for block in document.blocks for at in (*block.headings, *block.leads))
    ordered = all(before < after for before, after in pairwise(edges))
    if not (tiled and known and ordered and edges[-1] == len(document.text)):
        raise Garbled("the blocks do not tile the text")


def written(plain: Plain) -> bytes:
    """Plain values as the bytes that travel."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "surrogatepass")


def heard(data: bytes) -> Plain:
    """The plain values in bytes that travelled. Raises Garbled."""
    if data.count(b"[") + data.count(b"{") > _MOST_TABLES or data.count(b",") > _MOST_VALUES:
        raise Garbled("what came back holds more values than any document")
    try:
        plain = json.loads(data.decode("utf-8", "surrogatepass"))
    except (RecursionError, ValueError) as fault:
        raise Garbled("what came back is cut off or no JSON") from fault
    if not isinstance(plain, dict):
        raise Garbled("what came back is no table")
    return cast(Plain, plain)
