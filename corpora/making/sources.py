"""A document as its writer keeps it: plain words with a few marks, told apart into headings, paragraphs, items and tables.

`# ` to `### ` are headings, `- ` and `1. ` items, `| a | b |` rows of a table whose first row is its head, `[^a]` a footnote and
`[^a]: words` its text, `**words**` bold, `{++words++}` a tracked insertion, `{--words--}` a tracked deletion, and
`{==words==}{>>remark<<}` words with a drafter's comment.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import yaml

Mark = Literal["plain", "bold", "inserted", "deleted", "commented", "note"]
Kind = Literal["heading", "paragraph", "bullet", "number", "table"]

_MARKS = re.compile(
    r"\{\+\+(?P<inserted>.+?)\+\+\}|\{--(?P<deleted>.+?)--\}|\{==(?P<commented>.+?)==\}\{>>(?P<remark>.+?)<<\}"
    r"|\[\^(?P<note>\w+)\]|\*\*(?P<bold>.+?)\*\*"
)
_HEADING = re.compile(r"(#{1,3}) (.+)")
_ITEM = re.compile(r"(-|\d+\.) (.+)")
_NOTE = re.compile(r"\[\^(\w+)\]: (.+)")


@dataclass(frozen=True)
class Run:
    """Words that are written alike: plain, bold, put in, struck out, remarked upon, or the sign of a footnote."""

    words: str
    mark: Mark = "plain"
    remark: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Node:
    """A heading, paragraph, item or table of the document."""

    kind: Kind
    runs: Runs = ()
    level: int = 0
    rows: tuple[tuple[Runs, ...], ...] = ()


@dataclass(frozen=True)
class Manuscript:
    """A whole document: what it builds, its head and foot lines, and its nodes and footnotes in order."""

    builds: str
    title: str
    subtitle: str = ""
    author: str = ""
    header: str = ""
    footer: str = ""
    numbered: bool = False
    nodes: tuple[Node, ...] = ()
    notes: dict[str, Runs] = field(default_factory=dict)


def manuscript(path: Path) -> Manuscript:
    """The document that a source file tells of."""
    return told(path.read_text(encoding="utf-8"))


def told(source: str) -> Manuscript:
    """The document that the text of a source tells of."""
    _, front, body = source.split("---\n", 2)
    blocks = re.split(r"\n\s*\n", body.strip())
    notes = {found[1]: runs(found[2]) for block in blocks if (found := _NOTE.fullmatch(_joined(block)))}
    nodes = tuple(node for block in blocks if not _NOTE.match(block) for node in _nodes(block))
    return Manuscript(**yaml.safe_load(front), nodes=nodes, notes=notes)


def runs(words: str) -> Runs:
    """The words as runs, each with its one mark."""
    return tuple(_cut(words))


def _cut(words: str) -> Iterator[Run]:
    at = 0
    for found in _MARKS.finditer(words):
        if found.start() > at:
            yield Run(words[at : found.start()])
        mark = next(name for name in ("inserted", "deleted", "commented", "note", "bold") if found[name])
        yield Run(found[mark], mark, found["remark"] or "")  # type: ignore[arg-type]
        at = found.end()
    if at < len(words):
        yield Run(words[at:])


def _nodes(block: str) -> Iterator[Node]:
    if heading := _HEADING.fullmatch(block.strip()):
        yield Node("heading", runs(heading[2]), level=len(heading[1]))
    elif block.startswith("|"):
        yield Node("table", rows=tuple(_rows(block)))
    elif _ITEM.match(block):
        for sign, words in _ITEM.findall(re.sub(r"\n\s+", " ", block)):
            yield Node("bullet" if sign == "-" else "number", runs(words))
    else:
        yield Node("paragraph", runs(_joined(block)))


def _rows(block: str) -> Iterator[tuple[Runs, ...]]:
    for line in block.splitlines():
        yield tuple(runs(cell.strip()) for cell in line.strip().strip("|").split("|"))


def _joined(block: str) -> str:
    return " ".join(line.strip() for line in block.splitlines())
