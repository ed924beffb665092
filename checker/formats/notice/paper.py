"""A notice as an officer reads it: its short fields as tables of labels, its prose under headings, its lots one after the other."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from checker.errors import UnreadableDocument
from checker.fixed import fixed
from checker.formats import html, markers
from checker.formats.lines import one_line
from checker.formats.notice.parts import Part, grouped
from checker.formats.notice.said import Said, Spelt, joined, letters, on_page, own, stretch
from checker.formats.notice.words import unfolded, unmarked
from checker.formats.outline import Piece
from checker.formats.titles import listed
from checker.model import Cell

_MARKUP = re.compile(
    r"</?(?:p|br|div|ul|ol|li|b|strong|i|em|u|a|span|font|table|tbody|thead|tr|td|th|h[1-6]|sub|sup|pre)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_SHORT = 25  # words; more than these are prose, with a heading of their own
_MOST_COLUMNS = 6
_NAMES, _KIND = ("title", "name", "Name"), "TendererRequirementTypeCode"  # what heads an entry: its own name, or only its kind
_DEEPEST = 9
_MOST = 20_000  # blocks; a notice of a hundred lots has five thousand
_BRIEF_LIST = 6
_LABEL = "#label"  # behind the anchor of a field, of the label that stands over it or beside it
_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")


@fixed
class Wording:
    """What a kind of notice calls its fields; a label under "lots.value" holds in a lot alone. Their order is that of the page."""

    labels: Mapping[str, str]
    entries: Mapping[str, str]  # what one of several is called: "Lot"
    lots: str  # the name of the lots, each of which has a heading however little is said of it


class Paper:
    """A notice as it is written out."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._order = {label.rpartition(".")[2] if label.count(".") == 1 else label: None for label in wording.labels}
        self._order = {**dict.fromkeys(wording.labels), **self._order}
        self._tables = 0
        self.spelt: dict[str, Spelt] = {}  # by anchor
        self._met: Counter[str] = Counter()

    def pieces(self, title: Part, parts: Sequence[Part]) -> tuple[Piece, ...]:
        """The whole notice under its title; one that goes on for ever is refused before anything is made of it."""
        written = tuple(islice(self._written(title, parts), _MOST + 1))
        if len(written) > _MOST:
            raise UnreadableDocument(
                "It has more fields than any notice", "Split it, or take out what is no part of the notice, and check again"
            )
        return written

    def _written(self, title: Part, parts: Sequence[Part]) -> Iterator[Piece]:
        if len(title.said.split()) <= 2 * _SHORT:
            yield self._noted(Piece("heading", _flat(title.said), title.anchor, level=1), title.words)
        else:
            yield from self._prose(title, 1)
        yield from self._section(parts, "", 2)

    def _section(self, parts: Sequence[Part], within: str, level: int) -> Iterator[Piece]:
        """Fields that stand together: the short ones first, in one table, then what needs a heading."""
        groups = grouped(parts, self._order)
        rows = {name: group for name, group in groups.items() if _is_row(group)}
        yield from self._rows(rows, within)
        for name, group in groups.items():
            if name not in rows:
                yield from self._headed(name, group, within, level)

    def _rows(self, rows: Mapping[str, Sequence[Part]], within: str) -> Iterator[Piece]:
        """A table of labels with what is said under each."""
        table = self._table() if rows else 0
        for row, (name, group) in enumerate(rows.items()):
            yield self._labelled(Piece("cell", self._label(name, within), group[0].anchor, cell=Cell(table, row, 0), head=True))
            yield self._listed(group, group[0].anchor, Cell(table, row, 1))

    def _headed(self, name: str, group: Sequence[Part], within: str, level: int) -> Iterator[Piece]:
        """Fields of one name under their heading."""
        heading = Piece("heading", self._label(name, within), group[0].anchor, level=min(level, _DEEPEST))
        if all(part.leaf for part in group):
            yield self._labelled(heading)
            for part in group:
                yield from self._prose(part, level)
        elif name != self._wording.lots and _is_table(group):
            yield self._labelled(heading)
            yield from self._grid(name, group)
        else:
            for number, part in enumerate(group, start=1):
                yield from self._entry(part, level, number if len(group) > 1 else 0) if part.parts else self._prose(part, level)

    def _entry(self, part: Part, level: int, number: int) -> Iterator[Piece]:
        """One of several, such as a lot, under a heading of its own."""
        title = next(
            (inner for name in (*_NAMES, _KIND) for inner in part.parts if inner.name == name and inner.leaf and _is_short(inner)), None
        )
        called = self._wording.entries.get(part.name) or self._label(part.name, "")
        said = _flat(title.said) if title else ""
        numbered = f"{called} {part.key or number}" if number else called
        named = title is not None and title.name in _NAMES and not number
        before = "" if named or said.lower().startswith(numbered.lower()) else f"{numbered}: " if said else numbered
        heading = Piece("heading", f"{before}{said}", title.anchor if title else part.anchor, level=min(level, _DEEPEST))
        yield self._noted(heading, (*own(before), *(title.words if title else ())))
        yield from self._section([inner for inner in part.parts if inner is not title], part.name, level + 1)

    def _grid(self, name: str, group: Sequence[Part]) -> Iterator[Piece]:
        """Several small things as a table, a row each."""
        table = self._table()
        columns = list(grouped((inner for part in group for inner in part.parts), self._order))
        for column, inner in enumerate(columns):
            yield self._labelled(Piece("cell", self._label(inner, name), group[0].anchor, cell=Cell(table, 0, column), head=True))
        for row, part in enumerate(group, start=1):
            for column, inner in enumerate(columns):
                held = [field for field in part.parts if field.name == inner]
                yield self._listed(held, held[0].anchor if held else part.anchor, Cell(table, row, column))

    def _prose(self, part: Part, level: int) -> Iterator[Piece]:
        """A text as its own paragraphs, lists and tables."""
        for piece, spelt in _paragraphs(part, self._tables):
            self._tables = max(self._tables, piece.cell.table + 1 if piece.cell else 0)
            deeper = min(piece.level + level, _DEEPEST) if piece.kind == "heading" else piece.level
            yield self._spelt(replace(piece, anchor=part.anchor, level=deeper), spelt)

    def _listed(self, fields: Sequence[Part], anchor: str, cell: Cell) -> Piece:
        """A cell with what some fields say."""
        said = "; ".join(_flat(field.said) for field in fields)
        return self._noted(Piece("cell", said, anchor, cell=cell), joined((field.words for field in fields), "; "))

    def _labelled(self, piece: Piece) -> Piece:
        """A label, which is the reader's own."""
        return self._noted(replace(piece, anchor=f"{piece.anchor}{_LABEL}"), own(piece.text))

    def _noted(self, piece: Piece, words: Said) -> Piece:
        """A piece in certain words."""
        return self._spelt(piece, partial(letters, words))

    def _spelt(self, piece: Piece, spelt: Spelt) -> Piece:
        """A piece under an anchor of its own, by which its letters are found; the second piece of a field is called #2."""
        if not piece.text:
            return piece
        anchor, self._met[piece.anchor] = piece.anchor, self._met[piece.anchor] + 1
        while anchor in self.spelt:
            anchor, self._met[piece.anchor] = f"{piece.anchor}#{self._met[piece.anchor]}", self._met[piece.anchor] + 1
        self.spelt[anchor] = spelt
        return replace(piece, anchor=anchor)

    def _table(self) -> int:
        self._tables += 1
        return self._tables - 1

    def _label(self, name: str, within: str) -> str:
        """What a field is called."""
        labels = self._wording.labels
        known = labels.get(f"{within}.{name}") or labels.get(name)
        if known:
            return known
        words = one_line(unfolded(name.replace(".", " ")))
        return words[:1].upper() + words[1:] or "Field"


def _is_row(group: Sequence[Part]) -> bool:
    """Whether fields are so short that they fit beside their label."""
    return all(part.leaf and _is_short(part) for part in group) and len(group) <= _BRIEF_LIST


def _is_short(part: Part) -> bool:
    return "\n" not in part.said.strip() and len(part.said.split()) <= _SHORT and not _MARKUP.search(part.said)


def _is_table(group: Sequence[Part]) -> bool:
    """Whether several things are so small that a row holds each."""
    small = all(part.parts and all(inner.leaf and _is_short(inner) for inner in part.parts) for part in group)
    return small and len(group) > 1 and len({inner.name for part in group for inner in part.parts}) <= _MOST_COLUMNS


def _flat(text: str) -> str:
    """A short text as one line."""
    return one_line(unmarked(text))


def _paragraphs(part: Part, tables: int) -> Iterator[tuple[Piece, Spelt]]:
    """The paragraphs of a text: as its marks part them where it has some, else at the ends of its lines."""
    if _MARKUP.search(part.said):
        for piece in html.pieces(part.said, tables=tables):
            yield piece, partial(on_page, part.words, part.anchor, piece.anchor)
        return
    for line, start, end in _lines(unmarked(part.said)):
        yield listed(Piece("paragraph", line, "")), partial(stretch, part.words, start, end)


def _lines(text: str) -> Iterator[tuple[str, int, int]]:
    """The lines of a text with their places; one that goes on in small letters was only broken to fit."""
    held, start, end = "", 0, 0
    for found in _LINE.finditer(text):
        line = one_line(found[0])
        goes_on = held and line[:1].islower() and not markers.typed(line) and held[-1] not in ".:;?!"
        if goes_on:
            held, end = f"{held} {line}", found.end()
            continue
        if held:
            yield held, start, end
        held, start, end = line, *found.span()
    if held:
        yield held, start, end
