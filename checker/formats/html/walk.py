"""A walk over a web page: every block that a reader sees, and which text of the page it was read from."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from checker.errors import UnreadableDocument
from checker.formats.counting import letters, roman
from checker.formats.html.limits import refuse_monsters
from checker.formats.html.where import Count, Grid, Where
from checker.formats.lines import Line, one_line
from checker.formats.outline import Piece
from checker.formats.titles import Dressed, is_title, listed
from checker.model import BlockKind, Cell, Revisions

Heard = list[tuple[str, int, str]]  # the texts of a block: the number of each in the page, where in it the words begin, and they

_DROPPED = frozenset({"head", "script", "style", "title", "defs", "metadata", "annotation", "annotation-xml", "-comment"})
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li"),
        *(
            "main",
            "nav",
            "ol",
            "option",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "textarea",
            "thead",
            "tr",
            "ul",
            "select",
            "iframe",
            "template",
            "text",
        ),  # the last one is of drawings
    }
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_AROUND: dict[str, BlockKind] = {"header": "header", "nav": "header", "footer": "footer", "aside": "footer"}
_OUT: dict[Revisions, str] = {"accept": "del", "reject": "ins"}
_NOTE = re.compile(r"sd(?:end|foot)note\d+|(?:ftn|edn)\d+|fn:?\d+")  # as word processors and Markdown's programs name a note
_NOTE_MARK = re.compile(r"#(?:sd(?:end|foot)note\d+(?:sym|anc)|_(?:ftn|edn)(?:ref)?\d+|fn(?:ref)?:?\d+)")  # to a note, and from it back
_BLANK_LINE = re.compile(r"\n\s*\n")
_TYPED = frozenset({None, "", "text", "search", "email", "url", "tel", "number", "date"})  # fields whose words a reader sees
_STATEMENT = 5  # words of a picture's description that is a statement; fewer are the name of a logo
_MOST_FRAMES = 10_000  # pages within a page


class Walk:
    """A walk over a page, without recursion: pages may be nested deeper than Python likes."""

    def __init__(self, name: str, tables: int, main: bool, revisions: Revisions = "accept") -> None:
        self._name, self._tables, self._main = name, tables, main
        self._out, self._seen_main = _OUT[revisions], False
        self.left_out = False  # whether words of the page are not read, since they are tracked changes
        self.heard: dict[str, Heard] = {}  # by anchor
        self._texts, self._frames = 0, list[LexborHTMLParser]()
        self._line, self._bold, self._number, self._broken = Line(), True, "", False
        self._parts, self._described = Heard(), Heard()
        self._enters: dict[str, Callable[[LexborNode, Where], Where]] = {
            **dict.fromkeys(_HEADINGS, self._heading),
            **dict.fromkeys(("ul", "ol"), self._list),
            **dict.fromkeys(("td", "th"), self._cell),
            **dict.fromkeys(("dt", "dd"), self._term),
            **dict.fromkeys(("b", "strong"), lambda node, where: replace(where, bold=True)),
            **dict.fromkeys(_AROUND, self._beside),
            "div": self._part,
            "main": self._begin_main,
            "li": self._item,
            "table": self._table,
            "dl": lambda node, where: replace(where, grid=self._grid()),
            "tr": self._row,
            "thead": lambda node, where: replace(where, head=True),
            "pre": lambda node, where: replace(where, kept=True),
            "ins": lambda node, where: replace(where, inserted=True),
        }

    def lines(self, root: LexborNode | None) -> Iterator[Dressed]:
        """Every block of the page, in order."""
        ways: list[tuple[LexborNode, Where, bool]] = [] if root is None else [(root, Where(), False)]
        while ways:
            node, where, left = ways.pop()
            tag = node.tag or ""
            if left:
                yield from self._end(where)
            elif node.is_text_node:
                yield from self._say(node.text_content or "", where)
            elif tag == "br":
                yield from self._break(where)
            elif tag in {"input", "img"}:
                yield from self._shown(node, where)
            elif tag == self._out:
                self.left_out = True
            elif tag not in _DROPPED and not _is_note_mark(node):
                yield from self._end(where) if tag in _BLOCKS else ()
                inner = self._enters[tag](node, where) if tag in self._enters else where
                if inner.cell != where.cell:
                    yield Dressed(Piece("cell", "", "", cell=inner.cell, head=inner.head))
                if tag in _BLOCKS:
                    ways.append((node, inner, True))
                ways.extend((child, inner, False) for child in reversed(self._inside(node)))

    def _inside(self, node: LexborNode) -> list[LexborNode]:
        """What is in an element; a frame whose page is written in it, and a template that is shown in place, hold pages of their own."""
        if node.tag not in {"iframe", "template"}:
            return list(node.iter(include_text=True))
        markup = node.attributes.get("srcdoc") or ""
        if node.tag == "template":
            markup = (node.html or "").partition(">")[2].rpartition("</")[0] if "shadowrootmode" in node.attributes else ""
        if not markup:
            return []
        if len(self._frames) >= _MOST_FRAMES:
            raise UnreadableDocument("It has too many pages within the page", "Save the page as PDF or DOCX and check that")
        refuse_monsters(markup)
        self._frames.append(LexborHTMLParser(markup))
        root = self._frames[-1].body
        return [] if root is None else list(root.iter(include_text=True))

    def _shown(self, node: LexborNode, where: Where) -> Iterator[Dressed]:
        """What a field holds, and what a picture is said to show where nothing else stands beside it."""
        if node.tag == "img":
            self._texts += 1
            self._described.append((f"{self._texts}", 0, node.attributes.get("alt") or ""))
            return
        for name in ("value", "placeholder") if (node.attributes.get("type") or "").lower() in _TYPED else ():
            if words := node.attributes.get(name):
                yield from self._end(where)
                yield from self._say(words, where)
                yield from self._end(where)

    def _say(self, text: str, where: Where) -> Iterator[Dressed]:
        """Write words; in preformatted text a blank line ends a paragraph."""
        self._texts += 1
        start = 0
        for blank in _BLANK_LINE.finditer(text) if where.kept else ():
            self._write(start, text[start : blank.start()], where)
            yield from self._end(where)
            start = blank.end()
        self._write(start, text[start:], where)

    def _write(self, start: int, text: str, where: Where) -> None:
        self._line.add(text, where.inserted)
        self._parts.append((f"{self._texts}", start, text))
        if text.strip():
            self._bold = self._bold and where.bold
            self._broken = False

    def _break(self, where: Where) -> Iterator[Dressed]:
        """A line break is a space, and two are the end of a paragraph."""
        if self._broken:
            yield from self._end(where)
        else:
            self._line.add(" ")
            self._broken = True

    def _end(self, where: Where) -> Iterator[Dressed]:
        """The block that ends here, if it has words."""
        if not self._line.text:
            self._describe()
        line, bold, self._line, self._bold, self._broken = self._line, self._bold, Line(), True, False
        parts, self._parts, self._described = self._parts, Heard(), Heard()
        if not line.text:
            return
        number, self._number = self._number, ""
        leaf, start, _ = next(part for part in parts if one_line(part[2]))
        anchor = f"{self._name}/{leaf}/{start}" if start else f"{self._name}/{leaf}"
        self.heard[anchor] = parts
        piece = Piece("paragraph", line.text, anchor, number=number, inserted=line.inserted)
        yield Dressed(_placed(piece, self._around(where), where), bold)

    def _describe(self) -> None:
        """Let the description of a picture that stands alone be its words."""
        for part in self._described:
            if len(part[2].split()) >= _STATEMENT:
                self._line.add(f" {part[2]}")
                self._parts.append(part)
                self._bold = False

    def _around(self, where: Where) -> BlockKind | None:
        """Whether a block stands around the page's main part: before it as a header, after it as a footer."""
        if where.around or where.main or not self._main:
            return where.around
        return "footer" if self._seen_main else "header"

    def _heading(self, node: LexborNode, where: Where) -> Where:
        return replace(where, level=_HEADINGS[node.tag or ""])

    def _begin_main(self, node: LexborNode, where: Where) -> Where:
        self._seen_main = True
        return replace(where, main=True)

    def _beside(self, node: LexborNode, where: Where) -> Where:
        """The head of an article is its own; the head of a page is not."""
        own = where.main and node.tag in {"header", "footer"}
        return where if own else replace(where, around=_AROUND[node.tag or ""])

    def _part(self, node: LexborNode, where: Where) -> Where:
        """A part of a page: a note at its end, or the head or foot of the printed page that it was made from."""
        name, title = node.attributes.get("id") or "", node.attributes.get("title") or ""
        if _NOTE.fullmatch(name):
            return replace(where, around="endnote" if name.startswith(("sdend", "edn")) else "footnote")
        return replace(where, around=_AROUND[title]) if title in {"header", "footer"} else where

    def _list(self, node: LexborNode, where: Where) -> Where:
        start = _whole(node.attributes.get("start"), 1)
        count = Count(node.attributes.get("type") or "1", start) if node.tag == "ol" else None
        return replace(where, depth=where.depth + 1, count=count)

    def _item(self, node: LexborNode, where: Where) -> Where:
        count, where = where.count, self._part(node, where)
        self._number = "•"
        if count:
            count.next = _whole(node.attributes.get("value"), count.next)
            self._number = f"{_figure(count)}."
            count.next += 1
        return where if where.depth else replace(where, depth=1)

    def _grid(self) -> Grid:
        grid = Grid(self._tables)
        self._tables += 1
        return grid

    def _table(self, node: LexborNode, where: Where) -> Where:
        """A table; one of a single cell, or one said to be there for looks only, is none."""
        for_looks = node.attributes.get("role") in {"presentation", "none"} or _has_one_cell(node)
        return replace(where, grid=None if for_looks else self._grid(), head=False)

    def _row(self, node: LexborNode, where: Where) -> Where:
        if where.grid:
            where.grid.next_row()
        return where

    def _cell(self, node: LexborNode, where: Where) -> Where:
        if where.grid is None:
            return where
        cell = where.grid.next_cell(_whole(node.attributes.get("colspan"), 1), _whole(node.attributes.get("rowspan"), 1))
        return replace(where, cell=cell, head=where.head or node.tag == "th", depth=0, count=None, level=0, bold=False)

    def _term(self, node: LexborNode, where: Where) -> Where:
        """A term and what is said of it stand side by side, as in a row of two cells."""
        grid = where.grid
        if grid is None:
            return where
        if grid.row < 0 or (node.tag == "dt" and grid.column):
            grid.next_row()
        grid.column = int(node.tag == "dd")
        return replace(where, cell=Cell(grid.number, grid.row, grid.column), head=node.tag == "dt", depth=0, count=None)


def _is_note_mark(node: LexborNode) -> bool:
    """Whether something is the small number that leads to a note or back from it, which is no word of the sentence."""
    return node.tag == "a" and bool(_NOTE_MARK.fullmatch(node.attributes.get("href") or ""))


def _has_one_cell(table: LexborNode) -> bool:
    """Whether a table has a single cell; the search ends at the second, for tables may be nested a thousand deep."""
    found, ways = 0, [table]
    while ways and found < 2:
        node = ways.pop()
        found += node.tag in {"td", "th"}
        ways.extend(node.iter())
    return found == 1


def _placed(piece: Piece, around: BlockKind | None, where: Where) -> Piece:
    """The piece as heading, item, cell or paragraph."""
    if around:
        return replace(piece, kind=around, number="")
    piece = replace(piece, cell=where.cell, head=where.head)
    if where.level and is_title(piece.text):
        return replace(piece, kind="heading", level=where.level)
    if where.depth:
        return replace(piece, kind="item", level=where.depth)
    return listed(replace(piece, kind="cell" if where.cell else "paragraph"))


def _figure(count: Count) -> str:
    if count.manner in {"a", "A"}:
        return letters(count.next) if count.manner == "a" else letters(count.next).upper()
    if count.manner in {"i", "I"}:
        return roman(count.next) if count.manner == "i" else roman(count.next).upper()
    return str(count.next)


def _whole(said: str | None, otherwise: int) -> int:
    """A count that a page says; anything that is no plain count is not believed."""
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) < 7 else otherwise
