"""The comments of a Word file, with ours behind those that are there; a file that has none is given a part for them."""

from collections.abc import Sequence
from posixpath import dirname, join, relpath

from checker.formats.docx.runs import SPACE
from checker.formats.ooxml import Parts, W
from checker.formats.xml import Element, parse, written

_OFFICE = "http://schemas.openxmlformats.org"
_KIND = f"{_OFFICE}/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_EMPTY = f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode()
_NO_RELATIONS = f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"/>'.encode()


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
        relations = join(folder, "_rels", f"{self._parts.body.rpartition('/')[2]}.rels")
        return {
            join(folder, file): written(self._root),
            relations: self._related(relations, file),
            _TYPES: self._typed(relpath(join("/", folder, file), "/")),
        }

    def _related(self, name: str, file: str) -> bytes:
        """The relations of the body, with one to the comments."""
        root = self._parts.tree(name) if name in self._parts else parse(_NO_RELATIONS)
        known = {each.get("Id") for each in root}
        own = next(f"rIdTendercheck{at}" for at in range(len(known) + 1) if f"rIdTendercheck{at}" not in known)
        space = root.tag.rpartition("}")[0] + "}"
        root.append(root.makeelement(f"{space}Relationship", {"Id": own, "Type": _KIND, "Target": file}))
        return written(root)

    def _typed(self, name: str) -> bytes:
        """The list of what each part is, with the comments."""
        root = self._parts.tree(_TYPES)
        space = root.tag.rpartition("}")[0] + "}"
        root.append(root.makeelement(f"{space}Override", {"PartName": f"/{name}", "ContentType": _TYPE}))
        return written(root)


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
