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
        self._levels: list[dict[Unit, int | tuple[int, ...]]] = []  # by first needs, second and so on: the phrases that something fills
        self._free: list[int] = []  # the phrases that have no such need
        for level in range(max(map(len, needs), default=0)):
            filled: defaultdict[Unit, list[int]] = defaultdict(list)
            for number, choices in enumerate(needs):
                for unit in choices[level] if level < len(choices) else ():
                    filled[unit].append(number)
            self._levels.append({unit: tuple(numbers) for unit, numbers in filled.items()})
            self._free.append(_bits(number for number, choices in enumerate(needs) if level >= len(choices)))

    def possible(self, words: Sequence[str], shapes: Iterable[str]) -> Iterator[int]:
        """The numbers of the phrases that words, and values of these shapes among them, may say; in their order."""
        said = {(word,) for word in words}.union(pairwise(words), map(_of_shape, shapes))
        left = -1
        for filled, free in zip(self._levels, self._free, strict=True):
            able = free
            for unit in said & filled.keys():
                able |= _met(filled, unit)
            left &= able
        while left > 0:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest


def _met(filled: dict[Unit, int | tuple[int, ...]], unit: Unit) -> int:
    """The bits of the phrases that something fills; they are counted out when it is first met, for most things are never met."""
    met = filled[unit]
    if isinstance(met, tuple):
        met = filled[unit] = _bits(met)
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
