"""The part of an Excel workbook that holds the comments of a sheet."""

import re
from collections.abc import Sequence

from checker.formats.spreadsheet.cell_notes import Line
from checker.formats.spreadsheet.elements import under
from checker.formats.xml import Element, written

AUTHOR = "Tendercheck"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # what Excel would take for another letter
_LOOKS = (("sz", "9"), ("color", "81"), ("rFont", "Tahoma"), ("family", "2"))


class CommentPart:
    """The comments of a sheet by cell: those of others, and ours behind them."""

    def __init__(self, root: Element | None, sheet: Element) -> None:
        self._space = sheet.tag.rpartition("}")[0] + "}"
        names = {None: self._space[1:-1]}
        self._root = sheet.makeelement(f"{self._space}comments", nsmap=names) if root is None else root  # type: ignore[arg-type]
        self._authors, self._list = (self._child(name) for name in ("authors", "commentList"))
        self._known = {comment.get("ref", ""): comment for comment in under(self._list, "comment")}
        self._author = ""

    def add(self, cell: str, lines: Sequence[Line]) -> bool:
        """Say something at a cell; the answer is whether it is a comment of its own, and not the end of one that was there."""
        if (comment := self._known.get(cell)) is not None:
            self._append(comment, [Line(""), Line(f"{AUTHOR}:", bold=True), *lines])
            return False
        comment = self._made("comment", {"ref": cell, "authorId": self._by()})
        text = self._made("text")
        text.extend(self._runs(lines))
        comment.append(text)
        self._list.append(comment)
        self._known[cell] = comment
        return True

    def written(self) -> bytes:
        """The part as it is now."""
        return written(self._root)

    def _append(self, comment: Element, lines: Sequence[Line]) -> None:
        """Go on in a comment, whose own words become the first of its runs."""
        text = next(under(comment, "text"))
        plain = next(under(text, "t"), None)
        if plain is not None:
            run = self._made("r")
            text.replace(plain, run)
            run.append(plain)
        at = sum(each.tag == f"{self._space}r" for each in text)
        for run in reversed(list(self._runs(lines))):
            text.insert(at, run)

    def _runs(self, lines: Sequence[Line]) -> list[Element]:
        """The runs of some lines."""
        return [self._run(line, last=line is lines[-1]) for line in lines]

    def _run(self, line: Line, last: bool) -> Element:
        """A line as a run with its looks."""
        run, looks, text = (self._made(name) for name in ("r", "rPr", "t"))
        if line.bold:
            looks.append(self._made("b"))
        for name, said in _LOOKS:
            looks.append(self._made(name, {"indexed" if name == "color" else "val": said}))
        words = "".join(letter for letter in line.words if letter.isprintable())
        text.text = _ESCAPE.sub("_x005F_", words) + ("" if last else "\n")
        text.set(_SPACE, "preserve")
        run.extend([looks, text])
        return run

    def _by(self) -> str:
        """Our number among the authors."""
        if not self._author:
            self._author = str(len(list(under(self._authors, "author"))))
            author = self._made("author")
            author.text = AUTHOR
            self._authors.append(author)
        return self._author

    def _child(self, name: str) -> Element:
        """A list of the part, which is made where it is missing."""
        found = next(under(self._root, name), None)
        if found is None:
            found = self._made(name)
            self._root.append(found)
        return found

    def _made(self, name: str, said: dict[str, str] | None = None) -> Element:
        return self._root.makeelement(f"{self._space}{name}", said or {})
