"""What the styles of an OpenDocument file say: whether a paragraph is a heading or bold, and how its lists are numbered."""

import re
from collections.abc import Iterator

from checker.fixed import fixed
from checker.formats.counting import letters, roman
from checker.formats.xml import Element

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_ROOMS = ("text", "style", "table", "drawing", "office", "presentation")
TEXT, STYLE, TABLE, DRAW, OFFICE, PRESENTATION = (f"{_OASIS}{name}:1.0}}" for name in _ROOMS)
_FO = f"{_OASIS}xsl-fo-compatible:1.0}}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_TITLES = {"title": 1, "subtitle": 2}
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_LEVELS = 10
_DIGITS = 9  # of a count; more are no count that anybody meant
_MOST_ABOVE = 50  # styles that a style is based on, one behind the other
_PLACE = re.compile(r"%(\d+)%")


@fixed
class Level:
    """How one level of a list is numbered."""

    bullet: bool = False
    manner: str = ""
    before: str = ""
    after: str = ""
    shown: int = 1  # how many levels the number shows
    start: int = 1
    pattern: str = ""  # "%1%.%2%." where the file spells the number out


Lists = dict[int, Level]


class Styles:
    """The styles that hold for one part of a file: the common ones, and those that the part made for itself."""

    def __init__(self, *folders: Element | None) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, Lists] = {}
        self.outline: Lists = {}
        for folder in folders:
            for style in () if folder is None else folder:
                self._note(style)

    def list_of(self, name: str) -> Lists:
        """The levels of a list style, from 1."""
        return self._lists.get(name, {})

    def list_name(self, paragraph: str) -> str | None:
        """The list style that a paragraph's style brings with it; "" where it says that there is none."""
        return next(
            (said for style in self._chain("paragraph", paragraph) if (said := style.get(STYLE + "list-style-name")) is not None), None
        )

    def title(self, paragraph: str) -> int:
        """The level of heading that a paragraph's style stands for, and 0 for none; a usual style need not be in the file."""
        if ("paragraph", paragraph) not in self._styles:
            return _TITLES.get(paragraph.lower(), 0)
        for style in self._chain("paragraph", paragraph):
            level = style.get(STYLE + "default-outline-level")
            if level:
                return whole(level, 0)
            named = (style.get(STYLE + "display-name") or style.get(STYLE + "name") or "").lower()
            if named in _TITLES:
                return _TITLES[named]
        return 0

    def bold(self, family: str, name: str) -> bool | None:
        """Whether a style of letters or of paragraphs is bold; None where it does not say."""
        for style in self._chain(family, name):
            properties = style.find(STYLE + "text-properties")
            weight = None if properties is None else properties.get(_FO + "font-weight")
            if weight:
                return weight in _BOLD
        return None

    def _chain(self, family: str, name: str) -> Iterator[Element]:
        seen: set[str] = set()
        while (family, name) in self._styles and name not in seen and len(seen) < _MOST_ABOVE:
            seen.add(name)
            style = self._styles[family, name]
            yield style
            name = style.get(STYLE + "parent-style-name", "")

    def _note(self, style: Element) -> None:
        if style.tag == STYLE + "style":
            self._styles[style.get(STYLE + "family", ""), style.get(STYLE + "name", "")] = style
        elif style.tag == TEXT + "list-style":
            self._lists[style.get(STYLE + "name", "")] = dict(map(_level, style))
        elif style.tag == TEXT + "outline-style":
            self.outline = dict(map(_level, style))


class Count:
    """How far a list has been counted."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def next(self, level: int, levels: Lists, start: str | None) -> str:
        """The number of the next item of a level, as it is printed."""
        own = levels.get(level, Level())
        begun = self._counts.get(level)
        onward = own.start if begun is None else begun + 1
        self._counts[level] = whole(start, onward)
        for deeper in [each for each in self._counts if each > level]:
            del self._counts[deeper]
        return "•" if own.bullet else self._printed(level, levels)

    def _printed(self, level: int, levels: Lists) -> str:
        own = levels.get(level, Level())
        if not own.manner:
            return ""
        if own.pattern:
            return _PLACE.sub(lambda place: self._figure(int(place[1]), levels), own.pattern).strip()
        figures = [self._figure(at, levels) for at in range(max(1, level - own.shown + 1), level + 1)]
        return (own.before + ".".join(filter(None, figures)) + own.after).strip()

    def _figure(self, level: int, levels: Lists) -> str:
        form = levels.get(level, Level())
        count = self._counts.get(level, form.start)
        if form.manner.lower() == "a":
            return letters(count) if form.manner == "a" else letters(count).upper()
        if form.manner.lower() == "i":
            return roman(count) if form.manner == "i" else roman(count).upper()
        return str(count) if form.manner else ""


def _level(element: Element) -> tuple[int, Level]:
    at = min(whole(element.get(TEXT + "level"), 1), _LEVELS)
    level = Level(
        bullet=element.tag == TEXT + "list-level-style-bullet",
        manner=element.get(STYLE + "num-format", ""),
        before=element.get(STYLE + "num-prefix", ""),
        after=element.get(STYLE + "num-suffix", ""),
        shown=whole(element.get(TEXT + "display-levels"), 1),
        start=whole(element.get(TEXT + "start-value"), 1),
        pattern=element.get(STYLE + "num-list-format") or element.get(_LOEXT + "num-list-format") or "",
    )
    return at, level


def whole(said: str | None, otherwise: int) -> int:
    """A count that a file says; anything that is no plain count is not believed."""
    return int(said[:_DIGITS]) if said and said.isdecimal() else otherwise
