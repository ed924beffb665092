"""A sheet: what a person wrote by hand as plain data that remembers on which line every key and item stands."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from checker.fixed import fixed

Field = tuple[str | int, ...]


@fixed
class Sheet:
    """A file as plain data that remembers on which line every key and item stands; or the faults for which it could not be read."""

    path: str
    data: Any = None
    numbered: Callable[[], Mapping[Field, int]] = dict  # the line of each key and item; dear, and only wanted where something is wrong
    faults: tuple[str, ...] = ()

    @cached_property
    def lines(self) -> Mapping[Field, int]:
        """The line of each key and item."""
        return self.numbered()

    def line(self, place: Field = ()) -> int:
        """The line on which a key or item stands, or else what holds it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def fault(self, place: Field, cause: str) -> str:
        """What is wrong at a place, as one line for a person."""
        named = spoken(place)
        return f"{self.path}:{self.line(place)}: {named}: {cause}" if named else f"{self.path}:{self.line(place)}: {cause}"


def spoken(place: Field) -> str:
    """A place as people write it: `check.with[0].any`, the first item being 0."""
    words = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return words.removeprefix(".")
