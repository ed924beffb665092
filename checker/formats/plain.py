"""Plain text: paragraphs at blank lines or one to a line, with the headings and list items that people type."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from checker.formats import bars, markers
from checker.formats.letters import decode
from checker.formats.lines import one_line
from checker.formats.outline import Piece, assemble
from checker.formats.places import Letter, Letters
from checker.formats.titles import Dressed, is_line, listed, titled
from checker.model import BlockKind, Cell, Document, Source

_RULE = re.compile(r"\s*(?:(?P<double>={3,})|-{3,}|~{3,})\s*")
_ENDS = re.compile(r"((?:\r\n|[\n\r])\f|\r\n|[\n\r\f\v\x85\u2028\u2029])")
_LONGEST = 20_000  # letters of a paragraph that is one line
_CAPITALS = 4  # fewer capital letters than this make no heading
_WIDEST = 160  # letters of a line in a text whose paragraphs are broken into lines
_WIDE = 0.2  # of a text's letters in wider lines, and each of its lines is a paragraph: so word processors save as plain text


def read(source: Source) -> Document:
    """A plain text as a document; form feeds part its pages."""
    lines = _lines(decode(source.data))
    text, blocks, _ = assemble(titled(_Reading(_is_wide(lines)).lines(lines)))
    pages = next((page for line, page in reversed(lines) if line.strip()), None)
    return Document(source.path, source.sha256, "text", text, blocks, pages=pages)


def letters(source: Source) -> Letters:
    """By anchor, the letters of the file from where a paragraph begins: the line, and the column in it."""
    lines = _lines(decode(source.data))

    def of(anchor: str) -> Iterator[Letter]:
        """The letters from where one paragraph begins."""
        _, line, *column = anchor.split("/")
        first, start = int(line), int(column[0]) if column else 0
        for at in range(first, len(lines) + 1):
            line = lines[at - 1][0]
            yield from (Letter(line[place], f"line/{at}", place) for place in range(start if at == first else 0, len(line)))
            yield Letter("\n", f"line/{at}", len(line))

    return of


def _lines(text: str) -> list[tuple[str, int | None]]:
    """The lines of a text, each with its page where the text has pages."""
    paged = "\f" in text.strip()
    parts = _ENDS.split(text)
    lines, page = [], 1
    for line, end in zip_longest(parts[::2], parts[1::2], fillvalue=""):
        lines.append((line, page if paged else None))
        page += end.endswith("\f")
    return lines


@dataclass(slots=True)
class _Reading:
    """The paragraph that is being read: its lines so far, and where it began."""

    wide: bool = False  # whether each line is a paragraph
    parts: list[str] = field(default_factory=list)
    begun: int = 0
    page: int | None = None

    def lines(self, lines: Sequence[tuple[str, int | None]]) -> Iterator[Dressed]:
        """Every paragraph of the text, in order."""
        tables = bars.cells([line for line, _ in lines])
        for at, (line, page) in enumerate(lines, start=1):
            if at in tables:
                yield from self._end()
                yield from (Dressed(_cell(piece, at, page)) for piece in tables[at])
                continue
            rule = _RULE.fullmatch(line)
            if rule and len(self.parts) == 1 and len(self.parts[0]) <= _LONGEST:
                yield Dressed(replace(self._piece("heading", one_line(self.parts.pop())), level=1 if rule["double"] else 2))
            elif rule or not line.strip():
                yield from self._end()
            else:
                if self.wide or _begins(line) or (self.parts and _shouts(self.parts[-1]) and not _shouts(line)):
                    yield from self._end()
                if not self.parts:
                    self.begun, self.page = at, page
                self.parts.append(line)
        yield from self._end()

    def _end(self) -> Iterator[Dressed]:
        """The paragraph that ends here; a line of capitals, or one with a number and no stop, may be a heading."""
        parts, self.parts = self.parts, []
        if len(parts) == 1 and len(parts[0]) > _LONGEST:
            for start, portion in _portions(parts[0]):
                yield Dressed(listed(self._piece("paragraph", one_line(portion), start)))
            return
        text, alone = one_line(" ".join(parts)), len(parts) == 1
        if not text:
            return
        number = markers.typed(text)
        if _shouts(text):
            yield Dressed(replace(self._piece("heading", text), level=markers.section(number).count(".") + 1))
        else:
            over = "." in markers.section(number) or (self.wide and bool(markers.typed(text, heading=True)))
            yield Dressed(listed(self._piece("paragraph", text)), alone and over and is_line(text))

    def _piece(self, kind: BlockKind, text: str, start: int = 0) -> Piece:
        return Piece(kind, text, f"line/{self.begun}/{start}" if start else f"line/{self.begun}", page=self.page)


def _cell(found: tuple[int, str, Cell], at: int, page: int | None) -> Piece:
    """A cell of a table that is typed with bars."""
    start, words, cell = found
    return Piece("cell", one_line(words), f"line/{at}/{start}" if start else f"line/{at}", cell=cell, head=cell.row == 0, page=page)


def _is_wide(lines: Sequence[tuple[str, int | None]]) -> bool:
    """Whether so much of a text stands in lines wider than anybody breaks them that each line is a paragraph."""
    widths = [len(one_line(line)) for line, _ in lines]
    return sum(width for width in widths if width > _WIDEST) > _WIDE * sum(widths)


def _portions(line: str) -> Iterator[tuple[int, str]]:
    """A line longer than any paragraph, cut after sentences where it has some, else between words."""
    start = 0
    while len(line) - start > _LONGEST:
        part = line[start : start + _LONGEST]
        end = max(part.rfind(". "), part.rfind("; ")) + 1 or part.rfind(" ") + 1 or _LONGEST
        yield start, line[start : start + end]
        start += end
    yield start, line[start:]


def _begins(line: str) -> bool:
    """Whether a line begins a block of its own: an item, a numbered clause."""
    return bool(markers.typed(line))


def _shouts(text: str) -> bool:
    """Whether a line is a heading in capitals."""
    return text.isupper() and sum(letter.isupper() for letter in text) >= _CAPITALS and is_line(text.strip())
