"""How the blocks of a file are spelt: which stretch of which leaf each was read from, kept only for the walk back to the file.

A leaf is an element with its letters, or the letters that follow an element; its name is its part's and its place in it.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from checker.formats.places import Letter
from checker.formats.xml import Element

Leaf: TypeAlias = tuple[Element, bool]  # the letters in an element, or those behind it
Stretch: TypeAlias = tuple[str, Leaf]
Names: TypeAlias = Callable[[Element], Iterator[tuple[Leaf, str]]]  # every leaf under a part's root with its name in the part


class Spelling:
    """By the anchor of a block the stretches of letters that it was read from."""

    def __init__(self, names: Names, part_of: Callable[[Element], str]) -> None:
        self._names, self._part_of = names, part_of
        self._spelt: dict[str, list[Stretch]] = {}
        self._named: dict[Leaf, str] = {}
        self._leaves: dict[str, Leaf] = {}

    def note(self, anchor: str, stretches: list[Stretch]) -> None:
        """Keep how a block is spelt."""
        self._spelt[anchor] = stretches

    def letters(self, anchor: str) -> Iterator[Letter]:
        """The letters of a block in order."""
        for text, leaf in self._spelt.get(anchor, ()):
            name = self._name(leaf)
            yield from (Letter(said, name, at) for at, said in enumerate(text))

    def leaf(self, name: str) -> Leaf:
        """The leaf of a name that a letter bore."""
        return self._leaves[name]

    def _name(self, leaf: Leaf) -> str:
        """The name of a leaf; the leaves of a part are named all at once, when the first is asked for."""
        if leaf not in self._named:
            root = leaf[0].getroottree().getroot()
            part = self._part_of(root)
            named = {each: f"{part}#{name}" for each, name in self._names(root)}
            self._named |= named
            self._leaves |= {name: each for each, name in named.items()}
        return self._named[leaf]
