"""Web pages: headings, paragraphs, lists and tables as a reader sees them; what stands around the page's main part is kept apart."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from checker.formats.counting import letters, roman
from checker.formats.letters import decode
from checker.formats.lines import Line
from checker.formats.outline import Piece, assemble
from checker.formats.titles import Dressed, is_title, listed, titled
from checker.model import BlockKind, Cell, Document, Source

_DROPPED = frozenset({"head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "-comment"})
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li"),
        *("main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_AROUND: dict[str, BlockKind] = {"header": "header", "nav": "header", "footer": "footer", "aside": "footer"}
_BLANK_LINE = re.compile(r"\n\s*\n")
_WIDEST = 1000


@dataclass(slots=True)
class _Grid:
    """A table as it is filled: where the next cell stands, and the columns that cells from above still cover."""

    number: int
    row: int = -1
    column: int = 0
    covered: dict[int, int] = field(default_factory=dict)

    def next_row(self) -> None:
        """Begin a row."""
        self.row, self.column = self.row + 1, 0

    def next_cell(self, wide: int, high: int) -> Cell:
        """The place of the next cell of the row."""
        while self.covered.get(self.column, 0) > self.row:
            self.column += 1
        cell = Cell(self.number, self.row, self.column)
        if high > 1:
            self.covered |= dict.fromkeys(range(self.column, self.column + wide), self.row + high)
        self.column += wide
        return cell


@dataclass(slots=True)
class _Count:
    """An ordered list as it is counted."""

    manner: str
    next: int


@dataclass(frozen=True, slots=True)
class _Where:
    """Where the walk stands in the page."""

    around: BlockKind | None = None
    main: bool = False
    level: int = 0
    depth: int = 0
    count: _Count | None = None
    grid: _Grid | None = None
    cell: Cell | None = None
    head: bool = False
    bold: bool = False
    kept: bool = False  # line breaks mean something


def read(source: Source) -> Document:
    """A web page as a document."""
    text, blocks, _ = assemble(pieces(decode(source.data, page=True)))
    return Document(source.path, source.sha256, "html", text, blocks)


def pieces(markup: str, name: str = "node", tables: int = 0) -> Iterator[Piece]:
    """The pieces of a page or of a part of one, in order; its tables are counted from a number on."""
    page = LexborHTMLParser(markup)
    return titled(_Walk(name, tables, bool(page.css_first("main"))).lines(page.root))


class _Walk:
    """A walk over a page, without recursion: pages may be nested deeper than Python likes."""

    def __init__(self, name: str, tables: int, main: bool) -> None:
        self._name, self._tables, self._main = name, tables, main
        self._seen_main = False
        self._met = 0
        self._line, self._bold, self._number, self._broken = Line(), True, "", False
        self._enters: dict[str, Callable[[LexborNode, _Where], _Where]] = {
            **dict.fromkeys(_HEADINGS, self._heading),
            **dict.fromkeys(("ul", "ol"), self._list),
            **dict.fromkeys(("td", "th"), self._cell),
            **dict.fromkeys(("dt", "dd"), self._term),
            **dict.fromkeys(("b", "strong"), lambda node, where: replace(where, bold=True)),
            **dict.fromkeys(_AROUND, self._beside),
            "main": self._begin_main,
            "li": self._item,
            "table": self._table,
            "dl": lambda node, where: replace(where, grid=self._grid()),
            "tr": self._row,
            "thead": lambda node, where: replace(where, head=True),
            "pre": lambda node, where: replace(where, kept=True),
        }

    def lines(self, root: LexborNode | None) -> Iterator[Dressed]:
        """Every block of the page, in order."""
        ways: list[tuple[LexborNode, _Where, bool]] = [] if root is None else [(root, _Where(), False)]
        while ways:
            node, where, left = ways.pop()
            tag = node.tag or ""
            if left:
                yield from self._end(where)
            elif node.is_text_node:
                yield from self._say(node.text_content or "", where)
            elif tag == "br":
                yield from self._break(where)
            elif tag not in _DROPPED:
                yield from self._end(where) if tag in _BLOCKS else ()
                self._met += 1
                inner = self._enters[tag](node, where) if tag in self._enters else where
                if inner.cell != where.cell:
                    yield Dressed(Piece("cell", "", "", cell=inner.cell, head=inner.head))
                if tag in _BLOCKS:
                    ways.append((node, inner, True))
                ways.extend((child, inner, False) for child in reversed(list(node.iter(include_text=True))))

    def _say(self, text: str, where: _Where) -> Iterator[Dressed]:
        """Write words; in preformatted text a blank line ends a paragraph."""
        first, *rest = _BLANK_LINE.split(text) if where.kept else [text]
        self._write(first, where)
        for part in rest:
            yield from self._end(where)
            self._write(part, where)

    def _write(self, text: str, where: _Where) -> None:
        self._line.add(text)
        if text.strip():
            self._bold = self._bold and where.bold
            self._broken = False

    def _break(self, where: _Where) -> Iterator[Dressed]:
        """A line break is a space, and two are the end of a paragraph."""
        if self._broken:
            yield from self._end(where)
        else:
            self._line.add(" ")
            self._broken = True

    def _end(self, where: _Where) -> Iterator[Dressed]:
        """The block that ends here, if it has words."""
        text, bold, self._line, self._bold, self._broken = self._line.text, self._bold, Line(), True, False
        if not text:
            return
        number, self._number = self._number, ""
        piece = Piece("paragraph", text, f"{self._name}/{self._met}", number=number)
        yield Dressed(_placed(piece, self._around(where), where), bold)

    def _around(self, where: _Where) -> BlockKind | None:
        """Whether a block stands around the page's main part: before it as a header, after it as a footer."""
        if where.around or where.main or not self._main:
            return where.around
        return "footer" if self._seen_main else "header"

    def _heading(self, node: LexborNode, where: _Where) -> _Where:
        return replace(where, level=_HEADINGS[node.tag or ""])

    def _begin_main(self, node: LexborNode, where: _Where) -> _Where:
        self._seen_main = True
        return replace(where, main=True)

    def _beside(self, node: LexborNode, where: _Where) -> _Where:
        """The head of an article is its own; the head of a page is not."""
        own = where.main and node.tag in {"header", "footer"}
        return where if own else replace(where, around=_AROUND[node.tag or ""])

    def _list(self, node: LexborNode, where: _Where) -> _Where:
        start = _whole(node.attributes.get("start"), 1)
        count = _Count(node.attributes.get("type") or "1", start) if node.tag == "ol" else None
        return replace(where, depth=where.depth + 1, count=count)

    def _item(self, node: LexborNode, where: _Where) -> _Where:
        count = where.count
        self._number = "•"
        if count:
            count.next = _whole(node.attributes.get("value"), count.next)
            self._number = f"{_figure(count)}."
            count.next += 1
        return where if where.depth else replace(where, depth=1)

    def _grid(self) -> _Grid:
        grid = _Grid(self._tables)
        self._tables += 1
        return grid

    def _table(self, node: LexborNode, where: _Where) -> _Where:
        """A table; one of a single cell, or one said to be there for looks only, is none."""
        for_looks = node.attributes.get("role") in {"presentation", "none"} or len(node.css("td, th")) == 1
        return replace(where, grid=None if for_looks else self._grid(), head=False)

    def _row(self, node: LexborNode, where: _Where) -> _Where:
        if where.grid:
            where.grid.next_row()
        return where

    def _cell(self, node: LexborNode, where: _Where) -> _Where:
        if where.grid is None:
            return where
        wide = min(_whole(node.attributes.get("colspan"), 1), _WIDEST)
        cell = where.grid.next_cell(wide, _whole(node.attributes.get("rowspan"), 1))
        return replace(where, cell=cell, head=where.head or node.tag == "th", depth=0, count=None, level=0, bold=False)

    def _term(self, node: LexborNode, where: _Where) -> _Where:
        """A term and what is said of it stand side by side, as in a row of two cells."""
        grid = where.grid
        if grid is None:
            return where
        if grid.row < 0 or (node.tag == "dt" and grid.column):
            grid.next_row()
        grid.column = int(node.tag == "dd")
        return replace(where, cell=Cell(grid.number, grid.row, grid.column), head=node.tag == "dt", depth=0, count=None)


def _placed(piece: Piece, around: BlockKind | None, where: _Where) -> Piece:
    """The piece as heading, item, cell or paragraph."""
    if around:
        return replace(piece, kind=around, number="")
    piece = replace(piece, cell=where.cell, head=where.head)
    if where.level and is_title(piece.text):
        return replace(piece, kind="heading", level=where.level)
    if where.depth:
        return replace(piece, kind="item", level=where.depth)
    return listed(replace(piece, kind="cell" if where.cell else "paragraph"))


def _figure(count: _Count) -> str:
    if count.manner in {"a", "A"}:
        return letters(count.next) if count.manner == "a" else letters(count.next).upper()
    if count.manner in {"i", "I"}:
        return roman(count.next) if count.manner == "i" else roman(count.next).upper()
    return str(count.next)


def _whole(said: str | None, otherwise: int) -> int:
    """A count that a page says; anything that is no plain count is not believed."""
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) < 7 else otherwise
