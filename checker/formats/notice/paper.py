"""A notice as an officer reads it: its short fields as tables of labels, its prose under headings, its lots one after the other."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.formats import html, markers
from checker.formats.lines import one_line
from checker.formats.notice.parts import Part, grouped
from checker.formats.notice.words import unfolded, unmarked
from checker.formats.outline import Piece
from checker.formats.titles import listed
from checker.model import Cell

_MARKUP = re.compile(
    r"</?(?:p|br|div|ul|ol|li|b|strong|i|em|u|a|span|font|table|tbody|thead|tr|td|th|h[1-6]|sub|sup|pre)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_SHORT = 25  # words; more than these are prose, with a heading of their own
_MOST_COLUMNS = 6
_TITLES = ("title", "name", "Name")
_DEEPEST = 9
_BRIEF_LIST = 6


@dataclass(frozen=True)
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

    def pieces(self, title: Part, parts: Sequence[Part]) -> Iterator[Piece]:
        """The whole notice under its title."""
        if len(title.said.split()) <= 2 * _SHORT:
            yield Piece("heading", _flat(title.said), title.anchor, level=1)
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
            said = "; ".join(_flat(part.said) for part in group)
            yield Piece("cell", self._label(name, within), group[0].anchor, cell=Cell(table, row, 0), head=True)
            yield Piece("cell", said, group[0].anchor, cell=Cell(table, row, 1))

    def _headed(self, name: str, group: Sequence[Part], within: str, level: int) -> Iterator[Piece]:
        """Fields of one name under their heading."""
        heading = Piece("heading", self._label(name, within), group[0].anchor, level=min(level, _DEEPEST))
        if all(part.leaf for part in group):
            yield heading
            for part in group:
                yield from self._prose(part, level)
        elif name != self._wording.lots and _is_table(group):
            yield heading
            yield from self._grid(name, group)
        else:
            for number, part in enumerate(group, start=1):
                yield from self._entry(part, level, number if len(group) > 1 else 0) if part.parts else self._prose(part, level)

    def _entry(self, part: Part, level: int, number: int) -> Iterator[Piece]:
        """One of several, such as a lot, under a heading of its own."""
        title = next((inner for name in _TITLES for inner in part.parts if inner.name == name and inner.leaf and _is_short(inner)), None)
        called = self._wording.entries.get(part.name) or self._label(part.name, "")
        said = _flat(title.said) if title else ""
        numbered = f"{called} {part.key or number}" if number else called
        if number or not said:
            said = said if said.lower().startswith(numbered.lower()) else f"{numbered}: {said}" if said else numbered
        yield Piece("heading", said, title.anchor if title else part.anchor, level=min(level, _DEEPEST))
        yield from self._section([inner for inner in part.parts if inner is not title], part.name, level + 1)

    def _grid(self, name: str, group: Sequence[Part]) -> Iterator[Piece]:
        """Several small things as a table, a row each."""
        table = self._table()
        columns = list(grouped((inner for part in group for inner in part.parts), self._order))
        for column, inner in enumerate(columns):
            yield Piece("cell", self._label(inner, name), group[0].anchor, cell=Cell(table, 0, column), head=True)
        for row, part in enumerate(group, start=1):
            for column, inner in enumerate(columns):
                held = [field for field in part.parts if field.name == inner]
                said = "; ".join(_flat(field.said) for field in held)
                yield Piece("cell", said, held[0].anchor if held else part.anchor, cell=Cell(table, row, column))

    def _prose(self, part: Part, level: int) -> Iterator[Piece]:
        """A text as its own paragraphs, lists and tables."""
        for piece in _paragraphs(part.said, self._tables):
            self._tables = max(self._tables, piece.cell.table + 1 if piece.cell else 0)
            deeper = min(piece.level + level, _DEEPEST) if piece.kind == "heading" else piece.level
            yield replace(piece, anchor=part.anchor, level=deeper)

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


def _paragraphs(text: str, tables: int) -> Iterator[Piece]:
    """The paragraphs of a text: as its marks part them where it has some, else at the ends of its lines."""
    if _MARKUP.search(text):
        yield from html.pieces(text, tables=tables)
        return
    for line in _lines(unmarked(text)):
        yield listed(Piece("paragraph", line, ""))


def _lines(text: str) -> Iterator[str]:
    """The lines of a text; one that goes on in small letters was only broken to fit."""
    held = ""
    for line in (one_line(line) for line in re.split(r"\r\n|[\n\r\f\v\x85\u2028\u2029]", text)):
        goes_on = held and line[:1].islower() and not markers.typed(line) and held[-1] not in ".:;?!"
        if goes_on:
            held = f"{held} {line}"
            continue
        if held:
            yield held
        held = line
    if held:
        yield held
