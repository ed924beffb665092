"""What the styles of a Word file say of a paragraph: whether it is a heading, how it is numbered, whether it is bold."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar, cast

from checker.fixed import fixed
from checker.formats.ooxml import W
from checker.formats.xml import Element

_HEADING = re.compile(r"heading ([1-9])\b", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}
_BODY_TEXT = 9  # the outline level that is none
_DIGITS = 6  # of a level; more are no number that anybody meant
_MOST_ABOVE = 50  # styles that a style is based on, one behind the other
_Found = TypeVar("_Found")


@fixed
class Numbered:
    """That a paragraph is in a list, and at which level from 0; None where the list's own levels tell it."""

    list: str
    level: int | None


def value(element: Element | None, path: str) -> str | None:
    """The value of a property under an element."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get(W + "val", "")


def switched(element: Element | None, name: str) -> bool | None:
    """Whether a property is switched on or off; None where nothing is said."""
    said = value(element, W + name)
    return None if said is None else said not in {"0", "false", "off"}


class Styles:
    """The styles of one file, each with those that it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._usual = ""
        self._answers: dict[tuple[str, object], object] = {}
        for style in () if root is None else root.iter(W + "style"):
            self._styles[style.get(W + "styleId", "")] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true", "on"}:
                self._usual = style.get(W + "styleId", "")

    def of(self, properties: Element | None) -> str:
        """The style of a paragraph, by its properties."""
        return value(properties, W + "pStyle") or self._usual

    def outline(self, properties: Element | None) -> int:
        """The level of a heading from 1, and 0 for a paragraph that is none."""
        own = _level(value(properties, W + "outlineLvl"))
        found = own if own is not None else self._first(self.of(properties), _style_outline)
        return 0 if found is None or found >= _BODY_TEXT else found + 1

    def numbered(self, properties: Element | None) -> Numbered | None:
        """The list that a paragraph is in, by its own properties or by its style's."""
        own = _numbered(properties)
        styled = self._first(self.of(properties), _style_numbered)
        if own and own.list:
            return own
        return Numbered(styled.list, own.level if own and own.level is not None else styled.level) if styled and styled.list else None

    def list_of(self, style: str) -> str:
        """The list that a list style stands for."""
        found = self._first(style, _style_numbered)
        return found.list if found else ""

    def chain(self, style: str) -> Iterator[str]:
        """A style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while style in self._styles and style not in seen and len(seen) < _MOST_ABOVE:
            seen.add(style)
            yield style
            style = value(self._styles[style], W + "basedOn") or ""

    def bold(self, run: Element, properties: Element | None) -> bool:
        """Whether a run of letters is bold, by itself, by its own style or by its paragraph's."""
        return self._switched(run, properties, ("b", _style_bold))

    def hidden(self, run: Element, properties: Element | None) -> bool:
        """Whether a run of letters is not printed."""
        return self._switched(run, properties, ("vanish", _style_hidden))

    def _switched(self, run: Element, properties: Element | None, switch: tuple[str, Callable[[Element], bool | None]]) -> bool:
        own = run.find(W + "rPr")
        said = switched(own, switch[0])
        for style in (value(own, W + "rStyle") or "", self.of(properties)):
            if said is None:
                said = self._first(style, switch[1])
        return bool(said)

    def _first(self, style: str, ask: Callable[[Element], _Found | None]) -> _Found | None:
        """The first answer along a style and those that it is based on; it is asked once, for there are many paragraphs of a style."""
        if (style, ask) not in self._answers:
            answers = (ask(self._styles[name]) for name in self.chain(style))
            self._answers[style, ask] = next((answer for answer in answers if answer is not None), None)
        return cast("_Found | None", self._answers[style, ask])


def _style_bold(style: Element) -> bool | None:
    return switched(style.find(W + "rPr"), "b")


def _style_hidden(style: Element) -> bool | None:
    return switched(style.find(W + "rPr"), "vanish")


def _style_numbered(style: Element) -> Numbered | None:
    return _numbered(style.find(W + "pPr"))


def _style_outline(style: Element) -> int | None:
    name = (value(style, W + "name") or "").lower()
    said = _level(value(style.find(W + "pPr"), W + "outlineLvl"))
    if said is not None:
        return said
    heading = _HEADING.fullmatch(name)
    return int(heading[1]) - 1 if heading else _TITLES[name] - 1 if name in _TITLES else None


def _numbered(properties: Element | None) -> Numbered | None:
    """What a paragraph's or style's own properties say; list "" where they only say a level, and "0" is no list."""
    found = None if properties is None else properties.find(W + "numPr")
    return None if found is None else Numbered(value(found, W + "numId") or "", _level(value(found, W + "ilvl")))


def _level(said: str | None) -> int | None:
    return int(said[:_DIGITS]) if said and said.isdecimal() else None
