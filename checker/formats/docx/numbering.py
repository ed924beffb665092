"""The numbers that Word prints before clauses and list items, which are not in the text but counted."""

import re

from checker.fixed import fixed
from checker.formats.counting import letters, roman
from checker.formats.docx.styles import Numbered, Styles, switched, value
from checker.formats.ooxml import W
from checker.formats.xml import Element

_LEVELS = 9
_DIGITS = 9
_PLACE = re.compile(r"%([1-9])")


@fixed
class Level:
    """How one level of a list is numbered."""

    manner: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None  # 0: never; else only after a level up to this one
    legal: bool = False  # all figures decimal
    style: str = ""


class Numbering:
    """The lists of one file, and how far each has been counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._forms = {} if root is None else {form.get(W + "abstractNumId", ""): form for form in root.iter(W + "abstractNum")}
        self._lists = {} if root is None else {each.get(W + "numId", ""): each for each in root.iter(W + "num")}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[tuple[str, int]] = set()

    def next(self, numbered: Numbered, style: str) -> tuple[str, int] | None:
        """The number of the next paragraph of a list, with its level from 0; None where there is no such list."""
        if numbered.list not in self._lists:
            return None
        levels = self._levels_of(numbered.list)
        level = self._level(numbered, style, levels)
        counts = self._counts.setdefault(self._form(numbered.list), {})
        self._restart(numbered.list, level, counts)
        counts[level] = counts[level] + 1 if level in counts else levels.get(level, Level()).start
        for deeper in [each for each in counts if each > level]:
            limit = levels.get(deeper, Level()).restart
            if limit is None or level < limit:
                del counts[deeper]
        return _printed(level, levels, counts), level

    def _level(self, numbered: Numbered, style: str, levels: dict[int, Level]) -> int:
        """The level as said, else the one that is tied to the paragraph's style."""
        if numbered.level is not None:
            return min(numbered.level, _LEVELS - 1)
        chain = tuple(self._styles.chain(style))
        return next((level for level, each in levels.items() if each.style and each.style in chain), 0)

    def _restart(self, number: str, level: int, counts: dict[int, int]) -> None:
        """Begin again where a list that shares its form with another says so, when it is first met."""
        if (number, level) in self._met:
            return
        self._met.add((number, level))
        for override in self._lists[number].iter(W + "lvlOverride"):
            start = value(override, W + "startOverride")
            if start is not None and _int(override.get(W + "ilvl"), 0) == level:
                counts[level] = _int(start, 1) - 1

    def _form(self, number: str) -> str:
        """The form that a list counts by, through the style that stands for it."""
        form = value(self._lists[number], W + "abstractNumId") or ""
        linked = value(self._forms.get(form), W + "numStyleLink")
        other = self._styles.list_of(linked) if linked else ""
        return (value(self._lists[other], W + "abstractNumId") or form) if other in self._lists else form

    def _levels_of(self, number: str) -> dict[int, Level]:
        if number not in self._levels:
            form = self._forms.get(self._form(number))
            said = [] if form is None else form.findall(W + "lvl")
            said += self._lists[number].findall(f"{W}lvlOverride/{W}lvl")
            self._levels[number] = {at: level for at, level in map(_level, said) if at < _LEVELS}
        return self._levels[number]


def _level(element: Element) -> tuple[int, Level]:
    at = _int(element.get(W + "ilvl"), 0)
    restart = value(element, W + "lvlRestart")
    level = Level(
        manner=value(element, W + "numFmt") or "decimal",
        text=value(element, W + "lvlText") or "",
        start=_int(value(element, W + "start"), 0),
        restart=None if restart is None else _int(restart, 0),
        legal=bool(switched(element, "isLgl")),
        style=value(element, W + "pStyle") or "",
    )
    return at, level


def _printed(level: int, levels: dict[int, Level], counts: dict[int, int]) -> str:
    """The number as Word prints it, with the figures of the levels above."""
    own = levels.get(level, Level())
    if own.manner in {"bullet", "none"}:
        return "•" if own.manner == "bullet" and own.text.strip() else ""

    def figure(place: re.Match[str]) -> str:
        """The figure that takes the place of "%2" and the like."""
        at = int(place[1]) - 1
        form = levels.get(at, Level())
        return _figure(counts.get(at, form.start), "decimal" if own.legal and form.manner != "decimalZero" else form.manner)

    return _PLACE.sub(figure, own.text).strip()


def _figure(count: int, manner: str) -> str:
    """A count in letters, Roman or plain figures."""
    if manner in {"none", "bullet"}:
        return ""
    if manner.endswith("Letter"):
        return letters(count).upper() if manner.startswith("upper") else letters(count)
    if manner.endswith("Roman"):
        return roman(count).upper() if manner.startswith("upper") else roman(count)
    return f"{count:02}" if manner == "decimalZero" else str(count)


def _int(said: str | None, otherwise: int) -> int:
    return int(said[:_DIGITS]) if said and said.removeprefix("-").isdecimal() else otherwise
