"""Which phrases can stand in a sentence at all, told from the words that each must hold; the others need not be followed.

A sentence is asked once for all phrases: every word, and every two words that stand together, knows by the bits of a number the phrases
that can be said with it. Of six thousand phrases some twenty are left to follow, where each word by itself would open two hundred.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from operator import or_

from checker.mentions.phrases import Part, Phrase

Unit = str | tuple[str, ...]  # a word, or two that follow each other; or the shape of a value
NEEDS = 3  # how many needs of a phrase are asked for: more rule out hardly any


class Index:
    """Phrases by what they need: of each choice that a phrase cannot do without, a sentence must hold something.

    The first needs of all phrases have a bit each, then their second, then their third.
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        needs = [_needs(phrase) for phrase in phrases]
        self._count = len(needs)
        self._free = _bits(level * self._count + number for number, choices in enumerate(needs) for level in range(len(choices), NEEDS))
        filled: defaultdict[Unit, list[int]] = defaultdict(list)
        for number, choices in enumerate(needs):
            for level, units in enumerate(choices[:NEEDS]):
                for unit in units:
                    filled[unit].append(level * self._count + number)
        self._filled = {unit: tuple(bits) for unit, bits in filled.items()}
        self._met: dict[Unit, int] = {}  # the same as a number, of what was met: most things never are

    def possible(self, words: Sequence[str], shapes: Iterable[str]) -> Iterator[int]:
        """The numbers of the phrases that words, and values of these shapes among them, may say; in their order."""
        said: set[Unit] = {*words, *pairwise(words), *map(_of_shape, shapes)}
        able = reduce(or_, [self._met.get(unit) or self._meet(unit) for unit in said & self._filled.keys()], self._free)
        left = able & (1 << self._count) - 1
        for level in range(1, NEEDS):
            left &= able >> level * self._count
        while left:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest

    def _meet(self, unit: Unit) -> int:
        """Which needs of which phrases something fills, in bits."""
        self._met[unit] = met = _bits(self._filled[unit])
        return met


def _bits(numbers: Iterable[int]) -> int:
    """A number with these bits."""
    return sum(1 << number for number in numbers)


def _needs(phrase: Phrase) -> list[frozenset[Unit]]:
    """The choices of which a phrase needs one each; those with the fewest ways to say them first, for they rule out the most."""
    return sorted(dict.fromkeys(_units(part) for part in phrase.parts if not part.optional), key=len)


def _units(part: Part) -> frozenset[Unit]:
    """Everything with which a part of a phrase can be said: the first two words of a wording, or the only one."""
    if part.shape:
        return frozenset((_of_shape(part.shape),))
    return frozenset((*part.words, *(wording[:2] for wordings in part.longer.values() for wording in wordings)))


def _of_shape(shape: str) -> Unit:
    """The shape of a value as something that a sentence holds; no word of a text is written so."""
    return ("", shape)
