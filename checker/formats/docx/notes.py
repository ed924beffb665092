"""The comments of a Word file, with ours behind those that are there; a file that has none is given a part for them."""

from collections.abc import Sequence
from posixpath import dirname, join

from checker.formats.docx.runs import SPACE
from checker.formats.joining import Joining
from checker.formats.ooxml import Parts, W
from checker.formats.xml import Element, parse, written

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_EMPTY = f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode()


class Comments:
    """The comments of a file: each has a number, an author and its paragraphs."""

    def __init__(self, parts: Parts, author: str) -> None:
        self._parts, self._author = parts, author
        self._name = next(iter(parts.belonging(parts.body, "comments")), "")
        self._root = parts.tree(self._name) if self._name else parse(_EMPTY)
        used = [int(name) for comment in self._root if (name := comment.get(W + "id", "")).isdecimal() and len(name) < 10]
        self._next = max(used, default=-1) + 1

    def add(self, title: str, lines: Sequence[str]) -> str:
        """Add a comment: a title in bold, and a paragraph for each line; the answer is its number."""
        number, self._next = str(self._next), self._next + 1
        comment = self._root.makeelement(W + "comment", {W + "id": number, W + "author": self._author, W + "initials": "TC"})
        self._root.append(comment)
        for at, line in enumerate((title, *lines)):
            comment.append(_paragraph(comment, line, bold=at == 0))
        return number

    def parts(self) -> dict[str, bytes]:
        """The parts of the file that hold the comments, and say that they do, as they are now."""
        if self._name:
            return {self._name: written(self._root)}
        folder, file = dirname(self._parts.body), "comments.xml"
        while join(folder, file) in self._parts:
            file = f"tendercheck-{file}"
        joining = Joining(self._parts)
        joining.relate(self._parts.body, "comments", join(folder, file))
        joining.declare(join(folder, file), _TYPE)
        return {join(folder, file): written(self._root), **joining.parts()}


def _paragraph(comment: Element, words: str, bold: bool) -> Element:
    """A paragraph of a comment."""
    paragraph = comment.makeelement(W + "p", {})
    run = paragraph.makeelement(W + "r", {})
    paragraph.append(run)
    if bold:
        looks = run.makeelement(W + "rPr", {})
        looks.append(looks.makeelement(W + "b", {}))
        run.append(looks)
    text = run.makeelement(W + "t", {SPACE: "preserve"})
    text.text = "".join(letter for letter in words if letter.isprintable())
    run.append(text)
    return paragraph
