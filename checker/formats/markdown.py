"""Markdown: headings, paragraphs, lists and tables, with the marks taken out of the words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from checker.formats import html
from checker.formats.letters import decode
from checker.formats.lines import Line
from checker.formats.outline import Piece, assemble
from checker.formats.titles import Dressed, is_title, listed, titled
from checker.model import Cell, Document, Source

_CLOSE_MARKS = re.compile(r"^(#{2,6})(?=[^#\s])", re.MULTILINE)  # "##Scope": a heading to every reader but the standard
_BREAKS = frozenset({"softbreak", "hardbreak"})


def read(source: Source) -> Document:
    """A Markdown text as a document."""
    text, blocks, _ = assemble(titled(_Walk().lines(decode(source.data))))
    return Document(source.path, source.sha256, "markdown", text, blocks)


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

    def lines(self, text: str) -> Iterator[Dressed]:
        """Every block of the text, in order."""
        for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(_CLOSE_MARKS.sub(r"\1 ", text)):
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
            self.row, self.column = self.row + 1, -1
        elif token.type in {"th_open", "td_open"}:
            self.column, self.head = self.column + 1, token.type == "th_open"

    def _inline(self, token: Token) -> Dressed:
        """A block of words, where it stands."""
        words, bold = _words(token)
        number, self.number = self.number, ""
        piece = Piece("paragraph", words, _anchor(token), number=number)
        if self.column >= 0:
            return Dressed(replace(piece, kind="cell", cell=Cell(self.tables, self.row, self.column), head=self.head))
        if self.level and is_title(words):
            return Dressed(replace(piece, kind="heading", level=self.level))
        if self.depth:
            return Dressed(replace(piece, kind="item", level=self.depth))
        return Dressed(listed(piece), bold)

    def _code(self, token: Token) -> Iterator[Dressed]:
        """A block of code, or text that was indented as code is: a paragraph at each blank line."""
        for part in token.content.split("\n\n"):
            line = Line()
            line.add(part)
            yield Dressed(listed(Piece("paragraph", line.text, _anchor(token))))

    def _markup(self, token: Token) -> Iterator[Dressed]:
        """A part that is written as a web page."""
        for piece in html.pieces(token.content, _anchor(token), self.tables):
            self.tables = max(self.tables, piece.cell.table + 1 if piece.cell else 0)
            yield Dressed(piece)


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
    return line.text, whole and bool(line.text)
