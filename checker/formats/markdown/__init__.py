"""Markdown: headings, paragraphs, lists and tables, with the marks taken out of the words."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from markdown_it.token import Token

from checker.formats import html
from checker.formats.letters import decode
from checker.formats.lines import Line
from checker.formats.markdown import origins
from checker.formats.markdown.tokens import tokens
from checker.formats.outline import Piece, assemble
from checker.formats.places import Letter, Letters
from checker.formats.titles import Dressed, is_title, listed, titled
from checker.model import Cell, Document, Source

_CLOSE_MARKS = re.compile(r"^(#{2,6})(?=[^#\s])", re.MULTILINE)  # "##Scope": a heading to every reader but the standard
_ENDS = re.compile(r"\r\n|\n|\r")
_STATEMENT = 5  # words of a picture's description that is a statement; fewer are the name of a logo
_BREAKS = frozenset({"softbreak", "hardbreak"})


def read(source: Source) -> Document:
    """A Markdown text as a document."""
    text, blocks, _ = assemble(titled(_Walk().lines(decode(source.data))))
    return Document(source.path, source.sha256, "markdown", text, blocks)


def letters(source: Source) -> Letters:
    """By anchor, the letters of a block: the line, and the column in it; in parts written as a web page, the number of the text."""
    text, walk = decode(source.data), _Walk()
    for _ in walk.lines(text):
        continue  # where the blocks came from is known when the walk is over
    lines = _ENDS.split(text)
    return lambda anchor: walk.origins[anchor](lines)


@dataclass(slots=True)
class _Walk:
    """A walk through the tokens of a text: the lists that are open, and the table that is being read."""

    depth: int = 0
    number: str = ""
    level: int = 0
    tables: int = 0
    row: int = -1
    column: int = -1
    head: bool = False
    cells: list[str] = field(default_factory=list)  # what the cells of the row say, so far
    origins: dict[str, Callable[[list[str]], Iterable[Letter]]] = field(default_factory=dict)

    def lines(self, text: str) -> Iterator[Dressed]:
        """Every block of the text, in order."""
        for token in tokens(_CLOSE_MARKS.sub(r"\1 ", text)):
            if token.type == "inline":
                yield self._inline(token)
            elif token.type in {"fence", "code_block"}:
                yield from self._code(token)
            elif token.type == "html_block":
                yield from self._markup(token)
            else:
                self._turn(token)

    def _turn(self, token: Token) -> None:
        """Follow a token that opens or closes something."""
        if token.type == "heading_open":
            self.level = int(token.tag[1:])
        elif token.type == "heading_close":
            self.level = 0
        elif token.type in {"bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"}:
            self.depth += token.nesting
        elif token.type == "list_item_open":
            self.number = f"{token.info}{token.markup}" if token.info else "•"
        else:
            self._table(token)

    def _table(self, token: Token) -> None:
        """Follow a token of a table."""
        if token.type == "table_open":
            self.row = -1
        elif token.type == "table_close":
            self.tables, self.row, self.column = self.tables + 1, -1, -1
        elif token.type == "tr_open":
            self.row, self.column, self.cells = self.row + 1, -1, []
        elif token.type in {"th_open", "td_open"}:
            self.column, self.head = self.column + 1, token.type == "th_open"

    def _inline(self, token: Token) -> Dressed:
        """A block of words, where it stands."""
        words, bold = _words(token)
        number, self.number = self.number, ""
        anchor = f"{_anchor(token)}/{self.column}" if self.column > 0 else _anchor(token)
        piece = Piece("paragraph", words, anchor, number=number)
        self.origins[anchor] = partial(_origin, token, (self.cells, len(self.cells)) if self.column >= 0 else None)
        self.cells.append(token.content)
        if self.column >= 0:
            return Dressed(replace(piece, kind="cell", cell=Cell(self.tables, self.row, self.column), head=self.head))
        if self.level and is_title(words):
            return Dressed(replace(piece, kind="heading", level=self.level))
        if self.depth:
            return Dressed(replace(piece, kind="item", level=self.depth))
        return Dressed(listed(piece), bold)

    def _code(self, token: Token) -> Iterator[Dressed]:
        """A block of code, or text that was indented as code is: a paragraph at each blank line."""
        at = (token.map[0] if token.map else 0) + (token.type == "fence")
        for part in token.content.split("\n\n"):
            begun = at + len(part) - len(part.lstrip("\n"))
            line = Line()
            line.add(part)
            anchor = f"line/{begun + 1}"
            self.origins[anchor] = partial(_code_origin, part, at)
            yield Dressed(listed(Piece("paragraph", line.text, anchor)))
            at += part.count("\n") + 2

    def _markup(self, token: Token) -> Iterator[Dressed]:
        """A part that is written as a web page."""
        for piece in html.pieces(token.content, _anchor(token), self.tables):
            self.tables = max(self.tables, piece.cell.table + 1 if piece.cell else 0)
            self.origins[piece.anchor] = partial(_markup_origin, token, piece.anchor)
            yield Dressed(piece)


def _origin(token: Token, row: tuple[list[str], int] | None, lines: list[str]) -> Iterable[Letter]:
    """Where the words of a block lie; those of a cell after the cells before it."""
    first = token.map[0] if token.map else 0
    if row is None:
        return origins.inline(token, origins.spots(token.content, lines, first))
    cells, count = row
    after = 0
    for content in cells[:count]:
        after = origins.cell_spots(content, lines[first], first, after)[-1][1]
    return origins.inline(token, origins.cell_spots(token.content, lines[first], first, after))


def _code_origin(part: str, first: int, lines: list[str]) -> Iterable[Letter]:
    return origins.whole(part, origins.spots(part, lines, first))


def _markup_origin(token: Token, anchor: str, lines: list[str]) -> Iterable[Letter]:
    """The letters of the texts of a part that is written as a web page."""
    name = _anchor(token)
    heard = html.heard(token.content, name)[anchor]
    return (Letter(said, f"{name}/{leaf}", start + at) for leaf, start, text in heard for at, said in enumerate(text))


def _anchor(token: Token) -> str:
    return f"line/{token.map[0] + 1 if token.map else 0}"


def _words(token: Token) -> tuple[str, bool]:
    """The words of a block without their marks, and whether all of them are bold."""
    line, strong, whole = Line(), 0, True
    for child in token.children or ():
        if child.type in {"strong_open", "strong_close"}:
            strong += child.nesting
        elif child.type in _BREAKS or (child.type == "html_inline" and child.content.lower().startswith("<br")):
            line.add(" ")
        elif child.type in {"text", "code_inline", "text_special"}:
            line.add(child.content.replace("**", "") if child.type == "text" else child.content)  # bold that went wrong
            whole = whole and (bool(strong) or not child.content.strip())
    if not line.text:
        for child in token.children or ():
            line.add(f" {child.content}" if child.type == "image" and len(child.content.split()) >= _STATEMENT else "")
    return line.text, whole and bool(line.text)
