"""What stands on the sheets of an Excel workbook but in no cell: text boxes, charts, headers, drop-down choices, comments."""

import re
from collections.abc import Iterator

from checker.formats.ooxml import Parts
from checker.formats.spreadsheet.elements import under
from checker.formats.spreadsheet.sheets import Aside, place
from checker.formats.xml import Element
from checker.model import BlockKind, Comment

_STEERING = re.compile(r'&(?:&|"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|[A-Za-z])')  # fonts, sizes, page numbers in headers
_SIDES = re.compile(r"&[LCR]")
_DRAWN = ("drawing", "chart", "chartEx", "diagramData", "chartUserShapes")
_THREADED = "[Threaded comment]"  # what old programs show in place of a conversation, which is read itself
_MOST_DRAWN = 1000


class Beside:
    """Reads what belongs to each sheet, and remembers the comments."""

    def __init__(self, parts: Parts) -> None:
        self.comments: list[Comment] = []
        self._parts, self._around = parts, set[str]()
        people = parts.belonging(parts.body, "person")
        self._people = {each.get("id", ""): each.get("displayName", "") for path in people for each in self._tree(path)}

    def of(self, name: str, path: str, sheet: Element) -> Iterator[Aside]:
        """The words beside the cells of a sheet, in the order of reading."""
        yield from self._headers(sheet)
        for number, (words, spot) in enumerate(self._drawn(path), start=1):
            yield Aside("paragraph", words, f"box/{number}", spot)
        yield from _choices(sheet)
        self._comment(path)

    def _headers(self, sheet: Element) -> Iterator[Aside]:
        """What is printed over and under the pages of a sheet; what many sheets share is read once."""
        kinds: tuple[BlockKind, ...] = ("header", "footer")
        for kind in kinds:
            for each in sheet.iterfind("{*}headerFooter/*"):
                words = each.text or ""
                if each.tag.lower().endswith(kind) and words not in self._around:
                    self._around.add(words)
                    yield Aside(kind, headline(words), each.tag.rpartition("}")[2])

    def _drawn(self, path: str) -> Iterator[tuple[str, str]]:
        """Each paragraph of the text boxes, charts and diagrams of a sheet, with the cell that it stands at."""
        left = [(name, "") for kind in _DRAWN for name in self._parts.belonging(path, kind)]
        met: set[str] = set()
        while left and len(met) < _MOST_DRAWN:
            part, spot = left.pop(0)
            if part in met:
                continue
            met.add(part)
            for shape, where in _shapes(self._tree(part)):
                for paragraph in shape.iter("{*}p"):
                    yield "".join(_said(paragraph)), where or spot
            left += [(name, spot) for kind in _DRAWN for name in self._parts.belonging(part, kind)]

    def _comment(self, path: str) -> None:
        """Note what drafters wrote at the cells of a sheet."""
        for name in self._parts.belonging(path, "threadedComment"):
            for said in self._tree(name):
                words = "".join(text.text or "" for text in under(said, "text"))
                self.comments.append(Comment(self._people.get(said.get("personId", ""), ""), words))
        for name in self._parts.belonging(path, "comments"):
            root = self._tree(name)
            authors = [author.text or "" for author in root.iterfind("{*}authors/{*}author")]
            for said in root.iterfind("{*}commentList/{*}comment"):
                words = "".join(text.text or "" for text in said.iter("{*}t"))
                by = said.get("authorId", "")
                if words.strip() and not words.startswith(_THREADED):
                    author = authors[int(by)] if by.isdecimal() and int(by) < len(authors) else ""
                    self.comments.append(Comment(author, words.removeprefix(f"{author}:").strip()))

    def _tree(self, path: str) -> Element:
        """A part, or an empty one in place of one that is damaged, which the parts tell as a gap."""
        root = self._parts.whole(path)
        return self._parts.tree(self._parts.body).makeelement("none") if root is None else root


def headline(words: str) -> str:
    """The words of a header or footer, left, middle and right, without the marks for fonts and page numbers."""
    sides = [_STEERING.sub(lambda mark: "&" if mark[0] == "&&" else "", side).strip() for side in _SIDES.split(words)]
    return " ".join(filter(None, sides))


def _shapes(drawing: Element) -> Iterator[tuple[Element, str]]:
    """The shapes of a drawing with the cells that they stand at; a chart is one shape."""
    anchored = [each for each in drawing if each.tag.endswith("Anchor")]
    for each in anchored or [drawing]:
        start = next(under(each, "from"), None)
        figures = [] if start is None else ["".join(found.text or "" for found in under(start, name)) for name in ("row", "col")]
        known = bool(figures) and all(figure.isdecimal() and len(figure) < 8 for figure in figures)
        yield each, place(int(figures[0]), int(figures[1])) if known else ""


def _said(paragraph: Element) -> Iterator[str]:
    for each in paragraph.iter("{*}t", "{*}br"):
        yield " " if each.tag.endswith("}br") else each.text or ""


def _choices(sheet: Element) -> Iterator[Aside]:
    """What a bidder is let choose from, and is told while filling in a cell; a list that stands in cells is read there."""
    met: set[str] = set()
    for number, rule in enumerate(sheet.iter("{*}dataValidation"), start=1):
        where = (rule.get("sqref") or "".join(each.text or "" for each in rule.iter("{*}sqref"))).partition(" ")[0].partition(":")[0]
        formula = "".join((each.text or "") for each in under(rule, "formula1")).strip()
        choices = formula.strip('"').replace('""', '"') if rule.get("type") == "list" and formula.startswith('"') else ""
        told = {"choices": choices, **{name: rule.get(name, "") for name in ("promptTitle", "prompt", "errorTitle", "error")}}
        for name, words in told.items():
            if words.strip() and words not in met:
                met.add(words)
                yield Aside("paragraph", words, f"{name}/{number}", where)
