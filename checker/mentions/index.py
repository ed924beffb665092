"""Which phrases can stand in a sentence at all, told from the words that each must hold; the others need not be followed.

A sentence is asked once for all phrases: every word, and every two words that stand together, knows by the bits of a number the phrases
that can be said with it. Of six thousand phrases some twenty are left to follow, where each word by itself would open two hundred.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from checker.mentions.phrases import Part, Phrase

Unit = tuple[str, ...]  # a word, or two that follow each other; or the shape of a value


class Index:
    """Phrases by what they need: of each choice that a phrase cannot do without, a sentence must hold something."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        needs = [_needs(phrase) for phrase in phrases]
        levels = range(max(map(len, needs), default=0))  # the first need of each phrase, its second and so on
        self._free = [_bits(number for number, choices in enumerate(needs) if level >= len(choices)) for level in levels]
        filled: defaultdict[Unit, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, choices in enumerate(needs):
            for level, units in enumerate(choices):
                for unit in units:
                    filled[unit][level].append(number)
        self._filled = {unit: tuple((level, tuple(numbers)) for level, numbers in needed.items()) for unit, needed in filled.items()}
        self._met: dict[Unit, tuple[tuple[int, int], ...]] = {}  # the same in bits, of what was met: most things never are

    def possible(self, words: Sequence[str], shapes: Iterable[str]) -> Iterator[int]:
        """The numbers of the phrases that words, and values of these shapes among them, may say; in their order."""
        able = [*self._free]
        said = {(word,) for word in words}.union(pairwise(words), map(_of_shape, shapes))
        for unit in said & self._filled.keys():
            for level, phrases in self._met.get(unit) or self._meet(unit):
                able[level] |= phrases
        left = able[0] if able else 0
        for phrases in able[1:]:
            left &= phrases
        while left:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest

    def _meet(self, unit: Unit) -> tuple[tuple[int, int], ...]:
        """Which needs of which phrases something fills: by level, the phrases in bits."""
        self._met[unit] = met = tuple((level, _bits(numbers)) for level, numbers in self._filled[unit])
        return met


def _bits(numbers: Iterable[int]) -> int:
    """A number with these bits."""
    return sum(1 << number for number in numbers)


def _needs(phrase: Phrase) -> list[frozenset[Unit]]:
    """The choices of which a phrase needs one each; those with the fewest ways to say them first, for they rule out the most."""
    return sorted({_units(part) for part in phrase.parts if not part.optional}, key=lambda units: (len(units), sorted(units)))


def _units(part: Part) -> frozenset[Unit]:
    """Everything with which a part of a phrase can be said: the first two words of a wording, or the only one."""
    if part.shape:
        return frozenset((_of_shape(part.shape),))
    return frozenset((*((word,) for word in part.words), *(wording[:2] for wordings in part.longer.values() for wording in wordings)))


def _of_shape(shape: str) -> Unit:
    """The shape of a value as something that a sentence holds; no word of a text is written so."""
    return ("", shape)
