"""Annotations in OpenDocument files, whether beside words or at a cell: who says it, a title in bold, and a paragraph a line."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from checker.formats.xml import Element

AUTHOR = "Tendercheck"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE, _TEXT, _STYLE = (f"{{{_NAMES}:{name}:1.0}}" for name in ("office", "text", "style"))
_SVG = f"{{{_NAMES}:svg-compatible:1.0}}"
_WEIGHT = f"{{{_NAMES}:xsl-fo-compatible:1.0}}font-weight"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_NAME = f"{_OFFICE}name"


class Annotations:
    """What makes annotations for a part of a file; none has a date, so that the same file always gives the same copy."""

    def __init__(self, root: Element) -> None:
        self._root, self._bold = root, ""
        used = {element.get(_NAME) for element in root.iter(f"{_OFFICE}annotation")}
        self._free = (name for at in count(1) if (name := f"{AUTHOR}-{at}") not in used)

    def made(self, title: str, lines: Iterable[str]) -> Element:
        """An annotation that stands where it is put."""
        annotation = self.empty()
        annotation.extend(self.paragraphs([(title, True), *((line, False) for line in lines)]))
        return annotation

    def empty(self, size: Mapping[str, str] | None = None) -> Element:
        """An annotation that says nothing yet, with the width and height of its box where it is not shown in the margin."""
        told = {f"{_SVG}{name}": length for name, length in (size or {}).items()}
        annotation = self._root.makeelement(f"{_OFFICE}annotation", told)
        annotation.append(creator(annotation))
        return annotation

    def end(self, annotation: Element) -> Element:
        """The end of the words that an annotation is about."""
        name = next(self._free)
        annotation.set(_NAME, name)
        return annotation.makeelement(f"{_OFFICE}annotation-end", {_NAME: name})

    def paragraphs(self, said: Iterable[tuple[str, bool]]) -> Iterator[Element]:
        """Paragraphs of an annotation: each with its words, and whether they are bold."""
        for words, bold in said:
            paragraph = host = self._root.makeelement(f"{_TEXT}p", {})
            if bold:
                self._bold = self._bold or _bold(self._root)
                host = paragraph.makeelement(f"{_TEXT}span", {f"{_TEXT}style-name": self._bold})
                paragraph.append(host)
            host.text = "".join(letter for letter in words if letter.isprintable())
            yield paragraph


def creator(beside: Element) -> Element:
    """Who says it, or offers a change."""
    made = beside.makeelement(_CREATOR, {})
    made.text = AUTHOR
    return made


def _bold(root: Element) -> str:
    """The name of a new style of the part, for bold words."""
    styles = root.find(f"{_OFFICE}automatic-styles")
    if styles is None:
        styles = root.makeelement(f"{_OFFICE}automatic-styles", {})
        following = next(each for each in root if each.tag in (f"{_OFFICE}master-styles", f"{_OFFICE}body"))
        root.insert(root.index(following), styles)
    used = {style.get(f"{_STYLE}name") for style in root.iter(f"{_STYLE}style")}
    name = next(each for at in range(len(used) + 1) if (each := f"{AUTHOR}{at or ''}") not in used)
    style = styles.makeelement(f"{_STYLE}style", {f"{_STYLE}name": name, f"{_STYLE}family": "text"})
    style.append(style.makeelement(f"{_STYLE}text-properties", {_WEIGHT: "bold"}))
    styles.append(style)
    return name
